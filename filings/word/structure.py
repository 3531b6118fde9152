"""How the tags of a part stand to each other: which closes which, and what each one takes along.

``{%tr for … %}`` takes its row away, ``{%p if … %}`` its paragraph: whatever else stands there
would be lost without a word, so that it is refused here. A loop opened in one cell and closed in
another could never give a whole document.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from filings.diagnostics import has_errors
from filings.messages import gettext as _
from filings.word.expressions import check_tag
from filings.word.marks import shorten
from filings.word.namespaces import W
from filings.word.prepare import lift_across_runs, mark_enclosed, prepare, table_of, unbind_controls
from filings.word.rules import T003
from filings.word.tag_reader import TagReader, holds_more, paragraph_text
from filings.word.tags import Tag
from filings.word.xml import Element, ancestor

_DEEPEST = 60
_OPENING = ("for", "if")
_MIDDLE = ("elif", "else")
_CLOSING = {"endfor": "for", "endif": "if"}


@dataclass(slots=True, eq=False)
class _Group:
    """A ``for`` or ``if`` with everything up to its end."""

    tags: list[Tag] = field(default_factory=list)

    @property
    def opening(self) -> Tag:
        return self.tags[0]


def arrange(reader: TagReader, root: Element | None = None) -> None:
    """Check the tags of a part, report what is wrong, and prepare the tree below ``root``."""
    tags = [t for t in reader.tags if t.paragraph is not None]
    for tag in reader.tags:
        for problem in check_tag(tag):
            reader.report(problem.rule, tag.place, _quoted(tag, problem.message), *problem.hints)
    groups = _match(reader, tags)
    for group in groups:
        _promote(group)
    for tag in tags:
        _check_level(reader, tag)
    for group in groups:
        _check_container(reader, group)
    _number_loops(tags, groups)
    if not has_errors(reader.diagnostics):
        for group in groups:
            mark_enclosed(group.opening, group.tags[-1])
        lift_across_runs(tags, [group.tags for group in groups])
        for tag in tags:
            prepare(tag)
        if root is not None:
            unbind_controls(root)


def _quoted(tag: Tag, message: str) -> str:
    shown = shorten(tag.source)
    return (
        message
        if shown in message
        else _("{message}（{tag}）").format(message=message.rstrip("。"), tag=shown)
    )


# Pairs --------------------------------------------------------------------------------------------


def _match(reader: TagReader, tags: list[Tag]) -> list[_Group]:
    """Every for and if with its end; an end without beginning and the reverse are reported."""
    stack: list[_Group] = []
    groups: list[_Group] = []
    for tag in tags:
        if tag.keyword in _OPENING:
            stack.append(_Group([tag]))
            if len(stack) == _DEEPEST:
                reader.report(T003, tag.place, _("标记嵌套过深。"))
        elif tag.keyword in _MIDDLE:
            if stack and any(t.keyword == "else" for t in stack[-1].tags):
                reader.report(
                    T003,
                    tag.place,
                    _("「{tag}」前面已经有 else 了。").format(tag=shorten(tag.source)),
                    _("一个 if 或 for 只能有一个 else，写在最后。"),
                )
            elif not stack or (tag.keyword == "elif" and stack[-1].opening.keyword != "if"):
                reader.report(
                    T003,
                    tag.place,
                    _("「{tag}」前面没有对应的 if。").format(tag=shorten(tag.source)),
                )
            else:
                stack[-1].tags.append(tag)
        elif tag.keyword in _CLOSING:
            _close(reader, tag, stack, groups)
    for group in stack:
        _unended(reader, group.opening)
    return groups


def _close(reader: TagReader, tag: Tag, stack: list[_Group], groups: list[_Group]) -> None:
    wanted = _CLOSING[tag.keyword]
    if not any(g.opening.keyword == wanted for g in stack):
        reader.report(
            T003,
            tag.place,
            _("「{tag}」前面没有对应的 {word}。").format(tag=shorten(tag.source), word=wanted),
            _("删去多余的结尾，或补上开头。"),
        )
        return
    while stack[-1].opening.keyword != wanted:
        _unended(reader, stack.pop().opening)
    group = stack.pop()
    group.tags.append(tag)
    groups.append(group)


def _unended(reader: TagReader, tag: Tag) -> None:
    end = f"{{%{tag.level} end{tag.keyword} %}}"
    reader.report(
        T003,
        tag.place,
        _("「{tag}」没有结尾。").format(tag=shorten(tag.source)),
        _("在循环或条件结束的地方补上 {end}。").format(end=end),
    )


# Levels -------------------------------------------------------------------------------------------


def _promote(group: _Group) -> None:
    """``{% for %}`` and its end alone in their paragraphs mean ``{%p for %}``: no blank lines."""
    if any(t.level or t.trims != (False, False) for t in group.tags):
        return
    paragraphs = [t.paragraph for t in group.tags]
    if len({id(p) for p in paragraphs}) != len(paragraphs):
        return
    for tag, paragraph in zip(group.tags, paragraphs, strict=True):
        assert paragraph is not None
        if paragraph_text(paragraph).strip() != tag.mark_up() or holds_more(paragraph):
            return
    if len({id(p.getparent()) for p in paragraphs if p is not None}) != 1:
        return
    texts = [(tag, tag.mark_up()) for tag in group.tags]
    for tag, old in texts:
        tag.level = "p"
        assert tag.element is not None
        tag.element.text = (tag.element.text or "").replace(old, tag.mark_up())


def _check_level(reader: TagReader, tag: Tag) -> None:
    """What a tag takes along must hold nothing but the tag."""
    shown = shorten(tag.source)
    if tag.is_cell_property or tag.keyword in ("vm", "hm"):
        if _container(tag, "tc") is None:
            reader.report(T003, tag.place, _("「{tag}」只能放在表格的单元格里。").format(tag=shown))
        return
    if not tag.level:
        return
    if any(c in tag.expression for c in "%}"):
        reader.report(T003, tag.place, _("「{tag}」里不能有 % 或 }}。").format(tag=shown))
        return
    if not tag.keyword and tag.level in ("tr", "tc"):
        reader.report(
            T003,
            tag.place,
            _("不能用「{tag}」打印整行或整格。").format(tag=shown),
            _("用 {%tr for … %} 循环各行，在格里写 {{ 名称 }}。"),
        )
        return
    if tag.level == "r":
        return
    around = _container(tag, tag.level)
    if around is None:
        reader.report(T003, tag.place, _("「{tag}」只能放在表格里。").format(tag=shown))
        return
    whole = "".join(paragraph_text(p) for p in around.iter(W + "p"))
    if whole.strip() != tag.mark_up() or _loses(around, tag.level):
        unit = {"p": _("这一段"), "tr": _("这一行"), "tc": _("这一格")}[tag.level]
        reader.report(
            T003,
            tag.place,
            _("「{tag}」会连同{unit}一起被去掉，{unit}里还有别的内容。").format(
                tag=shown, unit=unit
            ),
            _("让该标记单独占{unit}，别的内容移到前后。").format(unit=unit),
        )


def _loses(element: Element, level: str) -> bool:
    if level == "p":
        return holds_more(element)
    return holds_more(element, "drawing", "pict", "object", "sectPr", "fldChar", "tbl")


def _container(tag: Tag, level: str) -> Element | None:
    """The paragraph, row or cell that ``tag`` stands in."""
    assert tag.paragraph is not None
    if level in ("p", "r", ""):
        return tag.paragraph
    return ancestor(tag.paragraph, f"w:{level}")


def _check_container(reader: TagReader, group: _Group) -> None:
    """The tags of one loop or condition must stand side by side."""
    levels = {t.level for t in group.tags}
    first, last = group.opening, group.tags[-1]
    if len(levels) > 1:
        if levels == {"", "r"}:
            return
        reader.report(
            T003,
            first.place,
            _("「{tag}」和它的结尾「{end}」种类不同。").format(
                tag=shorten(first.source), end=shorten(last.source)
            ),
            _("开头用 {{%{level} … %}}，中间和结尾也都用 {{%{level} … %}}。").format(
                level=first.level
            ),
        )
        return
    parents = set()
    for tag in group.tags:
        around = _container(tag, tag.level)
        if around is None:
            return
        parents.add(around.getparent())
    if len(parents) > 1:
        reader.report(
            T003,
            first.place,
            _("「{tag}」和它的结尾「{end}」不在同一层（同一格、同一张表）。").format(
                tag=shorten(first.source), end=shorten(last.source)
            ),
            _("循环整行时用 {%tr for … %} 和 {%tr endfor %}，各占一行。"),
        )


def _number_loops(tags: list[Tag], groups: list[_Group]) -> None:
    """Tell each tag the outermost loop over rows of its own table that it stands in."""
    ends = {g.tags[0].number: g.tags[-1].number for g in groups}
    loops = [
        (tag.number, ends[tag.number], table_of(tag))
        for tag in tags
        if tag.keyword == "for" and tag.level == "tr" and tag.number in ends
    ]
    for tag in tags:
        table = table_of(tag)
        if table is None:
            continue
        tag.loop = next((a for a, b, t in loops if t is table and a < tag.number < b), None)
