"""What stands in a table beside its items: sums, notes, places kept, texts that belong nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from filings.language.points import parse_points
from filings.language.role_rules import RoleRule, role_rule
from filings.messages import gettext as _
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.findings import FoundItem
from filings.recognise.tables.lines import KnownLine, LineKind
from filings.recognise.tables.sheets import Sheet
from filings.recognise.texts import is_blank, is_dash, number_alone, on_one_line, squeezed
from filings.recognise.values import Reporter
from filings.source import SourceTable


def role_rule_of(sheet: Sheet, known: Sequence[KnownLine]) -> RoleRule | None:
    """What a note above or below the rows says of the leading unit."""
    notes = [*sheet.notes]
    for line in known:
        if line.kind is LineKind.NOTE:
            notes += [c.text for c in line.line.cells if c is not None]
    return next((rule for note in notes if (rule := role_rule(note))), None)


def beside_items(
    known: Sequence[KnownLine],
    items: Sequence[FoundItem],
    reporter: Reporter,
    used: set[int],
) -> tuple[Decimal | None, list[str]]:
    """The stated total and the notes; rows that are no items are named, their cells ``used``."""
    labels = [section.label for item in items for section in item.sections]
    totals: list[Decimal] = []
    notes: list[str] = []
    for line in known:
        own = [c for c in line.line.table.row(line.line.row) if c.row == line.line.row]
        texts = [c.text.strip() for c in own if not is_blank(c.text)]
        report = reporter.in_table(line.line.table, line.line.row).report
        if line.kind is LineKind.TOTAL:
            report(rules.I112, _("合计行：{texts}").format(texts=" ".join(map(on_one_line, texts))))
            stated = texts[1:] if len(texts) > 1 and number_alone(texts[0]) else texts
            values = [p for text in stated if (p := parse_points(text)) is not None]
            if len(values) == 1 and not stated[0].startswith("小"):
                totals.append(values[0])
        elif line.kind is LineKind.NOTE:
            notes += texts
            report(rules.I118, _("说明：{text}").format(text=shortened(" ".join(texts), 60)))
        elif line.kind is LineKind.PLACEHOLDER:
            report(rules.I111, _("占位的行：{texts}").format(texts=" ".join(texts)))
        elif line.kind is LineKind.SECTION:
            # A section without items is nobody's: its text is left to be quoted.
            own = [c for c in own if any(c.text.strip() in label for label in labels)]
            if own:
                own += [c for c in line.line.cells if c and parse_points(c.text) is not None]
                own += [c for c in line.line.cells if c and number_alone(c.text)]
        else:
            continue
        used.update(id(c) for c in own)
    return (totals[-1] if totals else None), notes


def report_rest(sheet: Sheet, used: set[int], reporter: Reporter) -> None:
    """Quote every text that has found no place."""
    headers = {squeezed(h) for c in sheet.columns for h in c.headers}
    for segment in sheet.pieces:
        table: SourceTable = segment.table
        for row in (*segment.header, *segment.repeated, *segment.body):
            for cell in table.row(row):
                if cell.row != row or id(cell) in used or is_blank(cell.text):
                    continue
                if is_dash(cell.text) or squeezed(cell.text) in headers:
                    continue
                reporter.in_table(table, row).report(
                    rules.I104, _("没有归到任何一项的文字：“{text}”").format(text=cell.text.strip())
                )
