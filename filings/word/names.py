"""Which names a template asks its context for."""

from __future__ import annotations

from jinja2 import nodes


def free_names(tree: nodes.Node) -> list[tuple[str, int]]:
    """The names that a template asks its context for, each with the line that does.

    A name that it allows to be missing somewhere (``default``, ``is defined``) is left out.
    """
    optional: set[str] = set()
    found: list[tuple[str, int]] = []
    work: list[tuple[nodes.Node, frozenset[str]]] = [(tree, frozenset())]
    while work:
        node, bound = work.pop()
        if isinstance(node, nodes.Name):
            if node.ctx == "load" and node.name not in bound:
                found.append((node.name, node.lineno))
            continue
        if (isinstance(node, nodes.Test) and node.name != "none") or (
            isinstance(node, nodes.Filter) and node.name == "default"
        ):
            optional.update(n.name for n in node.find_all(nodes.Name))
        if isinstance(node, nodes.For):
            targets = {
                n.name
                for n in (node.target, *node.target.find_all(nodes.Name))
                if isinstance(n, nodes.Name)
            }
            inner = bound | targets | {"loop"}
            work += [(n, inner) for n in reversed(node.body)]
            work += [(node.test, inner)] if node.test is not None else []
            work += [(n, bound) for n in (*node.else_, node.iter)]
            continue
        work += [(n, bound) for n in reversed(list(node.iter_child_nodes()))]
    return [(name, line) for name, line in found if name not in optional]
