"""Makes the items of a sheet: each field from the cells of its column, every doubt reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from filings.diagnostics import Severity
from filings.language.points import parse_points
from filings.language.role_rules import RoleRule, role_rule
from filings.messages import gettext as _
from filings.model.assignment import Role
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.divisions.inner_divisions import divided_within
from filings.recognise.findings import FoundDeadline, FoundItem, FoundSection, FoundUnit, Source
from filings.recognise.places import row_of
from filings.recognise.tables.conserved import lost_cells
from filings.recognise.tables.drafts import Draft, Shape, filled_shares
from filings.recognise.tables.fields import UNIT_FIELDS, Field
from filings.recognise.tables.item_points import PointsCell, read_points_cells, report_veto_words
from filings.recognise.tables.joined_texts import joined
from filings.recognise.tables.lines import own_cells
from filings.recognise.tables.on_top import OnTop
from filings.recognise.tables.outline import ColumnSections, section_cells
from filings.recognise.tables.parents import is_number_within
from filings.recognise.tables.sections import (
    is_bonus,
    is_veto,
    lists_cases,
    rejects,
    says_bonus,
    says_veto,
)
from filings.recognise.texts import (
    is_blank,
    is_dash,
    is_empty,
    number_alone,
    on_one_line,
)
from filings.recognise.values import Place, Reporter
from filings.source import SourceCell

ROLES = {Field.LEAD: Role.LEAD, Field.SUPPORT: Role.SUPPORT, Field.UNITS: Role.RESPONSIBLE}
_KEPT_BY_FIELD = frozenset(
    [Field.CONTENT, Field.METHOD, Field.MATERIALS, Field.DEADLINE, *UNIT_FIELDS]
)
_EXPECTED = frozenset(
    [Field.POINTS, Field.DEADLINE, Field.CONTENT, Field.LEAD, Field.UNITS, Field.SUPPORT]
)
_NOT_ON_TOP = frozenset([Field.POINTS, Field.DEADLINE])
_MOSTLY = 0.5
"""Where this share of a column's cells is filled, a blank one lacks something."""
_SHORT = 10
"""A content of so few characters may be the name of a kind (加分项)."""


@dataclass(slots=True)
class ItemMaker:
    """Makes the items of a sheet.

    ``used`` are the cells (by identity) that stand in a field, ``lost`` those that were thought to
    and do not.
    """

    shape: Shape
    reporter: Reporter
    reference: date | None
    role_rule: RoleRule | None = None
    on_top: OnTop = field(default_factory=OnTop)
    used: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)

    def make(self, drafts: Sequence[Draft]) -> list[FoundItem]:
        """An item of each draft, in order; numbers and points within texts are still there."""
        sections = ColumnSections(self.shape)
        shares = filled_shares(drafts, len(self.shape.columns))
        below = [self._no(draft) for draft in drafts[1:]]
        items = [
            self._item(draft, sections, shares, next_no)
            for draft, next_no in zip_longest(drafts, below)
        ]
        self.used |= sections.used - self.lost
        return items

    def _item(
        self, draft: Draft, sections: ColumnSections, shares: dict[int, float], next_no: str | None
    ) -> FoundItem:
        if draft.lone:
            return self._lone(draft)
        path, inherited = sections.of(draft)
        for index, section in inherited.items():
            self._at(draft, index).report(
                rules.I109,
                _("“{header}”是空的，沿用上面的“{name}”").format(
                    header=self._header(index), name=shortened(section.name)
                ),
            )
        method = self._text(draft, Field.METHOD)
        points, path, kept = self._points(draft, path, method)
        content = self._text(draft, Field.CONTENT) or self._content_among_sections(draft)
        units, units_text = self._units(draft)
        item = FoundItem(
            source=Source(draft.first.table.index, row_of(draft.first.table, draft.first.row)),
            no=self._no(draft),
            sections=path,
            content=content,
            method=method,
            points=points.points,
            materials=self._text(draft, Field.MATERIALS),
            veto=points.veto
            or self.on_top.veto
            or any(s.veto for s in path)
            or is_veto((content or "")[:12])
            or self._is_numbered_veto(draft)
            or rejects(method or ""),
            bonus=points.bonus
            or self.on_top.bonus
            or any(s.bonus for s in path)
            or (is_bonus(content or "") and len(content or "") <= _SHORT),
            units=units,
            units_text=units_text,
            deadline=self._deadline(draft),
            other={**kept, **self._other(draft)},
        )
        # A row that heads the next (1 above 1.1) lacks nothing.
        heads = is_number_within(next_no, item.no)
        self._report_missing(draft, {} if heads else shares, veto=item.veto, bonus=item.bonus)
        report_veto_words(item, self._at(draft))
        for cell in lost_cells(draft, self.shape, item):
            self.used.discard(id(cell))
            self.lost.add(id(cell))
        if any(self._columns(wanted) for wanted in ROLES):
            return item
        return divided_within(item, self.reference, self._at(draft))

    def _lone(self, draft: Draft) -> FoundItem:
        cells = own_cells(draft.first)
        self._use(cells)
        text = as_printed(cells)
        if lists_cases(on_one_line(text)):
            message = _("“{text}”按一票否决项读") if says_veto(text) else _("“{text}”按加分项读")
            self._at(draft).report(
                rules.I121, message.format(text=shortened(text, 30)), severity=Severity.INFO
            )
        return FoundItem(
            source=Source(draft.first.table.index, row_of(draft.first.table, draft.first.row)),
            sections=draft.outer,
            content=text,
            veto=any(s.veto for s in draft.outer) or says_veto(text),
            bonus=any(s.bonus for s in draft.outer) or says_bonus(text),
        )

    def _no(self, draft: Draft) -> str | None:
        if self.shape.number is None:
            return None
        for cell in draft.cells(self.shape.number):
            alone = number_alone(on_one_line(cell.text))
            if alone:
                self._use([cell])
                return alone
        return None

    def _is_numbered_veto(self, draft: Draft) -> bool:
        """Whether 一票否决 stands where other items have their number."""
        if self.shape.number is None:
            return False
        return any(is_veto(on_one_line(c.text)) for c in draft.cells(self.shape.number))

    def _text(self, draft: Draft, wanted: Field) -> str | None:
        """The texts of a field's columns, one below the other; None where they say nothing."""
        filled = [(i, own) for i in self._columns(wanted) if (own := self._own(draft, i))]
        for _index, own in filled:
            self._use(own)
        texts = [(self._header(i), as_printed(own), i in self.shape.grades) for i, own in filled]
        return joined(texts, self._at(draft)) or None

    def _content_among_sections(self, draft: Draft) -> str | None:
        cell = draft.content_among_sections(self.shape)
        if cell is None:
            return None
        self._use([cell])
        return as_printed([cell])

    def _units(self, draft: Draft) -> tuple[tuple[FoundUnit, ...], str | None]:
        found: list[FoundUnit] = []
        texts: list[tuple[str, str]] = []
        for index, column in enumerate(self.shape.columns):
            role = ROLES.get(column.field) if column.field is not None else None
            cells = self._own(draft, index) if role is not None else []
            text = as_printed(cells)
            if role is None or not text:
                continue
            self._use(cells)
            rule = self._role_rule(index) if role is Role.RESPONSIBLE else None
            led = any(unit.role is Role.LEAD for unit in found)
            found += self._at(draft, index).units(text, role, rule, led=led)
            texts.append((self._header(index), text))
        if len(texts) < 2:
            return tuple(found), texts[0][1] if texts else None
        joined = "；".join(f"{header}：{text}" for header, text in texts)
        return self._each_once(draft, found), joined

    def _role_rule(self, index: int) -> RoleRule | None:
        """What the column's header says of the leading unit, else what a note says."""
        headers = self.shape.columns[index].column.headers
        return next((r for h in headers if (r := role_rule(h))), self.role_rule)

    def _each_once(self, draft: Draft, units: Iterable[FoundUnit]) -> tuple[FoundUnit, ...]:
        """The units of several columns; of one that stands in two, the first, and that is said."""
        seen: dict[str, FoundUnit] = {}
        for unit in units:
            if unit.name in seen and seen[unit.name].role is not unit.role:
                self._at(draft).report(
                    rules.I105,
                    _("“{name}”出现在两栏里，角色不同，按前一栏算").format(name=unit.name),
                )
            seen.setdefault(unit.name, unit)
        return tuple(seen.values())

    def _deadline(self, draft: Draft) -> FoundDeadline | None:
        for index in self._columns(Field.DEADLINE):
            cells = self._own(draft, index)
            text = as_printed(cells)
            if text:
                self._use(cells)
                return self._at(draft, index).deadline(text, self.reference)
        return None

    def _points(
        self, draft: Draft, path: tuple[FoundSection, ...], method: str | None
    ) -> tuple[PointsCell, tuple[FoundSection, ...], dict[str, str]]:
        """The item's points; those of a cell that covers its whole section go to the section.

        And, by header, the texts that say more than a number of points.
        """
        for index in self._columns(Field.POINTS):
            cells = self._own(draft, index)
            texts = [cell.text.strip() for cell in cells]
            if not cells:
                continue
            self._use(cells)
            place = self._at(draft, index)
            of_section = index == self.shape.section_points and len(cells) == 1 and bool(path)
            stated = parse_points(texts[0]) if of_section else None
            told = "、".join(texts)
            if stated is not None and path[-1].points is None:
                path = (*path[:-1], replace(path[-1], points=stated))
                place.report(
                    rules.I107,
                    _("分数“{text}”是整个“{name}”的，各条没有自己的分数").format(
                        text=told, name=path[-1].name
                    ),
                )
                return PointsCell(stated if draft.has(cells[0]) else None), path, {}
            if all(draft.has(cell) for cell in cells):
                read = read_points_cells(
                    texts, place, method=method, shares=index in self.shape.shares
                )
                return read, path, {self._header(index): read.kept} if read.kept else {}
            place.report(
                rules.I107,
                _("分数“{text}”的格子横跨几条，不知道各条是多少分").format(text=told),
            )
            return PointsCell(), path, {self._header(index): told}
        return PointsCell(), path, {}

    def _other(self, draft: Draft) -> dict[str, str]:
        """What no field is made for, by header."""
        found: dict[str, str] = {}
        sections = {id(cell) for cell in section_cells(draft, self.shape)}
        told_by_cell = self.shape.told_by_cell
        for index, column in enumerate(self.shape.columns):
            if column.field in _KEPT_BY_FIELD or column.field in (Field.POINTS, Field.SECTION):
                continue
            keeps_dashes = column.field is Field.VALUE
            for cell in self._own(draft, index, dashes=keeps_dashes):
                if id(cell) in sections or (index == self.shape.number and id(cell) in self.used):
                    continue
                self._use([cell])
                header = self._header(index)
                text = as_printed([cell])
                if column.field in told_by_cell:
                    self._at(draft, index).report(
                        rules.I103,
                        _("“{header}”没有对应的字段，内容原样保留").format(header=header),
                    )
                found[header] = f"{found[header]}\n{text}" if header in found else text
        return found

    def _report_missing(
        self, draft: Draft, shares: dict[int, float], *, veto: bool, bonus: bool
    ) -> None:
        """Say which cells are blank though the column is filled elsewhere.

        A stroke says that nobody supports, and that a veto or a bonus has no deadline or points.
        """
        on_top = veto or bonus
        for index, column in enumerate(self.shape.columns):
            if column.field not in _EXPECTED or (veto and column.field is Field.POINTS):
                continue
            cells = draft.cells(index)
            told = [c.text.strip() for c in cells if not is_blank(c.text)]
            if any(not is_dash(text) for text in told):
                continue
            header = self._header(index)
            if told and (column.field is Field.SUPPORT or (on_top and column.field in _NOT_ON_TOP)):
                self._use(cells)
            elif told:
                self._at(draft, index).report(
                    rules.I108, _("“{header}”只写了“{text}”").format(header=header, text=told[0])
                )
                self._use(cells)
            elif shares.get(index, 0) >= _MOSTLY and column.field is not Field.SUPPORT:
                self._at(draft, index).report(
                    rules.I108, _("“{header}”是空的").format(header=header)
                )

    def _own(self, draft: Draft, index: int, *, dashes: bool = False) -> list[SourceCell]:
        """The cells of a column that say something and do not belong to a column left of it.

        With ``dashes`` a stroke says something too: that there is no such figure.
        """
        start = self.shape.columns[index].column.start
        found: list[SourceCell] = []
        for cell in draft.cells(index):
            left = index > 0 and any(
                line.cells[index - 1] is cell for line in draft.lines if cell.column < start
            )
            blank = is_blank(cell.text) if dashes else is_empty(cell.text)
            if not blank and not left:
                found.append(cell)
                if cell.doubt:
                    self._at(draft, index).report(rules.I119, cell.doubt)
        return found

    def _columns(self, wanted: Field) -> list[int]:
        return [i for i, c in enumerate(self.shape.columns) if c.field is wanted]

    def _header(self, index: int) -> str:
        header = on_one_line(self.shape.columns[index].column.header)
        return header or _("第{number}列").format(number=index + 1)

    def _use(self, cells: Iterable[SourceCell]) -> None:
        self.used.update(id(cell) for cell in cells)

    def _at(self, draft: Draft, index: int | None = None) -> Place:
        header = self._header(index) if index is not None else ""
        return self.reporter.in_table(draft.first.table, draft.first.row, header)


def as_printed(cells: Sequence[SourceCell]) -> str:
    """The texts of cells, one below the other, blank lines at their edges left out."""
    return "\n".join(cell.text.strip("\r\n") for cell in cells)
