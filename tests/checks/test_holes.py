"""The mission's own rule: no item slips through without a unit and a deadline."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from filings.checks import check_project
from filings.diagnostics import Severity
from filings.model.responsibility import is_settled
from filings.project.load import load

UNITS: list[dict[str, Any]] = [
    {"name": "镇党政办", "aliases": ["党政办"]},
    {"name": "镇财政所"},
    {"name": "镇直单位", "members": ["镇党政办", "镇财政所"]},
    {"name": "领导小组成员单位", "members": ["镇直单位"]},
    {"name": "工作专班成员单位"},
    {"name": "空组", "members": []},
    {"name": "套空组", "members": ["空组", "工作专班成员单位"]},
    {"name": "自含组", "members": ["自含组"]},
]
UNIT_TEXTS = [
    *(unit["name"] for unit in UNITS),
    "党政办",
    "镇税务所",
    "各相关部门、单位",
    "镇直各单位",
    "区域无法定计量检定机构。",
    "见备注",
    "无",
    "—",
    "、",
    "",
    "待定",
    "XX办",
    "镇党政办、各有关单位",
    "空组、工作专班成员单位",
]
DEADLINE_TEXTS = [
    "2025-06-30",
    "2025年6月底前",
    "全过程",
    "每季度末",
    "动员部署",
    "巩固提高",
    "巩固提搞",
    "",
    "—",
    "无",
    "待定",
    "X月X日前",
    "近两年",
    "2025年2月30日",
    "2025年3月1日至2024年8月1日",
    "6月30日前",
    "2025年8月前",
    "2025年12月31日后",
    "尽快完成",
    "印发之日起30日内",
    "2021年7月1O日",
    "截止2025年8月底有效证书数量",
]
REASONS = ["", "本镇无此项目", "无", "不适用"]

statements = st.fixed_dictionaries(
    {},
    optional={
        "lead": st.sampled_from(UNIT_TEXTS),
        "support": st.sampled_from(UNIT_TEXTS),
        "units": st.lists(st.sampled_from(UNIT_TEXTS), max_size=3),
        "deadline": st.sampled_from(DEADLINE_TEXTS),
        "stage": st.sampled_from(["动员部署", "巩固提高", "迎接验收", ""]),
        "not_applicable": st.sampled_from(REASONS),
    },
)
assignments = st.fixed_dictionaries(
    {},
    optional={
        "defaults": statements,
        "sections": st.dictionaries(
            st.sampled_from(["成效", "成效/产品质量", "产品质量", "一票否决项"]), statements
        ),
        "1": statements,
        "2": statements,
        "veto": statements,
    },
)
RUBRIC = {
    "sections": [
        {"name": "一票否决项", "veto": "是", "items": [{"id": "veto", "content": "未发生事故"}]},
        {
            "name": "成效",
            "items": [{"no": "1", "content": "建立机制"}],
            "sections": [{"name": "产品质量", "items": [{"no": "2", "content": "提升质量"}]}],
        },
    ]
}
SECTIONS = {"veto": {"一票否决项"}, "1": {"成效"}, "2": {"成效", "成效/产品质量", "产品质量"}}


def project_of(stated: Any, *, start: str | None = "2024-07-01") -> dict[str, Any]:
    programme = {
        "name": "示例活动",
        "end": "2026-06-30",
        "stages": [{"name": "动员部署", "end": "2024-07-31"}, {"name": "巩固提高"}],
    }
    return {
        "programme": {**programme, **({"start": start} if start else {})},
        "rubrics": {"scoring": RUBRIC},
        "units": UNITS,
        "assignments": {"scoring": stated},
    }


@settings(max_examples=300, deadline=None)
@given(assignments, st.sampled_from(["2024-07-01", None]))
def test_an_item_that_is_not_settled_always_has_an_error_that_names_it(
    stated: Any, start: str | None
) -> None:
    with TemporaryDirectory() as folder:
        text = yaml.safe_dump(project_of(stated, start=start), allow_unicode=True)
        (Path(folder) / "filing.yaml").write_text(text, encoding="utf-8")
        project, _found = load(folder)
    errors = {
        d.where
        for d in check_project(project, today=date(2024, 7, 1))
        if d.severity is Severity.ERROR
    }
    for share in project.responsibilities("scoring"):
        id = share.entry.item.id
        its_own = {f"scoring {id}"}
        around = {"scoring", *(f"scoring {name}" for name in SECTIONS[id])}
        if not is_settled(project.directory, share):
            assert errors & (its_own | around), f"{id} slips through"


SHAPES = {
    "a blank cell": ("3: {units: , deadline: }", {("A001", "scoring 3"), ("A002", "scoring 3")}),
    "a remark in the unit cell": (
        "3: {units: 区域无法定计量检定机构。, deadline: 2026-06-30}",
        {("A005", "scoring 3")},
    ),
    "a group without members": (
        "3: {units: [区质量强区领导小组成员单位], deadline: 2026-06-30}",
        {("A003", "scoring 3")},
    ),
    "the whole process, which is a deadline": ("3: {units: [镇财政所], deadline: 全过程}", set()),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_of_hole_in_the_real_papers_is_told_once_and_rightly(
    shape: str, check: Any
) -> None:
    line, expected = SHAPES[shape]
    checked = check(
        "assignments:\n"
        "  scoring:\n"
        "    1: {units: [镇党政办], deadline: 2026-06-30}\n"
        "    2: {units: [镇财政所], deadline: 2026-06-30}\n"
        f"    {line}\n"
    )
    assert checked.places == expected


ITEM_FORMS = {
    "stated with the item": "{1: {units: [镇党政办], deadline: 全过程},"
    " 2: {units: [镇财政所], deadline: 全过程}, 3: {units: [镇财政所], deadline: 全过程}}",
    "by a group": "{defaults: {units: [成员单位组], deadline: 全过程}}",
    "by defaults": "{defaults: {lead: 镇党政办, support: [镇财政所], deadline: 全过程}}",
    "by sections": "{sections: {组织保障: {units: [镇党政办, 镇财政所], deadline: 全过程},"
    " 经费保障: {units: [镇财政所], deadline: 全过程}}}",
}
GROUP = (
    "units: [{name: 镇党政办}, {name: 镇财政所},"
    " {name: 成员单位组, members: [镇党政办, 镇财政所]}]\n"
    "waivers: [{code: U004, reason: 试验}]\n"
)


@pytest.mark.parametrize("form", ITEM_FORMS)
@pytest.mark.parametrize(("gone", "code"), [("units", "A001"), ("deadline", "A002")])
def test_whatever_form_the_assignment_has_its_loss_is_an_error_for_each_item(
    form: str, gone: str, code: str, check: Any
) -> None:
    assert "A" not in {
        d.code[0] for d in check(f"{GROUP}assignments: {{scoring: {ITEM_FORMS[form]}}}").diagnostics
    }
    stated = yaml.load(ITEM_FORMS[form], Loader=yaml.BaseLoader)
    keys = {"units": ("units", "lead", "support"), "deadline": ("deadline",)}[gone]
    for statement in (*stated.values(), *stated.get("sections", {}).values()):
        for key in keys:
            statement.pop(key, None)
    text = yaml.safe_dump({"scoring": stated}, allow_unicode=True, default_flow_style=True)
    checked = check(f"{GROUP}assignments: {text}")
    assert {d.where for d in checked.of(code)} == {"scoring 1", "scoring 2", "scoring 3"}
    assert all(d.severity is Severity.ERROR for d in checked.of(code))


def test_without_its_reason_an_item_is_not_excused(check: Any) -> None:
    head = (
        "assignments:\n  scoring:\n    defaults: {deadline: 全过程}\n    1: {units: [镇党政办]}\n"
    )
    kept = check(f"{head}    2: {{units: [镇财政所]}}\n    3: {{not_applicable: 由县级统筹}}\n")
    lost = check(f"{head}    2: {{units: [镇财政所]}}\n    3: {{}}\n")
    assert kept.diagnostics == []
    assert lost.places == {("A001", "scoring 3")}


def test_an_item_that_is_stated_nowhere_points_at_the_assignments_and_at_the_rubric(
    check: Any,
) -> None:
    checked = check(
        "assignments:\n  scoring:\n    1: {units: 镇党政办、镇财政所, deadline: 全过程}\n"
    )
    (found,) = [d for d in checked.of("A001") if d.where == "scoring 2"]
    assert (found.span.file, found.span.line) == ("filing.yaml", 2)
    assert any("2: {units: […], deadline: …}" in hint for hint in found.hints)
    assert any("细则.yaml:9" in hint for hint in found.hints)


def test_a_section_that_lost_its_unit_is_where_its_items_are_reported(check: Any) -> None:
    checked = check(
        "assignments:\n"
        "  scoring:\n"
        "    defaults: {deadline: 全过程}\n"
        "    sections:\n"
        "      组织保障: {note: 待分工}\n"
        "      经费保障: {units: 镇党政办、镇财政所}\n"
    )
    assert [(d.where, d.span.line) for d in checked.of("A001")] == [
        ("scoring 1", 5),
        ("scoring 2", 5),
    ]


def test_a_veto_item_needs_a_unit_and_a_deadline_like_any_other(check: Any) -> None:
    rubric = "sections: [{name: 一票否决项, veto: 是, items: [{id: veto, content: 未发生事故}]}]"
    checked = check("assignments: {}\ndocuments: []", rubric=rubric)
    assert {("A001", "scoring veto"), ("A002", "scoring veto")} <= checked.places


def test_an_unknown_unit_is_told_once_and_is_no_empty_group_besides(check: Any) -> None:
    checked = check(
        "assignments: {scoring: {defaults: {units: [镇党政办, 镇财政所], deadline: 全过程},"
        " 3: {units: [镇财正所]}}}"
    )
    assert checked.places == {("U001", "scoring 3")}
    assert checked.of("U001")[0].hints == ("是不是“镇财政所”？",)


def test_a_rubric_that_could_not_be_read_is_not_reported_item_by_item(check: Any) -> None:
    checked = check(
        "rubrics: {scoring: 不在.yaml}\nself_assessment: {scoring: {1: {claimed_points: 2}}}\n"
    )
    assert [d.code for d in checked.load_diagnostics] == ["Y001"]
    assert checked.diagnostics == []


def test_the_lead_of_a_group_that_supports_is_no_contradiction(check: Any) -> None:
    checked = check(
        "units: [{name: 镇党政办}, {name: 镇财政所}, {name: 成员单位组, members: [镇党政办, 镇财政所]}]\n"
        "assignments: {scoring: {defaults: {lead: 镇党政办, support: 成员单位组, deadline: 全过程}}}"
    )
    assert checked.diagnostics == []
