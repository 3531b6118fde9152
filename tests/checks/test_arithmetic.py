"""The issuing office's arithmetic: its real slips are found, and nothing else is called one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from filings.checks.sums import cap_of, sum_up
from filings.model.rubric import Item, Rubric

SEEDS = Path(__file__).parents[3] / "shared" / "documents" / "seeds"

Found = set[tuple[str, str]]


def found_in(check: Any, rubric: str) -> Found:
    """Rule and place of what the upstream rules of family P find in a rubric."""
    checked = check("documents: [responsibility_table]", rubric=rubric)
    assert checked.load_diagnostics == []
    return {
        (d.code, d.where.removeprefix("scoring ")) for d in checked.diagnostics if d.code[0] == "P"
    }


# --- the rubrics of the seeds, with their real text ------------------------------------------

SLIPS: dict[str, Found] = {
    "000_yaohai": {
        ("P004", "质量技术"),
        ("P003", "质量工作成效"),
        ("P003", "加分项"),
        ("P001", "19"),
        ("P001", "25"),
        ("P001", "28"),
        ("P005", "total"),
    },
    "002_suzhou": {
        ("P003", "质量工作成效"),
        ("P003", "质量安全水平"),
        ("P002", "22"),
        ("P001", "22"),
        *(("P006", str(no)) for no in (31, 32, 33, 34)),
    },
    "003_shizhong": {
        ("P004", name)
        for name in ("质量发展理念", "质量理念", "质量文化", "质量发展保障", "组织保障")
    },
}
LIKELY = {"000_yaohai": {"19": "2", "28": "5"}, "002_suzhou": {"22": "3"}, "003_shizhong": {}}


def settled(value: Any) -> Any:
    """The first of the readings that a key allows."""
    return value["either"][0] if isinstance(value, dict) and "either" in value else value


def rubric_of(seed: str) -> Rubric:
    """The rubric of a seed, out of its answer key."""
    key = json.loads((SEEDS / f"{seed}.expected.json").read_text(encoding="utf-8"))
    table = next(
        t
        for t in key["tables"]
        if t["extra"]["id"] in ("annex1", "annex2", "annex")
        and (seed != "000_yaohai" or t["extra"]["id"] == "annex2")
    )
    root: dict[str, Any] = {"sections": []}
    for item in table["items"]:
        item = {**item, **(item["either"][0] if "either" in item else {})}
        place = root
        for name in settled(item["path"]) or ["一票否决项"]:
            sections = place.setdefault("sections", [])
            if not sections or sections[-1]["name"] != name:
                points = item["section_points"].get(name)
                section = {"name": name, "veto": item["veto"], "bonus": item["bonus"]}
                sections.append({**section, **({"points": points} if points else {})})
            place = sections[-1]
        fields = ("no", "content", "method", "points")
        values = {f: settled(item[f]) for f in fields if settled(item.get(f)) is not None}
        place.setdefault("items", []).append({"id": item.get("no") or "veto", **values})
    return Rubric.model_validate(root)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not beside the project")
@pytest.mark.parametrize("seed", SLIPS)
def test_the_real_rubrics_show_exactly_their_known_slips(seed: str, check: Any) -> None:
    rubric = rubric_of(seed)
    data = rubric.model_dump(mode="json", exclude_defaults=True)
    as_text = yaml.safe_dump(_text_only(data), allow_unicode=True)
    assert found_in(check, as_text) == SLIPS[seed]
    likely = {str(found.item.id): str(found.points) for found in sum_up(rubric).likely.values()}
    assert likely == LIKELY[seed]


def _text_only(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _text_only(element) for key, element in value.items()}
    if isinstance(value, list | tuple):
        return [_text_only(element) for element in value]
    return {True: "是", False: "否"}.get(value, value) if isinstance(value, bool) else str(value)


# --- the same points and marks in our own words ----------------------------------------------

PLAN = """
levels: [类别, 指标内容]
sections:
  - name: 促进机制
    points: 22
    items:
      - {no: 1, points: 5, method: 成立委员会（1分）），写入政府报告（2 分））。每年开会（1分）），领导出席（1分）。}
      - {no: 2, points: 2, method: 印发贯彻意见（2分）。}
      - {no: 3, points: 4, method: 出台政策（2分），落实到位（2分）。}
      - {no: 4, points: 2, method: 印发方案（2分）。}
      - {no: 5, points: 3, method: 分解任务（1分），列入考核（2分）。}
      - {no: 6, points: 2, method: 开展宣传（2分）。}
      - {no: 7, points: 4, method: 设立专项资金（2分），足额到位（2分）。}
  - name: 技术
    items:
      - {no: 8, points: 4, method: 建有检测平台（2分），有国家级中心再加 2分，有省级中心再加 1分，满分 4分。}
      - {no: 9, points: 4, method: 制定战略（2分）。公开企业标准（1分）。建有示范区（1分）。}
      - {no: 10, points: 4, method: 建有计量标准（2分）。配备人员（1分）；安排经费（1分）。}
      - {no: 11, points: 6, method: 有方案（2分），有站点（2分）。获批示范区（2分）。}
  - name: 工作成效
    points: 44
    items:
      - {no: 12, points: 4, method: 组织评奖（2分）；获省奖的再加 2分，获市奖的加 1 分，满分 4分。}
      - {no: 13, points: 3, method: 全面聘任首席质量官（3分）。}
      - {no: 14, points: 8, method: 抽查比例达标（1分）；合格率达标（2分）；处置率达标（0.5分）；抽检合格（1.5分）；市场规范（2分）；有案例（1分）。}
      - {no: 15, points: 4, method: 竣工验收合格（4分）。}
      - {no: 16, points: 2, method: 执行节能标准（2分）。}
      - {no: 17, points: 5, method: 落实品质要求（2分）。投诉率下降（3分）。}
      - {no: 18, points: 5, method: 分户验收（2分）。交付前查验（3分）。}
      - {no: 19, points: 4, method: 生产性服务业满意度80以上（1分）。生活性服务业满意度80以上（1分）。}
      - {no: 20, points: 6, method: 有政策（2分），有技术支撑（2分），有培训（1分），有公告（1分）。}
      - {no: 21, points: 3, method: 培育标杆（1.5分）。取得认证（1.5分）。}
      - {no: 22, points: 2, method: 实施服务标准（2分）。}
  - name: 安全水平
    points: 16
    items:
      - {no: 23, points: 3, method: 联合抽查（1分）。分类管理（1分）。年报公示（1分）。}
      - {no: 24, points: 4, method: 解决突出问题（2分），获得称号（2分）。}
      - {no: 25, points: 3, method: 后处理完成（1分）。无恶劣事件（1分），无点名问题（2分）。}
      - {no: 26, points: 3, method: 无药品事故（1分）。无食品事故（1分）。无工程事故（1分）。}
      - {no: 27, points: 3, method: 无设备事故（1分）。登记检验达标（1分）。隐患整改到位（1分）。}
  - name: 加分项
    points: 10
    bonus: 是
    items:
      - {no: 28, points: 3, method: 经验获批示或者在全国会议交流（3分）；监管有创新（2分）。}
      - {no: 29, points: 3, method: 中央媒体报道（3分）。}
      - {no: 30, points: 2, method: 承办主题活动（2分）。}
"""
TOWNSHIP = """
sections:
  - name: 工作成效
    points: 48
    sections:
      - name: 产品质量
        items:
          - {no: 13, points: 20, method: 定期分析（10分）。落实责任（5分）。可追溯（5分）。}
          - {no: 17, points: 3, method: 获国家级奖励一类（1分），省级奖励一类（0.5分），满分3分。}
          - {no: 18, points: 22, method: 按完成情况计分。}
      - name: 服务质量
        items:
          - {no: 22, points: 4, method: 获标杆称号（1分）。获市级推荐的得（0.5分）。场馆达标（1分），有主题公园（1分），有等级民宿（1分）。满分3分。}
  - name: 安全水平
    points: 14
    items:
      - {no: 26, points: 4, method: 分类监管（2分）。公示（2分）。}
      - {no: 30, points: 9, method: 无事故（5分）。隐患整改（4分）。}
  - name: 加分项
    points: 5
    bonus: 是
    items:
      - {no: 31, method: 经验获批示（1分）；监管有创新（1分）。}
      - {no: 32, method: 媒体报道（1分）。}
      - {no: 33, method: 承办活动（1分）。}
      - {no: 34, method: 入选案例（1分）。}
"""
DIVISION = """
sections:
  - {name: 一票否决项, items: [{id: veto, veto: 是, content: 未发生重大事故}]}
  - name: 理念
    sections:
      - {name: 质量理念, items: [{no: 1, content: 提出理念}]}
      - {name: 质量文化, items: [{no: 2, content: 开展活动}]}
  - name: 基础
    points: 31
    sections:
      - {name: 平台, points: 2, items: [{no: 3, content: 建设平台}]}
      - {name: 标准, points: 29, items: [{no: 4, content: 参与制定}, {no: 5, content: 承担项目}]}
"""


def test_the_plan_of_a_district_with_its_known_slips(check: Any) -> None:
    assert found_in(check, PLAN) == {
        ("P004", "技术"),
        ("P003", "工作成效"),
        ("P003", "加分项"),
        ("P001", "19"),
        ("P001", "25"),
        ("P001", "28"),
        ("P005", "total"),
    }


def test_the_rubric_of_a_township_with_its_known_slips(check: Any) -> None:
    assert found_in(check, TOWNSHIP) == {
        ("P003", "工作成效"),
        ("P003", "安全水平"),
        ("P001", "22"),
        ("P002", "22"),
        *(("P006", str(no)) for no in (31, 32, 33, 34)),
    }


def test_a_division_that_states_points_for_some_sections_only(check: Any) -> None:
    assert found_in(check, DIVISION) == {("P004", n) for n in ("理念", "质量理念", "质量文化")}


@pytest.mark.parametrize(
    ("rubric", "item", "points"), [(PLAN, "19", "2"), (PLAN, "28", "5"), (TOWNSHIP, "22", "3")]
)
def test_the_likely_value_is_named_with_the_line_that_corrects_it(
    rubric: str, item: str, points: str, check: Any
) -> None:
    checked = check(rubric=rubric)
    hints = [
        hint
        for d in checked.diagnostics
        if d.code in ("P001", "P002") and d.where == f"scoring {item}"
        for hint in d.hints
    ]
    assert any(f"很可能应为{points}分" in hint for hint in hints)
    assert any(f"corrections: {{scoring: {{{item}: {{points: {points}," in hint for hint in hints)


def test_where_no_single_change_fits_nothing_is_guessed(check: Any) -> None:
    checked = check(rubric=PLAN)
    (found,) = [d for d in checked.of("P001") if d.where == "scoring 25"]
    assert not any("很可能" in hint for hint in found.hints)
    (section,) = [d for d in check(rubric=TOWNSHIP).of("P003") if d.where == "scoring 安全水平"]
    assert not any("多半" in hint for hint in section.hints)


def test_two_changes_that_would_both_fit_are_no_likely_value() -> None:
    items = [
        {"no": no, "points": "4", "method": "设立站点（1分），开展活动（1分）。"}
        for no in ("1", "2")
    ]
    section = {"name": "成效", "points": "6", "items": items}
    assert sum_up(Rubric.model_validate({"sections": [section]})).likely == {}


def test_a_correction_with_its_reason_silences_the_slip_that_it_mends(check: Any) -> None:
    checked = check(
        "corrections: {scoring: {19: {points: 2, reason: 与类别合计一致},"
        " 28: {points: 5, reason: 与类别合计一致}, 质量技术: {points: 18, reason: 合计}}}",
        rubric=PLAN.replace("name: 技术", "name: 质量技术"),
    )
    assert {d.where for d in checked.diagnostics if d.code[0] == "P"} == {"scoring 25"}


def test_the_total_tells_what_is_stated_and_what_the_items_give(check: Any) -> None:
    (found,) = check(rubric=PLAN).of("P005")
    assert "82分" in found.message
    assert "102分" in found.message


def test_two_sections_of_one_name_are_told_apart_by_their_path(check: Any) -> None:
    rubric = """
        sections:
          - name: 产品
            sections: [{name: 安全, points: 3, items: [{no: 1, points: 2, content: 甲}]}]
          - name: 服务
            sections: [{name: 安全, points: 2, items: [{no: 2, points: 2, content: 乙}]}]
    """
    assert [d.where for d in check(rubric=rubric).of("P003")] == ["scoring 产品/安全"]


@pytest.mark.parametrize(
    ("method", "cap"),
    [
        ("每发生一起扣2分，最高扣6分。", None),
        ("每发生一起扣1分，扣完为止。", None),
        ("每获奖一次加1分，最高加3分。", "3"),
        ("设立站点（2分）。满分4分。", "4"),
    ],
)
def test_the_cap_of_a_deduction_is_no_cap_of_what_can_be_earned(
    method: str, cap: str | None
) -> None:
    found = cap_of(Item(id="1", points=10, method=method))
    assert (str(found) if found is not None else None) == cap
