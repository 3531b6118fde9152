"""Family P, second half: the applicant's own points and its answers to veto items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filings.checks.case import Case, item_label
from filings.checks.guess import Guess
from filings.checks.rule import CheckRule, rule
from filings.checks.statements import item_hints
from filings.checks.sums import cap_of
from filings.diagnostics import Diagnostic, Severity
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.application import ItemSelfAssessment
from filings.model.responsibility import Responsibility
from filings.model.rubric import Item, plain_points


@dataclass(frozen=True, slots=True)
class _Answer:
    """An item of a self-assessed rubric, with what the applicant answered: maybe nothing."""

    rubric: str
    share: Responsibility
    given: ItemSelfAssessment

    @property
    def item(self) -> Item:
        return self.share.entry.item

    def finding(
        self,
        case: Case,
        found_by: CheckRule,
        message: str,
        *hints: str,
        field: str = "",
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding about this answer, at the field of it if one is named."""
        path = ("self_assessment", self.rubric, self.item.id)
        return found_by.finding(
            message,
            hints=hints,
            span=case.project.span(*path, field) if field else case.project.span(*path),
            where=f"{self.rubric} {self.item.id}",
            severity=severity,
        )


def _answers(case: Case) -> Iterator[_Answer]:
    """Every item of every self-assessed rubric."""
    for key, share in case.shares:
        if key in case.self_assessed:
            given = case.project.answer(key, share.entry.item.id) or ItemSelfAssessment()
            yield _Answer(key, share, given)


@rule(
    "P010",
    Severity.ERROR,
    name=N_("自评得分超过满分"),
    what=N_("一项的自评得分不能超过这一项的分值或满分。"),
    why=N_("多报的分一定会被退回，还影响可信度。"),
    how=N_("改自评得分；分值本身有误的，在 corrections 里更正分值。"),
)
def check_claimed_points(case: Case) -> Iterator[Diagnostic]:
    for answer in _answers(case):
        maximum, cap = answer.item.maximum, cap_of(answer.item)
        if answer.given.claimed_points is None or maximum is None:
            continue
        if answer.given.claimed_points > maximum:
            severity, limit = Severity.ERROR, maximum
        elif cap is not None and answer.given.claimed_points > cap:
            # The rubric contradicts itself (P002): which of its two limits holds is not ours to say.
            severity, limit = Severity.WARNING, cap
        else:
            continue
        message = _("{item}自评{claimed}分，最多只能得{limit}分").format(
            item=item_label(answer.item),
            claimed=plain_points(answer.given.claimed_points),
            limit=plain_points(limit),
        )
        yield answer.finding(
            case, check_claimed_points, message, field="claimed_points", severity=severity
        )


@rule(
    "P011",
    Severity.ERROR,
    name=N_("不适用的项目报了自评得分"),
    what=N_("责任分工里写明不适用的项目，不能再有自评得分。"),
    why=N_("不适用和得分互相矛盾，必有一处写错。"),
    how=N_("删去自评得分；这一项其实适用的，删去 not_applicable 并写明责任单位。"),
)
def check_not_applicable_claims(case: Case) -> Iterator[Diagnostic]:
    for answer in _answers(case):
        if answer.share.not_applicable is None or not answer.given.claimed_points:
            continue
        message = _("{item}写明不适用（{reason}），却自评{claimed}分").format(
            item=item_label(answer.item),
            reason=answer.share.not_applicable,
            claimed=plain_points(answer.given.claimed_points),
        )
        yield answer.finding(case, check_not_applicable_claims, message, field="claimed_points")


@rule(
    "P012",
    Severity.ERROR,
    name=N_("一票否决项没有作答"),
    what=N_("填了自评的细则，每个一票否决项都要写明是否触发。"),
    why=N_("一票否决项直接决定能否申报，不能留空。"),
    how=N_("在自评里给这一项写 triggered（是否触发）：是 或 否。"),
)
def check_veto_answered(case: Case) -> Iterator[Diagnostic]:
    for answer in _answers(case):
        if not answer.share.entry.veto or answer.share.not_applicable is not None:
            continue
        if answer.given.triggered is None:
            message = _("一票否决项{item}没有写明是否触发").format(item=item_label(answer.item))
            hint = _("例如写成：{id}: {{{triggered}: 否, {note}: 近三年未发生}}").format(
                id=answer.item.id, triggered=case.key("triggered"), note=case.key("note")
            )
            yield answer.finding(case, check_veto_answered, message, hint)


@rule(
    "P013",
    Severity.ERROR,
    name=N_("触发了一票否决"),
    what=N_("一票否决项答为“是”。"),
    why=N_("触发一票否决的申报会被直接退回，不应当报出。"),
    how=N_("核实情况；确已触发的，暂不申报。填错的，改为“否”并在备注里写明依据。"),
)
def check_veto_triggered(case: Case) -> Iterator[Diagnostic]:
    for answer in _answers(case):
        if answer.share.entry.veto and answer.given.triggered:
            message = _("一票否决项{item}已触发，申报会被退回").format(item=item_label(answer.item))
            yield answer.finding(case, check_veto_triggered, message, field="triggered")


@rule(
    "P014",
    Severity.ERROR,
    name=N_("自评的项目不在细则里"),
    what=N_("自评里写的细则名或项目序号，在 rubrics 和细则文件里找不到。"),
    why=N_("写错的序号会使真正的那一项没有得分。"),
    how=N_("按提示改正；项目序号以细则文件的 no（或 id）为准。"),
)
def check_known_items(case: Case) -> Iterator[Diagnostic]:
    project = case.project
    rubrics = Guess(project.rubrics)
    for key, answers in project.self_assessment.items():
        rubric = project.rubrics.get(key)
        if key in project.unread_rubrics:
            continue
        if rubric is None:
            yield check_known_items.finding(
                _("自评里的细则“{key}”不在 {rubrics} 里").format(
                    key=key, rubrics=case.key("rubrics")
                ),
                hints=rubrics.hints(key),
                span=project.span("self_assessment", key),
                where=key,
            )
            continue
        items = Guess(rubric.entry_by_id)
        for id in answers:
            if id not in rubric.entry_by_id:
                yield check_known_items.finding(
                    _("细则“{key}”里没有“{id}”这一项").format(key=key, id=id),
                    hints=item_hints(rubric, id, items),
                    span=project.span("self_assessment", key, id),
                    where=f"{key} {id}",
                )


@rule(
    "P015",
    Severity.ERROR,
    name=N_("一项没有自评得分"),
    what=N_(
        "填了自评的细则，每一项都要有自评得分；不适用的项目和一票否决项除外，细则没有分值的也除外。"
    ),
    why=N_("漏填的项目会按零分计算，总分也不完整。"),
    how=N_("补上 claimed_points（自评得分）；没有得分的写 0。"),
)
def check_claims_complete(case: Case) -> Iterator[Diagnostic]:
    for answer in _answers(case):
        share = answer.share
        if share.entry.veto or share.not_applicable is not None:
            continue
        if answer.item.maximum is None or answer.given.claimed_points is not None:
            continue
        message = _("{item}没有自评得分").format(item=item_label(answer.item))
        hint = _("写上 {key}，最多{points}分；没有得分的写 0").format(
            key=case.key("claimed_points"), points=plain_points(answer.item.maximum)
        )
        yield answer.finding(case, check_claims_complete, message, hint)


@rule(
    "P016",
    Severity.ERROR,
    name=N_("考核得分超过满分"),
    what=N_("一项的考核得分不能超过这一项的分值或满分。"),
    why=N_("超过满分的考核得分一定是填错了。"),
    how=N_("核对并改正 awarded_points（考核得分）。"),
)
def check_awarded_points(case: Case) -> Iterator[Diagnostic]:
    for answer in _answers(case):
        awarded = answer.given.awarded_points
        maximum = answer.item.maximum
        if awarded is None or maximum is None or awarded <= maximum:
            continue
        message = _("{item}考核得分{awarded}分，最多只能得{limit}分").format(
            item=item_label(answer.item),
            awarded=plain_points(awarded),
            limit=plain_points(maximum),
        )
        yield answer.finding(case, check_awarded_points, message, field="awarded_points")


@rule(
    "P017",
    Severity.WARNING,
    name=N_("普通项目写了是否触发"),
    what=N_("triggered（是否触发）只用于一票否决项。"),
    why=N_("写在普通项目上不起作用，多半是写错了位置，或细则漏标一票否决。"),
    how=N_("删去，或在细则文件里给这一项加上 veto: 是。"),
)
def check_triggered_elsewhere(case: Case) -> Iterator[Diagnostic]:
    for answer in _answers(case):
        if answer.share.entry.veto or answer.given.triggered is None:
            continue
        message = _("{item}不是一票否决项，却写了是否触发").format(item=item_label(answer.item))
        yield answer.finding(case, check_triggered_elsewhere, message, field="triggered")


RULES = (
    check_claimed_points,
    check_not_applicable_claims,
    check_veto_answered,
    check_veto_triggered,
    check_known_items,
    check_claims_complete,
    check_awarded_points,
    check_triggered_elsewhere,
)
