"""What stands beside the text of a Word file: comments, the words of headers and footers."""

from __future__ import annotations

import re

from filings.messages import gettext as _
from filings.source.left_out import Kind, LeftOut
from filings.source.unseen import without_unseen
from filings.word.namespaces import W
from filings.word.package import Package
from filings.word.xml import Element

_PAGE_NUMBER = re.compile(r"[\s\d—–\-－/|第页共of]*", re.IGNORECASE)


def comments_of(package: Package, main: str) -> dict[str, str]:
    """The texts of the comments by their ids."""
    return {
        comment.get(W + "id", ""): _text(comment)
        for part in package.related(main, "comments")
        for comment in package.tree(part).iterchildren(W + "comment")
    }


def note_margins(package: Package, main: str, left_out: LeftOut) -> None:
    """Note what headers and footers say besides the number of the page, each text once."""
    for kind, where in (("header", _("页眉")), ("footer", _("页脚"))):
        texts = (_text(package.tree(part)) for part in package.related(main, kind))
        for text in dict.fromkeys(texts):
            if not _PAGE_NUMBER.fullmatch(text):
                left_out.add(Kind.MARGIN, where, None, text)


def _text(element: Element) -> str:
    """The words of all paragraphs, a blank between them."""
    paragraphs = ("".join(t.text or "" for t in p.iter(W + "t")) for p in element.iter(W + "p"))
    return without_unseen(" ".join(" ".join(paragraphs).split()))
