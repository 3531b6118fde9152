"""One template that docxtpl and we fill to the same document, and the data of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from support.compatibility.word_xml import p, r, word_file

UNITS = ["镇政府", "文化站", "示例村"]
ROWS = [
    {"name": "组织保障", "points": 10, "items": ["方案", "机构"], "done": True},
    {"name": "设施建设", "points": 25, "items": [], "done": False},
    {"name": "群众评价", "points": 5, "items": ["问卷"], "done": True},
]
CONTEXT: Mapping[str, Any] = {
    "place": "示例区",
    "title": "实施方案",
    "number": 12,
    "zero": 0,
    "yes": True,
    "no": False,
    "nothing": "",
    "units": UNITS,
    "empty": [],
    "rows": ROWS,
    "years": ["2021", "2022", "2023"],
    "person": {"office": {"name": "文化站", "phone": "000-0000"}},
    "grid": [["一", "二"], ["三", "四"]],
    "pairs": [["甲", "一"], ["乙", "二"]],
    "colour": "FFCC00",
    "colours": ["FF0000", "00FF00"],
    "two": 2,
    "marked": "a < b & c > d \"e\" 'f'",
    "lines": "第一行\n第二行",
    "tabbed": "左\t右",
    "spaced": "  前后  ",
}


@dataclass(frozen=True)
class Case:
    """A template, its data, and the intended differences that show in it.

    ``blocks`` are those of its body if it needs nothing else, so that they can stand in any other.
    """

    name: str
    template: bytes = field(repr=False)
    intended: frozenset[str] = frozenset()
    context: Mapping[str, Any] = field(default_factory=lambda: CONTEXT, repr=False)
    blocks: tuple[str, ...] = field(default=(), repr=False)


def case(name: str, *blocks: str, intended: str = "", **parts: Any) -> Case:
    """A case whose template consists of ``blocks``; see :func:`word_file`."""
    differences = frozenset(intended.split())
    if not parts:
        return Case(name, word_file(*blocks), differences, blocks=blocks)
    context = {**CONTEXT, **parts.pop("context", {})}
    return Case(name, word_file(*blocks, **parts), differences, context)


def split(*texts: str, look: str = "") -> str:
    """A paragraph whose text lies in many runs, as Word leaves it after edits."""
    runs = [r(text, look, f"00A1B2{n:02X}") for n, text in enumerate(texts)]
    return p(*runs)
