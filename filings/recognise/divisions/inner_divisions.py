"""Fills an item's units and deadline from the words in its text that divide the work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from filings.diagnostics import Severity
from filings.language.role_rules import RoleRule
from filings.language.unit_records import UnitReading
from filings.messages import gettext as _
from filings.model.assignment import Role
from filings.recognise import rules
from filings.recognise.divisions.brackets import Division, divisions_in
from filings.recognise.divisions.division_lines import division_line, labelled_end
from filings.recognise.findings import FoundItem, FoundUnit
from filings.recognise.texts import EDGE_MARKS
from filings.recognise.values import Place, reading_of


def divided(
    item: FoundItem,
    divisions: Sequence[Division],
    reference: date | None,
    place: Place,
    rule: RoleRule | None = None,
    *,
    tells_rest: bool = True,
) -> FoundItem:
    """The item with the units and the deadline that ``divisions`` state.

    ``rule`` is what the text says of who leads; it holds for units that have no role of their own.
    Without ``tells_rest`` the caller reports what has no field.
    """
    units: dict[str, FoundUnit] = {}
    other = dict(item.other)
    for division in divisions:
        named = place.units_read(_led(division, rule))
        for unit in place.beside_marked(named, division.units_text):
            units.setdefault(unit.name, unit)
        for label, text in division.rest:
            # A label that stands twice keeps both texts.
            other[label] = f"{other[label]}\n{text}" if other.get(label) else text
            if tells_rest:
                place.report(
                    rules.I103, _("“{header}”没有对应的字段，内容原样保留").format(header=label)
                )
    times = [d.deadline_text for d in divisions if d.deadline_text]
    deadline = item.deadline
    if times and deadline is None:
        deadline = place.deadline("；".join(times), reference)
    elif times and deadline is not None:
        place.report(
            rules.I114,
            _("文字里的时限“{text}”与时限一栏的“{deadline}”以后者为准").format(
                text="；".join(times), deadline=deadline.text
            ),
            severity=Severity.INFO,
        )
    return replace(
        item,
        units=tuple(units.values()),
        units_text=_wording([d for d in divisions if d.units_text]),
        deadline=deadline,
        other=other,
    )


def _led(division: Division, rule: RoleRule | None) -> UnitReading:
    if rule is None or any(u.role is not Role.RESPONSIBLE for u in division.reading.units):
        return division.reading
    return reading_of(division.units_text, Role.RESPONSIBLE, rule)


def _wording(divisions: Sequence[Division]) -> str | None:
    """The units as printed; of several divisions each with its label, which tells their parts."""
    if len(divisions) == 1:
        return divisions[0].units_text
    labelled = (f"{d.label}：{d.units_text}" if d.label else d.units_text for d in divisions)
    return "；".join(labelled) or None


_SENTENCE = re.compile(
    r"(?:^|[。；;（(，,\n])\s*(?P<units>由[^。；;（()）\n]{2,60}?(?:负责|牵头)(?:组织)?(?:考核|考评|评分|汇总|实施|落实)"
    r"(?:[。，]此项[^。；;（()）\n]{2,40}?(?:牵头|负责)[^。；;（()）\n]{0,8})?)"
)


def _by_sentence(item: FoundItem, reference: date | None, place: Place) -> FoundItem:
    """An item whose text says in a sentence who sees to it: 「由县委办、县政府办负责考核」."""
    for text in (item.method, item.content):
        found = _SENTENCE.search(text or "")
        if found is None:
            continue
        units = place.units(found["units"], Role.RESPONSIBLE)
        if units:
            place.report_said(found["units"])
            return replace(item, units=units, units_text=found["units"])
    return item


def divided_within(item: FoundItem, reference: date | None, place: Place) -> FoundItem:
    """An item whose table has no column of units, with what its content says of them.

    One bracket at the end, or a last line of its own, is taken out of the content; several are left
    where they stand, and that is said.
    """
    content = item.content or ""
    found = list(divisions_in(content))
    if not found:
        above = content.split("\n")
        lines: list[Division] = []
        while len(above) > 1 and (line := division_line(above[-1])) is not None:
            lines.insert(0, line)
            above.pop()
        if not lines and (end := labelled_end(content)) is not None:
            rest = content[: end.start].rstrip()
            return divided(replace(item, content=rest), [end], reference, place)
        if not lines:
            return _by_sentence(item, reference, place)
        return divided(replace(item, content="\n".join(above)), lines, reference, place)
    if len(found) == 1 and not content[found[0].end :].strip(EDGE_MARKS):
        rest = content[: found[0].start]
        return divided(replace(item, content=rest), found, reference, place)
    place.report(
        rules.I105, _("一格里有几处分工，合在一起算：“{text}”").format(text=content.strip())
    )
    return divided(item, found, reference, place)
