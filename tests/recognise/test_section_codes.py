"""Codes in front of the names of sections and of contents."""

from __future__ import annotations

from support.source_tables import source_document, source_table

from filings.recognise import FoundItem, recognise


def items(text: str) -> tuple[FoundItem, ...]:
    [table] = recognise(source_document(source_table(text))).tables
    return table.items


def test_roman_codes_number_sections_and_contents() -> None:
    found = items("""
测评项目|测评指标|分值|测评标准
Ⅰ-1思想建设|Ⅱ-1 理论学习|40|少一次扣1分
^|Ⅱ-2 “双报到”活动|20|缺一项扣1分
Ⅰ-2志愿服务|Ⅱ-3 队伍建设|40|每低1%扣1分
""")
    assert [(i.no, i.content) for i in found] == [
        ("Ⅱ-1", "理论学习"), ("Ⅱ-2", "“双报到”活动"), ("Ⅱ-3", "队伍建设"),
    ]  # fmt: skip
    assert [(s.no, s.name) for i in found for s in i.sections] == [
        ("Ⅰ-1", "思想建设"), ("Ⅰ-1", "思想建设"), ("Ⅰ-2", "志愿服务"),
    ]  # fmt: skip


def test_contents_of_which_one_begins_like_a_code_keep_it() -> None:
    found = items("""
类别|考核内容|分值|评分标准
办公|A4纸张管理|40|浪费一次扣1分
^|车辆管理|60|违规一次扣1分
""")
    assert [(i.no, i.content) for i in found] == [(None, "A4纸张管理"), (None, "车辆管理")]


def test_codes_beside_a_column_of_numbers_stay_in_the_content() -> None:
    found = items("""
序号|考核内容|分值|评分标准
1|G1高速沿线整治|40|一处扣1分
2|G2高速沿线整治|60|一处扣1分
""")
    assert [(i.no, i.content) for i in found] == [("1", "G1高速沿线整治"), ("2", "G2高速沿线整治")]


def test_codes_of_a_letter_number_contents_where_they_count_on() -> None:
    table = """
类别|考核内容|分值|评分标准
组织|C1健全机构|40|未建扣1分
^|C2落实经费|20|未到位扣1分
宣传|{}|40|少一次扣1分
"""
    assert [i.no for i in items(table.format("C3开展宣传"))] == ["C1", "C2", "C3"]
    assert [i.no for i in items(table.format("C9开展宣传"))] == [None, None, None]
