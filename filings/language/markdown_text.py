"""Long text in Markdown, as clerks write it: blocks, outline, plain text, pictures.

CommonMark with tables, less what would eat characters of official Chinese text:

- ``_`` never marks emphasis, since ``__年__月__日`` is a form to fill in; nor does ``5*3*2``;
- HTML, entities (``&nbsp;``) and ``[1]: …`` are text; an indented line is no code;
- ``##标题`` is a heading even without the blank, and the path of a picture may hold blanks;
- ``**重点：**内容`` is bold (CommonMark's rules on what may stand beside ``**`` know no Chinese);
- a typed line that ends a sentence, or is followed by one that begins with a typed indent, ends its
  paragraph; other lines that follow each other are one paragraph, joined without a blank in Chinese.

Lines count from 1. markdown-it is imported only when something is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Noncharacters stand in for characters that must not work as marks.
_UNDERSCORE, _ASTERISK, _LETTER = "\ufdd4", "\ufdd5", "\ufdd6"
_RESTORE = str.maketrans({_UNDERSCORE: "_", _ASTERISK: "*", _LETTER: None})
# Texts of patterns: re compiles each when something is read, and keeps it.
_PRODUCT = r"(?<=[0-9）)])\*(?=[0-9（(])"
_TIGHT_HEADING = r"(?m)^(#{1,6})(?=[\u3400-\u9fff（《“])"
_WIDE_MARK = "[\u2014\u2018-\u201d\u2026\u00b7\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
_BESIDE_STARS = rf"(?<={_WIDE_MARK})(?=\*)|(?<=\*)(?={_WIDE_MARK})"
_PICTURE_PATH = r"(!\[[^\]\n]*\])\(((?:[^()<>\"\n]|\([^()<>\"\n]*\))+)\)"

_INDENT = " \t\u3000"
_SENTENCE_END = tuple("。！？：；…”）!?:;")
_NARROW = r"[\x21-\x7e\u00c0-\u024f]"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; ``\\n`` is a line break."""

    text: str
    bold: bool = False
    emphasis: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6, its text without any mark, and its line."""

    level: int
    title: str
    line: int
    runs: Runs = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    runs: Runs
    line: int


@dataclass(frozen=True, slots=True)
class ListItem:
    """The first paragraph of an entry; ``depth`` counts from 1, ``number`` is 0 without order."""

    runs: Runs
    line: int
    depth: int
    number: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``rows`` begin with the header; ``alignments`` are '', left, center or right."""

    rows: tuple[tuple[Runs, ...], ...]
    alignments: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its path, with the caption to stand below it."""

    path: str
    caption: str
    line: int


Block = Heading | Paragraph | ListItem | Table | Picture


def read_blocks(text: str) -> list[Block]:
    """``text`` as a sequence of blocks, in reading order."""
    prepared = re.sub(_TIGHT_HEADING, r"\1 ", text.replace("_", _UNDERSCORE))
    prepared = re.sub(_PRODUCT, _ASTERISK, prepared)
    prepared = re.sub(_PICTURE_PATH, r"\1(<\2>)", prepared)
    prepared = re.sub(_BESIDE_STARS, _LETTER, prepared)
    return list(_blocks(_parser().parse(prepared)))


def outline(text: str) -> list[Heading]:
    """The headings of ``text``."""
    return [b for b in read_blocks(text) if isinstance(b, Heading)]


def plain_text(text: str) -> str:
    """``text`` without marks: a block a line, cells of a table with a tab between them."""
    lines: list[str] = []
    for block in read_blocks(text):
        if isinstance(block, Table):
            lines += ["\t".join(_joined(cell) for cell in row) for row in block.rows]
        elif isinstance(block, Picture):
            lines.append(block.caption)
        elif isinstance(block, Heading):
            lines.append(block.title)
        else:
            lines.append(_joined(block.runs))
    return "\n".join(line for line in lines if line)


def picture_paths(text: str) -> list[tuple[str, int]]:
    """The path and line of every picture in ``text``, in reading order."""
    return [(b.path, b.line) for b in read_blocks(text) if isinstance(b, Picture)]


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["code", "entity", "reference", "lheading", "html_block", "html_inline"])
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _joined(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    lists: list[int] = []  # the next number of each list around, 0 where it has no order
    fresh = False  # whether the next paragraph is the first of its entry
    level = 0
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type == "table_open":
            table, i = _table(tokens, i)
            yield table
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            ordered = token.type == "ordered_list_open"
            lists.append(int(token.attrGet("start") or 1) if ordered else 0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            fresh = True
        elif token.type == "list_item_close":
            if fresh:  # an entry without text still counts
                yield ListItem((), _line(token), len(lists), lists[-1])
            fresh = False
            lists[-1] += lists[-1] > 0
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "inline":
            if level:
                yield from _heading(token, level)
                level = 0
            else:
                for block in _paragraphs(token):
                    if fresh and isinstance(block, Paragraph):
                        yield ListItem(block.runs, block.line, len(lists), lists[-1])
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
    yield Heading(level, _joined(runs).strip(_INDENT), _line(token), runs)
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
    if split and (before.endswith(_SENTENCE_END) or following.startswith("\u3000")):
        writer.end()
    elif before and re.match(_NARROW, before[-1]) and re.match(_NARROW, following[:1]):
        writer.add(" ", *look)
