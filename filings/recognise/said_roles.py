"""What the text says once of who leads among the units of each task: 「责任单位排第一位的为牵头单位」."""

from __future__ import annotations

import re

from filings.language.role_rules import RoleRule, role_rule
from filings.language.unit_kinds import BRACKETS
from filings.recognise.divisions.brackets import states_rule
from filings.recognise.texts import EDGE_MARKS, without_number
from filings.source import SourceDocument

_LONGEST_HEADING = 30
_SENTENCES = re.compile(r"[。；;\n]")


def role_rule_said(document: SourceDocument) -> RoleRule | None:
    """The rule that a sentence or a heading of the text states for all; None where none or several do.

    What stands in the bracket of one task holds for that task.
    """
    rules = {rule for p in document.paragraphs if (rule := _rule_of(p.text)) is not None}
    return rules.pop() if len(rules) == 1 else None


def _rule_of(text: str) -> RoleRule | None:
    outside = BRACKETS.sub("", text)
    bare = without_number(outside).strip(EDGE_MARKS)
    for_all = len(bare) <= _LONGEST_HEADING and not re.search("[，。；]", bare)
    brackets = [found["inside"] for found in BRACKETS.finditer(text)] if for_all else []
    said = [inside for inside in brackets if states_rule(inside)]
    said += _SENTENCES.split(outside)
    return next((r for s in said if "单位" in s and (r := role_rule(s)) is not None), None)
