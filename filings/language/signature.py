"""Where the names of the issuing offices and the date stand below a text (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from collections.abc import Sequence

from filings.language.text_blocks import Placed, Run
from filings.language.widths import printed_width

_DATE_FROM_THE_RIGHT = 4
_NAME_FROM_THE_RIGHT = 2
_DATE_BEHIND_NAME = 2
_ROOM_ABOVE = 1.25
"""In lines: a seal of 42 mm in the middle of name and date begins 2 mm below the text, less than the
line that it may (7.3.5.1); more room would send short notices on to a second page."""
_ROOM_BETWEEN_SEALS = 3
"""In lines: a seal of 42 mm is a little over four lines high, and none may touch another."""
_MOST_BESIDE_EACH_OTHER = 3


def place_signature(names: Sequence[str], date: str, *, sealed: bool, width: float) -> list[Placed]:
    """Lines for ``names``, the host's first, and ``date``, in a text ``width`` characters wide.

    Sealed (7.3.5.1): the date ends four characters from the right, a single name is centred above
    it, several stand beside each other in order, with room for their seals. Unsealed (7.3.5.2): the
    name ends two characters from the right and the date begins two characters behind the name's
    first; of several names the host's is uppermost. Without a name the date stands alone.
    """
    if not names:
        return [_last(date, right=_DATE_FROM_THE_RIGHT, above=_ROOM_ABOVE)]
    if not sealed:
        return _unsealed(names, date)
    if len(names) == 1:
        return _sealed_alone(names[0], date, width)
    return _sealed_together(names, date, width)


def _sealed_alone(name: str, date: str, width: float) -> list[Placed]:
    # As wide as the longer of both, so that a long name does not leave the type area.
    room = max(printed_width(date) + 2 * _DATE_FROM_THE_RIGHT, printed_width(name))
    left = max(width - room, 0)
    return [
        Placed((Run(name),), 0, "center", left=left, above=_ROOM_ABOVE),
        _last(date, right=(room - printed_width(date)) / 2),
    ]


def _sealed_together(names: Sequence[str], date: str, width: float) -> list[Placed]:
    lines: list[Placed] = []
    rest = list(names)
    while rest:
        together = next(
            rest[:n]
            for n in range(_MOST_BESIDE_EACH_OTHER, 0, -1)
            if n == 1 or (n <= len(rest) and n * max(map(printed_width, rest[:n])) <= width)
        )
        rest = rest[len(together) :]
        centres = tuple((2 * i + 1) / (2 * len(together)) for i in range(len(together)))
        text = "".join(f"\t{name}" for name in together)
        above = _ROOM_BETWEEN_SEALS if lines else _ROOM_ABOVE
        lines.append(Placed((Run(text),), 0, "left", centres=centres, above=above))
    return [*lines, _last(date, right=_DATE_FROM_THE_RIGHT)]


def _unsealed(names: Sequence[str], date: str) -> list[Placed]:
    longest, dated = max(map(printed_width, names)), printed_width(date)
    # A date that is longer than the name keeps two characters, and the names move left.
    date_right = max(longest + _NAME_FROM_THE_RIGHT - _DATE_BEHIND_NAME - dated, 2)
    edge = date_right + dated + _DATE_BEHIND_NAME
    lines = [
        Placed(
            (Run(name),), 0, "right", right=edge - (longest + printed_width(name)) / 2, above=room
        )
        for name, room in zip(names, [1, *[0] * (len(names) - 1)], strict=True)
    ]
    return [*lines, _last(date, right=date_right)]


def _last(date: str, *, right: float, above: float = 0) -> Placed:
    return Placed((Run(date),), 0, "right", right=right, above=above, keep=False)
