"""What an import has to say, as people like to read it: what weighs most first, the same thing once.

Programs get every finding by itself, in the order of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from filings.diagnostics import Diagnostic, Severity

_WEIGHT = {severity: place for place, severity in enumerate(Severity)}
# The number of the row or paragraph in a place, as filings.recognise.places writes it.
_NUMBER = re.compile(r"(?<=第)\d+(?=[行段])|(?<=row )\d+|(?<=paragraph )\d+")


def grouped(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings, errors first; those that say the same become one, with all of their places.

    The order within errors, warnings and infos is that of the first of each. No place is left out.
    """
    groups: dict[Diagnostic, list[str]] = {}
    for found in sorted(diagnostics, key=lambda found: _WEIGHT[found.severity]):
        where = groups.setdefault(found._replace(where=None, source=None), [])
        if found.where is not None and found.where not in where:
            where.append(found.where)
    return [
        found._replace(where=places(where) if where else None) for found, where in groups.items()
    ]


def places(where: Sequence[str]) -> str:
    """Several places in a few words: 表1第3—5、8行“分值”、第12段."""
    numbers: dict[tuple[str, str], list[int]] = {}
    for place in where:
        match = _NUMBER.search(place)
        key = (place[: match.start()], place[match.end() :]) if match else (place, "")
        numbers.setdefault(key, []).extend([int(match[0])] if match else [])
    return "、".join(
        f"{before}{'、'.join(_runs(counted))}{after}"
        for (before, after), counted in numbers.items()
    )


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    """Numbers in order, three and more in a row as 3—5."""
    run: list[int] = []
    for number in [*sorted(set(numbers)), None]:
        if run and number != run[-1] + 1:
            if len(run) > 2:
                yield f"{run[0]}—{run[-1]}"
            else:
                yield from map(str, run)
            run = []
        if number is not None:
            run.append(number)


def advice_once(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, what is advised on a rule given with its first alone."""
    told: set[tuple[str, tuple[str, ...]]] = set()
    for found in diagnostics:
        known = (found.code, found.hints) in told
        told.add((found.code, found.hints))
        yield found._replace(hints=()) if known else found
