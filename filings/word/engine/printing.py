"""What the code of a compiled part calls: from values to bytes, and what may go wrong on the way.

Nothing here needs lxml or Jinja; long texts fetch what they need when they come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from types import CodeType
from typing import TYPE_CHECKING, Any, cast

from filings.messages import gettext as _
from filings.word import operations
from filings.word.block_content import BlockContent
from filings.word.engine.table_state import TableState
from filings.word.engine.texts import (
    AMBIGUOUS,
    WHOLE,
    WITHIN,
    Needle,
    RunTexts,
    attribute,
    characters,
    check_characters,
    clean,
    colour,
    content_of,
    one_line_break,
    refused,
)
from filings.word.marks import LOOP_NAMES, Mark
from filings.word.numbers import whole_number
from filings.word.operations import apply_filter, calculate, compare, concatenate, each
from filings.word.places import Place
from filings.word.rules import T010
from filings.word.runtime import (
    MOST_CHARACTERS,
    Absent,
    LimitReached,
    current,
    report_merged_away,
)

if TYPE_CHECKING:
    from filings.word.engine.looks import BlockLook

_EMPTY_CONTROL = b"<w:sdtContent></w:sdtContent></w:sdt>"
_THIN = b'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


# Values ---------------------------------------------------------------------------------------------


def mark_of(tag: int) -> Mark | None:
    """The tag with that number, of the template that is being printed."""
    return current.get().tags.get(tag)


def place_of(tag: int) -> Place | None:
    """The place of a tag."""
    mark = mark_of(tag)
    return mark.place if mark else None


def absent(name: str, tag: int) -> Absent:
    """A name that the context has not."""
    return Absent(name, place=place_of(tag))


def absent_in_loop(name: str, tag: int) -> Absent:
    """Something that ``loop`` does not know."""
    return Absent(name, LOOP_NAMES, path=f"loop.{name}", place=place_of(tag))


def is_absent(value: object) -> bool:
    """Whether a name is missing; says nothing of it."""
    return isinstance(value, Absent)


def entry(of: object, key: object, tag: int, path: str) -> object:
    """``of[key]`` of a dict or list; of anything else there is none."""
    if isinstance(of, Absent):
        return of
    if isinstance(key, Absent):
        return key
    if isinstance(of, dict):
        if isinstance(key, str) and key in of:
            return of[key]
    elif isinstance(of, list | tuple) and isinstance(key, int) and -len(of) <= key < len(of):
        return of[key]
    return Absent(str(key), "" if of is None else of, path=path, place=place_of(tag))


def filtered(value: object, name: str, tag: int, *arguments: object) -> object:
    """``value | name``."""
    made = apply_filter(value, name, place_of(tag), *arguments)
    current.get().grow(made)
    return made


def compared(left: object, right: object, sign: str, tag: int) -> bool:
    """``left < right`` and the like."""
    if type(left) is type(right) is str and sign == "eq":
        return left == right
    return compare(left, right, sign, place_of(tag))


def calculated(left: object, right: object, sign: str, tag: int) -> object:
    """``left + right`` and the like."""
    return calculate(left, right, sign, place_of(tag))


def joined(values: Iterable[object], tag: int) -> str:
    """``a ~ b``."""
    made = concatenate(values, place_of(tag))
    current.get().grow(made)
    return made


def gathered(pieces: list[str]) -> str:
    """A text put together of pieces. Raises LimitReached where it would be larger than any file."""
    if sum(map(len, pieces)) > MOST_CHARACTERS:
        raise LimitReached
    return "".join(pieces)


def gone_over(value: object, tag: int, path: str) -> Sequence[Any]:
    """The entries that a loop goes over."""
    if type(value) is list:
        current.get().step(len(value) + 1)
        return value
    return cast("Sequence[Any]", each(value, place_of(tag), path))


def unpacked(entries: Iterable[Any], count: int, tag: int) -> list[Sequence[Any]]:
    """The entries of ``for a, b in …``: those that come apart into so many values."""
    return operations.unpacked(entries, count, place_of(tag))


def shown(value: object, tag: int) -> str:
    """The text that ``{{ }}`` prints for what is no text."""
    return current.get().printable(value, mark_of(tag))


def spanned(value: object, tag: int) -> int:
    """How many columns ``{% colspan %}`` asks for."""
    if type(value) is int and 0 < value <= 1000:
        return value
    text = shown(value, tag)
    if 0 < whole_number(text) <= 1000:
        return whole_number(text)
    message = _("colspan 得到「{value}」，应是正整数。").format(value=text)
    current.get().report(T010, place_of(tag), message)
    return 1


def keyed(value: object) -> object:
    """What a key that is no text is compared as: nothing is equal to nothing, 1 is not True."""
    if isinstance(value, Absent):
        value.report()
        return None
    return None if value is None else (type(value), value)


class Spans(dict[int, bytes]):
    """``w:gridSpan`` by the number of columns."""

    def __missing__(self, span: int) -> bytes:
        made = self[span] = f'<w:gridSpan w:val="{span}"/>'.encode()
        return made


_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)")


def merged_away(pieces: Iterable[bytes], tag: int, shown: Iterable[bytes] | None = None) -> None:
    """Say that merged cells hold texts that are not shown, and that their head does not show.

    ``shown`` is what the head shows; that it looks otherwise is no loss.
    """
    text = _TEXT.findall(b"".join(pieces))
    if text and text != _TEXT.findall(b"".join(shown or ())):
        report_merged_away(current.get(), mark_of(tag))


# Blocks ---------------------------------------------------------------------------------------------


class Blocks:
    """What one ``{{p … }}`` or ``{{r … }}`` prints."""

    def __init__(self, look: BlockLook, part: str) -> None:
        self._look = look
        self._part = part

    def print(self, value: object, out: list[bytes], seen: list[Needle]) -> None:
        """Add the paragraphs (one a line) or the run of ``value``."""
        look = self._look
        if isinstance(value, BlockContent):
            if not check_characters(value.text, look.tag):
                return
            made = current.get().print_long_text(value, look, self._part)
            seen.append(made)
        else:
            text = one_line_break(value if type(value) is str else shown(value, look.tag))
            if not check_characters(text, look.tag):
                return
            lines = [text] if look.inline else text.split("\n")
            seen += map(WHOLE.__getitem__, lines)
            made = "".join(map(self._block, lines)).encode()
        if made.startswith(b"<w:tbl>"):
            keep_apart(out)
        out.append(made)

    def _block(self, text: str) -> str:
        look = self._look
        properties = look.run_hinted if AMBIGUOUS.search(text) else look.run
        run = f"<w:r>{properties}{content_of(text)}</w:r>" if text else ""
        return run if look.inline else f"<w:p>{look.paragraph}{run}</w:p>"


def close(out: list[bytes], begin: int, empty: bytes) -> None:
    """See to it that the blocks from ``begin`` on end with a paragraph."""
    if b"".join(out[max(begin, len(out) - 4) :]).endswith(_EMPTY_CONTROL):
        out.append(_THIN)
        return
    for piece in reversed(out[begin:]):
        paragraph, table = piece.rfind(b"</w:p>"), piece.rfind(b"</w:tbl>")
        if paragraph < 0 and table < 0:
            continue
        if table > paragraph:
            out.append(_THIN)
        return
    out.append(empty)


def keep_apart(out: list[bytes]) -> None:
    """Two tables without a paragraph between them would become one."""
    last = next((piece for piece in reversed(out) if piece), b"")
    if last.endswith(b"</w:tbl>"):
        out.append(_THIN)


# The program ----------------------------------------------------------------------------------------

Part = Callable[[Mapping[str, Any], list[Any], list[Needle]], None]

_NAMES: Mapping[str, Any] = {
    function.__name__: function
    for function in (
        *(absent, absent_in_loop, is_absent, entry, filtered, compared, calculated, joined),
        *(
            unpacked,
            shown,
            spanned,
            keyed,
            merged_away,
            gathered,
            characters,
            clean,
            refused,
            attribute,
            colour,
            close,
            keep_apart,
            TableState,
        ),
    )
}


def link(
    code: CodeType,
    runs: tuple[RunTexts, ...] = (),
    blocks: Iterable[BlockLook] = (),
    part: str = "",
) -> Part:
    """The function that compiled code defines, with what it calls; ``part`` is what it prints."""
    names: dict[str, Any] = {
        "__builtins__": {"type": type, "str": str, "dict": dict, "len": len, "any": any}
        | {"enumerate": enumerate, "KeyError": KeyError, "TypeError": TypeError},
        **_NAMES,
        "each": gone_over,
        "decimal": Decimal,
        "SPANS": Spans(),
        "needles": tuple(texts.needles for texts in runs),
        "within": WITHIN,
        "runs": runs,
        "blocks": tuple(Blocks(b, part) for b in blocks),
    }
    exec(code, names)
    return cast("Part", names["part"])


def longest_constant(code: CodeType) -> int:
    """The length of the longest bytes that stand in compiled code."""
    longest = 0
    work: list[object] = [code]
    while work:
        constant = work.pop()
        if isinstance(constant, CodeType):
            work += constant.co_consts
        elif isinstance(constant, tuple):
            work += constant
        elif isinstance(constant, bytes):
            longest = max(longest, len(constant))
    return longest
