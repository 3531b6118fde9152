"""The tables: 自查打分表, 责任分工表, 任务分解表, 评分责任分解表, 主要指标表, 佐证材料目录, 单位任务清单."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from document import SAME_SECTION, Template
from house import LANDSCAPE, PORTRAIT
from list_table import KEPT, Column, list_table, tagged
from wordml import Cell, paragraph, tag, title

_AFTER = paragraph(style="AfterTable")

# The tables that may be annexes of a plan are made for a ``scope``: '' in a document of their own,
# ``annex.`` where the plan has its annexes.

_FIRST = Column(
    "序号",
    "{{ row.first.text }}",
    600,
    centred=True,
    merge="row.first.key",
    span="row.first.span",
)


def _levels(width: int, tag_width: int, scope: str = "") -> Column:
    """A column for each level. Two columns take as much as one with its tags, if these do."""
    return Column(
        "{{ level }}",
        "{{ section.text }}",
        width,
        centred=True,
        merge="section.key",
        span="section.span",
        each=(("level", f"{scope}levels"), ("section", "row.sections")),
        tag_width=tag_width,
    )


def _two_levels(scope: str = "") -> Column:
    return _levels(1420, 710, scope)


def _content(scope: str = "") -> Column:
    return Column(f"{{{{ {scope}content_heading }}}}", "{{ row.content }}", 2000)


def _method(scope: str = "") -> Column:
    return Column(f"{{{{ {scope}method_heading }}}}", "{{ row.method_lines | lines }}")


_POINTS = Column("分数", "{{ row.points | points }}", 620, centred=True)
# Wide enough for 镇为民服务中心（牵头） in one line, and for 2024年12月31日前 in two.
_UNITS = Column("责任单位", "{{ row.unit_lines | lines }}", 2490, centred=True)
_DEADLINE = Column("完成时限", "{{ row.deadline }}", 1440, centred=True)


def _label_across(count: int, kept: bool) -> list[Cell]:
    """The cells of a row that heads those below it."""
    return [Cell(paragraph("{{ row.label }}", "TableSum", KEPT if kept else ""), span=count)]


def _either(condition: str, make: Callable[[Sequence[Column]], str], column: Column) -> str:
    """The table with ``column`` where the condition holds, else without it.

    Two tables rather than one with a column that may be absent: in each the widths are as they will
    be in the document.
    """
    return (
        tag(f"{{%p if {condition} %}}")
        + make([column])
        + tag("{%p else %}")
        + make([])
        + tag("{%p endif %}")
    )


def self_score_sheet() -> Template:
    """自查打分表: annex 1 of seed 002."""

    def sums(count: int, kept: bool) -> list[Cell]:
        keeping = KEPT if kept else ""
        blank = Cell(paragraph("", "TableText", keeping))
        return [
            Cell(tagged("{{ row.label }}", "TableSum", span="row.span", kept=kept), span=count - 4),
            Cell(paragraph("{{ row.points | points }}", "TableSum", keeping)),
            blank,
            Cell(paragraph("{{ row.claimed | points }}", "TableSum", keeping)),
            blank,
        ]

    def table(content: Sequence[Column]) -> str:
        columns = [
            _FIRST,
            _two_levels(),
            *content,
            _POINTS,
            _method(),
            Column("得分", "{{ row.claimed | points }}", 1000, centred=True),
            Column("备注", "{{ row.remark_lines | lines }}", 2400),
        ]
        return list_table(LANDSCAPE, columns, "rows", sums)

    body = [
        title("document.title", "TableTitle", LANDSCAPE),
        paragraph("申报单位：{{ applicant.name }}", "TableNote"),
        _either("columns.content", table, _content()),
        _AFTER,
    ]
    return Template("self_score_sheet.docx", "自查打分表", LANDSCAPE, "".join(body))


def responsibility_rows(scope: str = "") -> str:
    """The table of seed 003."""
    materials = Column("提供资料要求", "{{ row.materials_lines | lines }}", 2900)

    def table(extra: Sequence[Column]) -> str:
        main = Column(f"{{{{ {scope}main_heading }}}}", "{{ row.main_lines | lines }}")
        columns = [_FIRST, _two_levels(scope), main, *extra, _UNITS, _DEADLINE]
        return list_table(LANDSCAPE, columns, f"{scope}rows")

    return _either(f"{scope}columns.materials", table, materials)


def responsibility_table() -> Template:
    """责任分工表: seed 003."""
    body = [title("document.title", "TableTitle", LANDSCAPE), responsibility_rows(), _AFTER]
    return Template("responsibility_table.docx", "责任分工表", LANDSCAPE, "".join(body))


def task_rows(scope: str = "") -> str:
    """The table of annex 1 of seed 000."""
    columns = [
        _FIRST,
        _levels(1500, 400, scope),
        Column(f"{{{{ {scope}main_heading }}}}", "{{ row.main }}"),
        Column("责任单位", '{{ row.unit_lines | join("、") }}', 2000),
        Column("完成时限", "{{ row.deadline }}", 1340, centred=True),
    ]
    return list_table(PORTRAIT, columns, f"{scope}rows")


def task_breakdown() -> Template:
    """任务分解表: annex 1 of seed 000."""
    body = [title("document.title", "TableTitle", PORTRAIT), task_rows(), _AFTER]
    return Template("task_breakdown.docx", "任务分解表", PORTRAIT, "".join(body))


def scoring_rows(scope: str = "") -> str:
    """The table of annex 2 of seed 000."""

    def table(content: Sequence[Column]) -> str:
        columns = [
            _FIRST,
            _two_levels(scope),
            *content,
            _POINTS,
            _method(scope),
            _UNITS,
            _DEADLINE,
        ]
        return list_table(LANDSCAPE, columns, f"{scope}rows")

    return _either(f"{scope}columns.content", table, _content(scope))


def scoring_division() -> Template:
    """评分责任分解表: annex 2 of seed 000."""
    body = [title("document.title", "TableTitle", LANDSCAPE), scoring_rows(), _AFTER]
    return Template("scoring_division.docx", "评分责任分解表", LANDSCAPE, "".join(body))


def target_rows(scope: str = "") -> str:
    """The indicators of seed 004, and where the applicant stands with each."""

    def value(heading: str, name: str, width: int) -> Column:
        return Column(heading, f'{{{{ row.{name} | default("—") }}}}', width, centred=True)

    category = Column("类别", "{{ row.category }}", 1000, centred=True, merge="row.key")
    base = value('{{ targets.base_label | default("基期值") }}', "base", 900)
    goal = value('{{ targets.goal_label | default("目标值") }}', "goal", 960)
    attribute = value("属性", "attribute", 800)
    standing = (
        Column("现状", "{{ row.actual }}", 880, centred=True),
        value("完成情况", "result", 1000),
    )

    def table(extra: Sequence[Column]) -> str:
        columns = [category, Column("主要指标", "{{ row.full_name }}"), base, goal, attribute]
        return list_table(PORTRAIT, [*columns, *extra], "targets.items")

    return (
        tag(f"{{%p if {scope}columns.actual %}}")
        + table(standing)
        + tag("{%p else %}")
        + table(())
        + tag("{%p endif %}")
    )


def targets_table() -> Template:
    """主要指标表: the indicators of a plan."""
    body = [title("document.title", "TableTitle", PORTRAIT), target_rows(), _AFTER]
    return Template("targets_table.docx", "主要指标表", PORTRAIT, "".join(body))


def evidence_catalogue() -> Template:
    """佐证材料目录: the documents behind each item, by section."""

    columns = [
        Column("指标", "{{ row.item }}", 3300, merge="row.key"),
        Column("编号", "{{ row.number }}", 800, centred=True),
        Column("材料名称", "{{ row.title }}"),
        Column("文号", "{{ row.document_number }}", 2150, centred=True),
        # 2025年12月31日 in one line.
        Column("日期", "{{ row.date | date }}", 1980, centred=True),
        Column("页数", "{{ row.pages }}", 620, centred=True),
        Column(
            "文件",
            "{{ row.file_name }}{% if row.same_as %}（同{{ row.same_as }}）{% endif %}",
            2000,
        ),
    ]
    pages = "{% if total_pages %}，{{ total_pages }}页{% endif %}"
    body = [
        title("document.title", "TableTitle", LANDSCAPE),
        paragraph(
            f"{{% if applicant.name %}}申报单位：{{{{ applicant.name }}}}　　{{% endif %}}"
            f"共{{{{ total }}}}份{pages}",
            "TableNote",
        ),
        list_table(LANDSCAPE, columns, "catalogue", _label_across, item="piece"),
        _AFTER,
    ]
    return Template("evidence_catalogue.docx", "佐证材料目录", LANDSCAPE, "".join(body))


def unit_task_sheet() -> Template:
    """单位任务清单: a sheet for each unit, which begins a page and counts its pages from 1."""

    materials = Column("提供资料要求", '{{ row.materials | default("—") }}', 2600)

    def table(extra: Sequence[Column]) -> str:
        columns = [
            Column("序号", "{{ row.number }}", 640, centred=True),
            Column("类别", "{{ row.section_names | lines }}", 1400, centred=True),
            Column("任务内容", "{{ row.main_lines | lines }}"),
            *extra,
            Column("本单位职责", "{{ row.part }}", 860, centred=True),
            Column("责任单位", '{{ row.unit_lines | join("、") }}', 2200),
            Column("完成时限", "{{ row.deadline }}", 1440, centred=True),
        ]
        return list_table(LANDSCAPE, columns, "sheet.rows", _label_across)

    def with_points(extra: Sequence[Column]) -> str:
        return _either("columns.points", lambda points: table([*extra, *points]), _POINTS)

    body = [
        tag("{%p for sheet in sheets %}"),
        title("document.title", "TableTitle", LANDSCAPE),
        paragraph(
            "单位：{{ sheet.full_name }}　　共{{ sheet.count }}项"
            "{% if sheet.parts %}（{{ sheet.parts }}）{% endif %}",
            "TableNote",
        ),
        _either("columns.materials", with_points, materials),
        tag("{%p if not loop.last %}"),
        paragraph(style="AfterTable", properties=SAME_SECTION),
        tag("{%p endif %}"),
        tag("{%p endfor %}"),
        _AFTER,
    ]
    return Template(
        "unit_task_sheet.docx", "单位任务清单", LANDSCAPE, "".join(body), each_from_one=True
    )


def unit_tasks() -> Template:
    """单位任务统计表, an own document of the sample province-targets."""
    columns = [
        Column("单位", "{{ row.name }}", 2600, centred=True),
        Column("全称", "{{ row.full_name }}"),
        Column("任务项数", "{{ row.task_count }}", 1200, centred=True),
    ]
    body = [
        paragraph("{{ document.title }}", "TableTitle"),
        list_table(PORTRAIT, columns, "units"),
        _AFTER,
    ]
    return Template("单位任务统计表.docx", "单位任务统计表", PORTRAIT, "".join(body))
