"""What can be said of a template before it is filled: names that do not exist, filters and loops
that cannot work, in every branch, whether it will run or not.

The tags are worked out on the shape of the data (:mod:`filings.word.shapes`) instead of data. Only
what is wrong for every value that may come is reported; rendering finds the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from filings.diagnostics import Diagnostic, Rule, Span
from filings.messages import gettext as _
from filings.word.block_content import BlockContent
from filings.word.evaluate import Evaluator
from filings.word.expressions import STATEMENTS, check_tree, written
from filings.word.marks import shorten
from filings.word.numbers import whole_number
from filings.word.outline import placed_texts, property_title
from filings.word.package import Package
from filings.word.parts import text_parts
from filings.word.places import Place, Places
from filings.word.printable import loop_hint, refusal_of
from filings.word.properties import read_properties
from filings.word.rules import T004, T010
from filings.word.shapes import ANYTHING, BLOCK_KINDS, TEXT, Kind, Shape, record
from filings.word.slips import quote_hint, unquoted_word
from filings.word.suggestions import LOOP, hints_for_name
from filings.word.tag_reader import TagReader
from filings.word.tags import CELL_PROPERTIES, Tag
from filings.word.xml import parse

_WORD = re.compile(r"[^\W\d]\w*")
_LOOP = re.compile(r"[{｛%％]\s*(?:[a-z]+\s+)?for\s+([^{}｛｝]{1,80}?)\s+in\b")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")


def check_against(
    package: Package, offered: Shape, name: str, *, faulty: bool = False
) -> list[Diagnostic]:
    """Every tag of a template that cannot be filled from data of the shape ``offered``.

    ``name`` is what messages call the file. In a ``faulty`` template, names that a broken tag may
    have meant to bring in are left alone.
    """
    parts = [[t for t in tags if t.keyword != "#"] for tags in _parts(package)]
    tags = [tag for part in parts for tag in part]
    trees = [(tag, tree) for tag in tags if (tree := _parsed(tag)) is not None]
    loop_names = _loop_names(trees)
    silent = _guarded(trees)
    if faulty:
        silent |= _doubtful(package, tags) - offered.fields.keys() - loop_names.keys()
    checker = _Checker(name, offered, silent, loop_names)
    for part in parts:
        checker.check_part(part)
    return checker.diagnostics


@cache
def _parser() -> Environment:
    """A Jinja that is only ever asked to parse."""
    return Environment(autoescape=True, extensions=(), cache_size=0)


def _parts(package: Package) -> Iterator[list[Tag]]:
    """The tags of each part that holds text, and of each property."""
    for part, title in text_parts(package):
        root = parse(package.parts[part])
        reader = TagReader(Places(root, title, body=not title))
        reader.read(root)
        yield reader.tags
    for key, text in read_properties(package).items():
        reader = TagReader(Places(parse(b"<none/>")))
        reader.read_text(text, Place(property_title(key)))
        yield reader.tags


_MOST_HINTS = 200
"""After so many findings the template is no template of ours, and guessing would take long."""
_BARE = ("else", "endfor", "endif", "hm")


def _parsed(tag: Tag) -> nodes.Template | None:
    """The tag as a whole template; None for what needs no look or was found wrong before."""
    e = tag.expression
    if not e or tag.keyword in _BARE:
        return None
    if not tag.keyword or tag.keyword in CELL_PROPERTIES:
        source = f"{{{{ {e} }}}}"
    elif tag.keyword == "for":
        source = f"{{% for {e} %}}{{% endfor %}}"
    elif tag.keyword in STATEMENTS:
        source = f"{{% if {e} %}}{{% endif %}}"
    else:
        return None
    try:
        tree = _parser().parse(source)
    except (TemplateSyntaxError, RecursionError):
        return None
    return None if check_tree(tree) else tree


def _doubtful(package: Package, tags: Iterable[Tag]) -> frozenset[str]:
    """The names that broken tags may have meant to bring in, whole tags or not."""
    found: set[str] = set()
    for tag in tags:
        if tag.keyword and tag.keyword not in _BARE and _parsed(tag) is None:
            found.update(_WORD.findall(re.split(r"\bin\b|=", tag.source)[0]))
    for _where, text in placed_texts(package):
        for beginning in _LOOP.findall(text):
            found.update(_WORD.findall(beginning))
    return frozenset(found)


def _loop_names(trees: Iterable[tuple[Tag, nodes.Template]]) -> dict[str, Tag]:
    """The names that loops give to their entries, each with the first loop that does."""
    found: dict[str, Tag] = {}
    for tag, tree in trees:
        for loop in tree.find_all(nodes.For):
            for name in _targets(loop):
                found.setdefault(name, tag)
    return found


def _targets(loop: nodes.For) -> list[str]:
    return [
        n.name
        for n in (loop.target, *loop.target.find_all(nodes.Name))
        if isinstance(n, nodes.Name)
    ]


def _guarded(trees: Iterable[tuple[Tag, nodes.Template]]) -> frozenset[str]:
    """Names that the template itself asks whether they exist."""
    return frozenset(
        written(test.node)
        for _tag, tree in trees
        for test in tree.find_all(nodes.Test)
        if test.name in ("defined", "undefined")
    )


@dataclass(slots=True)
class _Checker:
    """The tags of one template in their order, with the loops that are open."""

    name: str
    offered: Shape
    silent: frozenset[str]
    loop_names: dict[str, Tag]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _loops: list[tuple[str, dict[str, Shape]]] = field(default_factory=list)
    _said: set[tuple[str, str, str]] = field(default_factory=set)

    def check_part(self, tags: Iterable[Tag]) -> None:
        """Report what is wrong with the tags of one part."""
        self._loops.clear()
        for tag in tags:
            self._check(tag)

    def _check(self, tag: Tag) -> None:
        """Report what is wrong with one tag; open or close the loop that it begins or ends."""
        if tag.keyword in ("endfor", "endif"):
            self._close(tag.keyword.removeprefix("end"))
            return
        tree = _parsed(tag)
        evaluator = Evaluator(
            scope=self._scope(tag),
            silent=self.silent,
            report=lambda rule, message, *hints: self._report(tag, rule, message, *hints),
            missing=lambda name, path, around: self._missing(tag, name, path, around),
        )
        bound: dict[str, Shape] = {}
        if tree is not None:
            statement = tree.body[0]
            if isinstance(statement, nodes.For):
                bound = self._loop(tag, statement, evaluator)
            elif isinstance(statement, nodes.If):
                evaluator.shape(statement.test)
            elif isinstance(statement, nodes.Output):
                self._printed(tag, statement, evaluator)
        if tag.keyword in ("for", "if"):
            self._loops.append((tag.keyword, bound))

    def _close(self, keyword: str) -> None:
        """End the innermost loop or condition of that kind, if there is one."""
        for place in range(len(self._loops) - 1, -1, -1):
            if self._loops[place][0] == keyword:
                del self._loops[place:]
                return

    def _scope(self, tag: Tag) -> Shape:
        """What can be named where ``tag`` stands."""
        names = dict(self.offered.fields)
        if tag.paragraph is None:
            # In an attribute (the description of a picture): its tags are numbered after the
            # text, so that it is not known which loops it stands in.
            names |= dict.fromkeys((*self.loop_names, "loop"), ANYTHING)
        for _keyword, bound in self._loops:
            names |= bound
        return record(names)

    def _loop(self, tag: Tag, loop: nodes.For, evaluator: Evaluator) -> dict[str, Shape]:
        over = evaluator.shape(loop.iter)
        if not over.is_open and not over.kinds & {Kind.LIST, Kind.RECORD}:
            name = written(loop.iter)
            message = _("「{name}」不是列表，不能循环。").format(name=name)
            self._report(tag, T010, message, loop_hint(name))
        targets = _targets(loop)
        entry = TEXT if over.kinds == {Kind.RECORD} else over.each
        single = len(targets) == 1 and isinstance(loop.target, nodes.Name)
        bound = dict.fromkeys(targets, entry if single else ANYTHING) | {"loop": LOOP}
        if loop.test is not None:
            evaluator.inside(bound).shape(loop.test)
        return bound

    def _printed(self, tag: Tag, output: nodes.Output, evaluator: Evaluator) -> None:
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                continue
            shape = evaluator.shape(node)
            if tag.keyword == "colspan":
                self._check_span(tag, node, shape)
            elif tag.keyword == "cellbg":
                self._check_colour(tag, node, shape)
            elif tag.keyword != "vm":
                self._check_print(tag, shape)

    def _check_print(self, tag: Tag, shape: Shape) -> None:
        if shape.kinds and shape.kinds <= BLOCK_KINDS:
            if tag.level not in ("p", "r"):
                content: BlockContent = next(shape.examples())
                self._report(tag, T010, *content.refusal_within_text())
            return
        if shape.kinds and shape.kinds <= {Kind.LIST, Kind.RECORD}:
            refused = refusal_of(next(shape.examples()))
            if refused is not None:
                message = _("「{name}」不能这样打印：{reason}")
                message = message.format(name=tag.expression, reason=refused)
                self._report(tag, T010, message, *refused.hints)

    def _check_span(self, tag: Tag, node: nodes.Node, shape: Shape) -> None:
        """``colspan`` takes a whole number above zero."""
        value = node.value if isinstance(node, nodes.Const) else None
        wrong = whole_number(str(value)) <= 0 if value is not None else False
        certain = not shape.kinds & {Kind.NUMBER, Kind.SCALAR, Kind.ANYTHING}
        if wrong or (value is None and certain):
            message = _("colspan 得到「{value}」，应是正整数。").format(value=tag.expression)
            self._report(tag, T010, message)

    def _check_colour(self, tag: Tag, node: nodes.Node, shape: Shape) -> None:
        """``cellbg`` takes six hexadecimal figures."""
        value = node.value if isinstance(node, nodes.Const) else None
        wrong = value is not None and not _COLOUR.fullmatch(str(value))
        certain = not shape.kinds & {Kind.TEXT, Kind.NUMBER, Kind.SCALAR, Kind.ANYTHING}
        if wrong or certain:
            message = _("「{value}」不是颜色，应是六位十六进制数，如 FFFF00。")
            self._report(tag, T010, message.format(value=tag.expression))

    def _missing(self, tag: Tag, name: str, path: str, around: Shape | None) -> None:
        if around is None and name in self.loop_names:
            loop = self.loop_names[name]
            hints: tuple[str, ...] = (
                _("「{name}」只在「{loop}」的循环里有，把标记移进循环。").format(
                    name=name, loop=shorten(loop.source)
                ),
            )
        elif path == name == unquoted_word(tag.expression, name):
            hints = (quote_hint(name),)
        elif len(self.diagnostics) < _MOST_HINTS:
            hints = hints_for_name(name, path, self._scope(tag), around)
        else:
            hints = ()
        if path == name:
            message = _("名称「{name}」不存在。").format(name=name)
        else:
            message = _("「{path}」里的「{name}」不存在。").format(path=path, name=name)
        self._report(tag, T004, message, *hints)

    def _report(self, tag: Tag, rule: Rule, message: str, *hints: str) -> None:
        key = (rule.code, tag.place.where, message)
        if key in self._said:
            return
        self._said.add(key)
        self.diagnostics.append(
            rule.finding(
                message,
                hints=hints,
                span=Span(self.name),
                where=tag.place.where,
                source=tag.place.source,
            )
        )
