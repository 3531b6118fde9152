"""What happens while one document is rendered: values noted, mistakes collected, limits kept.

Every ``{{ }}`` gives its value to :meth:`Run.emit` and prints a *token* in its place; the values are
put into the finished tree afterwards. So the data never passes through the XML text, the template
engine or its clean-ups, and comes out exactly as it went in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from filings.diagnostics import Diagnostic, Rule, Severity, Span
from filings.language.xml_text import describe_character, illegal_characters
from filings.messages import gettext as _
from filings.word.block_content import BlockContent
from filings.word.marks import LOOP_NAMES, TOKEN_CLOSE, TOKEN_OPEN, Mark
from filings.word.places import Place
from filings.word.printable import FilterError, to_text
from filings.word.rules import T004, T010, T011, T014

if TYPE_CHECKING:
    from filings.word.xml import Element

TOKEN = re.compile(f"{TOKEN_OPEN}([0-9]+){TOKEN_CLOSE}")
MOST_STEPS = 2_000_000
MOST_CHARACTERS = 40_000_000


class LimitReached(Exception):
    """The template makes more than any document needs (T012)."""


class Emission:
    """One value that a tag printed, in the order of printing.

    ``shown`` and ``texts`` say whether, and as which texts, it stands in the document.
    """

    __slots__ = ("shown", "tag", "texts", "value")

    def __init__(self, tag: Mark | None, value: Any) -> None:
        self.tag = tag
        self.value = value
        self.shown = True
        self.texts: list[str] | None = None

    @property
    def expected(self) -> list[str]:
        """The texts that must stand in the document, in this order."""
        if not self.shown:
            return []
        return [str(self.value)] if self.texts is None else self.texts


class Run:
    """The rendering of one document; a ``draft`` shows holes where something is missing."""

    def __init__(
        self,
        name: str,
        names: frozenset[str],
        tags: Mapping[int, Mark] | None = None,
        draft: bool = False,
    ) -> None:
        self.name = name
        self.names = names
        self.tags: Mapping[int, Mark] = {} if tags is None else tags
        self.draft = draft
        self.emissions: list[Emission] = []
        self.diagnostics: list[Diagnostic] = []
        self.merge_keys: dict[Element, Emission] = {}
        self.print_long_text: Callable[[BlockContent, Any, str], bytes] = lambda *_args: b""
        self.steps = 0
        self.characters = 0
        self._said: set[tuple[str, str, str]] = set()

    def report(
        self,
        rule: Rule,
        place: Place | None,
        message: str,
        *hints: str,
        severity: Severity | None = None,
    ) -> None:
        """Add a finding, once however often a loop comes by."""
        key = (rule.code, place.where if place else "", message)
        if key in self._said:
            return
        self._said.add(key)
        self.diagnostics.append(
            rule.finding(
                message,
                hints=hints,
                span=Span(self.name),
                where=place.where if place else None,
                source=place.source if place else None,
                severity=severity,
            )
        )

    def emit(self, value: object, tag: Mark | None) -> str:
        """Note what a tag prints; the token to print instead."""
        place = tag.place if tag else None
        if isinstance(value, Absent):
            value.report()
            return ""
        is_key = tag is not None and tag.keyword == "vm"
        is_block = isinstance(value, BlockContent) and tag is not None and tag.level in ("p", "r")
        if not is_key and not is_block:
            value = self.printable(value, tag)
        text = value.text if isinstance(value, BlockContent) else value
        if isinstance(text, str):
            self.check_characters(text, place)
            self.characters += len(text)
        self.step()
        self.emissions.append(Emission(tag, value))
        return f"{TOKEN_OPEN}{len(self.emissions) - 1}{TOKEN_CLOSE}"

    def printable(self, value: object, tag: Mark | None) -> str:
        """What a tag prints of a value; what cannot be printed is reported and gives nothing."""
        place = tag.place if tag else None
        if isinstance(value, Absent):
            value.report()
            return ""
        if isinstance(value, BlockContent):
            self.report(T010, place, *value.refusal_within_text())
            return ""
        try:
            return to_text(value).replace("\r\n", "\n").replace("\r", "\n")
        except FilterError as e:
            name = tag.expression if tag else ""
            message = _("「{name}」不能这样打印：{reason}").format(name=name, reason=e)
            self.report(T010, place, message, *e.hints)
            return ""

    def check_characters(self, text: str, place: Place | None) -> None:
        """Report the first character of ``text`` that no document can hold."""
        illegal = illegal_characters(text)
        if illegal:
            offset, character = illegal[0]
            around = "".join(c for c in text[max(0, offset - 10) : offset] if c.isprintable())
            self.report(
                T011,
                place,
                _("要填入的内容在「{around}」之后有不能保存的字符：{character}。").format(
                    around=around, character=describe_character(character)
                ),
            )

    def report_unknown(self, name: str, place: Place | None) -> None:
        """Say that the context has no ``name``."""
        message = _("名称「{name}」不存在。").format(name=name)
        from filings.word.slips import quote_hint, unquoted_word

        hints = hints_for(name, sorted(self.names))
        if any(unquoted_word(t.expression, name) for t in self.tags.values() if t.place == place):
            hints = (quote_hint(name),)
        self.report(T004, place, message, *hints)

    def filled(self, text: str) -> str:
        """``text`` with the values in place of their tokens."""
        return TOKEN.sub(lambda m: str(self.emissions[int(m[1])].value), text)

    def hide(self, text: str) -> None:
        """The tokens in ``text`` are not printed, for a reason."""
        for number in TOKEN.findall(text):
            self.emissions[int(number)].shown = False

    def grow(self, text: object) -> None:
        """Count a text that was made; raises LimitReached where they come to too much."""
        if type(text) is str:
            self.characters += len(text)
            self.step(0)

    def step(self, count: int = 1) -> None:
        """Count work done; raises LimitReached where it is more than any document needs."""
        self.steps += count
        if self.steps > MOST_STEPS or self.characters > MOST_CHARACTERS:
            raise LimitReached


current: ContextVar[Run] = ContextVar("filings_word_run")
"""The run that the compiled template, which knows no run, is working for."""


class Absent:
    """A name that is not there: remembered with its place, reported when it is used.

    ``obj`` is what was asked for ``name`` (None: the context); ``path`` is how it was written.
    """

    def __init__(
        self, name: str, obj: Any = None, *, path: str = "", place: Place | None = None
    ) -> None:
        self.name, self.obj, self.path, self.place = name, obj, path or name, place

    def report(self) -> None:
        """Say that the name is missing, and which one may have been meant."""
        run = current.get()
        if self.obj is None:
            run.report_unknown(self.name, self.place)
            return
        if self.path and self.path != self.name:
            message = _("「{path}」里的「{name}」不存在。").format(path=self.path, name=self.name)
        else:
            message = _("名称「{name}」不存在。").format(name=self.name)
        run.report(T004, self.place, message, *hints_for(self.name, self.known_names()))

    def known_names(self) -> list[str]:
        """What ``obj`` could have been asked for."""
        if self.obj is LOOP_NAMES:
            return sorted(LOOP_NAMES)
        return sorted(map(str, self.obj)) if isinstance(self.obj, Mapping) else []

    def _used(self, *_args: Any, **_kwargs: Any) -> Any:
        self.report()
        return False

    def _nothing(self) -> str:
        self.report()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self.report()
        return iter(())

    def __len__(self) -> int:
        self.report()
        return 0

    def __bool__(self) -> bool:
        self.report()
        return False

    def __hash__(self) -> int:
        self.report()
        return 0

    __str__ = _nothing
    __eq__ = _used
    __ne__ = _used
    __lt__ = __le__ = __gt__ = __ge__ = _used
    __contains__ = _used


def report_merged_away(run: Run, mark: Mark | None) -> None:
    """Say that cells were merged whose texts differ, so that all but the first are not printed."""
    message = _("上下合并的格里文字不同，只印出了第一格的文字。")
    run.report(T014, mark.place if mark else None, message)


def hints_for(name: str, known: list[str]) -> tuple[str, ...]:
    """What a missing name may have been meant to be, or what there is."""
    from filings.language.similar import did_you_mean

    meant = did_you_mean(name, known)
    if meant:
        return (_("是否想写「{name}」？").format(name=meant),)
    if known:
        shown = "、".join(known[:12]) + ("……" if len(known) > 12 else "")
        return (_("此处可用的名称：{names}。").format(names=shown),)
    return ()
