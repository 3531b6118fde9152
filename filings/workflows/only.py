"""Some of the documents that a project asks for, by kind, name, title or unit (``--only``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath

from filings.diagnostics import Diagnostic
from filings.documents import KINDS, PlannedDocument, find_kind, plan_documents
from filings.language.similar import did_you_mean
from filings.messages import gettext as _
from filings.model.project import Project
from filings.workflows.rules import B006


def choose(
    project: Project, only: Collection[str]
) -> tuple[list[PlannedDocument], list[Diagnostic]]:
    """The documents that ``only`` names, all without it, and a finding for each unknown word."""
    documents = list(plan_documents(project))
    if not only:
        return documents, []
    wanted: list[PlannedDocument] = []
    unknown = []
    for word in only:
        kind = find_kind(word)
        unit = project.directory.find(word)
        fitting = [
            d
            for d in documents
            if (kind is not None and d.kind is kind)
            or (unit is not None and d.unit == unit.name)
            or word in (d.output, d.request.output, d.request.template, d.request.title)
        ]
        wanted += [d for d in fitting if d not in wanted]
        if not fitting:
            message = _("“文档”清单里没有“{word}”").format(word=word)
            hints = tuple(_hints(project, documents, word))
            unknown.append(B006.finding(message, hints=hints, where="--only"))
    return [document for document in documents if document in wanted], unknown


def _hints(project: Project, documents: Sequence[PlannedDocument], word: str) -> Iterator[str]:
    """What was most likely meant, and what there is."""
    named = [d.unit for d in documents if d.unit is not None]
    unit, kind = project.directory.find(word), find_kind(word)
    if unit is not None and unit.is_group:
        members = [u.name for u in project.directory.expand(unit.name) if u.name in named]
        if members:
            hint = _("“{word}”是一组单位，文档是每家一份，逐个写：{options}")
            yield hint.format(word=word, options=" ".join(f"--only {name}" for name in members))
        else:
            yield _("“{word}”是一组单位，其中没有一家有自己的文档").format(word=word)
    elif unit is not None:
        yield _("“{word}”没有自己的文档：清单里没有按单位分的文档，或者它没有任务").format(
            word=word
        )
    elif kind is not None:
        yield _("有这种文档，要先在 filing.yaml 的“文档”里加上：{kind}").format(kind=kind.title)
    else:
        meant = _meant(project, documents, word)
        if meant:
            yield _("是不是“{name}”？").format(name=meant)
    titles = dict.fromkeys(d.kind.title if d.kind else d.output for d in documents)
    yield _("清单里有：{names}").format(names="、".join(titles))


def _meant(project: Project, documents: Sequence[PlannedDocument], word: str) -> str | None:
    """The document or unit whose name is nearest to a word, the ends of file names aside."""
    titles: dict[str, None] = {}
    for document in documents:
        request = document.request
        names = (request.title, request.output, request.template, document.unit)
        titles |= dict.fromkeys(name for name in names if name)
        if document.kind is not None:
            titles |= dict.fromkeys((document.kind.title, document.kind.name))
    bare = PurePosixPath(word).stem.lstrip("0123456789-")
    if bare != word and bare in titles:
        return bare
    return did_you_mean(bare, titles) or did_you_mean(bare, (kind.title for kind in KINDS))
