"""The tables of a document: joined, each row told, items made, nothing left over."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date

from filings.language.role_rules import RoleRule
from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.divisions.division_lines import says_unit_label
from filings.recognise.findings import FoundColumn, FoundItem, FoundTable, TableKind
from filings.recognise.numbering import report_gaps, report_several, settled
from filings.recognise.tables.beside import beside_items, report_rest, role_rule_of
from filings.recognise.tables.columns import settle_columns
from filings.recognise.tables.drafts import Shape, shape_of
from filings.recognise.tables.each_points import each_points_read
from filings.recognise.tables.fields import NAMELESS, UNIT_FIELDS, Field, field_name
from filings.recognise.tables.grouping import drafts
from filings.recognise.tables.items import ItemMaker
from filings.recognise.tables.kinds import holds_amounts, kind_of
from filings.recognise.tables.layout import Layout, found_layout, layout_of
from filings.recognise.tables.lines import LineKind, known_lines
from filings.recognise.tables.on_top import on_top
from filings.recognise.tables.parents import parents_lifted
from filings.recognise.tables.section_codes import codes_taken
from filings.recognise.tables.section_points import content_points_read, section_points_read
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheet_headings import under_headings
from filings.recognise.tables.sheets import Sheet, sheets
from filings.recognise.tables.titles import headed_tables, notes_below
from filings.recognise.tables.unfolding import unfolded
from filings.recognise.texts import is_dash, on_one_line
from filings.recognise.values import Reporter
from filings.source import SourceDocument, SourceTable

_OF_TARGETS = frozenset([Field.VALUE, Field.ATTRIBUTE, Field.MEASURE])
_COLUMN_FIELDS = {Field.LEAD: Field.UNITS, Field.SUPPORT: Field.UNITS}


def found_tables(
    document: SourceDocument, reference: date | None, said: RoleRule | None, reporter: Reporter
) -> Iterator[FoundTable]:
    """Each table of the document; ``reference`` is its day, which settles a missing year.

    ``said`` is what the text says once of who leads.
    """
    document = unfolded(document)
    below = notes_below(document)
    for layout, tables in itertools.groupby(
        headed_tables(document), lambda headed: layout_of(headed[0])
    ):
        if layout is not None:
            yield from (_found_layout(table, layout, reporter) for table, _heading in tables)
            continue
        for sheet in under_headings(list(sheets(tables))):
            sheet.notes += (note for p in sheet.pieces for note in below.get(id(p.table), ()))
            yield _found(sheet, reference, said, reporter)


def _found_layout(table: SourceTable, layout: Layout, reporter: Reporter) -> FoundTable:
    """A table that lays out the page: its words are told once, and nothing is read from it."""
    found = found_layout(table)
    words = _words(found.rows)
    message = (
        _("这张表是版头，没有读成任务：{words}")
        if layout is Layout.HEAD
        else _("这张表写的是出席、分送范围，没有读成任务：{words}")
    )
    reporter.in_table(table, 0).report(rules.I129, message.format(words=words))
    return found


def _found(
    sheet: Sheet, reference: date | None, said: RoleRule | None, reporter: Reporter
) -> FoundTable:
    columns = settle_columns(sheet)
    kind = kind_of(sheet, columns)
    if kind is TableKind.FORM:
        return FoundTable(kind, sheet.title, notes=tuple(sheet.notes), rows=_rows(sheet))
    if holds_amounts(sheet):
        rows = _rows(sheet)
        reporter.in_table(sheet.table, 0).report(
            rules.I117,
            _("这张表是各处的数量，没有读成任务：{words}").format(words=_words(rows)),
        )
        return FoundTable(TableKind.OTHER, sheet.title, notes=tuple(sheet.notes), rows=rows)
    over_all = on_top(sheet, columns)
    if kind is TableKind.OTHER and (over_all.veto or over_all.bonus):
        kind = TableKind.RUBRIC
    shape = shape_of(sheet, columns)
    known = known_lines(sheet, columns)
    if any(column.field is Field.LEAD for column in columns):
        said = None  # the columns say it
    maker = ItemMaker(shape, reporter, reference, role_rule_of(sheet, known) or said, over_all)
    _report_joins(sheet, reporter)
    has_points = any(c.field is Field.POINTS and c.evidence.filled for c in columns)
    made = maker.make(list(drafts(known, shape, sheet.openings)))
    report_several(made, reporter)
    items = settled(made, reporter, has_points=has_points)
    if kind is TableKind.OTHER and any(item.units for item in items):
        kind = TableKind.DIVISION
    total, notes = beside_items(known, items, reporter, maker.used)
    items = content_points_read(parents_lifted(items, reporter), total, reporter)
    items = each_points_read(items, reporter)
    items = codes_taken(section_points_read(items, total, reporter))
    if kind is TableKind.DIVISION and _mostly_scored(items):
        kind = TableKind.RUBRIC
    if kind is TableKind.DIVISION:
        _report_units_in_texts(items, columns, reporter)
    _report_columns(kind, sheet, shape, items, reporter)
    report_gaps(items, reporter)
    for line in known:
        if line.kind is LineKind.ITEM and not line.line.fits:
            reporter.in_table(line.line.table, line.line.row).report(
                rules.I115, _("这一行的格子与表头的列对不齐，可能放错了列")
            )
    report_rest(sheet, maker.used, reporter)
    return FoundTable(
        kind,
        sheet.title,
        tuple(
            _column(c, of_sections=index in shape.sums.values())
            for index, c in enumerate(columns)
            if c.column.header
        ),
        tuple(items),
        tuple(_levels(columns)),
        total,
        (*sheet.notes, *notes),
    )


def _mostly_scored(items: Sequence[FoundItem]) -> bool:
    """Whether most items say in their texts what they are worth: 建立台账（8分）."""
    return sum(item.points is not None for item in items) * 2 > len(items)


def _words(rows: Sequence[Sequence[str]]) -> str:
    """All words of a table on one line."""
    return "；".join(" ".join(" ".join(row).split()) for row in rows)


def _rows(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """The texts of a table as they stand, row by row, each cell once."""
    rows: list[tuple[str, ...]] = []
    for segment in sheet.pieces:
        table = segment.table
        for row in range(table.row_count):
            texts = [c.text.strip() for c in table.row(row) if c.row == row]
            if any(texts):
                rows.append(tuple(texts))
    return tuple(rows)


def _column(column: SettledColumn, *, of_sections: bool) -> FoundColumn:
    """The column as it is given out; ``of_sections`` where it holds the points of sections."""
    field = Field.SECTION if of_sections else column.field
    above = " ".join(on_one_line(h) for h in column.column.headers[:-1])
    known = field is not None and field not in NAMELESS
    return FoundColumn(
        on_one_line(column.column.header),
        str(_COLUMN_FIELDS.get(field, field)) if known and field is not None else "",
        above,
    )


def _levels(columns: Sequence[SettledColumn]) -> Iterator[str]:
    """The headers of the sections, outermost first."""
    for column in columns:
        named = column.field is Field.SECTION and column.column.header
        if named and not column.states_points:
            yield on_one_line(column.column.header)


def _report_joins(sheet: Sheet, reporter: Reporter) -> None:
    for before, piece in zip(sheet.pieces, sheet.pieces[1:], strict=False):
        if piece.table is before.table:
            continue
        reporter.in_table(piece.table, piece.body[0] if piece.body else 0).report(
            rules.I110,
            _("表{table}接在表{before}后面，算作一张表").format(
                table=piece.table.index + 1, before=before.table.index + 1
            ),
        )


def _report_columns(
    kind: TableKind,
    sheet: Sheet,
    shape: Shape,
    items: Sequence[FoundItem],
    reporter: Reporter,
) -> None:
    """Say which columns have no field, and which field the cells of a column told."""
    if not items:
        return
    piece = sheet.pieces[0]
    row = piece.header[-1] if piece.header else (piece.body[0] if piece.body else 0)
    report = reporter.in_table(piece.table, row).report
    if kind is TableKind.OTHER:
        report(rules.I117, _("认不出这张表的用途，各行原样列出"))
    elif not piece.header:
        report(rules.I102, _("这张表没有表头，各列的含义是从内容推断的"))
    for number, column in enumerate(shape.columns, 1):
        header = on_one_line(column.column.header) or _("第{number}列").format(number=number)
        if not column.evidence.filled:
            _report_dashes(sheet, number - 1, header, reporter)
        elif column.field is not None and column.field in shape.told_by_cell:
            continue
        elif column.field in NAMELESS:
            if kind is TableKind.TARGETS and column.field in _OF_TARGETS:
                continue
            message = _("“{header}”列没有对应的字段，内容原样保留")
            if column.field is Field.ASSESSOR:
                message = _("“{header}”列是评分、提供数据的单位，不读作责任单位，内容原样保留")
            report(rules.I103, message.format(header=header))
        elif column.field and column.by_cells and piece.header and kind is not TableKind.OTHER:
            report(
                rules.I102,
                _("“{header}”列的含义是从内容推断的：{field}").format(
                    header=header, field=field_name(column.field)
                ),
            )


def _report_dashes(sheet: Sheet, index: int, header: str, reporter: Reporter) -> None:
    """Quote the strokes of a column that holds nothing else."""
    for line in sheet.lines:
        if line.begins(index) and is_dash(line.text(index)):
            reporter.in_table(line.table, line.row, header).report(
                rules.I108,
                _("“{header}”只写了“{text}”").format(header=header, text=line.text(index).strip()),
            )
            return


def _report_units_in_texts(
    items: Sequence[FoundItem], columns: Sequence[SettledColumn], reporter: Reporter
) -> None:
    """Tell of units that stand behind a label in the words of items where no column names any."""
    if any(c.field in UNIT_FIELDS for c in columns) or not any(item.units for item in items):
        return
    for item in items:
        if not item.units and says_unit_label(item.content or ""):
            reporter.at(item.source).report(rules.I105, _("文字里写了责任单位，没有读出来"))
