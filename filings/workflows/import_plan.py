"""What an import writes: rubric files, the project file, and the list of what needs eyes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from filings.diagnostics import Diagnostic
from filings.messages import gettext as _
from filings.model.application import Targets
from filings.model.assignment import Assignment, Role
from filings.model.units import Unit
from filings.project.write import Commented, OneLine, comment_lines, flow, plain, yaml_text
from filings.recognise.agreement import restated
from filings.recognise.convert import (
    ImportedRubric,
    rubric_of,
    targets_of,
    units_of,
)
from filings.recognise.findings import Found, FoundTable, TableKind

_LONGEST_LINE = 96
_KEYS = {TableKind.RUBRIC: "评分", TableKind.DIVISION: "任务"}
_NAMES = {TableKind.RUBRIC: "评分细则", TableKind.DIVISION: "任务分工"}


@dataclass(frozen=True, slots=True)
class PlannedRubric:
    """A rubric to be written: its key in the project, its file, and the document it is for."""

    key: str
    file: str
    document: str
    imported: ImportedRubric
    table: FoundTable


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that was found, ready to be written. ``source`` names the files it came from.

    ``left_out`` says what the project does not hold; the words of ``unplaced`` tables stand in the
    report alone.
    """

    source: str
    found: tuple[Found, ...]
    rubrics: tuple[PlannedRubric, ...] = ()
    units: tuple[Unit, ...] = ()
    targets: Targets | None = None
    left_out: tuple[str, ...] = ()
    unplaced: tuple[FoundTable, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def plan_import(source: str, found: Sequence[Found]) -> ImportPlan:
    """What a project of these documents would hold."""
    tables = [(document, table) for document in found for table in document.tables]
    both = [(d, t) for d, t in tables if t.kind in _KEYS and t.items]
    wanted = [(d, t) for d, t in both if not _is_restated(t, both)]
    rubrics: list[PlannedRubric] = []
    for document, table in wanted:
        key = _free(
            _("正文任务") if in_text(table) else _KEYS[table.kind], [r.key for r in rubrics]
        )
        stem = _file_name(table.title) or (
            _("正文任务分工") if in_text(table) else _NAMES[table.kind]
        )
        taken = [r.file.removesuffix(".yaml") for r in rubrics]
        rubrics.append(
            PlannedRubric(
                key,
                f"{_free(stem, taken)}.yaml",
                _document(table),
                rubric_of(table, document.head),
                table,
            )
        )
    in_annex = [t for _d, t in both if not any(t is w for _e, w in wanted)]
    targets = [t for _d, t in tables if t.kind is TableKind.TARGETS and t.items]
    unplaced = [
        t
        for _d, t in tables
        if t.kind is TableKind.FORM
        or (t.kind is TableKind.OTHER and not t.rows)  # else told, every word of it (I129)
        or (t.kind in _KEYS and all(t is not w for _e, w in wanted))
        or (t.kind is TableKind.TARGETS and all(t is not kept for kept in targets[:1]))
    ]
    left_out = [
        *(
            _("正文里的{count}项任务与附表是同一件事，项目里以附表为准").format(count=len(t.items))
            for t in in_annex
        ),
        *(
            _("“{title}”（{count}项）").format(
                title=t.title or _("没有标题的表格"), count=len(t.items)
            )
            for _d, t in tables
            if (t.kind is TableKind.OTHER and not t.rows)
            or (t.kind is TableKind.TARGETS and all(t is not kept for kept in targets[:1]))
        ),
    ]
    return ImportPlan(
        source,
        tuple(found),
        tuple(rubrics),
        tuple(units_of([t for _d, t in wanted])),
        targets_of(targets[0]) if targets else None,
        tuple(left_out),
        tuple(unplaced),
        tuple(d for document in found for d in document.diagnostics),
    )


def in_text(table: FoundTable) -> bool:
    """Whether a division stands in running text."""
    return bool(table.items) and table.items[0].source.paragraph is not None


def _is_restated(table: FoundTable, others: Sequence[tuple[Found, FoundTable]]) -> bool:
    """Whether a division of running text is stated by a table as well, nearly item by item."""
    return in_text(table) and any(
        len(restated(table, other)) * 2 >= max(len(table.items), len(other.items))
        for _d, other in others
        if not in_text(other)
    )


def _document(table: FoundTable) -> str:
    """The kind of document that shows such a table."""
    if table.kind is TableKind.RUBRIC:
        divided = any(item.units_text or item.deadline for item in table.items)
        return "scoring_division" if divided else "self_score_sheet"
    roles = {unit.role for item in table.items for unit in item.units}
    materials = any(item.materials for item in table.items)
    return "responsibility_table" if materials or roles - {Role.RESPONSIBLE} else "task_breakdown"


def _free(word: str, taken: Sequence[str]) -> str:
    count = 1
    name = word
    while name in taken:
        count += 1
        name = f"{word}{count}"
    return name


_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\s]+')


def _file_name(title: str | None) -> str:
    """A title as the name of a file, short and safe on Windows."""
    bare = _UNSAFE.sub("", title or "").strip(".")
    return bare if len(bare) <= 30 else f"{bare[:14]}…{bare[-14:]}"


def rubric_text(planned: PlannedRubric, source: str) -> str:
    """The rubric's file: the superior's words, what the model has no field for as comments."""
    data = plain(planned.imported.rubric)
    if "主管单位" in data:
        data = {("发文机关" if key == "主管单位" else key): v for key, v in data.items()}
    _annotate(data, planned.imported)
    header = ["yaml-language-server: $schema=rubric.schema.json", *_header(planned, source), ""]
    return "\n".join(comment_lines(header)) + "\n" + yaml_text(data)


def _header(planned: PlannedRubric, source: str) -> Iterator[str]:
    yield _("由 filings import 从“{source}”读出，文字照录原文。").format(source=source)
    yield _("读错的地方可以直接改；上级自己写错的不要改，写进 filing.yaml 的“更正”。")
    for note in planned.imported.notes:
        yield _("原表说明：{note}").format(note=" ".join(note.split()))
    for name in planned.imported.added:
        yield _("原表没有“{name}”这个类别，是为了保持次序加的。").format(name=name)


def _annotate(data: dict[str, Any], imported: ImportedRubric) -> None:
    """Leave out ids that equal the number, and put remarks above their items."""

    def walk(place: dict[str, Any]) -> None:
        for index, item in enumerate(place.get("指标", ())):
            identity = item["标识"]
            if item.get("序号") == identity:
                del item["标识"]
            remarks = imported.remarks.get(identity)
            if remarks:
                place["指标"][index] = Commented(remarks, item)
        for section in place.get("类别", ()):
            walk(section)

    walk(data)


def assignments_data(imported: ImportedRubric) -> dict[str, Any]:
    """The assignments of a rubric, an item a line where that is short enough."""
    made: dict[str, Any] = {}
    for item_id, assignment in imported.assignments.items.items():
        data = _assignment(assignment)
        long = len(flow(data)) > _LONGEST_LINE
        made[item_id] = data if long else OneLine(data)
    return made


def _assignment(assignment: Assignment) -> dict[str, Any]:
    return plain(assignment)


def units_data(units: Sequence[Unit]) -> list[Any]:
    """The units as they stand in the project file."""
    return [OneLine(_unit(unit)) for unit in units]


def _unit(unit: Unit) -> dict[str, Any]:
    data = plain(unit)
    if unit.members is not None:
        data["成员单位"] = list(unit.members)
    return data


def documents_data(plan: ImportPlan) -> list[Any]:
    """The documents that the project can make of what was found."""
    # Each says which rubric it shows, so that it still does when another one is imported.
    found: list[Any] = [
        OneLine({"类型": rubric.document, "评分细则": rubric.key}) for rubric in plan.rubrics
    ]
    if plan.targets is not None:
        found.append("targets_table")
    return found


def project_text(plan: ImportPlan) -> str:
    """A new project file of what was found, with comments that say what is left to fill in."""
    data: dict[str, Any] = {
        "格式版本": "1",
        "创建活动": Commented(
            ("", _("一、什么工作：名称、主管单位和起止日期，请核对。")), _programme(plan)
        ),
        **_applicant(),
        "评分细则": Commented(
            ("", _("三、细则和任务分工：每张表一个文件，前面是给它起的名字。")),
            {r.key: r.file for r in plan.rubrics},
        ),
        "责任单位": Commented(
            (
                "",
                _("四、责任单位：原文出现的单位。成员单位是空方括号的，请把组里的单位填进去。"),
                _("同一个单位有几种叫法的，合成一行：{名称: 区财政局, 简称: [财政局]}"),
            ),
            units_data(plan.units),
        ),
        "责任分工": Commented(
            ("", _("五、责任分工：照录原文。原文没有写的，请补上。")),
            {r.key: assignments_data(r.imported) for r in plan.rubrics},
        ),
    }
    if plan.targets is not None:
        targets = plain(plan.targets)
        targets["指标"] = [OneLine(item) for item in targets["指标"]]
        data["主要指标"] = Commented(("", _("主要指标：现状值请自己填。")), targets)
    data["文档"] = Commented(("", _("六、要生成的文档。")), documents_data(plan))
    for key in ("评分细则", "责任单位", "责任分工", "文档"):
        if not data[key].value or (key == "责任分工" and not any(data[key].value.values())):
            del data[key]
    header = [
        "yaml-language-server: $schema=filing.schema.json",
        _("由 filings import 从“{source}”读出。").format(source=plan.source),
        _("先看“导入情况.txt”里要核对的地方，改好以后运行 filings check。"),
        "",
    ]
    return "\n".join(comment_lines(header)) + "\n" + yaml_text(data)


def _programme(plan: ImportPlan) -> dict[str, Any]:
    heads = [found.head for found in plan.found]
    head = next((h for h in heads if h.title), heads[0])
    stages = next((h.stages for h in heads if h.stages), ())
    days = [day for stage in stages for day in (stage.start, stage.end) if day is not None]
    start = min([*days, *([head.date] if head.date else [])], default=None)
    made: dict[str, Any] = {}
    made["名称"] = head.title or plan.source
    if head.issuers:
        made["主管单位"] = "、".join(head.issuers)
    if head.document_number:
        made["发文字号"] = head.document_number
    if start is not None:
        made["开始日期"] = start.isoformat()
    if days:
        made["结束日期"] = max(days).isoformat()
    if stages:
        made["工作步骤"] = [_stage(stage) for stage in stages]
    return made


def _stage(stage: Any) -> dict[str, Any]:
    made = {"名称": stage.name}
    if stage.start is not None:
        made["开始日期"] = stage.start.isoformat()
    if stage.end is not None:
        made["结束日期"] = stage.end.isoformat()
    if stage.content:
        made["内容"] = stage.content
    return made


def _applicant() -> dict[str, Any]:
    return {
        "申报主体": Commented(
            ("", _("二、谁来申报、谁来落实：请填写。")), {"名称": "", "所在地": ""}
        )
    }
