"""Long text in Markdown, as clerks write it: blocks, outline, plain text, pictures.

CommonMark with tables, less what would eat characters of official Chinese text:

- ``_`` never marks emphasis, since ``__年__月__日`` is a form to fill in; nor does ``5*3*2``;
- HTML, entities (``&nbsp;``) and ``[1]: …`` are text; an indented line is no code;
- ``##标题`` is a heading even without the blank, and the path of a picture may hold blanks;
- ``**重点：**内容`` is bold (CommonMark's rules on what may stand beside ``**`` know no Chinese);
- every line is a paragraph, as pasted from Word; only one that begins in lower-case Latin goes on
  with a line that ended no sentence;
- a short line with a typed number (一、 （一） 1. （1）) is a heading, as if written with ``#``; so is
  the first sentence of a paragraph with one (「（一）加强领导。各单位要……」).

Lines count from 1. markdown-it is imported only when something is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from filings.language.text_blocks import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    block_text,
    joined,
)
from filings.language.typed_lines import NOTHING, TableFault, read_typed
from filings.language.typed_titles import run_in_title, with_typed_titles

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Noncharacters stand in for characters that must not work as marks.
_UNDERSCORE, _ASTERISK = "\ufdd4", "\ufdd5"
_RESTORE = str.maketrans({_UNDERSCORE: "_", _ASTERISK: "*", NOTHING: None})
# Texts of patterns: re compiles each when something is read, and keeps it.
_PRODUCT = r"(?<=[0-9）)])\*(?=[0-9（(])"
_TIGHT_HEADING = r"(?m)^(#{1,6})(?=[\u3400-\u9fff（《“])"
_WIDE_MARK = "[\u2014\u2018-\u201d\u2026\u00b7\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
_BESIDE_STARS = rf"(?<={_WIDE_MARK})(?=\*)|(?<=\*)(?={_WIDE_MARK})"
_PICTURE_PATH = r"(!\[[^\]\n]*\])\(((?:[^()<>\"\n]|\([^()<>\"\n]*\))+)\)"

_INDENT = " \t\u3000"
_SENTENCE_END = tuple("。！？：；…”）!?:;")
_LOWER_CASE = "[a-z]"
_NARROW = r"[\x21-\x7e\u00c0-\u024f]"


def read_blocks(text: str) -> list[Block]:
    """``text`` as a sequence of blocks, in reading order."""
    return list(_blocks_of(text))


@lru_cache(maxsize=8)
def _blocks_of(text: str) -> tuple[Block, ...]:
    """Read once for the checks, the pictures and the document; a project has a few texts."""
    typed = read_typed(text)
    prepared = re.sub(_TIGHT_HEADING, r"\1 ", typed.text.replace("_", _UNDERSCORE))
    prepared = re.sub(_PRODUCT, _ASTERISK, prepared)
    prepared = re.sub(_PICTURE_PATH, r"\1(<\2>)", prepared)
    prepared = re.sub(_BESIDE_STARS, NOTHING, prepared)
    blocks = [
        # A fence without a line in it has its text below the last one.
        replace(block, line=typed.numbers[min(block.line, len(typed.numbers)) - 1])
        for block in _blocks(_parser().parse(prepared))
    ]
    return tuple(with_typed_titles(blocks))


def table_faults(text: str) -> list[TableFault]:
    """What is wrong with the tables of ``text``, in reading order."""
    return read_typed(text).faults


def outline(text: str) -> list[Heading]:
    """The headings of ``text``."""
    return [b for b in read_blocks(text) if isinstance(b, Heading)]


def plain_text(text: str) -> str:
    """``text`` without marks: a block a line, cells of a table with a tab between them."""
    lines = (block_text(block) for block in read_blocks(text))
    return "\n".join(line for line in lines if line)


def picture_paths(text: str) -> list[tuple[str, int]]:
    """The path and line of every picture in ``text``, in reading order."""
    if "!" not in text and "！" not in text:
        return []  # each begins with one: not a reason to read the text
    return [(b.path, b.line) for b in read_blocks(text) if isinstance(b, Picture)]


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["code", "entity", "reference", "lheading", "html_block", "html_inline"])
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    lists: list[bool] = []  # of each list around, whether it has an order
    number = 0
    fresh = False  # whether the next paragraph is the first of its entry
    level = 0
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type == "table_open":
            table, i = _table(tokens, i)
            yield table
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token.type == "ordered_list_open")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            fresh = True
            number = int(token.info) if lists[-1] else 0  # as typed, whatever stands before
        elif token.type == "list_item_close":
            if fresh:  # an entry without text still counts
                yield ListItem((), _line(token), len(lists), number)
            fresh = False
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "inline":
            if level:
                yield from _heading(token, level)
                level = 0
            else:
                for block in _paragraphs(token):
                    if fresh and isinstance(block, Paragraph):
                        yield ListItem(block.runs, block.line, len(lists), number)
                        fresh = False
                    else:
                        yield block
        elif token.type in ("fence", "code_block"):
            for offset, line in enumerate(token.content.rstrip("\n").split("\n")):
                yield Paragraph((Run(line.translate(_RESTORE)),), _line(token) + 1 + offset)
        i += 1


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _heading(token: Token, level: int) -> Iterator[Block]:
    blocks = list(_paragraphs(token, split=False))
    runs = tuple(r for b in blocks if isinstance(b, Paragraph) for r in b.runs)
    heading = Heading(level, joined(runs).strip(_INDENT), _line(token), runs)
    yield run_in_title(heading) or heading
    yield from (b for b in blocks if isinstance(b, Picture))


def _table(tokens: list[Token], start: int) -> tuple[Table, int]:
    rows: list[list[Runs]] = []
    alignments: list[str] = []
    i = start
    while tokens[i].type != "table_close":
        token = tokens[i]
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            alignments.append(str(token.attrGet("style") or "").rpartition(":")[2])
        elif token.type == "inline":
            blocks = _paragraphs(token, split=False)
            rows[-1].append(
                tuple(
                    r
                    for b in blocks
                    for r in (b.runs if isinstance(b, Paragraph) else (Run(_named(b)),))
                )
            )
        i += 1
    return Table(tuple(tuple(r) for r in rows), tuple(alignments), _line(tokens[start])), i


def _named(block: Block) -> str:
    """What stands for a picture where there is no room for one (a cell of a table)."""
    return block.caption if isinstance(block, Picture) else ""


class _Writer:
    """Collects the runs of a paragraph, and what comes of it where pictures or lines divide it."""

    def __init__(self, line: int) -> None:
        self.blocks: list[Block] = []
        self.line = line
        self._begun = line
        self._runs: list[Run] = []

    def add(self, text: str, bold: bool, emphasis: bool) -> None:
        text = text.translate(_RESTORE)
        if not self._runs:
            text = text.lstrip(_INDENT)
            self._begun = self.line
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        if last and (last.bold, last.emphasis) == (bold, emphasis):
            self._runs[-1] = Run(last.text + text, bold, emphasis)
        else:
            self._runs.append(Run(text, bold, emphasis))

    @property
    def last(self) -> str:
        return self._runs[-1].text if self._runs else ""

    def end(self) -> None:
        runs = tuple(self._runs)
        if runs:
            self.blocks.append(Paragraph(runs, self._begun))
        self._runs = []

    def picture(self, path: str, caption: str) -> None:
        self.end()
        self.blocks.append(
            Picture(path.translate(_RESTORE), caption.translate(_RESTORE), self.line)
        )


def _paragraphs(token: Token, *, split: bool = True) -> Iterator[Block]:
    """The paragraphs and pictures that one inline token makes."""
    writer = _Writer(_line(token))
    bold = emphasis = 0
    links: list[str] = []
    children = token.children or []
    for index, child in enumerate(children):
        kind = child.type
        if kind in ("strong_open", "strong_close"):
            bold += child.nesting
        elif kind in ("em_open", "em_close"):
            emphasis += child.nesting
        elif kind == "link_open":
            links.append(str(child.attrGet("href") or ""))
        elif kind == "link_close":
            address = links.pop()
            label = _label(children, index)
            if address.translate(_RESTORE) not in (label, f"mailto:{label}"):
                writer.add(f"（{address}）", bold > 0, emphasis > 0)
        elif kind == "image":
            writer.picture(str(child.attrGet("src") or ""), child.content)
        elif kind == "hardbreak":
            writer.line += 1
            writer.add("\n", bold > 0, emphasis > 0)
        elif kind == "softbreak":
            writer.line += 1
            _soft_break(writer, children, index, split, (bold > 0, emphasis > 0))
        else:
            writer.add(child.content, bold > 0, emphasis > 0)
    writer.end()
    yield from writer.blocks


def _label(children: list[Token], close: int) -> str:
    """The text of the link that ends at ``close``."""
    parts: list[str] = []
    for child in reversed(children[:close]):
        if child.type == "link_open":
            break
        parts.append(child.content)
    return "".join(reversed(parts)).translate(_RESTORE)


def _soft_break(
    writer: _Writer, children: list[Token], index: int, split: bool, look: tuple[bool, bool]
) -> None:
    following = next((c.content for c in children[index + 1 :] if c.content), "")
    before = writer.last.rstrip(_INDENT)
    goes_on = re.match(_LOWER_CASE, following) and not before.endswith(_SENTENCE_END)
    if split and not goes_on:
        writer.end()
    elif before and re.match(_NARROW, before[-1]) and re.match(_NARROW, following[:1]):
        writer.add(" ", *look)
