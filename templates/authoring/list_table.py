"""A table with one row for each item: columns that repeat or may be absent, one loop over rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from house import Page
from styles import TAG_LOOK
from wordml import Cell, Row, Table, margin, paragraph, run, tag

_LEAST = 1000
"""The least width of the column that takes what is left."""

_TAG_MARGINS = margin("left", 20) + margin("right", 20)


@dataclass(frozen=True)
class Column:
    """A column: heading and cell as they stand in the template.

    ``merge`` and ``span`` are what the ``{% vm %}`` and ``{% colspan %}`` of its cells take.
    ``each`` makes a column of every entry of two lists, one for the heading and one for the cell
    (``("level", "levels"), ("section", "row.sections")``); the cells with its tags, each
    ``tag_width`` wide, are gone in the document. The one column without a ``width`` takes what the
    others leave.
    """

    heading: str
    cell: str
    width: int = 0
    centred: bool = False
    merge: str = ""
    span: str = ""
    each: tuple[tuple[str, str], tuple[str, str]] | None = None
    tag_width: int = 0

    @property
    def widths(self) -> list[int]:
        """The widths of the column and of the cells with its tags."""
        tags = [self.tag_width] if self.each else []
        return [*tags, self.width, *tags]

    def around(self, content: Cell, *, heading: bool) -> list[Cell]:
        """``content`` between the cells with the tags that repeat it."""
        if self.each is None:
            return [content]
        entry, entries = self.each[0 if heading else 1]
        return [
            _tag_cell(f"{{%tc for {entry} in {entries} %}}"),
            content,
            _tag_cell("{%tc endfor %}"),
        ]

    def heading_cells(self) -> list[Cell]:
        """The cells of the header row."""
        return self.around(Cell(paragraph(self.heading, "TableHeader")), heading=True)

    def body_cells(self, *, kept: bool = False) -> list[Cell]:
        """The cells of the row that is repeated for each item."""
        style = "TableCentred" if self.centred else "TableText"
        content = tagged(self.cell, style, merge=self.merge, span=self.span, kept=kept)
        return self.around(Cell(content), heading=False)


KEPT = "<w:keepNext/>"
"""Of each paragraph in a row: the row stands on the page on which the next one begins."""


def tagged(text: str, style: str, *, merge: str = "", span: str = "", kept: bool = False) -> str:
    """A cell's paragraph, with the tags in front that merge the cell."""
    keeping = KEPT if kept else ""
    tags = [f"vm {merge}"] if merge else []
    tags += [f"colspan {span}"] if span else []
    runs = [run(f"{{% {inside} %}}", TAG_LOOK) for inside in tags]
    return paragraph([*runs, run(text)], style, keeping)


def list_table(
    page: Page,
    columns: Sequence[Column],
    rows: str,
    otherwise: Callable[[int, bool], Sequence[Cell]] | None = None,
    item: str = "item",
) -> str:
    """The table of ``{%tr for row in … %}``.

    ``otherwise`` makes the cells of a row whose ``row.kind`` is not ``item``, for a number of
    columns, and kept with the next row or not. In such a table ``row.kept`` says which rows are.
    """
    widths = _widths(page, columns)

    def body(*, kept: bool = False) -> Row:
        return Row([cell for column in columns for cell in column.body_cells(kept=kept)])

    in_loop = [body()]
    if otherwise is not None:
        is_item = f'row.kind == "{item}"'
        in_loop = [
            _tag_row(f"{{%tr if {is_item} and row.kept %}}", widths),
            body(kept=True),
            _tag_row(f"{{%tr elif {is_item} %}}", widths),
            body(),
            _tag_row("{%tr elif row.kept %}", widths),
            Row(otherwise(len(widths), True)),
            _tag_row("{%tr else %}", widths),
            Row(otherwise(len(widths), False)),
            _tag_row("{%tr endif %}", widths),
        ]
    heading = Row([cell for column in columns for cell in column.heading_cells()], header=True)
    opening, closing = f"{{%tr for row in {rows} %}}", "{%tr endfor %}"
    return Table(
        widths, [heading, _tag_row(opening, widths), *in_loop, _tag_row(closing, widths)]
    ).xml()


def _widths(page: Page, columns: Sequence[Column]) -> list[int]:
    """The columns' widths, the tags' among them; together they fill the type area."""
    widths = [width for column in columns for width in column.widths]
    rest = page.type_area - sum(widths)
    if widths.count(0) != 1 or rest < _LEAST:
        raise ValueError("one column has to take the width that is left")
    return [width or rest for width in widths]


def _tag_cell(text: str) -> Cell:
    return Cell(tag(text), margins=_TAG_MARGINS)


def _tag_row(text: str, widths: Sequence[int]) -> Row:
    return Row([Cell(tag(text), span=len(widths))])
