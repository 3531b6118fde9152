"""The tables as they come out in Word: complete, merged by section, widths and headers right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from support.projects import SAMPLES
from support.tables import Grid, read_tables, type_area_at

from filings.documents import (
    Context,
    PlannedDocument,
    find_kind,
    full_context,
    own_template_names,
    plan_documents,
)
from filings.model import (
    DocumentRequest,
    Evidence,
    Item,
    ItemSelfAssessment,
    Project,
    Rubric,
    Section,
    Target,
    Targets,
)
from filings.project.load import load
from filings.resources import samples_folder, templates_folder
from filings.word.render import Properties, render
from filings.word.template import read_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE_KINDS = ("self_score_sheet", "responsibility_table", "task_breakdown", "scoring_division")


@dataclass(frozen=True)
class Made:
    """A finished document with what it was made of."""

    name: str
    context: Context
    content: bytes

    @property
    def document(self) -> Any:
        with ZipFile(BytesIO(self.content)) as archive:
            return etree.fromstring(archive.read("word/document.xml"))

    @property
    def text(self) -> str:
        """All text without blanks."""
        return "".join("".join(self.document.itertext()).split())

    @property
    def table(self) -> Grid:
        """The largest table as a grid."""
        return max(read_tables(self.content), key=len)

    @property
    def widths(self) -> list[int]:
        """The widths of that table's columns."""
        table = max(self.document.iter(f"{W}tbl"), key=lambda t: len(t.findall(f"{W}tr")))
        return [int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid")]


def make(
    project: Project, document: PlannedDocument, folder: Path | None = None, hole: str = ""
) -> Made:
    """Render a document; whatever the engine has to say about it fails the test."""
    if document.kind is not None:
        context = document.kind.build_context(project, document, hole)
        file = templates_folder() / document.kind.template
    else:
        assert folder is not None
        context = full_context(project, hole, document)
        file = folder / "templates" / own_template_names(document)[0]
    template, found = read_template(file, name=file.name)
    assert template is not None, found
    pictures = (
        {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.png")}
        if folder
        else {}
    )
    properties = Properties(title=context["document"]["title"])
    made = render(template, context, draft=bool(hole), pictures=pictures, properties=properties)
    assert made.diagnostics == []
    assert made.content is not None
    return Made(document.output, context, made.content)


def samples() -> Iterator[tuple[str, Made]]:
    for name in SAMPLES:
        folder = samples_folder() / name
        project, _found = load(folder)
        for document in plan_documents(project):
            yield f"{name} {document.output}", make(project, document, folder)


@pytest.fixture(scope="module")
def built() -> dict[str, Made]:
    """Every document of every sample, by sample and file name."""
    return dict(samples())


def of(project: Project, kind: str, hole: str = "") -> Made:
    """A table of the only rubric of a project."""
    found = find_kind(kind)
    assert found is not None
    (rubric,) = project.rubrics
    document = PlannedDocument(1, DocumentRequest(kind=kind), found, rubric, None, "01.docx")
    return make(project, document, None, hole)


def test_every_kind_is_built_for_some_sample(built: dict[str, Made]) -> None:
    from filings.documents import KINDS

    files = {made.name.partition("-")[2] for made in built.values()}
    assert files >= {f"{kind.title}.docx" for kind in KINDS} | {"单位任务统计表.docx"}


def test_every_item_is_there_with_its_units_and_deadline(built: dict[str, Made]) -> None:
    for name, made in built.items():
        if "rows" not in made.context:
            continue
        text = made.text
        for row in made.context["rows"]:
            if row.get("kind") == "sum":
                continue
            assert plain(row["main"]) in text, name
            if "自查打分表" in name:
                assert all(plain(line) in text for line in row["remark_lines"]), name
                continue
            assert all(plain(line) in text for line in row["unit_lines"]), name
            assert plain(row["deadline"]) in text, name


def plain(text: str) -> str:
    return "".join(text.split())


def test_nothing_of_a_tag_is_left(built: dict[str, Made]) -> None:
    for name, made in built.items():
        assert not any(mark in made.text for mark in ("{{", "}}", "{%", "%}")), name


def test_texts_title_signature_and_seal_are_there(built: dict[str, Made]) -> None:
    form = built["town 01-申报备案表.docx"].text
    for piece in (
        "示例市质量强镇（街道）申报备案表",
        "申报单位：",
        "所在地：",
        "申报日期：",
        "2026年3月2日",
        "申报单位创建工作备案请示",
        "关于备案示例镇质量强镇创建工作的请示",
        "示例市质量发展委员会办公室：",
        "示例镇人民政府（盖章）",
        "示例县质量发展委员会推荐意见",
        "示例县质量发展委员会（盖章）",
        "年月日",
        "一、基本情况",
        "二、主要措施",
        "三、取得成效",
        "四、下一步工作打算",
        "备注：对照示例市质量强镇（街道）创建评估细则提交自查打分表。",
    ):
        assert piece in form, piece


def test_the_request_says_how_to_reach_the_applicant(built: dict[str, Made]) -> None:
    made = built["town 02-请示.docx"]
    assert f"（{plain(made.context['applicant']['contact_note'])}）" in made.text


def test_grids_are_valid_and_fill_the_type_area(built: dict[str, Made]) -> None:
    for name, made in built.items():
        for table in made.document.iter(f"{W}tbl"):
            grid = [int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid")]
            if table.getparent().tag == f"{W}body" and "PlainTable" not in str(
                etree.tostring(table.find(f"{W}tblPr"))
            ):
                assert sum(grid) == type_area_at(table), name
            for cells in rows_of(table):
                assert sum(span for _cell, span in cells) == len(grid), name
                position = 0
                for cell, span in cells:
                    width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
                    assert width == sum(grid[position : position + span]), name
                    position += span


def rows_of(table: Any) -> Iterator[list[tuple[Any, int]]]:
    for row in table.findall(f"{W}tr"):
        cells = []
        for cell in row.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            cells.append((cell, int(span.get(f"{W}val")) if span is not None else 1))
        yield cells


def test_header_rows_repeat_and_rows_do_not_break(built: dict[str, Made]) -> None:
    for name, made in built.items():
        if "rows" not in made.context:
            continue
        (table,) = made.document.iter(f"{W}tbl")
        header, *rest = table.findall(f"{W}tr")
        assert header.find(f"{W}trPr/{W}tblHeader") is not None, name
        assert len(rest) == len(made.context["rows"]), name
        assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in (header, *rest)), name


def test_cells_are_merged_where_neighbours_are_of_one_section(built: dict[str, Made]) -> None:
    for name, made in built.items():
        rows = made.context.get("rows", [])
        for number, (above, row) in enumerate(pairwise(rows), 2):
            column = 1
            if "sum" in (above.get("kind"), row.get("kind")):
                continue
            for cell in row["sections"]:
                old = next((c for c in above["sections"] if c["key"] == cell["key"]), None)
                text, merged = made.table[number][column]
                assert merged == (old is not None and cell["key"] != ""), name
                assert text == plain(cell["text"]), name
                column += cell["span"]


def test_the_veto_row_comes_first_with_its_label_across_the_sections(
    built: dict[str, Made],
) -> None:
    made = built["district-division 02-责任分工表.docx"]
    header, first, second, *_rest = made.table
    assert [text for text, _merged in header] == [
        "序号",
        "一级指标",
        "二级指标",
        "三级指标",
        "提供资料要求",
        "责任单位",
        "完成时限",
    ]
    assert [text for text, _merged in first[:3]] == ["一票否决项"] * 3
    assert first[3][0].startswith("申报之日前三年")
    assert second[0][0] == "1"


def test_sections_are_numbered_in_the_task_breakdown(built: dict[str, Made]) -> None:
    made = built["district-plan 02-任务分解表.docx"]
    header, *rows = made.table
    assert [text for text, _merged in header] == [
        "序号",
        "规定动作",
        "主要内容",
        "责任单位",
        "完成时限",
    ]
    assert [(row[0], row[2][0][:2]) for row in rows[3:5]] == [
        (("1", True), "4、"),
        (("2", False), "5、"),
    ]


def test_targets_merge_by_category(built: dict[str, Made]) -> None:
    table = built["province-targets 02-主要指标表.docx"].table
    assert [text for text, _merged in table[0]] == [
        "类别",
        "主要指标",
        "2020年",
        "2025年",
        "属性",
        "现状",
        "完成情况",
    ]
    assert len(table) == 1 + 17
    assert [row[0] for row in table[1:4]] == [("产业", False), ("产品", False), ("产品", True)]
    assert "—" in [row[2][0] for row in table[1:]]
    assert {row[6][0] for row in table[1:]} == {"已达到"}


def targets_of(*items: Target) -> Made:
    """The table of some indicators."""
    project = Project(targets=Targets(items=items), documents=(DocumentRequest(kind="主要指标表"),))
    return make(project, plan_documents(project)[0], hole="【待定】")


def test_a_plan_without_present_values_has_no_columns_for_them() -> None:
    table = targets_of(Target(name="产品合格率", measure="%", goal="98")).table
    assert [text for text, _merged in table[0]] == ["类别", "主要指标", "基期值", "目标值", "属性"]
    assert [text for text, _merged in table[1]] == ["", "产品合格率（%）", "—", "98", "—"]


def test_each_indicator_says_whether_its_goal_is_met() -> None:
    made = targets_of(
        Target(name="甲", goal="≥98%", actual="98.1%"),
        Target(name="乙", goal="前10位", actual="第12位"),
        Target(name="丙", goal="居全国前列", actual="第3位"),
        Target(name="丁", actual="5"),
        Target(name="戊", goal="5"),
    )
    assert [row[6][0] for row in made.table[1:]] == ["已达到", "未达到", "人工判断", "—", "—"]
    assert made.table[5][5][0] == "【待定】"


def test_the_catalogue_lists_every_piece_under_its_item_and_section(built: dict[str, Made]) -> None:
    made = built["town 06-佐证材料目录.docx"]
    project, _found = load(samples_folder() / "town")
    header, *rows = [[text for text, _merged in row] for row in made.table]
    assert header == ["指标", "编号", "材料名称", "文号", "日期", "页数", "文件"]
    sections = [row[0] for row in rows if len(set(row)) == 1]
    assert sections[0] == "质量发展促进机制"
    pieces = {row[1]: row for row in rows if len(set(row)) > 1}
    cited = [a.evidence for a in project.self_assessment["scoring"].values()]
    assert len(pieces) == sum(map(len, cited))
    assert {row[2] for row in pieces.values()} == {
        plain(e.title or "") for e in project.evidence.values()
    }
    assert pieces["1-1"][2:] == [
        "关于成立示例镇质量发展委员会的通知",
        "示镇发〔2024〕21号",
        "2024年7月5日",
        "2",
        "成立质量发展委员会通知.pdf",
    ]
    assert pieces["6-1"][6] == "质量强镇创建工作方案.pdf（同2-1）"
    assert "共26份，54页" in made.text


def test_the_cells_of_an_item_with_several_pieces_are_one(built: dict[str, Made]) -> None:
    made = built["town 06-佐证材料目录.docx"]
    first, second, third = made.table[2:5]
    assert [cell[1] for cell in (first[0], second[0], third[0])] == [False, True, False]


def test_items_outside_of_every_section_stand_before_the_first() -> None:
    section = Section(name="组织保障", items=(Item(id="1", no="1", method="有机构。"),))
    rubric = Rubric(sections=(section,), items=(Item(id="2", no="2", method="有创新。"),))
    answer = ItemSelfAssessment(evidence=("E01",))
    project = Project(
        rubrics={"scoring": rubric},
        evidence={"E01": Evidence(title="通知")},
        self_assessment={"scoring": {"1": answer, "2": answer}},
    )
    cells = [row[0][0] for row in of(project, "evidence_catalogue").table[1:]]
    assert cells == ["2.有创新。", "组织保障", "1.有机构。"]


def test_a_catalogue_without_all_pages_states_no_sum_and_an_unknown_piece_is_a_hole() -> None:
    answers = {"1": ItemSelfAssessment(evidence=("E01", "E02", "E09"))}
    project = Project(
        rubrics={"scoring": Rubric(items=(Item(id="1", no="1", method="有机构。"),))},
        evidence={"E01": Evidence(title="通知", pages=2), "E02": Evidence(title="纪要")},
        self_assessment={"scoring": answers},
    )
    made = of(project, "evidence_catalogue", hole="【待定】")
    assert "共3份" in made.text and "页" not in made.text.partition("共3份")[2][:3]
    assert [row[2][0] for row in made.table[1:]] == ["通知", "纪要", "E09【待定】"]


# Other shapes ---------------------------------------------------------------------------------


def project_of(rubric: Rubric) -> Project:
    return Project(rubrics={"scoring": rubric})


def nested(depth: int) -> Rubric:
    """Two sections on every level, two items in each innermost one; all of one name."""
    numbers = iter(range(1, 100))

    def items() -> tuple[Item, ...]:
        return tuple(
            Item(id=str(n), no=str(n), content=f"第{n}项", points=2)
            for n in (next(numbers), next(numbers))
        )

    def sections(levels: int) -> tuple[Section, ...]:
        if levels == 1:
            return tuple(Section(name="质量", items=items()) for _ in range(2))
        return tuple(Section(name="质量", sections=sections(levels - 1)) for _ in range(2))

    return Rubric(items=items()) if depth == 0 else Rubric(sections=sections(depth))


@pytest.mark.parametrize("kind", TABLE_KINDS)
@pytest.mark.parametrize("depth", [0, 1, 2, 3])
def test_a_rubric_of_any_depth_has_a_column_for_each_level(kind: str, depth: int) -> None:
    made = of(project_of(nested(depth)), kind)
    header, *rows = made.table
    area = 8844 if kind == "task_breakdown" else 12756
    assert sum(made.widths) == area
    assert min(made.widths) >= 400
    others = {"self_score_sheet": 5, "scoring_division": 5}.get(kind, 4)
    assert len(header) == len(made.widths) == others + depth
    items = [row for row in rows if "计" not in row[0][0]]
    assert [row[0][0] for row in items] == [str(n) for n in range(1, len(items) + 1)]
    for level in range(1, depth + 1):
        size = 2 ** (depth - level + 1)
        merged = [row[level][1] for row in items]
        assert merged == [number % size != 0 for number in range(len(items))]


@pytest.mark.parametrize("kind", TABLE_KINDS)
def test_equal_neighbours_of_different_sections_do_not_merge(kind: str) -> None:
    rubric = Rubric(
        sections=tuple(
            Section(
                name="质量",
                sections=(Section(name="保障", items=(Item(id=n, no=n, content="同"),)),),
            )
            for n in ("1", "2")
        )
    )
    rows = of(project_of(rubric), kind).table[1:3]
    assert [row[1] for row in rows] == [("质量", False)] * 2
    assert [row[2] for row in rows] == [("保障", False)] * 2


@pytest.mark.parametrize("kind", ["responsibility_table", "task_breakdown", "scoring_division"])
def test_a_draft_shows_the_hole_in_each_cell_that_lacks_something(kind: str) -> None:
    made = of(project_of(nested(1)), kind, "【待定】")
    assert [row[-1][0] for row in made.table[1:]] == ["【待定】"] * 4
    assert [row[-2][0] for row in made.table[1:]] == ["【待定】"] * 4


def test_content_and_method_have_a_column_each_where_items_state_both() -> None:
    rubric = Rubric(items=(Item(id="1", no="1", content="有机构", method="有文件（2分）"),))
    for kind in ("self_score_sheet", "scoring_division"):
        header, row, *_rest = of(project_of(rubric), kind).table
        assert [text for text, _merged in header[1:4]] == ["主要内容", "分数", "评分方法"]
        assert row[1][0] == "有机构"
        assert row[3][0] == "有文件（2分）"


def test_the_basis_of_a_veto_item_is_not_lost_without_a_column_of_materials() -> None:
    veto = Item(id="veto", content="未发生事故", method="按规定认定", veto=True)
    rubric = Rubric(items=(veto, Item(id="1", no="1", content="有机构")))
    text = of(project_of(rubric), "responsibility_table").text
    assert "未发生事故" in text
    assert "按规定认定" in text
