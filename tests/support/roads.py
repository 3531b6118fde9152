"""One template filled on both roads of the engine, and what is said of each.

A template takes the long road only where the engine needs it; here it is sent there on purpose.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Any

from lxml import etree

from filings.diagnostics import Diagnostic, has_errors
from filings.word.compile import compile_template
from filings.word.dangers import find_dangers
from filings.word.engine.compiled import CompiledTemplate
from filings.word.engine.reading import read_tags
from filings.word.guard import open_package
from filings.word.render import Rendered, render
from filings.word.runs import prefer_east_asian
from filings.word.template import Template, template_from_bytes
from filings.word.xml import is_empty_run, remove
from support.compatibility.word_xml import NAMESPACES
from support.trees import Element, Intended, Parts, W, compare

NAME = "模板.docx"
_WP = "{" + NAMESPACES["wp"] + "}"


def short_template(content: bytes) -> Template:
    """The template as it is always read; whatever is wrong with it is in ``check()``."""
    template, found = template_from_bytes(content, name=NAME)
    assert template is not None, found
    return template


def long_template(content: bytes) -> Template:
    """The same template, made to take the long road."""
    package, found = open_package(content, NAME)
    assert package is not None, found
    find_dangers(package)
    read = read_tags(package)
    compiled = CompiledTemplate(read.diagnostics, read.tags, package, reason="wanted")
    if not has_errors(read.diagnostics):
        compiled.long, faults = compile_template(package, read)
        compiled.faults += faults
    return Template(NAME, compiled)


_REWORDED = ("T004", "T011")
_LATER = ("T008", "T010", "T014")
"""The rules that the long road looks at last."""


def said(diagnostics: list[Diagnostic]) -> list[str]:
    """What is said, whatever the order: code, place, message.

    Two messages are put otherwise: T011 quotes what stands before a character, which is more of
    the paragraph where all of a run is looked at together; T004 tells of an empty value what was
    asked of it, which the long road does not know.
    """
    words = {f"{d.code} {d.where} {d.message * (d.code not in _REWORDED)}" for d in diagnostics}
    return sorted(words)


@dataclass(frozen=True)
class BothRoads:
    """What came of one template on each road."""

    short: Rendered
    long: Rendered

    @property
    def differences(self) -> list[str]:
        """Where the two part, in words; empty if they say the same.

        The long road looks at tables and long texts only where nothing else is wrong, and does not
        see what ``{% vm %}`` hides.
        """
        first, second = said(self.short.diagnostics), said(self.long.diagnostics)
        later = _LATER if second else ("T014",)
        found = [
            f"only the short road says {s}"
            for s in first
            if s not in second and not s.startswith(later)
        ]
        found += [f"only the long road says {s}" for s in second if s not in first]
        if self.short.content is None or self.long.content is None:
            if (self.short.content is None) != (self.long.content is None):
                found.append("only one road gives a document")
            return found
        return [*found, *compare(self.short.content, self.long.content, ON_PURPOSE).differences]


def take_both(content: bytes, context: Mapping[str, Any], **options: Any) -> BothRoads | None:
    """The template filled on both roads; None where it has faults or no program of its own."""
    template = short_template(content)
    if template.program is None:
        return None
    return BothRoads(
        render(template, context, **options), render(long_template(content), context, **options)
    )


def body_text(content: bytes) -> str:
    """All the text of the body of a document."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        return "".join(map(str, etree.fromstring(file.read("word/document.xml")).itertext()))


# What may differ ------------------------------------------------------------------------------------


def _number_drawings_anew(short: Parts, long: Parts) -> None:
    for parts in (short, long):
        numbers = count(1)
        for _name, root in sorted(parts.trees.items()):
            for drawing in root.iter(_WP + "docPr"):
                made = str(next(numbers))
                if drawing.get("name") == f"Picture {drawing.get('id')}":
                    drawing.set("name", f"Picture {made}")
                drawing.set("id", made)


def _pairs(short: Parts, long: Parts, name: str) -> Iterator[tuple[Element, Element]]:
    """Elements in the same place of both files, where both have as many."""
    for part, root in short.trees.items():
        other = long.trees.get(part)
        if other is not None:
            first, second = list(root.iter(W + name)), list(other.iter(W + name))
            if len(first) == len(second):
                yield from zip(first, second, strict=True)


def _hint_fixed_words(short: Parts, long: Parts) -> None:
    for ours, theirs in _pairs(short, long, "r"):
        fonts = ours.find(f"{W}rPr/{W}rFonts[@{W}hint]")
        text = "".join(t.text or "" for t in theirs.iter(W + "t"))
        if fonts is not None and theirs.find(f"{W}rPr/{W}rFonts[@{W}hint]") is None:
            prefer_east_asian(theirs, text)


def _drop_control_ids(short: Parts, long: Parts) -> None:
    for ours, theirs in _pairs(short, long, "sdtPr"):
        number = theirs.find(W + "id")
        if number is not None and ours.find(W + "id") is None:
            theirs.remove(number)


def _drop_empty_runs(short: Parts, long: Parts) -> None:
    for ours, theirs in _pairs(short, long, "p"):
        runs = [r for r in ours.iter(W + "r") if is_empty_run(r)]
        if len(list(ours.iter(W + "r"))) - len(runs) == len(list(theirs.iter(W + "r"))):
            for run in runs:
                remove(run)


def _level_emptied_cells(short: Parts, long: Parts) -> None:
    for ours, theirs in _pairs(short, long, "tc"):
        for cell in (ours, theirs):
            if [c.tag for c in cell[-1:]] != [W + "p"] or len(cell.findall(W + "p")) != 1:
                break
            if any(c.tag != W + "pPr" for c in cell[-1]):
                break
        else:
            ours[-1][:] = theirs[-1][:] = []


def _flatten_after_empty_control(short: Parts, long: Parts) -> None:
    for ours, theirs in _pairs(short, long, "p"):
        before = theirs.getprevious()
        is_empty = (
            before is not None and before.tag == W + "sdt" and before.find(f".//{W}p") is None
        )
        if is_empty and len(ours) == 0:
            theirs[:] = []


def _number_bookmarks_anew(short: Parts, long: Parts) -> None:
    for parts in (short, long):
        for root in parts.trees.values():
            numbers: dict[str, str] = {}
            for mark in root.iter(W + "bookmarkStart", W + "bookmarkEnd"):
                number = numbers.setdefault(mark.get(W + "id", ""), str(len(numbers)))
                mark.set(W + "id", number)


def _empty_hidden_cells(short: Parts, long: Parts) -> None:
    for ours, theirs in _pairs(short, long, "tc"):
        merge = theirs.find(f"{W}tcPr/{W}vMerge")
        if merge is None or merge.get(W + "val", "continue") != "continue":
            continue
        if [c.tag for c in ours[1:]] == [W + "p"] and not list(ours.iter(W + "r")):
            first, *others = theirs[1:]
            for other in others:
                theirs.remove(other)
            first[:] = first.findall(W + "pPr")


ON_PURPOSE = (
    Intended(
        "empty-runs",
        "Runs without content that the template itself has stay as they are; the long road looks "
        "at all runs, and takes them out.",
        _drop_empty_runs,
    ),
    Intended(
        "drawing-numbers",
        "Drawings of the template have their numbers before those in long texts, wherever they "
        "stand; that each number comes once is what Word asks for.",
        _number_drawings_anew,
        everywhere=True,
    ),
    Intended(
        "hint",
        "A run in which a loop or condition left nothing but fixed words has the East Asian face "
        "for its quotation marks, as if a value stood in it.",
        _hint_fixed_words,
    ),
    Intended(
        "control-ids",
        "Content controls in a loop have no ids; Word gives them some. The long road leaves the "
        "first its own.",
        _drop_control_ids,
    ),
    Intended(
        "bookmark-ids",
        "Bookmarks have their numbers before a condition leaves some of them out.",
        _number_bookmarks_anew,
        everywhere=True,
    ),
    Intended(
        "hidden-cells",
        "What a cell holds that {% vm %} merges with the one above is never seen: nothing is "
        "printed there. The long road leaves out the text beside the tag only.",
        _empty_hidden_cells,
    ),
    Intended(
        "emptied-cells",
        "A cell that a condition emptied looks like the cell beside it in the template, whether "
        "that one was printed or not.",
        _level_emptied_cells,
    ),
    Intended(
        "empty-control",
        "The paragraph that closes what holds nothing but an empty content control is as high as "
        "others, not a point.",
        _flatten_after_empty_control,
    ),
)
