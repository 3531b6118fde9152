"""What the text says once of who leads among the units of each task: 「责任单位排第一位的为牵头单位」."""

from __future__ import annotations

import re

from filings.language.role_rules import RoleRule, role_rule
from filings.source import SourceDocument

_SENTENCES = re.compile(r"[。；;\n]")
_BRACKETS = "（(〔[【"


def role_rule_said(document: SourceDocument) -> RoleRule | None:
    """The rule that a sentence of the text states for all; None where none or several do.

    What stands in the bracket of one task holds for that task.
    """
    rules = {
        rule
        for paragraph in document.paragraphs
        for sentence in _SENTENCES.split(paragraph.text)
        if "单位" in sentence
        and not sentence.strip().startswith(tuple(_BRACKETS))
        and (rule := role_rule(re.split(f"[{re.escape(_BRACKETS)}]", sentence)[0])) is not None
    }
    return rules.pop() if len(rules) == 1 else None
