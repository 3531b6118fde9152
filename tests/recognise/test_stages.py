"""The stages of the work, in the dresses that plans give them."""

from __future__ import annotations

import pytest
from support.source_tables import source_document

from filings.recognise import Found, recognise

HEAD = "示政〔2025〕3号\n某县河湖管护方案\n某县人民政府\n2025年2月20日\n"


def found(text: str, head: str = HEAD) -> Found:
    return recognise(source_document(head + text + "\n三、保障\n（一）加强领导。"))


def stages(result: Found) -> list[tuple[str, str, str]]:
    return [(s.name, str(s.start), str(s.end)) for s in result.head.stages]


@pytest.mark.parametrize(
    "text",
    [
        "二、实施步骤\n1.动员部署（2025年3月）。制定方案。\n2.全面实施（2025年4月—11月）。",
        "二、时间安排\n（一）动员部署：2025年3月，制定方案。\n（二）全面实施：2025年4月至11月，推进。",
        "二、进度安排\n2025年3月：动员部署，制定方案。\n2025年4月—11月：全面实施。",
        "工作步骤\n（一）动员部署\n（2025年3月）\n制定方案。\n（二）全面实施\n时间：2025年4月—11月。",
        "二、方法步骤\n（一）动员部署。2025年3月，制定方案。\n（二）全面实施。2025年4月至11月，推进。",
    ],
)
def test_a_step_has_its_name_and_its_days_in_any_dress(text: str) -> None:
    result = found(text)
    assert stages(result) == [
        ("动员部署", "2025-03-01", "2025-03-31"),
        ("全面实施", "2025-04-01", "2025-11-30"),
    ]
    assert {d.code for d in result.diagnostics} == {"I101"}


def test_a_stage_that_is_only_due_has_no_first_day() -> None:
    text = "二、时间安排\n（一）宣传发动阶段。2025年3月底前，制定方案。\n（二）总结阶段。2025年12月，总结。"
    assert stages(found(text)) == [
        ("宣传发动阶段", "None", "2025-03-31"),
        ("总结阶段", "2025-12-01", "2025-12-31"),
    ]


def test_stages_in_one_sentence_are_told_apart() -> None:
    text = "活动分两个阶段：第一阶段（3月1日至3月31日）动员；第二阶段（4月1日至5月31日）整治。"
    result = found(text)
    assert stages(result) == [
        ("第一阶段", "2025-03-01", "2025-03-31"),
        ("第二阶段", "2025-04-01", "2025-05-31"),
    ]
    assert [d.code for d in result.diagnostics if d.where == "第5段"] == ["I116", "I116"]


def test_years_left_out_follow_the_stage_before_and_are_told() -> None:
    text = (
        "二、工作步骤\n（一）准备阶段（即日起至3月15日）\n（二）实施阶段（3月16日至2026年6月30日）\n"
        "（三）长效阶段（2026年7月以后）"
    )
    result = found(text)
    assert stages(result) == [
        ("准备阶段", "2025-02-20", "2025-03-15"),
        ("实施阶段", "2025-03-16", "2026-06-30"),
        ("长效阶段", "2026-07-01", "None"),
    ]
    assert [d.where for d in result.diagnostics if d.code == "I116"] == ["第6段", "第7段"]
    over = found("二、工作步骤\n（一）第一阶段（10月至12月）\n（二）第二阶段（1月至3月）")
    assert stages(over)[1] == ("第二阶段", "2026-01-01", "2026-03-31")


def test_without_a_day_of_the_paper_the_year_is_that_of_the_title() -> None:
    text = "二、工作步骤\n（一）动员部署阶段（3月）\n（二）总结阶段（12月）"
    result = found(text, "某县2025年河湖管护方案\n")
    assert stages(result)[0] == ("动员部署阶段", "2025-03-01", "2025-03-31")
    assert "按标题中的年份" in next(d.message for d in result.diagnostics if d.where == "第3段")


def test_a_step_without_days_is_kept_and_told() -> None:
    text = "二、工作步骤\n（一）动员部署阶段（2025年3月）\n（二）总结阶段。适时组织验收。"
    result = found(text)
    assert stages(result)[1] == ("总结阶段", "None", "None")
    assert [d.where for d in result.diagnostics if d.code == "I126"] == ["第7段"]


def test_an_arrangement_that_lists_no_stages_has_none() -> None:
    text = "二、工作安排\n（一）组织领导。成立专班。\n（二）经费安排。列入预算。"
    result = found(text)
    assert stages(result) == []
    assert {d.code for d in result.diagnostics} == {"I101"}


def test_stages_that_one_sentence_runs_together_are_told() -> None:
    result = found("二、时间安排\n4月1日—5日为动员阶段，6日—25日为实施阶段。")
    assert stages(result) == []
    assert ("I126", "第5段") in [(d.code, d.where) for d in result.diagnostics]


def test_a_title_of_several_years_settles_no_year() -> None:
    head = "某县河湖管护行动方案\n（2025—2027年）\n"
    result = found("二、重点工作\n1.疏浚河道（县水利局，6月底前）", head)
    [item] = result.tables[0].items
    assert item.deadline is not None and item.deadline.date is None
    assert "I313" in {d.code for d in result.diagnostics}
