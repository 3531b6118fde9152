"""Family F: documents that each unit gets for itself, and the letter that asks for materials."""

from __future__ import annotations

from collections.abc import Iterator

from filings.checks.case import Case, item_label
from filings.checks.due_days import names_a_day
from filings.checks.forms import document_label
from filings.checks.guess import Guess
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity
from filings.documents import KINDS, PlannedDocument, material_request
from filings.documents.material_request import contact_of
from filings.documents.unit_rows import chosen_shares
from filings.language.deadlines import DeadlineKind, DeadlineProblem
from filings.language.holidays import day_off, previous_workday
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.responsibility import Responsibility


def _asked_for(case: Case) -> Iterator[PlannedDocument]:
    """One of the documents of each entry of the list."""
    yield from {document.index: document for document in case.documents}.values()


def _letters(case: Case) -> list[PlannedDocument]:
    return [d for d in _asked_for(case) if d.kind is material_request.KIND]


@rule(
    "F020",
    Severity.ERROR,
    name=N_("文档写的单位不对"),
    what=N_(
        "documents 里给一份文档写了 unit（单位），这个单位却不在 units 里，是没有成员的组，在这份文档里没有任务，或者这种文档不分单位。"
    ),
    why=N_("生成出来是一张空表，该收到的单位收不到。"),
    how=N_("改成 units 里的名称；全部单位都要的，去掉 unit。"),
)
def check_named_unit(case: Case) -> Iterator[Diagnostic]:
    project = case.project
    directory = project.directory
    guess = Guess(directory.by_name)
    for document in _asked_for(case):
        name = document.request.unit
        if name is None:
            continue
        what = document_label(document)
        all_units = _("全部单位都要的，去掉 {key}").format(key=case.key("unit"))
        hints: tuple[str, ...] = (all_units,)
        unit = directory.find(name)
        if document.kind is None or document.kind.per_unit is None:
            message = _("{what}不分单位，不能写“{unit}”")
            titles = _("、").join(k.title for k in KINDS if k.per_unit is not None)
            hints = (_("分单位的文档：{kinds}").format(kinds=titles),)
        elif unit is None:
            message = _("{what}的单位“{unit}”不在 {units} 里")
            hints = guess.hints(name) or hints
        elif not directory.expand(name):
            message = _("{what}的单位“{unit}”没有列出成员")
        elif not chosen_shares(project, document):
            message = (
                _("“{unit}”没有要提供资料的任务，不用给它发{what}")
                if document.kind is material_request.KIND
                else _("“{unit}”没有任务，{what}是空的")
            )
        else:
            continue
        yield check_named_unit.finding(
            message.format(what=what, unit=name, units=case.key("units")),
            hints=hints,
            span=project.span("documents", document.index - 1, "unit"),
            where=what,
        )


@rule(
    "F021",
    Severity.ERROR,
    name=N_("没有要提供的资料"),
    what=N_("要生成提供资料函，所用的细则却没有一项写了 materials（资料要求）。"),
    why=N_("不知道向单位要什么，函写不成。"),
    how=N_("在细则文件里给要交资料的项目写上 materials；不用发函的，从 documents 里去掉。"),
)
def check_something_is_asked_for(case: Case) -> Iterator[Diagnostic]:
    for document in _letters(case):
        per_unit = material_request.PER_UNIT
        if document.request.unit is None and not per_unit.shares(case.project, document.rubric):
            hint = _("在细则文件里写，例如：{key}: 成立文件、会议纪要")
            yield check_something_is_asked_for.finding(
                _("没有一项写了资料要求，没有单位可以发函"),
                hints=(hint.format(key=case.key("materials")),),
                span=case.project.span("documents", document.index - 1),
                where=document_label(document),
            )


@rule(
    "F022",
    Severity.WARNING,
    name=N_("这一项不会列入提供资料函"),
    what=N_("同一张细则里别的项目写了 materials（资料要求），这一项没有写，函里就没有它。"),
    why=N_("单位不知道这一项也要交资料，到汇总时才发现缺。"),
    how=N_("在细则文件里补上 materials；确实不用交资料的，豁免并说明理由。一票否决项不提醒。"),
)
def check_all_are_asked_for(case: Case) -> Iterator[Diagnostic]:
    for key in _rubrics_of_letters(case):
        for share in case.project.responsibilities(key):
            if _lacks_materials(share):
                yield check_all_are_asked_for.finding(
                    _("{item}没有写资料要求，提供资料函里不列这一项").format(
                        item=item_label(share.entry.item)
                    ),
                    hints=(
                        _("在细则文件里补上 {key}，或者豁免这一条").format(
                            key=case.key("materials")
                        ),
                    ),
                    span=case.project.span("rubrics", key, *share.entry.path),
                    where=f"{key} {share.entry.item.id}",
                )


def _lacks_materials(share: Responsibility) -> bool:
    return share.not_applicable is None and not share.entry.veto and not share.entry.item.materials


def _rubrics_of_letters(case: Case) -> Iterator[str]:
    """The rubrics that letters are about, and of which at least one item asks for materials."""
    letters = _letters(case)
    for key, rubric in case.project.rubrics.items():
        if any(d.rubric in (None, key) for d in letters) and any(
            entry.item.materials for entry in rubric.entries
        ):
            yield key


@rule(
    "F023",
    Severity.ERROR,
    name=N_("反馈时限不能用"),
    what=N_(
        "提供资料函的 deadline（反馈时限）读不出是哪一天，日历上没有这一天，或者不晚于函的日期。"
    ),
    why=N_("单位不知道哪一天以前交，资料就收不齐。"),
    how=N_("写成日期，例如 2026-11-20 或 2026年11月20日前，要在函的日期以后。"),
)
def check_reply_by(case: Case) -> Iterator[Diagnostic]:
    request = case.project.material_request
    due = request.due
    if not _letters(case) or due is None or due.problem is DeadlineProblem.PLACEHOLDER:
        return  # nothing stated (F001), or not filled in yet (F002)
    if due.problem is DeadlineProblem.IMPOSSIBLE_DATE:
        message = _("提供资料函的反馈时限“{text}”，日历上没有这一天")
    elif due.date is None or due.problem is not None or due.kind not in _WITH_A_DAY:
        message = _("提供资料函的反馈时限“{text}”说不清是哪一天")
    elif request.date is not None and due.date <= request.date:
        message = _("提供资料函的反馈时限“{text}”不晚于函的日期（{day}）")
    else:
        return
    hint = _("写成日期，例如：{key}: {day}")
    yield check_reply_by.finding(
        message.format(text=request.deadline, day=request.date),
        hints=(hint.format(key=case.key("deadline", "material_request"), day=case.example_day),),
        span=case.project.span("material_request", "deadline"),
        where=document_label(_letters(case)[0]),
    )


_WITH_A_DAY = (DeadlineKind.BY, DeadlineKind.RANGE)


@rule(
    "F024",
    Severity.WARNING,
    name=N_("反馈时限是休息日"),
    what=N_("提供资料函的反馈时限写明的那一天是周末或法定节假日。"),
    why=N_("休息日没有人收，单位也没有人送。"),
    how=N_("改到前一个工作日；确实有人值守的，豁免并说明理由。"),
)
def check_reply_on_a_workday(case: Case) -> Iterator[Diagnostic]:
    request = case.project.material_request
    due = request.due
    if not _letters(case) or due is None or due.date is None or due.problem is not None:
        return
    reason = day_off(due.date) if names_a_day(request.deadline or "") else None
    if reason is not None:
        yield check_reply_on_a_workday.finding(
            _("提供资料函的反馈时限“{text}”是休息日（{reason}）").format(
                text=request.deadline, reason=reason
            ),
            hints=(_("前一个工作日是 {day}").format(day=previous_workday(due.date)),),
            span=case.project.span("material_request", "deadline"),
            where=document_label(_letters(case)[0]),
        )


@rule(
    "F025",
    Severity.ERROR,
    name=N_("提供资料函没有写怎样联系"),
    what=N_("提供资料函的联系方式里，电话、邮箱、联系人一样也没有写。"),
    why=N_("单位不知道资料交给谁、有问题问谁。"),
    how=N_("在 material_request 的 contact（联系方式）里写上 phone、email 或 person。"),
)
def check_can_be_reached(case: Case) -> Iterator[Diagnostic]:
    request = case.project.material_request
    contact = contact_of(case.project)
    if not _letters(case) or contact is None:
        return
    if not (contact.phone or contact.email or contact.person):
        path = ("material_request" if request.contact else "applicant", "contact")
        yield check_can_be_reached.finding(
            _("提供资料函的联系方式里没有电话、邮箱，也没有联系人"),
            hints=(_("写上电话，例如：{key}: 0000-1234567").format(key=case.key("phone")),),
            span=case.project.span(*path),
            where=document_label(_letters(case)[0]),
        )


RULES = (
    check_named_unit,
    check_something_is_asked_for,
    check_all_are_asked_for,
    check_reply_by,
    check_reply_on_a_workday,
    check_can_be_reached,
)
