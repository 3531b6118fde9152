"""Family F: Word files in the project's ``templates/`` folder that no document is made from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from filings.checks.case import Case
from filings.checks.files import look_at
from filings.checks.forms import TEMPLATES
from filings.checks.guess import Guess
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity, Span
from filings.documents import KINDS, own_template_names
from filings.documents.kind import DocumentKind, PlannedDocument
from filings.messages import gettext as _
from filings.messages import mark as N_

_ENDINGS = re.compile(r"(?:\.(?:docx|docm|dotx|dotm|doc|dot|wps|wpt|rtf))+$", re.IGNORECASE)
_WORD_ENDING = ".docx"
_OPEN_IN_WORD = "~$"
_MOST = 200
"""Files that are looked at; a folder with more is no folder of templates."""


@rule(
    "F014",
    Severity.WARNING,
    name=N_("templates 文件夹里的模板没有用到"),
    what=N_("项目的 templates 文件夹里有 Word 文件，哪一份文档也不用它。"),
    why=N_("多半是名字差了一点，生成时不声不响地用了工具自带的模板。"),
    how=N_(
        "改成与文档种类相同的名字，如 责任分工表.docx；自己的文档，在 documents 里写 template: 文件名。"
    ),
)
def check_templates_used(case: Case) -> Iterator[Diagnostic]:
    folder = case.project.folder
    if folder is None:
        return
    folder /= TEMPLATES
    chosen = {d.index: _chosen(folder, d) for d in case.documents}
    used = {identity for name in chosen.values() if name and (identity := _identity(folder, name))}
    guess = _KindGuess(case.documents)
    named_is_missing = any(d.template and not chosen[d.index] for d in case.documents)
    for name in _word_files(folder):
        if _identity(folder, name) in used:
            continue
        kind = guess.kind(name)
        instead = next((chosen[d.index] for d in case.documents if d.kind is kind), None)
        if kind is not None and instead is not None:
            message = _("没有用到这个模板，用的是“{other}”").format(other=instead)
            hints = [_("要换成这一份，先把“{other}”移出 templates 文件夹").format(other=instead)]
        elif kind is not None and not _is_named_exactly(name, kind):
            message = _("没有用到这个模板；是不是想写“{name}”？").format(
                name=guess.right_name(name)
            )
            hints = [_how_to_call_it(name, guess.right_name(name))]
        elif named_is_missing or any(_is_named_exactly(name, kind) for kind in KINDS):
            # F008 asks for the missing one; a template of a kind that is not made now may wait.
            continue
        else:
            message = _("没有用到这个模板")
            hints = []
        yield check_templates_used.finding(
            message, hints=hints, span=Span(f"{TEMPLATES}/{name}"), where=name
        )


def _how_to_call_it(name: str, right: str) -> str:
    if name.strip().lower().endswith(_WORD_ENDING):
        return _("把文件名改成“{name}”，生成时就会用它").format(name=right)
    return _("在 Word 或 WPS 中打开，另存为“{name}”，生成时就会用它").format(name=right)


def _chosen(folder: Path, document: PlannedDocument) -> str | None:
    """The file of the folder that a document is made from, if there is one."""
    names = own_template_names(document)
    return next((name for name in names if _identity(folder, name)), None)


def _identity(folder: Path, name: str) -> tuple[int, int] | None:
    """What tells a file from others, however its name is written; None where there is none."""
    path = look_at(folder, name).path
    try:
        status = path.stat() if path is not None and path.is_file() else None
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if status else None


def _word_files(folder: Path) -> Iterable[str]:
    """The names of the Word files in the folder, without those that Word makes for itself."""
    try:
        with os.scandir(folder) as entries:
            found = [entry.name for entry in entries if entry.is_file()]
    except OSError:
        return []
    wanted = (name for name in found if not name.startswith(_OPEN_IN_WORD))
    return sorted(name for name in wanted if _stem(name) != name.strip())[:_MOST]


def _stem(name: str) -> str:
    """A file name without its ending, or endings."""
    return _ENDINGS.sub("", name.strip()).strip()


def _is_named_exactly(name: str, kind: DocumentKind) -> bool:
    return name in (kind.template, kind.title + _WORD_ENDING)


class _KindGuess:
    """Knows the kinds that a project makes, and which of them a file name stands for."""

    def __init__(self, documents: Iterable[PlannedDocument]) -> None:
        kinds = {d.kind for d in documents if d.kind is not None and d.template is None}
        self._kinds: Mapping[str, DocumentKind] = {
            word: kind for kind in KINDS if kind in kinds for word in (kind.name, kind.title)
        }
        self._guess = Guess(self._kinds)

    def kind(self, name: str) -> DocumentKind | None:
        """The kind whose template a file is most likely meant to be."""
        word = self._word(name)
        return self._kinds[word] if word else None

    def right_name(self, name: str) -> str:
        """What the file would have to be called, in the language of its name."""
        return f"{self._word(name)}{_WORD_ENDING}"

    def _word(self, name: str) -> str | None:
        stem = _stem(name)
        plain = re.sub(r"[\s_-]+", "_", stem.casefold())
        inside = [word for word in self._kinds if word in plain]
        if inside:
            return max(inside, key=len)
        return self._guess.word(re.sub(r"[（(【\[].*", "", stem).strip(" _-0123456789") or stem)


RULES = (check_templates_used,)
