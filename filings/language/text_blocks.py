"""What a long text consists of: headings, paragraphs, entries of lists, tables, pictures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; ``\\n`` is a line break."""

    text: str
    bold: bool = False
    emphasis: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6, its text without any mark, and its line.

    ``typed`` tells one that has no mark of Markdown, but a number written by hand. ``rest`` is the
    text that goes on in the same paragraph: 「（一）加强组织领导。各单位要……」; the title then ends with
    its stop.
    """

    level: int
    title: str
    line: int
    runs: Runs = ()
    typed: bool = False
    rest: Runs = ()


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
class PictureWidth:
    """How wide a picture is to be: in ``percent`` of the text width, or in ``millimetres``.

    One of the two is given, the other is 0.
    """

    percent: int = 0
    millimetres: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its path, with the caption to stand below it.

    ``line`` is 0 where no text mentions it. Without ``width`` it is as wide as it was made, as far
    as there is room.
    """

    path: str
    caption: str
    line: int
    width: PictureWidth | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A line that stands at a certain place: under a text, names and date of those who sign it.

    Lengths are in characters of the text's size. ``align`` is right, or center between the indents
    ``left`` and ``right``; with ``centres``, shares of the text width, the parts of the text between
    tabs are centred at each. ``above`` is the room above it in lines; ``keep`` keeps it with the
    next line.
    """

    runs: Runs
    line: int
    align: str
    left: float = 0
    right: float = 0
    centres: tuple[float, ...] = ()
    above: float = 0
    keep: bool = True


Block = Placed | Heading | Paragraph | ListItem | Table | Picture


def joined(runs: Runs) -> str:
    """The text of ``runs``."""
    return "".join(run.text for run in runs)


def block_text(block: Block) -> str:
    """The words of a block, without its number: a table a row a line, its cells divided by tabs."""
    if isinstance(block, Table):
        return "\n".join("\t".join(joined(cell) for cell in row) for row in block.rows)
    if isinstance(block, Picture):
        return block.caption
    if isinstance(block, Heading):
        return block.title + joined(block.rest)
    return joined(block.runs)
