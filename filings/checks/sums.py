"""The arithmetic of a rubric: what its parts add up to, and which one value would mend a sum.

Everything is computed in one walk, from the innermost sections outwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from filings.language.points import CriterionText, PointsReading, criteria_total
from filings.language.tiers import find_alternatives
from filings.model.origin import Path
from filings.model.rubric import Item, Rubric, Section, items_below

_DEDUCTION = re.compile(
    r"(?:最高|最多|至多|上限|累计|超过)[^，,。；;\n]{0,6}扣|扣[^，,。；;\n]{0,8}(?:为止|为限|封顶)"
)


@dataclass(frozen=True, slots=True)
class Likely:
    """The probable points of the item at ``path``: that one change makes a stated sum come out.

    ``holder`` is the section that states the sum; ``None`` for the rubric's total.
    """

    path: Path
    item: Item
    points: Decimal
    holder: Section | None


@dataclass(frozen=True, slots=True)
class SectionSum:
    """A section's points as stated, and what its parts give; ``None`` where that is not known.

    ``sections`` leads to the section, outermost first. ``aside`` are veto sections, and bonus ones
    that stand outside the sums around them. ``parts`` takes the subsections at what
    they state and else at what they hold; ``of_sections`` says that a stated one was among them.
    """

    sections: tuple[Section, ...]
    path: Path
    stated: Decimal | None
    parts: Decimal | None
    of_sections: bool
    aside: bool
    likely: Likely | None = None

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against the stated points."""
        return self.stated is None or self.parts is None or self.stated == self.parts


@dataclass(frozen=True, slots=True)
class RubricSum:
    """The points of a rubric without bonus and veto.

    ``stated`` adds up what the outermost sections state, ``unstated`` names those that state
    nothing, ``parts`` takes these at what they hold, ``items`` adds up all items. ``likely`` gives
    an item's path its probable points, where that one change alone makes a stated sum come out.
    """

    total: Decimal | None
    stated: Decimal | None
    unstated: tuple[str, ...]
    parts: Decimal | None
    items: Decimal | None
    sections: tuple[SectionSum, ...]
    likely: dict[Path, Likely] = field(default_factory=dict)

    @property
    def fits(self) -> bool:
        """Whether total, sections and items agree as far as they are known."""
        if self.total is not None:
            return all(s in (None, self.total) for s in (self.parts, self.items))
        return self.stated is None or self.parts is None or self.items in (None, self.parts)


def reading_of(item: Item) -> PointsReading:
    """Criteria, tiers and cap of an item: as given in the rubric file, else as its text says."""
    reading = item.scoring
    if item.criteria:
        criteria = tuple(CriterionText(c.text, c.points) for c in item.criteria)
        tiers = find_alternatives([(c.text, c.points) for c in criteria])
        reading = PointsReading(criteria=criteria, alternatives=tiers)
    return replace(reading, cap=cap_of(item))


def cap_of(item: Item) -> Decimal | None:
    """The most that an item can earn by its own words. 「最高扣4分」 caps a loss and is none."""
    method = item.method or ""
    if item.cap is None and _DEDUCTION.search(method) and "满分" not in method:
        return None
    return item.effective_cap


def is_veto(section: Section) -> bool:
    """Whether a section is there for veto items alone."""
    return section.veto or _all(items_below(section), "veto")


def is_bonus(section: Section) -> bool:
    """Whether a section is there for bonus items alone."""
    return section.bonus or _all(items_below(section), "bonus")


def _all(items: Iterator[Item], mark: str) -> bool:
    marks = [getattr(item, mark) for item in items]
    return bool(marks) and all(marks)


def sum_up(rubric: Rubric) -> RubricSum:
    """All sums of a rubric."""
    walk = _Walk()
    top = [
        walk.section(section, (), ("sections", index), False)
        for index, section in enumerate(rubric.sections)
    ]
    counted = [part for part in top if not part.own.aside]
    direct = [
        _ItemPart(item, ("items", index))
        for index, item in enumerate(rubric.items)
        if not item.veto and not item.bonus
    ]
    stated = [part.own.stated for part in counted if part.own.stated is not None]
    parts = _total([*(part.value for part in counted), *(part.value for part in direct)])
    loose = [*direct, *(item for part in counted for item in part.loose)]
    walk.settle(rubric.total, parts, loose, None)
    return RubricSum(
        total=rubric.total,
        stated=sum(stated, Decimal(0)) if stated else None,
        unstated=tuple(p.own.sections[0].name for p in counted if p.own.stated is None),
        parts=parts,
        items=_total([*(part.items for part in counted), *(part.value for part in direct)]),
        sections=tuple(walk.sections),
        likely=walk.likely,
    )


@dataclass(frozen=True, slots=True)
class _ItemPart:
    item: Item
    path: Path

    @property
    def value(self) -> Decimal | None:
        return self.item.maximum


@dataclass(frozen=True, slots=True)
class _SectionPart:
    """A section in the sum of the one around it; ``loose`` items are held by no stated sum yet."""

    own: SectionSum
    items: Decimal | None
    loose: list[_ItemPart]

    @property
    def value(self) -> Decimal | None:
        return self.own.stated if self.own.stated is not None else self.own.parts


class _Walk:
    def __init__(self) -> None:
        self.sections: list[SectionSum] = []
        self.likely: dict[Path, Likely] = {}

    def section(
        self, section: Section, around: tuple[Section, ...], path: Path, in_bonus: bool
    ) -> _SectionPart:
        """Sum up a section and those below it."""
        veto, bonus = is_veto(section), is_bonus(section)
        here = (*around, section)
        below = [
            self.section(sub, here, (*path, "sections", index), in_bonus or bonus)
            for index, sub in enumerate(section.sections)
        ]
        counted = [part for part in below if not part.own.aside]
        items = [
            _ItemPart(item, (*path, "items", index))
            for index, item in enumerate(section.items)
            if not item.veto and (in_bonus or bonus or not item.bonus)
        ]
        parts = _total([*(part.value for part in items), *(part.value for part in counted)])
        loose = [*items, *(item for part in counted for item in part.loose)]
        own = SectionSum(
            sections=here,
            path=path,
            stated=section.points,
            parts=parts,
            of_sections=any(part.own.stated is not None for part in counted),
            aside=veto or (bonus and not in_bonus),
            likely=self.settle(section.points, parts, loose, section),
        )
        self.sections.append(own)
        total = _total([*(part.value for part in items), *(part.items for part in counted)])
        return _SectionPart(own, total, loose if own.stated is None else [])

    def settle(
        self,
        stated: Decimal | None,
        parts: Decimal | None,
        items: list[_ItemPart],
        holder: Section | None,
    ) -> Likely | None:
        """The item whose points must be others, if one change alone mends a stated sum."""
        if stated is None or parts is None or stated == parts:
            return None
        mends = [
            Likely(part.path, part.item, value, holder)
            for part in items
            for value in _other_readings(part.item)
            if parts - (part.item.points or 0) + value == stated
        ]
        if len(mends) != 1:
            return None
        self.likely[mends[0].path] = mends[0]
        return mends[0]


def _other_readings(item: Item) -> set[Decimal]:
    """What the item's own words say that its points could be instead."""
    if item.points is None:
        return set()
    reading = reading_of(item)
    said = {value for value in (criteria_total(reading), reading.cap) if value is not None}
    return said - {item.points}


def _total(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; ``None`` where a value is not known or there is none at all."""
    known = list(values)
    if not known:
        return None
    total = Decimal(0)
    for value in known:
        if value is None:
            return None
        total += value
    return total
