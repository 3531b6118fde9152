"""Tables drawn from a known rubric in the dresses that offices give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from filings.model.rubric import plain_points
from filings.source import SourceCell, SourceDocument, SourceParagraph, SourceTable

UNITS = (
    "区财政局",
    "区住建局",
    "区教育局",
    "区委宣传部",
    "示例镇人民政府",
    "区市场监管局",
    "区总工会",
)
DEADLINES = ("2024年6月底前", "2024年12月31日前", "全过程", "每季度末", "2025年3月15日")
_SUBJECTS = (
    "质量提升",
    "品牌培育",
    "标准实施",
    "安全监管",
    "计量服务",
    "人才培训",
    "宣传引导",
    "经费投入",
)
_VERBS = (
    "制定方案并组织落实",
    "建立工作台账，定期更新",
    "开展专题调研，形成报告",
    "每年至少组织两次活动",
)
_HEADERS = {
    "no": ("序号", "序 号", "序⏎号", "编号"),
    "section1": ("一级指标", "类别", "考核项目", "工作类别"),
    "section2": ("二级指标",),
    "content": ("主要内容", "工作任务", "考核内容", "三级指标", "重点任务"),
    "method": ("评分标准", "评分⏎方法", "考核办法", "评分细则"),
    "points": ("分值", "分 值", "标准分", "分数（分）"),
    "units": ("责任单位", "责任⏎单位", "责任部门", "承办单位"),
    "lead": ("牵头单位", "牵头部门", "主办单位"),
    "support": ("配合单位", "协办单位", "参与单位"),
    "deadline": ("完成时限", "完成⏎时限", "完成时间", "时间节点"),
    "materials": ("提供资料要求", "佐证材料", "印证资料"),
    "remark": ("备注",),
    "result": ("得分", "自评得分"),
}


_HABITS = (
    "method in two rows",  # one cell of the method a sentence, the others merged
    "equal cells merged",  # the same units or deadline below each other: one cell
    "header again",  # the header's words once more in the middle
    "sections numbered",  # 一、 before the name in a column of sections
    "sections not merged",  # a section's row has its words in the first cell only
    "ragged grid",  # every other row's cells end a hair beside the header's
    "dashes",  # —— where a unit has nobody to support it
)


@dataclass(frozen=True)
class Known:
    """An item as it was meant, and the sections around it with their points."""

    no: str | None
    sections: tuple[tuple[str, Decimal | None], ...]
    content: str
    method: str | None
    points: Decimal | None
    units: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str | None
    materials: str | None


@dataclass(frozen=True)
class Dress:
    """How the table is drawn."""

    columns: tuple[str, ...]
    headers: tuple[str, ...]
    sections_as: str  # "columns" merged, "repeated" in each row, "rows" of their own
    numbers: str  # "column", "text" or "none"
    two_rows: bool
    cuts: tuple[int, ...]
    cut_with_header: bool
    noise: frozenset[str] = field(default=frozenset())
    habits: frozenset[str] = field(default=frozenset())


@st.composite
def made_documents(draw: st.DrawFn) -> tuple[SourceDocument, list[Known], Dress]:
    """A document with one table in one or more pieces, and the items that it states."""
    depth = draw(st.integers(0, 2))
    has_units = draw(st.booleans())
    split_roles = has_units and draw(st.booleans())
    has_method = draw(st.booleans()) or not has_units
    has_points = has_method or draw(st.booleans())
    has_deadline = has_units and draw(st.booleans())
    has_materials = draw(st.integers(0, 3)) == 0
    sections_as = draw(
        st.sampled_from(["columns", "repeated", "rows"] if depth == 1 else ["columns", "repeated"])
    )
    numbers = draw(st.sampled_from(["column", "text", "none"]))
    columns = [
        *(["no"] if numbers == "column" else []),
        *([f"section{n}" for n in range(1, depth + 1)] if sections_as != "rows" else []),
        "content",
        *(["points"] if has_points else []),
        *(["method"] if has_method else []),
        *(["materials"] if has_materials else []),
        *((["lead", "support"] if split_roles else ["units"]) if has_units else []),
        *(["deadline"] if has_deadline else []),
        *draw(st.sampled_from([[], ["remark"], ["result", "remark"]])),
    ]
    items = _items(
        draw, depth, numbers, has_method, has_points, has_units, split_roles, has_deadline,
        has_materials,
    )  # fmt: skip
    dress = Dress(
        tuple(columns),
        tuple(draw(st.sampled_from(_HEADERS[c])) for c in columns),
        sections_as,
        numbers,
        split_roles and draw(st.booleans()),
        tuple(sorted(draw(st.sets(st.integers(1, max(1, len(items) - 1)), max_size=2)))),
        draw(st.booleans()),
        frozenset(draw(st.sets(st.sampled_from(["blank", "total", "note", "caption"])))),
        frozenset(draw(st.sets(st.sampled_from(_HABITS)))),
    )
    return draw_document(items, dress), items, dress


def _items(
    draw: st.DrawFn,
    depth: int,
    numbers: str,
    has_method: bool,
    has_points: bool,
    has_units: bool,
    split_roles: bool,
    has_deadline: bool,
    has_materials: bool,
) -> list[Known]:
    found: list[Known] = []
    count = 0
    for outer in range(draw(st.integers(1, 3)) if depth else 1):
        stated = draw(st.booleans())
        first = (f"{_SUBJECTS[outer]}机制", Decimal(draw(st.integers(5, 40))) if stated else None)
        for inner in range(draw(st.integers(1, 3)) if depth == 2 else 1):
            second = (f"{_SUBJECTS[3 + inner]}情况", None)
            sections = (first, second)[:depth]
            for _n in range(draw(st.integers(1, 4))):
                count += 1
                words = f"{draw(st.sampled_from(_VERBS))}，{draw(st.sampled_from(_SUBJECTS))}第{count}批到位。"
                names = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True))
                found.append(
                    Known(
                        str(count) if numbers != "none" else None,
                        sections,
                        words,
                        f"完成{count}项的得满分。\n每少一项扣1分。" if has_method else None,
                        Decimal(draw(st.integers(1, 20))) if has_points else None,
                        tuple(names[:1] if split_roles else names) if has_units else (),
                        tuple(names[1:]) if split_roles else (),
                        draw(st.sampled_from(DEADLINES)) if has_deadline else None,
                        f"第{count}项的文件和照片" if has_materials else None,
                    )
                )
    return found


def draw_document(items: Sequence[Known], dress: Dress) -> SourceDocument:
    """The document as it is drawn."""
    width = len(dress.columns)
    body: list[list[str]] = []
    starts: list[int] = []
    last: Known | None = None
    header = _header(dress)
    fresh: set[int] = set()
    for number, item in enumerate(items):
        opens = last is None or item.sections != last.sections
        if dress.sections_as == "rows" and item.sections and opens:
            beside = "" if "sections not merged" in dress.habits and width > 2 else "<"
            body.append([_section(item.sections[0], number), *[beside] * (width - 1)])
        if "header again" in dress.habits and number == 2 and dress.sections_as != "columns":
            fresh.update(range(len(body), len(body) + len(header) + 1))
            body += header
        starts.append(len(body))
        below_section = opens and dress.sections_as == "rows"
        alone = len(body) in fresh or number in dress.cuts or below_section
        body.append([_cell(item, c, dress, None if alone else last) for c in dress.columns])
        if "method in two rows" in dress.habits and "method" in dress.columns and _splits(dress):
            first, second = (item.method or "").split("\n")
            at = dress.columns.index("method")
            body[-1][at] = first
            body.append([second if c == at else "^" for c in range(width)])
        last = item
        if "blank" in dress.noise and number == 1 and dress.sections_as != "columns":
            body.append([""] * width)
            last = None
    if "total" in dress.noise and "points" in dress.columns and width > 2:
        total = sum((i.points for i in items if i.points is not None), Decimal(0))
        row = [""] * width
        row[0], row[dress.columns.index("points")] = "合计", plain_points(total)
        body.append(row)
    if "note" in dress.noise:
        body.append(["注：本表由示例区工作专班负责解释。", *["<"] * (width - 1)])
    bounds = [0, *(starts[c] for c in dress.cuts if c < len(starts)), len(body)]
    blocks: list[SourceParagraph | SourceTable] = [
        SourceParagraph(0, "附件1"),
        SourceParagraph(1, "示例区年度重点工作任务表", centred=True),
    ]
    for number, (start, stop) in enumerate(pairwise(bounds)):
        rows: list[list[str]] = []
        if number == 0 and "caption" in dress.noise:
            rows.append(["示例区年度重点工作任务表", *["<"] * (width - 1)])
        if number == 0 or dress.cut_with_header:
            rows += header
        if number:
            blocks.append(SourceParagraph(1 + number, ""))
        new = {len(rows), *(row - start + len(rows) for row in fresh)}
        head = len(rows)
        rows += body[start:stop]
        blocks.append(_table(rows, number, new, head if "ragged grid" in dress.habits else 0))
    return SourceDocument("示例.docx", "docx", tuple(blocks))


def _splits(dress: Dress) -> bool:
    """Whether a method may stand in two rows: something tells that they are one item."""
    return dress.sections_as != "repeated" and "ragged grid" not in dress.habits


def _section(section: tuple[str, Decimal | None], index: int) -> str:
    name, points = section
    mark = "一二三四五六七八九"[min(index, 8)]
    return f"{mark}、{name}" + (f"（{plain_points(points)}分）" if points is not None else "")


def _cell(item: Known, column: str, dress: Dress, last: Known | None) -> str:
    if column.startswith("section"):
        depth = int(column[-1])
        name, points = item.sections[depth - 1]
        same = last is not None and last.sections[:depth] == item.sections[:depth]
        if dress.sections_as == "columns" and same:
            return "^"
        number = "一、" if "sections numbered" in dress.habits and depth == 1 else ""
        return number + name + (f"⏎（{plain_points(points)}分）" if points is not None else "")
    if "equal cells merged" in dress.habits and last is not None:
        same_units = (last.units, last.support) == (item.units, item.support)
        if column == "units" and same_units:
            return "^"
        if column == "deadline" and last.deadline == item.deadline:
            return "^"
    texts = {
        "no": item.no or "",
        "content": f"{item.no}、{item.content}" if dress.numbers == "text" else item.content,
        "method": item.method or "",
        "points": plain_points(item.points) if item.points is not None else "",
        "units": "、".join(item.units),
        "lead": "、".join(item.units),
        "support": "⏎".join(item.support) or ("——" if "dashes" in dress.habits else ""),
        "deadline": item.deadline or "",
        "materials": item.materials or "",
    }
    return texts.get(column, "")


def _header(dress: Dress) -> list[list[str]]:
    if not dress.two_rows:
        return [list(dress.headers)]
    above: list[str] = []
    below: list[str] = []
    for column, header in zip(dress.columns, dress.headers, strict=True):
        if column in ("lead", "support"):
            above.append("责任分工" if column == "lead" else "<")
            below.append(header)
        else:
            above.append(header)
            below.append("^")
    return [above, below]


def _table(
    rows: Sequence[Sequence[str]], index: int, new: set[int], ragged_from: int
) -> SourceTable:
    """The rows as a table. In the rows ``new`` no cell is merged with one above.

    From the row ``ragged_from`` on (if not 0) the first column ends one grid column later.
    """
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            start = (r, c)
            if text == "<":
                start = starts[r, c - 1]
            elif text == "^" and r not in new:
                # A cell merged across a page break begins anew, blank, in the next piece.
                start = starts[r - 1, c]
            starts[r, c] = start
            bottom, right = reach.get(start, start)
            reach[start] = max(bottom, r), max(right, c)
    cells = []
    for (r, c), (bottom, right) in sorted(reach.items()):
        shown = "" if rows[r][c] == "^" else rows[r][c].replace("⏎", "\n")
        left, stop = c, right + 1
        if ragged_from:
            # One grid column more: header cells begin a column later than those of the body.
            left = c if c == 0 else c + (1 if c > 1 or r >= ragged_from else 0)
            stop = right + 1 + (1 if right + 1 > 1 or r >= ragged_from else 0)
        cells.append(SourceCell(r, left, shown, bottom - r + 1, stop - left))
    width = max(map(len, rows)) + (1 if ragged_from else 0)
    return SourceTable(index, len(rows), width, tuple(cells))
