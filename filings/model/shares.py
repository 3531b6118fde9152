"""Each unit's share of the division: which items it has a part in, and in which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from filings.model.assignment import Role
from filings.model.responsibility import Responsibility
from filings.model.units import Unit, UnitDirectory

_WEIGHT = {Role.LEAD: 0, Role.RESPONSIBLE: 1, Role.SUPPORT: 2}


@dataclass(frozen=True, slots=True)
class Share:
    """One item of a unit. ``rubric`` is the rubric's key.

    A unit that is named several times, itself and through groups, has the weightiest of its roles.
    ``group`` is the usual name of the group through which it has that; None where it is named itself.
    """

    rubric: str
    responsibility: Responsibility
    role: Role
    group: str | None


@dataclass(frozen=True, slots=True)
class UnitShares:
    """All items of one unit, rubric by rubric in printed order.

    ``number`` counts the units of the project that are no groups, from 1, whether they have items
    or not, so that it holds when another unit gets its first item. Names that stand for no known
    unit (also groups whose members are not listed) come after the units, in the order in which
    they are named, and have no ``unit``; items for which nobody is named come last, under ''.
    """

    number: int
    name: str
    unit: Unit | None
    shares: tuple[Share, ...]

    def of_rubric(self, rubric: str | None) -> UnitShares:
        """Only what belongs to one rubric; None: all."""
        if rubric is None:
            return self
        kept = tuple(share for share in self.shares if share.rubric == rubric)
        return replace(self, shares=kept)


def share_out(
    responsibilities: Mapping[str, tuple[Responsibility, ...]], directory: UnitDirectory
) -> tuple[UnitShares, ...]:
    """Everybody who has an item that applies, with all of them: no item is left out.

    A group's items are those of each of its members, at all depths.
    """
    units = [unit for unit in directory.units if not unit.is_group]
    places = {name: place for place, name in enumerate(dict.fromkeys(u.name for u in units), 1)}
    found: dict[str, list[Share]] = {}
    for rubric, of_rubric in responsibilities.items():
        for responsibility in of_rubric:
            if responsibility.not_applicable is None:
                for name, share in _parts(rubric, responsibility, directory):
                    found.setdefault(name, []).append(share)
    nobody = found.pop("", [])
    strangers = [name for name in found if name not in places]
    places |= {name: place for place, name in enumerate(strangers, len(places) + 1)}
    shared = [
        UnitShares(place, name, directory.answerable(name), tuple(found[name]))
        for name, place in places.items()
        if name in found
    ]
    if nobody:
        shared.append(UnitShares(len(places) + 1, "", None, tuple(nobody)))
    return tuple(shared)


def _parts(
    rubric: str, responsibility: Responsibility, directory: UnitDirectory
) -> Iterator[tuple[str, Share]]:
    """Each name that has a part in an item, once; '' where the item names nobody."""
    best: dict[str, Share] = {}
    for assigned in responsibility.units:
        for name in directory.names_behind(assigned.name):
            through = None if name == assigned.shown_name else assigned.shown_name
            share = Share(rubric, responsibility, assigned.role, through)
            other = best.setdefault(name, share)
            if _rank(share) < _rank(other):
                best[name] = share
    if not best:
        yield "", Share(rubric, responsibility, Role.RESPONSIBLE, None)
    yield from best.items()


def _rank(share: Share) -> tuple[int, bool]:
    return _WEIGHT[share.role], share.group is not None
