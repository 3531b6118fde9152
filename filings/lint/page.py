"""Rules for paper, margins, grid, page numbers and tables (clauses 5, 7.5 and 8)."""

from __future__ import annotations

from collections.abc import Iterator

from filings.diagnostics import Severity
from filings.lint.paper import Paper, Section
from filings.lint.roles import BODY
from filings.lint.rule import Fault, rule
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.word.namespaces import W
from filings.word.xml import Element, is_on, make, properties_of, put

_A4 = (11906, 16838)
_MARGINS = {"top": 2098, "bottom": 1984, "left": 1588, "right": 1474}
_LYING = {"top": (1588, 1474), "bottom": (1588, 1474), "left": (2098, 1984), "right": (2098, 1984)}
_MILLIMETRE = 57
_MANY_ROWS = 20


@rule(
    "L001",
    "5.1",
    Severity.ERROR,
    N_("幅面不是A4"),
    N_("公文用纸采用A4型，210毫米×297毫米。"),
)
def paper_size(paper: Paper) -> Iterator[Fault]:
    for section in paper.sections:
        sizes = sorted((section.width, section.height))
        if section.width and any(abs(a - b) > _MILLIMETRE for a, b in zip(sizes, _A4, strict=True)):
            yield Fault(None, f"{_mm(section.width)}×{_mm(section.height)}mm")
            return


@rule(
    "L002",
    "5.2.1",
    Severity.WARNING,
    N_("页边距不对"),
    N_("天头37毫米，订口28毫米，版心156毫米×225毫米，即上37、下35、左28、右26毫米。"),
)
def margins(paper: Paper) -> Iterator[Fault]:
    for section in paper.sections:
        if section.width and not _has_margins(section):
            values = "、".join(_mm(section.margins[side]) for side in _MARGINS)
            yield Fault(None, _("上、下、左、右 {values} 毫米").format(values=values))
            return


def _has_margins(section: Section) -> bool:
    def near(side: str, *wanted: int) -> bool:
        return any(abs(abs(section.margins[side]) - w) <= _MILLIMETRE for w in wanted)

    upright = all(near(side, value) for side, value in _MARGINS.items())
    return upright or (section.landscape and all(near(s, *v) for s, v in _LYING.items()))


@rule(
    "L003",
    "5.2.3",
    Severity.WARNING,
    N_("没有按每面22行排版"),
    N_("一般每面排22行，每行28个字：文档网格每行约28.95磅，或者行距固定值28至29磅。"),
)
def line_grid(paper: Paper) -> Iterator[Fault]:
    for number, section in enumerate(paper.sections):
        if section.landscape or not section.height:
            continue
        body = [p for p in paper.in_role(BODY) if p.section == number]
        by_grid = [p for p in body if p.look.line_rule != "exact"]
        if not by_grid:
            continue
        has_grid = section.grid != "default" and section.pitch
        # 12756 twips of text hold 22 lines of 567 to 593.
        if has_grid and 560 <= section.pitch <= 594:
            continue
        if all(p.look.line_rule == "atLeast" and 560 <= p.look.line <= 594 for p in by_grid):
            continue
        quoted = _("网格每行{points}磅").format(points=section.pitch / 20) if has_grid else ""
        yield Fault(by_grid[0].place, quoted)
        return


@rule(
    "L004",
    "5.2.3",
    Severity.WARNING,
    N_("正文行距过大或过小"),
    N_("正文用单倍行距对齐网格，或者固定值28至29磅；不用1.5倍、2倍行距。"),
)
def line_spacing(paper: Paper) -> Iterator[Fault]:
    found: dict[str, list[Fault]] = {}
    for paragraph in paper.in_role(BODY):
        look = paragraph.look
        if look.line_rule == "auto" and (look.line >= 300 or look.line < 200):
            spacing = _("{times}倍").format(times=round(look.line / 240, 2))
        elif look.line_rule == "exact" and not 520 <= look.line <= 610:
            spacing = _("固定值{points}磅").format(points=look.line / 20)
        else:
            continue
        found.setdefault(spacing, []).append(Fault(paragraph.place, spacing))
    for faults in found.values():
        yield Fault(faults[0].place, faults[0].quoted, count=len(faults))


def _mm(twips: int) -> str:
    return f"{round(abs(twips) * 25.4 / 1440)}"


@rule(
    "L012",
    "8",
    Severity.WARNING,
    N_("表格比版心宽"),
    N_("表格各列的宽度合计不超过版心：竖排156毫米，横排225毫米。"),
)
def table_width(paper: Paper) -> Iterator[Fault]:
    for table in paper.tables:
        if table.section >= len(paper.sections):
            continue
        section = paper.sections[table.section]
        room = section.width - abs(section.margins["left"]) - abs(section.margins["right"])
        # The padding of the outer cells may stand in the margins.
        if section.width and table.width > room + 4 * _MILLIMETRE + 216:
            yield Fault(table.place, _("宽{width}毫米").format(width=_mm(table.width)))


@rule(
    "L013",
    "8",
    Severity.INFO,
    N_("长表格的表头不在每页重复"),
    N_("跨页的表格在每页重复表头：选中表头行，设“在各页顶端以标题行形式重复出现”。"),
    fixable=True,
)
def table_header(paper: Paper) -> Iterator[Fault]:
    for table in paper.tables:
        if len(table.rows) < _MANY_ROWS:
            continue
        first = table.rows[0]
        if is_on(first.find(f"{W}trPr/{W}tblHeader")):
            continue

        def mend(row: Element = first) -> None:
            properties = properties_of(row, "trPr")
            for old in properties.findall(W + "tblHeader"):
                properties.remove(old)
            properties.append(make("tblHeader"))

        yield Fault(table.place, mend=mend)


@rule(
    "L014",
    "8",
    Severity.INFO,
    N_("表格文字对齐了文档网格"),
    N_("表格内的段落不勾选“如果定义了文档网格，则对齐到网格”，否则行距被撑大。"),
    fixable=True,
)
def table_grid(paper: Paper) -> Iterator[Fault]:
    snapped = [
        p
        for p in paper.paragraphs
        if p.cell is not None
        and not p.boxed
        and p.text.strip()
        and p.look.snap_to_grid
        and p.look.line_rule != "exact"
        and p.section < len(paper.sections)
        and paper.sections[p.section].grid != "default"
        and p.size <= 14
    ]
    if snapped:

        def mend() -> None:
            for paragraph in snapped:
                properties = properties_of(paragraph.element, "pPr")
                put(properties, make("snapToGrid", {"val": "0"}))

        yield Fault(snapped[0].place, snapped[0].text, count=len(snapped), mend=mend)
