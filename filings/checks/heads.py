"""Family F, fourth part: the head of an official paper, its room on the first page, its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from math import ceil

from filings.checks.case import Case, item_label
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity
from filings.documents.implementation_plan import KIND as PLAN
from filings.documents.implementation_plan import notice_title, plan_title
from filings.documents.issuing import issuing_context
from filings.documents.kind import PlannedDocument
from filings.glossary import term
from filings.language.title_lines import title_lines
from filings.language.widths import text_width
from filings.messages import gettext as _
from filings.messages import mark as N_

_LINE, _TITLE_LINE, _MARK_LINE = 10.2, 12.35, 11.0
"""Heights in millimetres of a line of text, of a title in 二号 and of a mark."""
_TITLE_TOP, _TYPE_AREA_BOTTOM = 139.8, 262.0
"""Where the title of a paper with a mark of one line begins, and where the page's text ends."""
_TITLE_WIDTH, _TEXT_WIDTH = 20, 28


def _plans(case: Case) -> list[PlannedDocument]:
    return [document for document in case.documents if document.kind is PLAN]


@rule(
    "F030",
    Severity.WARNING,
    name=N_("首页印不下正文"),
    what=N_("红头、标题、主送机关太长，首页放不下一行正文（按字数估算）。"),
    why=N_("公文首页必须显示正文（GB/T 9704 7.3.3）。"),
    how=N_(
        "缩短标题或主送机关；主送机关很多的，写统称，或移到版记里；红头并列的机关很多的，只用主办机关的名称。"
    ),
)
def check_first_page(case: Case) -> Iterator[Diagnostic]:
    project = case.project
    for document in _plans(case):
        head = issuing_context(project.issuing, "")
        title = notice_title(project, plan_title(project, document))
        titles = sum(len(title_lines(line, _TITLE_WIDTH)) for line in title.split("\n"))
        recipients = ceil(text_width(head["recipients"]) / _TEXT_WIDTH)
        used = (
            _TITLE_TOP
            + _MARK_LINE * (len(head["mark_lines"]) - 1)
            + _LINE * max(len(head["signer_lines"]) - 1, 0)
            + _TITLE_LINE * titles
            + _LINE * (1 + recipients)
        )
        if used + _LINE > _TYPE_AREA_BOTTOM:
            yield check_first_page.finding(
                _("首页大概印不下正文：标题{titles}行，主送机关{recipients}行").format(
                    titles=titles, recipients=recipients
                ),
                span=project.span("documents", document.index - 1),
                where=PLAN.title,
            )


@rule(
    "F031",
    Severity.WARNING,
    name=N_("任务、步骤早于成文日期"),
    what=N_("方案里的工作步骤在成文日期以前就结束，或任务的完成时限在成文日期以前。"),
    why=N_("文件印发时时限已过，没有人能办到；多半是年份写错。"),
    how=N_("核对成文日期、工作步骤的日期和任务的完成时限。"),
)
def check_issued_in_time(case: Case) -> Iterator[Diagnostic]:
    day = case.project.issuing.date
    if day is None or not _plans(case):
        return
    for index, stage in enumerate(case.project.programme.stages):
        if stage.end is not None and stage.end < day:
            yield check_issued_in_time.finding(
                _("工作步骤“{name}”{end}结束，早于成文日期{day}").format(
                    name=stage.name, end=stage.end, day=day
                ),
                span=case.project.span("programme", "stages", index, "end"),
                where=stage.name,
            )
    for key, share in case.applicable:
        due = share.deadline.date if share.deadline is not None else None
        if due is not None and due < day:
            yield check_issued_in_time.finding(
                _("{item}的完成时限{due}早于成文日期{day}").format(
                    item=item_label(share.entry.item), due=due, day=day
                ),
                span=case.project.span(*share.deadline_path),
                where=f"{key} {share.entry.item.id}",
            )


_SECURITY = re.compile(r"(?:绝密|机密|秘密)(?:★(?:\d{1,2}(?:年|个月)|长期))?")
_URGENCY = ("特急", "加急", "特提", "平急")


@rule(
    "F032",
    Severity.WARNING,
    name=N_("版头的要素写得不规范"),
    what=N_(
        "份号是六位数字；密级写绝密、机密、秘密，保密期限写在“★”后面（机密★1年），有密级的要有份号；紧急程度写特急、加急；发文字号的年份是成文的年份。"
    ),
    why=N_("GB/T 9704 7.2.1–7.2.5。"),
    how=N_("按提示改正；没有这一项的，整行删去。"),
)
def check_head(case: Case) -> Iterator[Diagnostic]:
    issuing = case.project.issuing
    found: list[tuple[str, str, str]] = []
    if issuing.copy_number and not re.fullmatch(r"\d{6}", issuing.copy_number):
        number = re.sub(r"\D", "", issuing.copy_number).zfill(6)[-6:]
        found.append(("copy_number", _("份号是六位数字"), _("写成：'{it}'").format(it=number)))
    if issuing.security and not _SECURITY.fullmatch(issuing.security.replace(" ", "")):
        found.append(("security", _("密级没有这样的写法"), _("例如：机密★1年")))
    if issuing.security and not issuing.copy_number:
        hint = _("加上 {key}: '000001'").format(key=case.key("copy_number"))
        found.append(("security", _("有密级的公文要有份号"), hint))
    if issuing.urgency and issuing.urgency not in _URGENCY:
        found.append(("urgency", _("紧急程度没有这样的写法"), _("写特急或加急")))
    year = re.search(r"〔(\d{4})〕", issuing.document_number or "")
    if year and issuing.date and int(year[1]) != issuing.date.year:
        hint = _("核对发文字号和成文日期")
        found.append(("document_number", _year_differs(year[1], issuing.date), hint))
    for name, message, hint in found:
        yield check_head.finding(
            message, hints=(hint,), span=case.project.span("issuing", name), where=term(name)
        )


def _year_differs(year: str, day: date) -> str:
    return _("发文字号是{year}年的，成文日期是{day}").format(year=year, day=day)


RULES = (check_first_page, check_issued_in_time, check_head)
