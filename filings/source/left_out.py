"""What a reader met and did not read: each kind said once, with its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from filings.diagnostics import Diagnostic, Severity, Span
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.source.rules import I005, I006, I007, I009

_MOST_PLACES = 8
_LONGEST = 40


class Kind(Enum):
    """What was left out, or is not what it seems; the value is how messages begin."""

    HIDDEN = N_("隐藏的文字没有读入")
    STRUCK = N_("划了删除线的文字没有读入")
    COMMENT = N_("批注没有读入")
    MARGIN = N_("页眉页脚里的文字没有读入")
    COVERED = N_("被合并格盖住的文字没有读入")
    PICTURE = N_("图片里的内容读不出来")
    DRAWING = N_("图表、图示里的文字没有读入")
    OBJECT = N_("嵌入的对象（如嵌入的 Excel 表格）没有读入")
    DOCUMENT = N_("嵌入的另一份文档没有读入")
    FIELD = N_("域没有结果，没有读入")
    SHEET = N_("隐藏的工作表没有读入")
    HIDDEN_ROW = N_("隐藏的行照样读入")
    HIDDEN_COLUMN = N_("隐藏的列照样读入")
    NO_RESULT = N_("公式没有存下结果")
    WRONG_RESULT = N_("公式的结果是错误")
    LOST_TEXT = N_("格里的文字在文件里找不到")
    SYMBOL = N_("特殊字体里的符号认不出，用“□”代替")


_RULES = {
    Kind.HIDDEN: I006,
    Kind.STRUCK: I006,
    Kind.COMMENT: I006,
    Kind.MARGIN: I006,
    Kind.COVERED: I006,
    Kind.SHEET: I006,
    Kind.HIDDEN_ROW: I006,
    Kind.HIDDEN_COLUMN: I006,
    Kind.NO_RESULT: I009,
    Kind.WRONG_RESULT: I009,
    Kind.LOST_TEXT: I009,
}
_ONLY_TOLD = frozenset([Kind.HIDDEN_ROW, Kind.HIDDEN_COLUMN, Kind.MARGIN])


@dataclass(slots=True)
class LeftOut:
    """Gathers what was left out of one file."""

    found: dict[Kind, dict[str, list[str]]] = field(default_factory=dict)
    """For each kind the places in words, with the texts that were left out there."""
    sources: dict[str, Mapping[str, int] | None] = field(default_factory=dict)
    changed: bool = False
    """Whether a tracked change was met."""

    def add(self, kind: Kind, where: str, source: Mapping[str, int] | None, text: str = "") -> None:
        """Note that something was left out at a place; ``text`` is quoted where it is known."""
        self.found.setdefault(kind, {}).setdefault(where, []).append(text)
        self.sources.setdefault(where, source)

    def diagnostics(self, file: str) -> list[Diagnostic]:
        """What to say of it."""
        made = []
        for kind in Kind:
            places = self.found.get(kind)
            if not places:
                continue
            shown = [_shown(where, texts) for where, texts in list(places.items())[:_MOST_PLACES]]
            message = _("{what}：{places}").format(what=_(kind.value), places="；".join(shown))
            if len(places) > _MOST_PLACES:
                message = _("{message}；等{count}处").format(message=message, count=len(places))
            first = next(iter(places))
            rule = _RULES.get(kind, I007)
            span, source = Span(file), self.sources[first]
            severity = Severity.INFO if kind in _ONLY_TOLD else None
            made.append(
                rule.finding(message, span=span, where=first, source=source, severity=severity)
            )
        if self.changed:
            message = _("文件里有未接受的修订，按全部接受读入：插入的算，删除的不算")
            made.append(I005.finding(message, span=Span(file)))
        return made


def _shown(where: str, texts: list[str]) -> str:
    text = " ".join(" ".join(texts).split())
    if not text:
        return where
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return _("{where}“{text}”").format(where=where, text=text)
