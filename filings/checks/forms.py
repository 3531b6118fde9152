"""Family F, first half: the documents asked for, and the fields that they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from filings.checks.case import Case, item_label
from filings.checks.files import FileState, look_at
from filings.checks.guess import Guess
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity
from filings.documents import KINDS, find_kind
from filings.documents.kind import DocumentKind, PlannedDocument
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.application import LongText

TEMPLATES = "templates"
"""The folder beside ``filing.yaml`` for an office's own Word templates."""


def document_label(document: PlannedDocument) -> str:
    """A document as messages call it."""
    request = document.request
    named = request.title or (document.kind.title if document.kind else None)
    return named or request.output or request.template or request.kind or str(document.index)


@rule(
    "F001",
    Severity.ERROR,
    name=N_("必填的内容没有填"),
    what=N_("要生成的文档用到的内容，项目文件里没有写。"),
    why=N_("印出来是空白，表格会被退回。"),
    how=N_("按提示的键补上内容。"),
)
def check_required(case: Case) -> Iterator[Diagnostic]:
    needed: dict[tuple[str, ...], tuple[str, list[str]]] = {}
    for document, _path in case.documents_and_annexes:
        for requirement in document.kind.requires if document.kind else ():
            paths = (requirement.path, *requirement.or_else)
            if not any(_is_filled(case.project, path) for path in paths) and not any(
                case.project.was_refused(*path) for path in paths
            ):
                _label, titles = needed.setdefault(requirement.path, (requirement.label, []))
                if document_label(document) not in titles:
                    titles.append(document_label(document))
    for path, (label, titles) in needed.items():
        *around, last = map(case.key, path, ("", *path))
        line = "".join(f"{key}: {{" for key in around) + f"{last}: …" + "}" * len(around)
        yield check_required.finding(
            _("没有填写{label}，{documents}要用").format(
                label=_(label), documents="、".join(titles)
            ),
            hints=(_("在 filing.yaml 里写上：{line}").format(line=line),),
            span=case.project.span(*path),
            where=_(label),
        )


def _is_filled(value: Any, path: tuple[str, ...]) -> bool:
    """Whether something stands at the end of ``path``. A text whose file could not be read counts:
    that has been said."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        if value is None:
            return False
    if isinstance(value, LongText):
        unread = value.file is not None and value.text is None
        return unread or bool(value.text and value.text.strip())
    return bool(value.strip() if isinstance(value, str) else value)


@rule(
    "F006",
    Severity.ERROR,
    name=N_("不认识的文档类型"),
    what=N_(
        "documents（文档）或 annexes（附件）里写的类型，本工具没有，或不能作附件；或既没有写类型也没有写模板。"
    ),
    why=N_("不知道要生成什么。"),
    how=N_("按提示改正；用自己的 Word 模板的，写 template: 模板文件名.docx。"),
)
def check_known_kinds(case: Case) -> Iterator[Diagnostic]:
    for document, path in case.documents_and_annexes:
        request = document.request
        if document.kind is not None or (request.kind is None and request.template is not None):
            continue
        annex = "annexes" in path
        kinds = [kind for kind in KINDS if kind.may_be_annex] if annex else KINDS
        if request.kind is None and annex:
            message = _("附件{index}没有写类型")
        elif request.kind is None:
            message = _("第{index}份文档没有写类型，也没有写模板")
        elif annex and find_kind(request.kind):
            message = _("“{kind}”不能作附件")
        else:
            message = _("不认识的文档类型“{kind}”")
        guess = Guess(word for kind in kinds for word in (kind.name, kind.title))
        yield check_known_kinds.finding(
            message.format(index=document.index, kind=request.kind),
            hints=guess.hints(request.kind or "") or (_known_kinds(kinds),),
            span=case.project.span(*path, "kind"),
            where=request.kind,
        )


def _known_kinds(kinds: Iterable[DocumentKind] = KINDS) -> str:
    listed = _("、").join(f"{kind.title} ({kind.name})" for kind in kinds)
    return _("可以写：{kinds}").format(kinds=listed)


@rule(
    "F007",
    Severity.ERROR,
    name=N_("不知道文档用哪张细则"),
    what=N_("文档要用到细则，项目里却没有细则，或有几张而没有写明用哪张，或写的细则不存在。"),
    why=N_("用错细则，整张表都是错的。"),
    how=N_("在这份文档里写 rubric: 细则名，例如 {kind: responsibility_table, rubric: scoring}。"),
)
def check_known_rubric(case: Case) -> Iterator[Diagnostic]:
    project = case.project
    guess = Guess(project.rubrics)
    known = _("、").join(project.rubrics)
    for document, path in case.documents_and_annexes:
        named = document.request.rubric
        needed = document.kind is not None and document.kind.uses_rubric
        if document.rubric is not None or not (needed or named) or named in project.unread_rubrics:
            continue
        what = document_label(document)
        if named is not None:
            message = _("{what}要用的细则“{rubric}”不在 {rubrics} 里")
            hints = guess.hints(named)
        elif project.rubrics:
            message = _("{what}没有写明用哪张细则")
            hints = (_("写上 {key}，可以是：{known}").format(key=case.key("rubric"), known=known),)
        elif project.unread_rubrics:
            continue
        else:
            message = _("{what}要用细则，项目里没有细则")
            hints = (
                _("在 filing.yaml 里写上：{line}").format(
                    line=f"{case.key('rubrics')}: {{scoring: 评估细则.yaml}}"
                ),
            )
        yield check_known_rubric.finding(
            message.format(what=what, rubric=named, rubrics=case.key("rubrics")),
            hints=hints,
            span=project.span(*path, "rubric"),
            where=what,
        )


@rule(
    "F008",
    Severity.ERROR,
    name=N_("自己的模板不存在"),
    what=N_("文档里写的 template（模板），在项目的 templates 文件夹里找不到。"),
    why=N_("没有模板就生成不了这份文档。"),
    how=N_("把 .docx 模板放进 filing.yaml 旁边的 templates 文件夹，文件名与所写的一致。"),
)
def check_template_exists(case: Case) -> Iterator[Diagnostic]:
    folder = case.project.folder
    for document in case.documents:
        name = document.template
        if name is None:
            continue
        # A project made in memory has no folder, and so no templates of its own.
        state = look_at(folder / TEMPLATES, name).state if folder else FileState.MISSING
        if state in (FileState.REGULAR, FileState.EMPTY):
            continue
        message = (
            _("模板“{template}”不在 templates 文件夹里")
            if state is FileState.MISSING
            else _("模板“{template}”不是 templates 文件夹里的普通文件")
        )
        yield check_template_exists.finding(
            message.format(template=name),
            hints=Guess(_templates(folder)).hints(name),
            span=case.project.span("documents", document.index - 1, "template"),
            where=document_label(document),
        )


def _templates(folder: Path | None) -> list[str]:
    try:
        return [entry.name for entry in (folder / TEMPLATES).iterdir()] if folder else []
    except OSError:
        return []


@rule(
    "F009",
    Severity.WARNING,
    name=N_("两份文档只差编号"),
    what=N_("documents 里有两份文档，除了前面的编号，文件名相同。"),
    why=N_("收到的人分不清两份文件；也可能是同一份文档写了两遍。"),
    how=N_("给其中一份写上 title 或 output；重复的，删去一份。"),
)
def check_outputs_differ(case: Case) -> Iterator[Diagnostic]:
    first: dict[str, PlannedDocument] = {}
    said = set()  # once of two entries, also where both give a document to each unit
    for document in case.documents:
        name = document.output.partition("-")[2].casefold()
        other = first.setdefault(name, document)
        entries = (other.index, document.index)
        if other.index != document.index and entries not in said:
            said.add(entries)
            yield check_outputs_differ.finding(
                _("“{one}”和“{other}”只差编号").format(one=other.output, other=document.output),
                hints=(
                    _("给其中一份写上 {key}，例如：{key}: 任务分解表（镇直单位）").format(
                        key=case.key("output")
                    ),
                ),
                span=case.project.span("documents", document.index - 1),
                where=document_label(document),
            )


@rule(
    "F010",
    Severity.WARNING,
    name=N_("没有写要生成哪些文档"),
    what=N_("documents（文档）是空的，build 什么也不会生成。"),
    why=N_("只检查、不生成，多半是忘了写。"),
    how=N_("在 documents 里列出要生成的文档类型，例如 documents: [responsibility_table]。"),
)
def check_documents(case: Case) -> Iterator[Diagnostic]:
    if not case.documents:
        yield check_documents.finding(
            _("没有写要生成哪些文档（{key}）").format(key=case.key("documents")),
            hints=(_known_kinds(),),
            span=case.project.span("documents"),
        )


@rule(
    "F011",
    Severity.WARNING,
    name=N_("申报日期不在创建活动的起止日期内"),
    what=N_("申报日期早于创建活动开始，或晚于创建活动结束。"),
    why=N_("多半是年份写错；逾期申报不予受理。"),
    how=N_("核对 applicant 的 date，或 programme 的 start 和 end。"),
)
def check_application_date(case: Case) -> Iterator[Diagnostic]:
    applied, programme = case.project.applicant.date, case.project.programme
    if applied is None:
        return
    if programme.start is not None and applied < programme.start:
        message = _("申报日期{date}早于创建活动开始（{day}）").format(
            date=applied, day=programme.start
        )
    elif programme.end is not None and applied > programme.end:
        message = _("申报日期{date}晚于创建活动结束（{day}）").format(
            date=applied, day=programme.end
        )
    else:
        return
    yield check_application_date.finding(message, span=case.project.span("applicant", "date"))


@rule(
    "F012",
    Severity.WARNING,
    name=N_("细则的一项没有文字"),
    what=N_("细则里的一项既没有内容（content），也没有评分方法（method）。"),
    why=N_("印出来是空行，单位不知道要做什么。"),
    how=N_("对照上级文件补上；转录时丢失的，重新录入。"),
)
def check_item_text(case: Case) -> Iterator[Diagnostic]:
    for key, rubric in case.project.rubrics.items():
        for entry in rubric.entries:
            if not (entry.item.content or entry.item.method):
                yield check_item_text.finding(
                    _("{item}没有内容，也没有评分方法").format(item=item_label(entry.item)),
                    span=case.project.span("rubrics", key, *entry.path),
                    where=f"{key} {entry.item.id}",
                )


RULES = (
    check_required,
    check_known_kinds,
    check_known_rubric,
    check_template_exists,
    check_outputs_differ,
    check_documents,
    check_application_date,
    check_item_text,
)
