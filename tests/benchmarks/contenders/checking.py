"""What came out: whether every text is there, and what the document looks like."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from html import unescape
from typing import Any

from benchmarks.jobs import CONDITIONAL, Context

_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


@dataclass(frozen=True, slots=True)
class Output:
    """One document: the bytes of its document.xml, its missing texts, merges, breaks, rows."""

    size: int
    missing: list[str]
    merges: int
    breaks: int
    rows: int


def read(document: bytes, context: Context) -> Output:
    """Look for every line of every text of ``context``, in our form, in a document."""
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        damaged = file.testzip()
        xml = file.read("word/document.xml").decode("utf-8")
    shown = "".join(unescape(text) for text in _TEXT.findall(xml))
    missing = [line for line in expected(context) if line not in shown]
    if damaged:
        missing.append(damaged)
    return Output(
        size=len(xml.encode("utf-8")),
        missing=missing + [f"不应有：{text}" for text in _hidden(context) if text in shown],
        merges=len(re.findall(r'<w:vMerge(?: w:val="continue")?/>', xml)),
        breaks=xml.count("<w:br/>") + xml.count("<w:cr/>"),
        rows=len(re.findall(r"<w:tr[ >]", xml)),
    )


def expected(value: Any, name: str = "") -> set[str]:
    """The lines of the texts that must be printed; keys of merges and what is hidden are not."""
    if isinstance(value, str):
        return {line for line in value.split("\n") if line}
    if isinstance(value, list):
        return set().union(*(expected(item) for item in value))
    if isinstance(value, dict):
        left_out = {field for flag, field in CONDITIONAL.items() if not value.get(flag, True)}
        return set().union(
            *(
                expected(part, name)
                for name, part in value.items()
                if name not in left_out and not name.endswith("_key")
            )
        )
    return set()


def _hidden(context: Context) -> list[str]:
    return [str(context[name]) for flag, name in CONDITIONAL.items() if not context.get(flag, True)]
