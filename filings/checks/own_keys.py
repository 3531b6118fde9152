"""A rule's standing advice in the keys of the project at hand: Chinese for who writes Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Mapping

from filings.checks.case import Case
from filings.checks.rule import CheckRule
from filings.diagnostics import Diagnostic
from filings.glossary import spellings, term
from filings.messages import current_language
from filings.messages import gettext as _

_CHINESE = "\u4e00-\u9fff，；。：）"
_KEY = re.compile(
    rf"(?:(?<=[{_CHINESE}]) )?(?<![\w./-])([a-z]+(?:_[a-z]+)*)(?![\w}}./-])"
    rf"(?:（([^（）]+)）)?(?: (?=[{_CHINESE}]))?"
)


def in_own_keys(case: Case, found: Diagnostic, rules: Mapping[str, CheckRule]) -> Diagnostic:
    """The finding, its advice in Chinese keys where it is the rule's own and the project's keys are.

    Rules name keys in English, with the Chinese one beside it, since they stand for any project.
    """
    rule = rules.get(found.code)
    if rule is None or not case.project.origin.chinese_keys or current_language() != "zh":
        return found
    advice = _(rule.how)
    return found._replace(hints=(translated(advice),)) if found.hints == (advice,) else found


def translated(advice: str) -> str:
    """Chinese advice with the keys in it in Chinese."""

    def chinese(found: re.Match[str]) -> str:
        known = spellings(found[1])[1:]
        if not known:
            return found[0]
        before, after = advice[: found.start()], advice[found.end() :]
        if before.endswith(tuple(f"{name}（" for name in known)) and after.startswith("）"):
            return ""  # 牵头单位（lead）: the Chinese key is there
        beside = found[2]
        if after.startswith(":"):
            return f" {term(found[1])}" if found[0].startswith(" ") else term(found[1])
        if beside is None:
            return f"“{term(found[1])}”"
        return f"“{beside}”" if beside in known else f"“{term(found[1])}”（{beside}）"

    return _KEY.sub(chinese, advice).replace("（）", "")
