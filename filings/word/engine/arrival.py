"""The proof that everything arrived: each text stands in the bytes of the part, in its order."""

from __future__ import annotations

from collections.abc import Iterable

from filings.word.engine.texts import Needle


def missing_texts(printed: bytes, seen: Iterable[Needle], most: int) -> list[bytes]:
    """Those of ``seen``, at most so many, that do not stand in ``printed`` after the one before.

    One pass: what follows a text is looked for after it. Empty texts leave nothing.
    """
    position = 0
    index = printed.index
    try:
        for needle in filter(None, seen):
            position = index(needle, position) + 1  # type: ignore[arg-type]
    except (ValueError, TypeError):
        # Something is missing, or has several pieces.
        return _missing(printed, seen, most)
    return []


def _missing(printed: bytes, seen: Iterable[Needle], most: int) -> list[bytes]:
    missing: list[bytes] = []
    position = 0
    for needle in seen:
        for piece in (needle,) if isinstance(needle, bytes) else needle:
            found = printed.find(piece, position)
            if found >= 0:
                position = found + len(piece)
                continue
            missing.append(piece)
            if len(missing) >= most:
                return missing
    return missing
