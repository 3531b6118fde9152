"""Units: who is responsible, under which names, and who belongs to which group."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from filings.language.no_units import NoUnit, no_unit
from filings.language.unit_phrases import is_collective, split_units
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

    @cached_property
    def is_group(self) -> bool:
        """Whether the name stands for several units (members given, or named like a group)."""
        return self.members is not None or is_collective(self.name) or names_members(self.name)

    @cached_property
    def is_misnamed(self) -> bool:
        """Whether it is called what no unit is called (书记, 由……负责): nobody is held to that."""
        return not self.is_group and no_unit(self.name) not in (None, NoUnit.SEVERAL)

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
        """Each name, full name and alias → its unit; of two claims on a name the first stands.

        A name counts also as it reads without stray blanks, which is how references are read.
        """
        found: dict[str, Unit] = {}
        for unit in self.units:
            found.setdefault(unit.name, unit)
        for unit in self.units:
            for name in unit.all_names[1:]:
                found.setdefault(name, unit)
        for unit in self.units:
            for name in unit.all_names:
                tidied = split_units(name)
                if len(tidied) == 1:
                    found.setdefault(tidied[0], unit)
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

        Each unit once, in the order of the lists. Unknown members, members of a cycle that were
        met before and what is misnamed are left out; the checks report them all.
        """
        unit = self.find(name)
        if unit is None:
            return ()
        if unit.name not in self._expanded:
            self._expanded[unit.name] = self._expand(unit)
        return self._expanded[unit.name]

    @cached_property
    def _expanded(self) -> dict[str, tuple[Unit, ...]]:
        """What groups were expanded to so far."""
        return {}

    def _expand(self, unit: Unit) -> tuple[Unit, ...]:
        behind = map(self.answerable, self.names_behind(unit.name))
        return tuple(found for found in behind if found is not None)

    def names_behind(self, name: str) -> Iterator[str]:
        """The names that a name stands for: units, and whatever leads to no known unit as written.

        Usual names, members of groups at all depths, each once, in the order of the lists. What
        :meth:`expand` leaves out, since no unit can be held to it, is here to be seen.
        """
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            written = waiting.pop()
            unit = self.find(written)
            usual = unit.name if unit else written
            if usual in seen:
                continue
            seen.add(usual)
            if unit is not None and unit.is_group and unit.members:
                waiting += reversed(unit.members)
            else:
                yield usual

    def answerable(self, name: str) -> Unit | None:
        """The unit that can be held to its items; groups and what is misnamed cannot."""
        unit = self.find(name)
        return unit if unit is not None and not unit.is_group and not unit.is_misnamed else None

    def _members(self, unit: Unit) -> Iterator[Unit]:
        """The members that the directory knows."""
        for name in unit.members or ():
            member = self.find(name)
            if member is not None:
                yield member

    def cycles(self) -> Iterator[tuple[str, ...]]:
        """Groups that contain themselves: each as the names on the way round, once."""
        known: set[frozenset[str]] = set()
        done: set[str] = set()
        for start in self.units:
            if start.name in done:
                continue
            way = {start.name: self._members(start)}
            while way:
                name, members = next(reversed(way.items()))
                member = next(members, None)
                if member is None:
                    del way[name]
                    done.add(name)
                elif member.name in way:
                    names = list(way)
                    cycle = tuple(names[names.index(member.name) :])
                    if frozenset(cycle) not in known:
                        known.add(frozenset(cycle))
                        yield cycle
                elif member.name not in done:
                    way[member.name] = self._members(member)
