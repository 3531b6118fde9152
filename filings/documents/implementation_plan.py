"""实施方案: the notice, the plan with its tasks and stages, and its annexes, as one paper (seed 000)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument, Requirement
from filings.documents.plan_paragraphs import (
    stage_paragraphs,
    task_paragraphs,
    written_text,
)
from filings.documents.wording import filled
from filings.language.insertions import Insertion, InsertionKind, cut_at_insertions
from filings.language.markdown_text import outline, read_blocks
from filings.messages import mark as N_
from filings.model import LongText, Project

_KIND_OF_TEXT = "实施方案"


def build_implementation_plan(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The paper's context.

    ``notice`` and ``plan`` have a ``title`` and a ``text`` for the filter ``markdown``; ``several``
    says whether the notice has more than one paragraph. The plan's
    text is a list of what was written and of what is made of the rubrics and the stages.
    ``annexes`` are the annexes in order: ``label`` (附件1, or 附件 where there is one), ``no`` ('' where
    there is one), ``title``, ``name`` of the kind, and all that the kind's own document has.
    """
    context = full_context(project, hole, document)
    title = plan_title(project, document)
    return {
        **with_title(context, title),
        "notice": {
            "title": notice_title(project, title),
            "text": _notice_text(project, title),
            "several": len(read_blocks(_notice_text(project, title))) > 1,
        },
        "plan": {"title": title, "text": list(_plan_text(project, hole))},
        "annexes": list(_annexes(project, document, hole, context.keys())),
    }


def plan_title(project: Project, document: PlannedDocument) -> str:
    """What the plan is called: as the document says, else its text, else after the programme."""
    stated = document.request.title or (project.texts.implementation_plan or LongText()).title
    return stated or f"创建{project.programme.name or ''}{_KIND_OF_TEXT}"


def notice_title(project: Project, title: str) -> str:
    """「甲 乙关于印发《……实施方案》的通知」; the notice's own title where it has one."""
    notice = project.texts.notice
    if notice is not None and notice.title:
        return notice.title
    issuers = project.issuing.issuers
    # Offices of the party that issue together with others do without 关于 (seed 000).
    together = len(issuers) > 1 and issuers[0].startswith("中共")
    about = f"{'' if together else '关于'}印发《{title}》的通知"
    return "\n".join([*issuers, about])


def _notice_text(project: Project, title: str) -> str:
    notice = project.texts.notice
    if notice is not None and notice.text:
        return notice.text
    return f"现将《{title}》印发给你们，请结合实际，认真组织实施。"


def _plan_text(project: Project, hole: str) -> Iterator[Context]:
    text = (project.texts.implementation_plan or LongText()).text
    level = 0
    for part in cut_at_insertions(filled(text, hole)):
        if isinstance(part, str):
            headings = outline(part)
            level = headings[-1].level if headings else level
            yield written_text(part)
        else:
            yield from _inserted(project, part, level, hole)


def _inserted(project: Project, insertion: Insertion, level: int, hole: str) -> Iterator[Context]:
    if insertion.kind is InsertionKind.STAGES:
        yield from stage_paragraphs(project.programme.stages, level)
        return
    key = inserted_rubric(project, insertion)
    if key is None:
        yield written_text(insertion.source + hole)  # only a draft comes here: the checks refuse it
    else:
        yield from task_paragraphs(project, key, level, hole)


def inserted_rubric(project: Project, insertion: Insertion) -> str | None:
    """The key of the rubric whose tasks are put in; None where that is not certain."""
    if insertion.kind is not InsertionKind.TASKS:
        return None
    if insertion.key:
        return insertion.key if insertion.key in project.rubrics else None
    return next(iter(project.rubrics)) if len(project.rubrics) == 1 else None


def _annexes(
    project: Project, document: PlannedDocument, hole: str, shared: Iterable[str]
) -> Iterator[Context]:
    """The annexes, without what every context has anyway (``shared``)."""
    several = len(document.annexes) > 1
    for number, annex in enumerate(document.annexes, 1):
        if annex.kind is None:
            continue
        context = annex.kind.build_context(project, annex, hole)
        own = {k: v for k, v in context.items() if k not in shared}
        yield {
            **own,
            "label": f"附件{number}" if several else "附件",
            "no": f"{number}." if several else "",
            "title": context["document"]["title"],
            "name": annex.kind.name,
        }


KIND = DocumentKind(
    name="implementation_plan",
    title="实施方案",
    uses_rubric=False,
    requires=(
        Requirement(("issuing", "issuers"), N_("发文机关")),
        Requirement(("issuing", "document_number"), N_("发文字号")),
        Requirement(("issuing", "recipients"), N_("主送机关")),
        Requirement(("issuing", "date"), N_("成文日期")),
        Requirement(("texts", "implementation_plan"), N_("方案正文")),
    ),
    build_context=build_implementation_plan,
)
