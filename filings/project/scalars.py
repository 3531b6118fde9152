"""Nodes of YAML where one text is wanted: whether it is empty, where it begins, what is in its place."""

from __future__ import annotations

import yaml

from filings.messages import gettext as _

_MOST_SHOWN = 40


def is_empty(node: yaml.ScalarNode) -> bool:
    """Whether nothing was written: no text, only blanks, or a plain ``~`` or ``null``."""
    return not node.value.strip() or (not node.style and node.value in ("~", "null"))


def indent_of(node: yaml.ScalarNode) -> int | None:
    """How many columns into the node its text starts; ``None`` where the two do not run alike."""
    if node.start_mark.line != node.end_mark.line:
        return None
    surplus: int = node.end_mark.column - node.start_mark.column - len(node.value)
    return {0: 0, 2: 1}.get(surplus)


def as_one_text(node: yaml.Node) -> str:
    """How to write as one text what was written as a list or as pairs; '' where that is not clear."""
    flow = getattr(node, "flow_style", False)
    if not isinstance(node, yaml.SequenceNode):
        return _("如果本来就是文字，给整段文字加引号") if flow else ""
    if not node.value:
        return _("在冒号后面写上文字；没有的，把这一行删去")
    if not all(isinstance(part, yaml.ScalarNode) for part in node.value):
        return ""
    text = "、".join(part.value.strip() for part in node.value)
    shown = text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"
    if len(node.value) > 1:
        return _("写成一行，各项之间用“、”隔开：{text}").format(text=shown)
    if flow:
        hint = _("去掉方括号，只写：{text}（方括号本身也要印出来的，才给整段文字加引号）")
    else:
        hint = _("去掉“- ”，只写：{text}")
    return hint.format(text=shown)
