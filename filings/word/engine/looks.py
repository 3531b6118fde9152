"""How runs and blocks are written: all of them that does not depend on the data."""

from __future__ import annotations

from typing import NamedTuple


class RunLook(NamedTuple):
    """How a run is written: all of it but its texts.

    ``opening`` and ``hinted`` end where the content begins (``hinted`` asks for the East Asian face
    for “ ” … —). ``between`` stands before, between and after the texts; ``kept``: the run stays
    where its texts are empty. ``tag`` is a tag in it, for its place.
    """

    opening: str
    hinted: str
    between: tuple[str, ...]
    kept: bool
    tag: int


class BlockLook(NamedTuple):
    """How ``{{p … }}`` or ``{{r … }}`` writes: the look of its paragraph and run, and the room.

    ``width`` and ``height`` are in twips.
    """

    paragraph: str
    run: str
    run_hinted: str
    width: int
    height: int
    inline: bool
    tag: int
