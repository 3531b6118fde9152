"""Marks that stand for the words above them in a table: 〃, 同上."""

from __future__ import annotations

import re

_DITTO = re.compile(
    r"[\"'〃″”“〞〝＂]{1,2}|(?:同|如)(?:上|前)(?:[一1])?(?:[行栏格条项列])?|上同|以上同"
)


def is_ditto(text: str) -> bool:
    """Whether a cell says only that it holds what the one above holds."""
    return _DITTO.fullmatch("".join(text.split()).strip("()（）。.")) is not None
