"""What the text beside a rubric rules is told, so that no veto is lost."""

from __future__ import annotations

from support.source_tables import source_document, source_table

from filings.recognise import recognise

RUBRIC = source_table("""
序号|考核内容|分值|评分标准
1|组织领导|40|建立机制得40分
2|工作落实|60|每少一次扣5分
""")


def told(*paragraphs: str) -> list[str | None]:
    result = recognise(source_document("某县节水考核细则", RUBRIC, *paragraphs))
    return [d.where for d in result.diagnostics if d.code == "I118"]


def test_vetoes_below_a_rubric_are_told_with_what_their_heading_leads() -> None:
    assert told(
        "四、否决项", "1.发生水污染事故的；", "2.弄虚作假的。", "五、附则", "本细则试行。"
    ) == [
        "第2段",
        "第3段",
        "第4段",
    ]


def test_a_total_in_the_text_is_told() -> None:
    assert told("本细则总分100分，85分以上为达标。") == ["第2段"]


def test_other_text_is_not_told() -> None:
    assert told("请各镇认真组织实施。", "某县水务局") == []


def test_without_a_rubric_nothing_is_told() -> None:
    division = source_table("任务|责任单位\n清淤|县水务局")
    result = recognise(source_document("某县任务表", division, "弄虚作假的，取消评选资格。"))
    assert not [d for d in result.diagnostics if d.code == "I118"]
