"""Units: who is responsible, under which names, and who belongs to which group."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from filings.language.unit_phrases import is_collective
from filings.model.base import Model, Text, UnitNames, Words


class Contact(Model):
    """How to reach a unit."""

    office: Text | None = None
    person: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    address: Text | None = None


class Unit(Model):
    """An office that tasks are assigned to, or a group of such offices.

    ``members`` makes it a group; a group with no members assigns nobody.
    """

    name: Text
    full_name: Text | None = None
    aliases: Words = ()
    members: UnitNames | None = None
    contact: Contact | None = None
    note: Text | None = None

    @property
    def is_group(self) -> bool:
        """Whether the name stands for several units (members given, or named like a group)."""
        return self.members is not None or is_collective(self.name) or names_members(self.name)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name by which the unit may be called, the usual one first."""
        return (self.name, *((self.full_name,) if self.full_name else ()), *self.aliases)


def names_members(name: str) -> bool:
    """Whether a name says of itself that it stands for several units (…成员单位)."""
    return name.endswith(("成员单位", "各单位", "各部门", "各成员", "有关单位", "有关部门"))


class UnitDirectory(Model):
    """All units of a project, found by any of their names, groups expanded to members."""

    units: tuple[Unit, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Unit]:
        """Each name, full name and alias → its unit; of two claims on a name the first stands."""
        found: dict[str, Unit] = {}
        for unit in self.units:
            found.setdefault(unit.name, unit)
        for unit in self.units:
            for name in unit.all_names[1:]:
                found.setdefault(name, unit)
        return found

    def find(self, name: str) -> Unit | None:
        """The unit called ``name``, by any of its names."""
        return self.by_name.get(name)

    def is_group(self, name: str) -> bool:
        """Whether ``name`` stands for several units, known to the directory or not."""
        unit = self.find(name)
        return unit.is_group if unit else is_collective(name) or names_members(name)

    def expand(self, name: str) -> tuple[Unit, ...]:
        """The units that ``name`` stands for: itself, or the members of the group at all depths.

        Each unit once, in the order of the lists. Unknown members and members of a cycle that
        were met before are left out; the checks report both.
        """
        unit = self.find(name)
        return tuple({u.name: u for u in self._expand(unit, set())}.values()) if unit else ()

    def _expand(self, unit: Unit, seen: set[str]) -> Iterator[Unit]:
        if not unit.is_group:
            yield unit
            return
        seen.add(unit.name)
        for name in unit.members or ():
            member = self.find(name)
            if member is not None and member.name not in seen:
                yield from self._expand(member, seen)

    def cycles(self) -> Iterator[tuple[str, ...]]:
        """Groups that contain themselves: each as the names on the way round, once."""
        known: set[frozenset[str]] = set()
        done: set[str] = set()
        for unit in self.units:
            for cycle in self._cycles(unit, [], done):
                if frozenset(cycle) not in known:
                    known.add(frozenset(cycle))
                    yield cycle

    def _cycles(self, unit: Unit, way: list[str], done: set[str]) -> Iterator[tuple[str, ...]]:
        if unit.name in way:
            yield tuple(way[way.index(unit.name) :])
            return
        if unit.name in done:
            return
        way.append(unit.name)
        for name in unit.members or ():
            member = self.find(name)
            if member is not None:
                yield from self._cycles(member, way, done)
        way.pop()
        done.add(unit.name)
