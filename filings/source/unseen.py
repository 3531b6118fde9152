"""Characters that nobody sees: without width, or turning the direction of writing."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def without_unseen(text: str) -> str:
    """``text`` as it is seen; a soft hyphen within a word is none."""
    return _UNSEEN.sub("", text)
