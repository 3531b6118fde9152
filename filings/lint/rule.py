"""What a rule of ``filings lint`` is: a demand of the standard with the function that checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from filings.diagnostics import Diagnostic, Rule, Severity, Span
from filings.lint.paper import Paper, Paragraph
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.word.places import Place

_MOST_QUOTED = 30
_WHY = {
    "L": N_("版式不合格式的公文，会被退回重排。"),
    "W": N_("标点、数字和文号写错，会造成误读，也会被退回修改。"),
}
_HOW = N_("按“应为”改正；列为可自动改的，用 filings lint --fix -o 新文件 一次改好。")


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach of a rule: what stands there (``quoted``), and what it should be.

    ``should`` is the corrected text, '' where the rule's own demand says it. ``mend`` makes the
    correction; None where only a person can.
    """

    place: Place | None
    quoted: str = ""
    should: str = ""
    count: int = 1
    mend: Callable[[], None] | None = None


Check = Callable[[Paper], Iterable[Fault]]
"""Looks through a file and gives what it finds; it changes nothing."""


class LintRule(Rule):
    """A rule with the ``clause`` of the standard that it stands for."""

    __slots__ = ("check", "clause", "fixable")

    def __init__(
        self,
        code: str,
        severity: Severity,
        name: str,
        what: str,
        *,
        clause: str,
        fixable: bool,
        check: Check,
    ) -> None:
        super().__init__(code, severity, name, what, _WHY[code[0]], _HOW)
        self.clause = clause
        self.fixable = fixable
        self.check = check

    def diagnose(self, fault: Fault, name: str) -> Diagnostic:
        """The diagnostic of a fault in the file ``name``."""
        message = _(self.name)
        quoted = " ".join(fault.quoted.split())
        if quoted:
            shown = quoted if len(quoted) <= _MOST_QUOTED else quoted[:_MOST_QUOTED] + "…"
            message = _("{problem}：“{text}”").format(problem=message, text=shown)
        if fault.count > 1:
            message = _("{message}（共{count}处）").format(message=message, count=fault.count)
        should = fault.should or _(self.what)
        place = fault.place
        return self.finding(
            message,
            hints=[
                _("应为：{text}").format(text=should),
                _("依据：{clause}").format(clause=self.clause),
            ],
            span=Span(name),
            where=place.where if place else None,
            source=place.source if place else None,
        )


def rule(
    code: str, clause: str, severity: Severity, name: str, what: str, *, fixable: bool = False
) -> Callable[[Check], LintRule]:
    """Make the decorated function the check of a new rule, which takes the function's name.

    ``clause`` is a clause of GB/T 9704-2012 where it is a number alone; ``name`` says the mistake
    and ``what`` the demand, both Chinese and marked for translation.
    """

    def with_check(check: Check) -> LintRule:
        standard = f"GB/T 9704-2012 {clause}" if clause[0].isdigit() else clause
        return LintRule(code, severity, name, what, clause=standard, fixable=fixable, check=check)

    return with_check


def grouped(paragraphs: Iterable[tuple[Paragraph, str]]) -> list[Fault]:
    """One fault for all paragraphs with the same mistake, at the first of them."""
    groups: dict[str, list[Paragraph]] = {}
    for paragraph, mistake in paragraphs:
        groups.setdefault(mistake, []).append(paragraph)
    return [
        Fault(found[0].place, f"{mistake} {found[0].text.strip()}".strip(), count=len(found))
        for mistake, found in groups.items()
    ]
