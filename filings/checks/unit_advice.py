"""What to do with a name that is no known unit: the likely one, the line to type, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from filings.checks.case import Case
from filings.checks.guess import Guess
from filings.language.no_units import NamedPart, NoUnit, no_unit, parts_of
from filings.language.roles import Role
from filings.language.unit_phrases import ENDS_AS_BODY, is_collective
from filings.messages import gettext as _

_FIELDS = {Role.LEAD: "lead", Role.SUPPORT: "support", Role.RESPONSIBLE: "units"}
_LONGEST_QUOTED = 3


class UnitAdvice:
    """Gives advice on the names that stand where units should, in one project."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._directory = case.project.directory
        self._guess = Guess(self._directory.by_name)

    def hints(
        self, *names: str, among: tuple[str, ...] = (), field: str = "units"
    ) -> tuple[str, ...]:
        """How to write what ``names`` were meant to be.

        ``among`` is the whole list in which they stand, and ``field`` where it is written: where the
        list has to be written anew, no unit of it is lost.
        """
        parts = self._parts(among or names)
        if parts is not None:
            return (_("写成：{line}").format(line=self._line(parts, field)),)
        return tuple(h for name in dict.fromkeys(names) for h in self._hints_for_one(name))

    def likely(self, name: str) -> tuple[str, ...]:
        """The question «did you mean …?», if there is a likely unit."""
        return self._guess.hints(name)

    def _hints_for_one(self, name: str) -> Iterator[str]:
        if no_unit(name) is not None or is_collective(name):
            mentioned = self._mentioned(name)
            if mentioned:
                line = self._line(tuple(NamedPart(unit) for unit in mentioned))
                yield _("只写单位，不写怎么做，例如：{line}").format(line=line)
            else:
                yield _("把“{name}”改写成具体的单位").format(name=name)
            return
        bare = name.strip("【】[]［］〔〕 ")
        if bare != name and self._directory.find(bare) is not None:
            yield _("去掉括号，写成“{name}”").format(name=bare)
            return
        guessed = self._guess.hints(bare)
        yield from guessed
        if not guessed:
            yield self._new_unit(bare)

    def _new_unit(self, name: str) -> str:
        hint = _("是新的单位，就在 {units} 里加一行：- {{{key}: {name}}}")
        return hint.format(units=self._case.key("units"), key=self._case.key("name"), name=name)

    def _parts(self, names: tuple[str, ...]) -> tuple[NamedPart, ...] | None:
        """The units that ``names`` are run together of, or give a part; None where they are not."""
        found = []
        for part in parts_of(names, self._known):
            unit = self._directory.find(part.name)
            meant = unit.name if unit else self._guess.word(part.name)
            looks_like_one = len(part.name) > 2 and ENDS_AS_BODY.search(part.name)
            if meant is None and (no_unit(part.name) or not looks_like_one):
                return None
            found.append(NamedPart(meant or part.name, part.role))
        plain = len(found) == len(names) and not any(part.role for part in found)
        if plain or not any(self._directory.find(part.name) for part in found):
            return None
        return tuple(found)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._directory.by_name)

    def _line(self, parts: tuple[NamedPart, ...], field: str = "units") -> str:
        """``lead: 甲, support: [乙]``: of two that lead, all are responsible, for only one can lead."""
        fields = [_FIELDS[part.role] if part.role else field for part in parts]
        if fields.count("lead") > 1:
            fields = ["units" if field == "lead" else field for field in fields]
        by_field: dict[str, list[str]] = {}
        for field, part in zip(fields, parts, strict=True):
            by_field.setdefault(field, []).append(part.name)
        written = (
            (field, names[0] if field == "lead" else f"[{', '.join(names)}]")
            for field, names in by_field.items()
        )
        return ", ".join(f"{self._case.key(field)}: {names}" for field, names in written)

    def _mentioned(self, text: str) -> list[str]:
        """The known units that a sentence names, the first ones in the order of the list."""
        found = [
            unit.name
            for unit in self._case.project.units
            if not unit.is_misnamed and any(len(n) > 1 and n in text for n in unit.all_names)
        ]
        return found[:_LONGEST_QUOTED]


def says_nobody(name: str) -> bool:
    """Whether ``name`` is a sentence or a person, where a unit should stand."""
    return no_unit(name) in (NoUnit.SENTENCE, NoUnit.PERSON)
