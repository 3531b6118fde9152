"""Titles that were numbered by hand: 一、基本情况 on a line of its own, without a mark of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from filings.language.numerals import parse_number
from filings.language.text_blocks import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    joined,
)

TYPED_NUMBERS = (
    re.compile(r"([一二三四五六七八九十百零〇]+)、"),
    re.compile(r"[（(]([一二三四五六七八九十百零〇]+)[）)]"),
    re.compile(r"([0-9]{1,3})[.．、](?![0-9])"),
    re.compile(r"[（(]([0-9]{1,3})[）)]"),
)
"""How the four levels of an official text are numbered (GB/T 9704 7.3.3)."""

_LONGEST_TITLE = 40
_STOPS = "。；！？…!?;"
_NOT_LAST = _STOPS + "，、：,:—"


def with_typed_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those that are titles with a number typed by hand as headings.

    一、 and （一） head what follows; 1. and （1） may as well be the entries of a list: they are
    titles where text follows each of them, from the first, below no heading of their level.
    The first sentence of a paragraph is a title too where it is numbered 一、 or （一）.
    """
    marked = 0  # the level of the heading with a mark that all this stands below
    begun = {3: 0, 4: 0}  # how many titles of a level there are so far
    for block, following in pairwise([*blocks, None]):
        assert block is not None
        if isinstance(block, Heading):
            marked, begun = block.level, {3: 0, 4: 0}
            yield block
            continue
        runs = _numbered(block)
        title = joined(runs).strip()
        level, number = typed_title(title) or (0, 0)
        if not level:
            run_in = _typed_run_in(block, runs)
            if run_in is not None:
                begun |= {3: 0, 4: 0}
            yield run_in or block
            continue
        if level > 2:
            heads = isinstance(following, Paragraph | Table | Picture) and _numbered_level(
                following
            ) not in range(1, level + 1)
            if not heads or marked >= level or number not in (1, begun[level] + 1):
                begun[level] = -1  # what follows in this list is no title either
                yield block
                continue
            begun[level] = number
        begun |= {deeper: 0 for deeper in begun if deeper > level}
        yield Heading(level, title, block.line, runs, typed=True)


def run_in_title(heading: Heading) -> Heading | None:
    """A heading of several sentences: the first is its title, the others its ``rest``."""
    end = heading.title.find("。") + 1
    if not 0 < end < len(heading.title):
        return None
    skipped = len(joined(heading.runs)) - len(joined(heading.runs).lstrip(" \t\u3000"))
    title, rest = _divided(heading.runs, skipped + end)
    return replace(heading, title=heading.title[:end], runs=title, rest=rest)


def _typed_run_in(block: Block, runs: Runs) -> Heading | None:
    """「（一）加强组织领导。各单位要……」: 一、 and （一）, whose face tells them from the text."""
    if not isinstance(block, Paragraph):
        return None
    text = joined(runs)
    end = text.find("。") + 1
    level, _number = (typed_title(text[: end - 1].strip()) if end else None) or (0, 0)
    if level not in (1, 2) or not text[end:].strip():
        return None
    return run_in_title(Heading(level, text.strip(), block.line, runs, typed=True))


def _divided(runs: Runs, length: int) -> tuple[Runs, Runs]:
    """The first ``length`` characters of ``runs``, and the others."""
    before: list[Run] = []
    after: list[Run] = []
    for run in runs:
        head, tail = run.text[:length], run.text[length:]
        length -= len(head)
        before += [replace(run, text=head)] if head else []
        after += [replace(run, text=tail)] if tail else []
    return tuple(before), tuple(after)


def _numbered(block: Block) -> Runs:
    """A block's text as a title would have it; nothing where it cannot be one."""
    if isinstance(block, Paragraph):
        return block.runs
    if isinstance(block, ListItem) and block.depth == 1 and block.number:
        return (Run(f"{block.number}."), *block.runs)
    return ()


def _numbered_level(block: Block) -> int:
    """The level of a paragraph that begins with a number, however long it is; 0 without one."""
    text = joined(_numbered(block)).lstrip()
    return next((n for n, number in enumerate(TYPED_NUMBERS, 1) if number.match(text)), 0)


def typed_title(text: str) -> tuple[int, int] | None:
    """Level and number of a title that was numbered by hand; None where it is running text.

    A title is short, ends without a stop, and has no sentence in it.
    """
    if len(text) > _LONGEST_TITLE or "\n" in text:
        return None
    for level, pattern in enumerate(TYPED_NUMBERS, 1):
        found = pattern.match(text)
        number = parse_number(found[1]) if found else None
        if found is None or number is None:
            continue
        title = text[found.end() :].strip()
        if not title or title[-1] in _NOT_LAST or any(stop in title for stop in _STOPS):
            return None
        return level, number
    return None
