"""Texts as bytes: what a run holds of them, and what must then be found in what was printed.

Most texts come again, in a document or in the next one, so that what they become is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from filings.language.xml_text import is_clean
from filings.messages import gettext as _
from filings.word.escaping import escaped, escaped_attribute
from filings.word.rules import T010
from filings.word.runtime import current

if TYPE_CHECKING:
    from filings.word.engine.looks import RunLook

Needle = bytes | tuple[bytes, ...]
"""What must be found of a text: bytes, or pieces one after the other."""

AMBIGUOUS = re.compile("[“”‘’…—·×÷]")
_SPECIAL = re.compile("[\x00-\x1f&<>“”‘’…—·×÷\ud800-\udfff\ufffe\uffff]")
"""Characters that are not printed as they are, or not in every look, or not at all."""
_BREAK = re.compile(r"([\n\t])")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_MOST_KEPT = 4_000_000
"""Bytes that are kept of what the texts of one look become; then it begins anew."""
_MOST_NEEDLES = 20_000
_LAYOUT = ("\t", "\r", "  ", "\n ", " \n", "\n\n")
"""What makes the lines of a text more than ``w:t`` with breaks between them."""


def one_line_break(text: str) -> str:
    """``text`` with the line breaks of all systems as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def content_of(text: str) -> str:
    """What stands in a run for ``text``: ``w:t``, breaks and tabs; blanks that Word drops kept."""
    if "\n" not in text and "\t" not in text:
        return _text_element(text) if text else ""
    made: list[str] = []
    for piece in _BREAK.split(text):
        if piece == "\n":
            made.append("<w:br/>")
        elif piece == "\t":
            made.append("<w:tab/>")
        elif piece:
            made.append(_text_element(piece))
    return "".join(made)


def _text_element(text: str) -> str:
    kept = ' xml:space="preserve"' if has_blanks(text) else ""
    return f"<w:t{kept}>{escaped(text)}</w:t>"


def has_blanks(text: str) -> bool:
    """Whether a text (not empty) has blanks that Word drops unless told to keep them."""
    return text[0] in " \n" or text[-1] in " \n" or "  " in text


def check_characters(text: str, tag: int) -> bool:
    """Whether every character may stand in a document; the first that may not is reported."""
    if is_clean(text):
        return True
    run = current.get()
    mark = run.tags.get(tag)
    run.check_characters(text, mark.place if mark else None)
    return False


def refused(texts: str | tuple[str, ...], tag: int) -> bytes:
    """Nothing, after a word on the first of ``texts`` that must not be printed, if any."""
    for text in (texts,) if type(texts) is str else texts:
        if not check_characters(text, tag):
            break
    return b""


def clean(text: str, tag: int) -> str:
    """A text that is no XML; empty, after a word on it, where it must not be written."""
    return one_line_break(text) if check_characters(text, tag) else ""


def characters(text: str, tag: int) -> bytes:
    """Text that stands in something else than a run."""
    return escaped(one_line_break(text)).encode() if check_characters(text, tag) else b""


def attribute(text: str, tag: int) -> bytes:
    """Text between the double quotation marks of an attribute: one line."""
    if not check_characters(text, tag):
        return b""
    line = " ".join(one_line_break(text).split("\n"))
    return escaped_attribute(line).encode()


def colour(text: str, tag: int) -> bytes:
    """The colour of a cell."""
    if not _COLOUR.fullmatch(text):
        message = _("「{value}」不是颜色，应是六位十六进制数，如 FFFF00。").format(value=text)
        run = current.get()
        mark = run.tags.get(tag)
        run.report(T010, mark.place if mark else None, message)
    return attribute(text, tag)


class Needles(dict[str, Needle]):
    """What must be found of a text that stands in a run with others.

    It is the text, or its pieces between breaks and tabs.
    """

    def __missing__(self, text: str) -> Needle:
        if len(self) > _MOST_NEEDLES:
            self.clear()
        needle = self[text] = self._made(text)
        return needle

    def _made(self, text: str) -> Needle:
        pieces = pieces_of(text)
        return pieces[0] if len(pieces) == 1 else pieces


class WholeNeedles(Needles):
    """What must be found of a text that a run holds alone: all that the run holds."""

    def _made(self, text: str) -> Needle:
        return whole_needle(content_of(one_line_break(text)).encode("utf-8", "replace"), text)


def pieces_of(text: str) -> tuple[bytes, ...]:
    """What stands between the line breaks and tabs of ``text``, as it stands in a document."""
    pieces = one_line_break(text).replace("\t", "\n").split("\n")
    return tuple(escaped(piece).encode("utf-8", "replace") for piece in pieces if piece)


def whole_needle(content: bytes, text: str) -> Needle:
    """``content``, once each piece of ``text`` was found in it.

    Nothing where there is nothing to find; the pieces where ``content`` lacks one.
    """
    position = 0
    pieces = pieces_of(text)
    for piece in pieces:
        found = content.find(b">" + piece + b"<", position)
        if found < 0:
            return pieces
        position = found + len(piece)
    return content if pieces else b""


WHOLE, WITHIN = WholeNeedles(), Needles()


class RunTexts(dict[Any, bytes]):
    """The runs of one look, by their text (or the tuple of their texts).

    ``needles`` are what must be found of the texts that stand alone in a run.
    """

    def __init__(self, look: RunLook) -> None:
        super().__init__()
        self.needles = WholeNeedles()
        self.longest = 0
        self._look = look
        self._size = 0
        self._alone = len(look.between) == 2
        self._opening, self._hinted = look.opening.encode(), look.hinted.encode()
        self._before, *_rest, self._after = (text.encode() for text in look.between)
        self._plain = (self._opening + self._before + b"<w:t>", b"</w:t>" + self._after)

    def __missing__(self, key: Any) -> bytes:
        if not self._alone:
            made = self._with_several(key)
        elif key and not _SPECIAL.search(key) and not has_blanks(key):
            before, after = self._plain
            text: bytes = key.encode()
            made = before + text + after
            self.needles[key] = b"<w:t>" + text + b"</w:t>"
        else:
            made = self._with_care(key)
        if not made and key:
            return made  # it was refused; so it shall be again
        self._size += len(made)
        if self._size > _MOST_KEPT:
            self.clear()
            self.needles.clear()
            self._size = 0
        if len(made) > self.longest:
            self.longest = len(made)
        self[key] = made
        return made

    def _with_care(self, text: str) -> bytes:
        if not text:
            return self._with_several((text,))
        if not is_clean(text):
            return b""
        if any(sign in text for sign in _LAYOUT) or has_blanks(text):
            content = content_of(one_line_break(text)).encode()
            self.needles[text] = whole_needle(content, text)
        else:
            body = escaped(text).replace("\n", "</w:t><w:br/><w:t>").encode()
            content = b"<w:t>" + body + b"</w:t>"
            self.needles[text] = content
        opening = self._hinted if AMBIGUOUS.search(text) else self._opening
        return opening + self._before + content + self._after

    def _with_several(self, texts: tuple[str, ...]) -> bytes:
        look = self._look
        if not all(map(is_clean, texts)) or not (look.kept or any(texts)):
            return b""
        parts = [look.between[0]]
        for text, after in zip(texts, look.between[1:], strict=True):
            parts += (content_of(one_line_break(text)), after)
        hinted = any(AMBIGUOUS.search(text) for text in texts)
        return (self._hinted if hinted else self._opening) + "".join(parts).encode()
