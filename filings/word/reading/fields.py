"""Fields: only their result is text, save for those that print without storing one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from filings.word.namespaces import W
from filings.word.numbers import whole_number
from filings.word.reading.number_formats import circled
from filings.word.reading.symbols import plain
from filings.word.xml import Element, is_on

_RINGS = "○〇◯Oo"
_OVERSTRIKE = re.compile(r"eq\s+\\o\s*(?:\\a[a-z]\s*)?\((.*)\)\s*$", re.IGNORECASE | re.DOTALL)
_FRACTION = re.compile(r"eq\s+\\f\s*\(([^()]*)[,;，；]([^()]*)\)\s*$", re.IGNORECASE)
_SYMBOL = re.compile(
    r'symbol\s+(0x[0-9a-f]{1,4}|[0-9]{1,5})(?:.*?\\f\s*"?([^"\\]+))?', re.IGNORECASE
)
# They print nothing, or what no reader of the text misses.
_SILENT = frozenset(
    [
        "TC",
        "XE",
        "TA",
        "RD",
        "SET",
        "ASK",
        "ADVANCE",
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "PRIVATE",
        "TOC",
        "INDEX",
        "NEXT",
    ]
)


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction so far, whether its result has begun, its form field."""

    instruction: list[str] = field(default_factory=list)
    has_result: bool = False
    form: Element | None = None

    def printed(self) -> str | None:
        """What a field without a result prints; None where that is not known."""
        words = "".join(self.instruction).strip()
        keyword = words.split()[0].upper() if words else ""
        if keyword == "FORMCHECKBOX":
            return _check_box(self.form)
        if keyword == "FORMDROPDOWN":
            return _choice(self.form)
        if keyword == "EQ":
            return _equation(words)
        if keyword == "SYMBOL" and (found := _SYMBOL.match(words)):
            place = int(found[1], 16 if found[1].lower().startswith("0x") else 10)
            return plain((found[2] or "").strip(), place)
        return "" if keyword in _SILENT or not keyword else None


def _check_box(form: Element | None) -> str:
    box = form.find(W + "checkBox") if form is not None else None
    if box is None:
        return "□"
    state = box.find(W + "checked")
    return "☑" if is_on(state if state is not None else box.find(W + "default")) else "□"


def _choice(form: Element | None) -> str:
    menu = form.find(W + "ddList") if form is not None else None
    if menu is None:
        return ""
    chosen = menu.find(W + "result")
    if chosen is None:
        chosen = menu.find(W + "default")
    number = whole_number(chosen.get(W + "val")) if chosen is not None else 0
    entries = [entry.get(W + "val", "") for entry in menu.findall(W + "listEntry")]
    return entries[number] if 0 <= number < len(entries) else ""


def _equation(words: str) -> str | None:
    """Signs printed over each other (a number in a ring), or a plain fraction."""
    if fraction := _FRACTION.match(words):
        return f"{fraction[1].strip()}/{fraction[2].strip()}"
    found = _OVERSTRIKE.match(words)
    if found is None:
        return None
    parts = [part.strip() for part in re.split("[,;，；]", found[1])]
    if len(parts) == 2 and parts[0] in _RINGS:
        return circled(parts[1]) or "".join(parts)
    return "".join(parts)
