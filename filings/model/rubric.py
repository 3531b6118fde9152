"""The rubric: what the superior demands, as a tree of sections with items, in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import count
from typing import Any

from pydantic import model_validator

from filings.language.points import PointsReading, criteria_total, read_points
from filings.model.base import Model, Points, Text, Words, YesNo, shortened


class Criterion(Model):
    """One scoring point of an item: 「…（2分）」."""

    text: Text
    points: Points


class Item(Model):
    """One row of a rubric.

    ``no`` is the number as printed; ``id`` tells the item from all others of its rubric and is
    the number unless the number is missing or stands twice. ``content`` is what is to be done
    (三级指标、主要内容), ``method`` how it is scored (评分方法), ``materials`` what has to be handed
    in (提供资料要求). ``criteria`` and ``cap`` are read from ``method`` where they are not given.
    """

    id: Text
    no: Text | None = None
    content: Text | None = None
    method: Text | None = None
    points: Points | None = None
    cap: Points | None = None
    criteria: tuple[Criterion, ...] = ()
    materials: Text | None = None
    veto: YesNo = False
    bonus: YesNo = False
    source: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _number_is_the_id(cls, data: Any) -> Any:
        if isinstance(data, dict) and not data.get("id") and data.get("no"):
            return {**data, "id": data["no"]}
        return data

    @cached_property
    def scoring(self) -> PointsReading:
        """Criteria and cap as the scoring text states them."""
        return read_points(self.method or "", self.points)

    @property
    def effective_cap(self) -> Decimal | None:
        """The most that the item can give by its own words (满分3分), if it says so."""
        return self.cap if self.cap is not None else self.scoring.cap

    @property
    def effective_criteria(self) -> tuple[Criterion, ...]:
        """The criteria given, else those read from the scoring text."""
        return self.criteria or tuple(
            Criterion(text=c.text, points=c.points) for c in self.scoring.criteria
        )

    @property
    def criteria_total(self) -> Decimal | None:
        """What the criteria add up to, where that is certain."""
        if self.criteria:
            return sum((c.points for c in self.criteria), Decimal(0))
        return criteria_total(self.scoring)

    @property
    def maximum(self) -> Decimal | None:
        """The most points that can be claimed: the points, else the cap, else the criteria."""
        for points in (self.points, self.effective_cap, self.criteria_total):
            if points is not None:
                return points
        return None

    @property
    def summary(self) -> str:
        """The first words of the item, for messages."""
        return shortened(self.content or self.method or "", 20)


class Section(Model):
    """A group of items: 类别, 一级指标, 规定动作. ``label`` is the cell as printed, if special."""

    name: Text
    no: Text | None = None
    points: Points | None = None
    label: Text | None = None
    veto: YesNo = False
    bonus: YesNo = False
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def heading(self) -> str:
        """What the section's cell shows: the printed label, or the name with its points."""
        if self.label is not None:
            return self.label
        return self.name if self.points is None else f"{self.name}（{plain_points(self.points)}分）"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item where it stands: with the sections around it, outermost first.

    ``path`` leads to the item through the rubric's fields (``("sections", 0, "items", 2)``),
    ``index`` counts the items of the rubric from 0.
    """

    item: Item
    sections: tuple[Section, ...]
    path: tuple[str | int, ...]
    index: int

    @property
    def veto(self) -> bool:
        """Whether a miss here rejects the whole application (一票否决)."""
        return self.item.veto or any(s.veto for s in self.sections)

    @property
    def bonus(self) -> bool:
        """Whether the points come on top of the total (加分项)."""
        return self.item.bonus or any(s.bonus for s in self.sections)

    @property
    def section_names(self) -> tuple[str, ...]:
        """The names of the sections around the item, outermost first."""
        return tuple(s.name for s in self.sections)

    def section_path(self, depth: int) -> tuple[str | int, ...]:
        """The path to the section ``depth`` levels down (0 the outermost)."""
        return self.path[: 2 * (depth + 1)]


class Rubric(Model):
    """What is demanded: 评估细则, 评分表, 任务分解, 责任分工.

    ``levels`` names the section levels, outermost first, and so the columns of a table.
    ``total`` is the stated sum of points without bonus.
    """

    title: Text | None = None
    authority: Text | None = None
    document_number: Text | None = None
    total: Points | None = None
    levels: Words = ()
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every item in printed order, with its sections."""
        return tuple(
            Entry(item, sections, path, index)
            for index, (item, sections, path) in enumerate(_walk(self, (), ()))
        )

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The number that each item is printed with, by its place; '' where it has none.

        Where no item has one, they are counted: a column 序号 of blanks would be filled in by hand.
        A veto item without a number is none of them: its label stands in place of one (seed 003).
        """
        if any(entry.item.no for entry in self.entries):
            return tuple(entry.item.no or "" for entry in self.entries)
        counted = count(1)
        return tuple("" if entry.veto else str(next(counted)) for entry in self.entries)

    @cached_property
    def entry_by_id(self) -> dict[str, Entry]:
        """The items by id; of two with one id the first."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(entry.item.id, entry)
        return found

    @cached_property
    def depth(self) -> int:
        """How many section levels stand above the deepest item, at least those named."""
        return max([len(self.levels), *(len(e.sections) for e in self.entries)], default=0)

    def walk_sections(self) -> Iterator[tuple[tuple[Section, ...], tuple[str | int, ...]]]:
        """Each section with those around it (itself last) and its path, in printed order."""
        yield from _walk_sections(self.sections, (), ())


def _walk(
    place: Rubric | Section, sections: tuple[Section, ...], path: tuple[str | int, ...]
) -> Iterator[tuple[Item, tuple[Section, ...], tuple[str | int, ...]]]:
    for index, item in enumerate(place.items):
        yield item, sections, (*path, "items", index)
    for index, section in enumerate(place.sections):
        yield from _walk(section, (*sections, section), (*path, "sections", index))


def _walk_sections(
    sections: tuple[Section, ...], around: tuple[Section, ...], path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[Section, ...], tuple[str | int, ...]]]:
    for index, section in enumerate(sections):
        here = (*path, "sections", index)
        yield (*around, section), here
        yield from _walk_sections(section.sections, (*around, section), here)


def items_below(section: Section) -> Iterator[Item]:
    """Every item in a section and in the sections below it, in printed order."""
    for item, _sections, _path in _walk(section, (), ()):
        yield item


def sum_of_points(items: Iterable[Item]) -> Decimal | None:
    """What items can give together; ``None`` where one of them has no points at all."""
    total = Decimal(0)
    for item in items:
        if item.maximum is None:
            return None
        total += item.maximum
    return total


def plain_points(points: Decimal) -> str:
    """Points as people write them: 5, 0.5, without trailing zeros or exponent."""
    text = format(points, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
