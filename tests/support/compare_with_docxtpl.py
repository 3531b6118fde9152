"""Fill every template of a folder with docxtpl and with us, and say how the documents compare.

    python tests/support/compare_with_docxtpl.py FOLDER

The data of ``name.docx`` are in ``name.json`` beside it; without, they are guessed, once with
everything there and once with empty lists and unmet conditions. For each: ``same``; ``intended``
with the names of the differences (``docs/模板语法对照.md`` explains them); ``refused`` with our
messages; ``docxtpl fails``; or ``DIFFERS`` with the first places. The exit code is 1 if any differs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # run as a script: the tests' folder is not on the path
    sys.path.insert(0, str(Path(__file__).parents[1]))

from support.compatibility.both_engines import Failed, Refused, compare_engines
from support.compatibility.guessed_context import guessed_contexts

DIFFERS = "DIFFERS"


def contexts(template: Path) -> Mapping[str, Mapping[str, Any]]:
    """The data to fill ``template`` with, by what they are called."""
    beside = template.with_suffix(".json")
    if beside.is_file():
        text = beside.read_text(encoding="utf-8")
        return {beside.name: json.loads(text, parse_float=Decimal)}
    return guessed_contexts(template.read_bytes())


def verdict(template: bytes, context: Mapping[str, Any]) -> tuple[str, list[str]]:
    """One word for how the two documents compare, and what there is to say of it."""
    try:
        found = compare_engines(template, context)
    except Exception as e:  # whatever it is, it should not have happened
        return DIFFERS, [f"filings fails: {type(e).__name__}: {e}"]
    if isinstance(found, Refused):
        said = [f"{d.code} {d.where or ''} {d.message}" for d in found.diagnostics]
        return "refused", [*said, *([f"docxtpl fails too: {found.docxtpl}"] * bool(found.docxtpl))]
    if isinstance(found, Failed):
        return "docxtpl fails", [found.reason]
    if found.differences:
        return DIFFERS, list(found.differences)
    return f"intended ({', '.join(sorted(found.names))})" if found.names else "same", []


def reports(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Each template under ``folder`` with its data: their name, the verdict, what there is to say."""
    for template in sorted(folder.rglob("*.docx")):
        if template.name.startswith("~$"):
            continue
        name = template.relative_to(folder).as_posix()
        try:
            tried = contexts(template)
        except Exception as e:  # a file that python-docx cannot read may raise anything
            tried, unread = {"no data": {}}, f"data not guessed: {type(e).__name__}: {e}"
        else:
            unread = ""
        for data, context in tried.items():
            word, said = verdict(template.read_bytes(), context)
            yield f"{name} ({data})", word, [*said, *([unread] * bool(unread))]


def main(arguments: list[str] | None = None) -> int:
    """The exit code; the reports are printed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    count: Counter[str] = Counter()
    for name, word, said in reports(folder):
        count[word.partition(" (")[0]] += 1
        lines = [f"{name}: {word}", *(f"    {line}" for line in said)]
        sys.stdout.write("\n".join(lines) + "\n")
    total = ", ".join(f"{word}: {number}" for word, number in sorted(count.items()))
    sys.stdout.write((total or "no templates") + "\n")
    return 1 if count[DIFFERS] else 0


if __name__ == "__main__":
    sys.exit(main())
