"""The steps that a part of a template is taken apart into: what the program prints, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from filings.word.engine.looks import BlockLook, RunLook

if TYPE_CHECKING:
    from jinja2 import nodes

    Expression = nodes.Expr


class NotProvable(Exception):
    """The part needs the long road; the argument says why, for people."""


@dataclass(slots=True)
class Static:
    """XML that is the same in every document; in a text, plain characters."""

    text: str


@dataclass(slots=True)
class Print:
    """A value in a text."""

    expression: Expression
    tag: int


@dataclass(slots=True)
class RunOfText:
    """A run whose texts hold tags: one list of steps for each ``w:t``; ``unit`` is its look."""

    unit: int
    texts: list[Steps]


@dataclass(slots=True)
class PlainText:
    """A text that is no ``w:t`` (in a drawing, a formula), or the value of an attribute."""

    content: Steps
    attribute: bool = False
    colour: bool = False


@dataclass(slots=True)
class Block:
    """``{{p … }}`` or ``{{r … }}``: the paragraphs or runs that a value becomes."""

    unit: int
    expression: Expression
    tag: int


@dataclass(slots=True)
class For:
    """A loop. ``test`` leaves entries out; ``otherwise`` is printed where there are none."""

    target: nodes.Node
    each: Expression
    test: Expression | None
    tag: int
    body: Steps = field(default_factory=list)
    otherwise: Steps | None = None


@dataclass(slots=True)
class If:
    """A condition: the first branch that holds; a branch without a test holds always.

    A branch is its test, the number of its tag, and its steps.
    """

    branches: list[tuple[Expression | None, int, Steps]]


@dataclass(slots=True)
class Vanishing:
    """A paragraph all of whose text is conditional: where nothing comes, it goes."""

    head: str
    body: Steps
    tail: str


@dataclass(slots=True)
class Container:
    """What must end with a paragraph and may not: the end of its blocks is seen to.

    ``empty`` is the paragraph that it gets where it has nothing at all.
    """

    body: Steps
    empty: str


@dataclass(slots=True)
class Grid:
    """The columns of a table that tags change: widths in twips as the template has them."""

    widths: tuple[int, ...]
    tagged: bool
    tag: int


@dataclass(slots=True)
class Table:
    """A table. ``head`` goes up to the grid, ``grid_text`` is the grid as the template has it.

    ``number`` is set where merges or the grid need to know of every row; ``rowless``: it may have
    no rows, and then goes; ``apart``: another table may stand right before it.
    """

    head: str
    grid_text: str
    body: Steps
    tail: str
    number: int | None
    grid: Grid | None
    rowless: bool
    apart: bool


@dataclass(slots=True)
class Row:
    """A row of a table with a number; it leaves out columns ``before`` and ``after`` its cells.

    ``fitted``: the grid depends on it; ``vanishes``: it goes where it has no cells.
    """

    table: int
    head: str
    body: Steps
    tail: str
    before: int
    after: int
    fitted: bool
    vanishes: bool


@dataclass(slots=True)
class KeyMerge:
    """``{% vm key %}``: neighbours below each other with the same key are merged.

    ``loop`` numbers the outermost loop over rows of the table, whose rows alone are neighbours.
    """

    expression: Expression
    tag: int
    loop: int | None


@dataclass(slots=True)
class LoopMerge:
    """``{% vm %}``: the cells of the innermost loop become one."""

    tag: int


@dataclass(slots=True)
class Cell:
    """A cell that is merged, or whose width follows the grid.

    Its parts in the order of printing: ``head`` up to the width, ``width`` as the template has it,
    ``span_text`` (where ``span`` is no expression), ``rest`` from behind the merge to the end of the
    properties, ``body``, ``tail``. ``hidden`` is all that a cell holds which is merged with the one
    above. ``stated`` is the width in twips, 0 if none; ``column`` counts from 0, and only matters
    where the grid is not ``fitted``.
    """

    table: int | None
    column: int
    head: str
    width: str
    stated: int
    span: int | tuple[Expression, int]
    span_text: str
    merge: KeyMerge | LoopMerge | None
    rest: Steps
    body: Steps
    tail: str
    hidden: str
    fitted: bool


Step = (
    Static
    | Print
    | RunOfText
    | PlainText
    | Block
    | For
    | If
    | Vanishing
    | Container
    | Table
    | Row
    | Cell
)
Steps = list[Step]


@dataclass(slots=True)
class PartPlan:
    """The steps of a part with the looks that they refer to by number."""

    steps: Steps
    runs: list[RunLook]
    blocks: list[BlockLook]
    prefixes: dict[str, str]
