"""What somebody may have meant by a name that a template has not got."""

from __future__ import annotations

from filings.glossary import spellings
from filings.language.similar import did_you_mean
from filings.messages import gettext as _
from filings.word.marks import LOOP_NAMES
from filings.word.shapes import FLAG, NUMBER, Kind, Shape, paths, record

LOOP = record({name: FLAG if name in ("first", "last") else NUMBER for name in LOOP_NAMES})
"""What ``loop`` can be asked for inside a loop."""

_MOST = 3
_MOST_LISTED = 12


def hints_for_name(name: str, path: str, scope: Shape, around: Shape | None) -> tuple[str, ...]:
    """What ``name`` may have been meant to be, or what there is.

    ``scope`` is what can be named there; ``around`` is what ``name`` was asked of, None where it
    stands alone; ``path`` is how all of it was written.
    """
    if around is not None and Kind.LIST in around.kinds:
        return (_through_a_loop(path.rpartition(".")[0], name),)
    known = sorted((scope if around is None else around).fields)
    meant = _in_english(name, known) or did_you_mean(name, known)
    elsewhere = _elsewhere(name, scope)
    if elsewhere and (around is None or not meant):
        return (_("要连同上级写全：{names}").format(names="；".join(elsewhere)),)
    if meant:
        return (_("是否想写「{name}」？").format(name=meant),)
    if around is not None and not known:
        parent = path.rpartition(".")[0]
        return (_("「{name}」下面没有别的名称，直接写「{name}」。").format(name=parent),)
    shown = "、".join(known[:_MOST_LISTED]) + ("……" if len(known) > _MOST_LISTED else "")
    return (_("此处可用的名称：{names}。").format(names=shown),)


def _in_english(name: str, known: list[str]) -> str | None:
    """The name in ``known`` whose Chinese term was written: 名称 for ``name``."""
    return next((k for k in known if name in spellings(k)), None)


def _elsewhere(name: str, scope: Shape) -> list[str]:
    """The ways to ``name`` from what can be named, the shortest first; none where that is vague."""
    found = [path for known, path in paths(scope) if known == name and path != name]
    # What a loop is going over comes before the lists, and the lists before what is inside them.
    found.sort(key=lambda path: (path.count("[]"), path.count("."), path))
    direct = [path for path in found if "[]" not in path]
    if direct:
        return direct[:_MOST]
    return [
        _through_a_loop(path[: -len(name) - 3], name)
        for path in found
        if path.endswith(f"[].{name}")
    ][:1]


def _through_a_loop(listed: str, name: str) -> str:
    """How a name is reached that every entry of a list has."""
    inner = listed.rpartition("[].")
    listed = f"…{inner[2]}" if inner[1] else listed
    return _("「{list}」是列表，要循环着用：{tags}").format(
        list=listed,
        tags=f"{{% for x in {listed} %}}{{{{ x.{name} }}}}{{% endfor %}}",
    )
