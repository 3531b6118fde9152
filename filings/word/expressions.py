"""The template language: which expressions may be written, and what they are compiled to.

A template may come from anywhere, and Jinja gives it the whole of Python
(``cycler.__init__.__globals__``), or a hang (``9**(9**9)``) even in its sandbox. So only the kinds
of node listed here pass (T005), before anything is compiled, and what passes is rewritten so that
names, filters, loops and sums go through :mod:`filings.word.runtime`, which knows plain data only.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import inf

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from filings.diagnostics import Rule
from filings.language.similar import did_you_mean
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.word.filters import FILTERS
from filings.word.marks import shorten
from filings.word.rules import T003, T005
from filings.word.slips import hints_for, invisible_hint
from filings.word.tags import CELL_PROPERTIES, Tag

TESTS = ("defined", "undefined", "none")
_RESERVED_NAMES = frozenset({"self", "super", "caller", "varargs", "kwargs", "context"})
_LONGEST = 2_000
_DEEPEST = 60
SIGNS: Mapping[type[nodes.BinExpr], str] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.FloorDiv: "//",
}
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.Filter,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.CondExpr,
    nodes.Concat,
    *SIGNS,
)
_REFUSED: Mapping[type[nodes.Node], str] = {
    nodes.Call: N_("不能调用函数或方法「{what}」。"),
    nodes.Pow: N_("不能使用乘方（**）。"),
    nodes.Mod: N_("不能使用取余（%）。"),
    nodes.Div: N_("不能使用除法（/）。"),
    nodes.Slice: N_("不能使用切片（[a:b]）。"),
    nodes.Dict: N_("不能使用花括号写的字典。"),
}

STATEMENTS = ("for", "endfor", "if", "elif", "else", "endif")
"""The statements of Jinja that a template may use."""

_FORBIDDEN = (
    "set endset macro endmacro import from include extends block endblock filter endfilter call "
    "endcall do raw endraw with endwith autoescape endautoescape trans endtrans debug break "
    "continue required"
)
_FORBIDDEN_STATEMENTS = frozenset(_FORBIDDEN.split())


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one tag, before it is given a place."""

    rule: Rule
    message: str
    hints: tuple[str, ...] = ()


@cache
def _parser() -> Environment:
    """A Jinja that is only ever asked to parse."""
    return Environment(autoescape=True, extensions=(), cache_size=0)


def check_tag(tag: Tag) -> list[Problem]:
    """What is wrong with one tag, looked at by itself: its words, its syntax, its expressions."""
    if tag.keyword == "#":
        return []
    if tag.keyword in CELL_PROPERTIES:
        return _check_cell_property(tag)
    if tag.keyword and tag.keyword not in STATEMENTS:
        return [_unknown_statement(tag)]
    wrapped, problem = _wrap(tag)
    if problem:
        return [problem]
    return _check_source(wrapped, tag)


def _wrap(tag: Tag) -> tuple[str, Problem | None]:
    """The tag as a whole template, with whatever it needs around it."""
    e = tag.expression
    if not tag.keyword:
        if not e:
            return "", Problem(T003, _("标记「{{ }}」里没有名称。"), (_("填上要打印的名称。"),))
        return f"{{{{ {e} }}}}", None
    if tag.keyword in ("else", "endfor", "endif"):
        if e:
            message = _("「{word}」后面不能有别的内容：「{rest}」。")
            return "", Problem(T003, message.format(word=tag.keyword, rest=e))
        return "", None
    if not e:
        return "", Problem(T003, _("「{word}」后面缺少内容。").format(word=tag.keyword))
    if tag.keyword == "for":
        return f"{{% for {e} %}}{{% endfor %}}", None
    if tag.keyword == "elif":
        return f"{{% if 1 %}}{{% elif {e} %}}{{% endif %}}", None
    return f"{{% if {e} %}}{{% endif %}}", None


Expression = nodes.Expr


def expression_of(tag: Tag) -> Expression:
    """The expression of a checked tag: what it prints, or the condition of an ``if``."""
    if tag.keyword in ("if", "elif"):
        condition = _parser().parse(f"{{% if {tag.expression} %}}{{% endif %}}").body[0]
        assert isinstance(condition, nodes.If)
        return as_expression(condition.test)
    output = _parser().parse(f"{{{{ {tag.expression} }}}}").body[0]
    assert isinstance(output, nodes.Output)
    return as_expression(output.nodes[0])


def as_expression(node: nodes.Node) -> Expression:
    """``node``, which is known to be an expression."""
    assert isinstance(node, nodes.Expr)
    return node


def loop_of(tag: Tag) -> nodes.For:
    """The loop that a checked ``for`` begins, without a body."""
    loop = _parser().parse(f"{{% for {tag.expression} %}}{{% endfor %}}").body[0]
    assert isinstance(loop, nodes.For)
    return loop


def names_filter(expression: nodes.Node, name: str) -> bool:
    """Whether ``expression`` passes something through the filter ``name``."""
    found = [*expression.find_all(nodes.Filter)]
    found += [expression] if isinstance(expression, nodes.Filter) else []
    return any(f.name == name for f in found)


def _check_cell_property(tag: Tag) -> list[Problem]:
    if tag.expression:
        if tag.keyword == "hm":
            return [Problem(T003, _("「hm」后面不能有别的内容。"), (_("写成 {% hm %}。"),))]
        return _check_source(f"{{{{ {tag.expression} }}}}", tag)
    if tag.keyword in ("colspan", "cellbg"):
        return [Problem(T003, _("「{word}」后面缺少内容。").format(word=tag.keyword))]
    return []


def _unknown_statement(tag: Tag) -> Problem:
    if tag.keyword in _FORBIDDEN_STATEMENTS:
        return Problem(T005, _("不能使用「{word}」标记。").format(word=tag.keyword))
    known = (*STATEMENTS, *CELL_PROPERTIES)
    meant = did_you_mean(tag.keyword, known)
    if invisible := invisible_hint(tag.source):
        hint = invisible
    elif meant:
        hint = _("是否想写「{name}」？").format(name=meant)
    else:
        hint = _("可用的有：{names}；打印名称用 {{{{ 名称 }}}}。").format(names="、".join(known))
    return Problem(T003, _("没有「{word}」这种标记。").format(word=tag.keyword), (hint,))


def _check_source(source: str, tag: Tag) -> list[Problem]:
    """What is wrong with a tag written as a template: syntax, then every expression not allowed."""
    if not source:
        return []
    if len(source) > _LONGEST:
        return [Problem(T005, _("标记过长。"))]
    try:
        tree = _parser().parse(source)
    except TemplateSyntaxError as e:
        message = _("写法有误：{reason}").format(reason=_reason(e, tag))
        return [Problem(T003, message, hints_for(tag.source) or (_example(),))]
    except RecursionError:
        return [Problem(T005, _("标记的括号嵌套过深。"))]
    return check_tree(tree)


def check_tree(tree: nodes.Node) -> list[Problem]:
    """Every node of ``tree`` that a template must not contain."""
    problems: list[Problem] = []
    work: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while work:
        node, depth = work.pop()
        problem = _check_node(node)
        if depth > _DEEPEST:
            problem = Problem(T005, _("标记嵌套过深。"))
        if problem:
            problems.append(problem)
            continue
        work.extend((child, depth + 1) for child in reversed(list(node.iter_child_nodes())))
    return problems


def _check_node(node: nodes.Node) -> Problem | None:
    if not isinstance(node, _ALLOWED) or type(node) not in _ALLOWED:
        words = _REFUSED.get(type(node))
        if words is None:
            return Problem(T005, _("不能使用「{kind}」这种写法。").format(kind=type(node).__name__))
        what = written(node.node) if isinstance(node, nodes.Call) else ""
        return Problem(T005, _(words).format(what=what))
    if isinstance(node, nodes.For) and node.recursive:
        return Problem(T005, _("循环不能使用 recursive。"))
    if isinstance(node, nodes.For) and not _is_plain_target(node.target):
        return Problem(T005, _("for 后面只能写一个名称，或用逗号隔开的几个名称，不能叫 loop。"))
    if isinstance(node, nodes.Const) and node.value in (inf, -inf):
        return Problem(T005, _("标记里的数字过大。"))
    if isinstance(node, nodes.Name) and _is_unsafe(node.name):
        return Problem(T005, _("不能使用名称「{name}」。").format(name=node.name))
    if isinstance(node, nodes.Getattr) and _is_unsafe(node.attr):
        return Problem(T005, _("不能使用名称「{name}」。").format(name=written(node)))
    if isinstance(node, nodes.Getitem):
        return _check_item(node)
    if isinstance(node, nodes.Filter):
        return _check_filter(node)
    if isinstance(node, nodes.Test) and (node.name not in TESTS or node.args):
        return Problem(T005, _("不能使用「is {name}」。").format(name=node.name))
    return None


def _is_plain_target(target: nodes.Node) -> bool:
    names = target.items if isinstance(target, nodes.Tuple) else [target]
    return all(isinstance(name, nodes.Name) and name.name != "loop" for name in names)


def _check_item(node: nodes.Getitem) -> Problem | None:
    key = node.arg
    if isinstance(key, nodes.Neg) and isinstance(key.node, nodes.Const):
        return None
    if isinstance(key, nodes.Const):
        if isinstance(key.value, str) and _is_unsafe(key.value):
            return Problem(T005, _("不能使用名称「{name}」。").format(name=key.value))
        if isinstance(key.value, str | int):
            return None
    if isinstance(key, nodes.Name | nodes.Getattr | nodes.Getitem):
        return None
    return Problem(T005, _("方括号里只能写名称、文字或序号。"))


def _check_filter(node: nodes.Filter) -> Problem | None:
    if node.name not in FILTERS:
        meant = did_you_mean(node.name, FILTERS)
        hint = (
            _("是否想写「{name}」？").format(name=meant)
            if meant
            else _("可用的过滤器：{names}。").format(names="、".join(FILTERS))
        )
        return Problem(T005, _("没有过滤器「{name}」。").format(name=node.name), (hint,))
    if node.dyn_args is not None or node.dyn_kwargs is not None or node.node is None:
        return Problem(T005, _("过滤器的括号里不能使用 * 。"))
    if node.kwargs:
        return Problem(T003, _("过滤器括号里直接写内容，不写「名称=」。"))
    try:
        signature = inspect.signature(FILTERS[node.name].function)
        signature.bind(None, *node.args)
    except TypeError:
        message = _("过滤器「{name}」括号里的内容不对。").format(name=node.name)
        return Problem(T003, message, (_(FILTERS[node.name].summary),))
    return None


def _is_unsafe(name: str) -> bool:
    return name.startswith("_") or name in _RESERVED_NAMES


def _reason(error: TemplateSyntaxError, tag: Tag) -> str:
    """Jinja's complaint in Chinese, as far as it helps."""
    message = error.message or ""
    if message.startswith("unexpected char"):
        char = message.split("char", 1)[1].split(" at ")[0].strip()
        return _("不认识的字符 {char}。").format(char=char.replace(r"'\\'", r"'\'"))
    return _("「{tag}」读不通。").format(tag=shorten(tag.source))


def _example() -> str:
    return _("写法示例：{{ 名称 }}、{{ 名称 | date }}、{% for 项 in 列表 %}、{% if 名称 %}。")


def written(node: nodes.Node | None) -> str:
    """An expression as its author wrote it, near enough for a message."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{written(node.node)}[{written(node.arg)}]"
    if isinstance(node, nodes.Const):
        return repr(node.value)
    if isinstance(node, nodes.Filter):
        return f"{written(node.node)} | {node.name}"
    if isinstance(node, nodes.Call):
        return f"{written(node.node)}()"
    return "…"
