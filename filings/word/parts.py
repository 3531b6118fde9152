"""The parts of a Word file that hold text: body, headers, footers, notes."""

from __future__ import annotations

from filings.messages import gettext as _
from filings.word.namespaces import R, W, qn
from filings.word.package import OFFICE, Package


def text_parts(package: Package) -> list[tuple[str, str]]:
    """The parts that hold text with what people call them; the body, without a name, first."""
    main = package.main_part()
    assert main is not None
    titles = {main: ""}
    kinds = {
        r.id: r.target
        for r in package.relationships(main)
        if r.kind in (OFFICE + "header", OFFICE + "footer")
    }
    words = {"default": "", "first": _("首页"), "even": _("偶数页")}
    root = package.tree(main)
    for reference in root.iter(W + "headerReference", W + "footerReference"):
        target = kinds.get(reference.get(R + "id", ""))
        if target in package.parts and target is not None:
            base = _("页眉") if reference.tag == qn("w:headerReference") else _("页脚")
            kind = words.get(reference.get(W + "type", "default"), "")
            titles.setdefault(target, kind + base)
    for target in sorted(kinds.values()):
        if target in package.parts:
            titles.setdefault(target, _("页眉页脚"))
    for kind, title in (("footnotes", _("脚注")), ("endnotes", _("尾注"))):
        for target in package.related(main, kind):
            titles.setdefault(target, title)
    return list(titles.items())
