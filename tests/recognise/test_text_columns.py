"""Columns of texts: which head the items, which say what is to be done, which how it is scored."""

from __future__ import annotations

from support.source_tables import source_document, source_table

from filings.recognise import FoundTable, recognise


def only_table(text: str) -> FoundTable:
    [table] = recognise(source_document(source_table(text))).tables
    return table


def paths(table: FoundTable) -> list[list[str]]:
    return [[s.name for s in item.sections] for item in table.items]


def test_rows_of_sections_and_sums_do_not_make_the_items_texts_a_section() -> None:
    table = only_table("""
序号|检查项目|标准分|考评办法|实得分
一、组织管理（30分）|<|<|<|<
1|成立工作专班，配齐专职人员|20|未成立的不得分|
2|经费列入年度预算|10|未列入的扣5分|
小计|<|30||
二、环境整治（70分）|<|<|<|<
3|主次干道无占道经营|40|每处扣2分|
4|公厕免费开放，专人保洁|30|每处扣3分|
小计|<|70||
合计|<|100||
""")
    assert paths(table) == [["组织管理"], ["组织管理"], ["环境整治"], ["环境整治"]]
    assert [i.content for i in table.items] == [
        "成立工作专班，配齐专职人员",
        "经费列入年度预算",
        "主次干道无占道经营",
        "公厕免费开放，专人保洁",
    ]
    assert table.total == 100


def test_a_project_that_reaches_over_several_ways_of_scoring_stays_their_section() -> None:
    table = only_table("""
序号|检查项目|标准分|考评办法
1|组织管理|20|未成立专班的不得分
2|^|10|经费未列入预算的扣5分
3|环境整治|40|占道经营每处扣2分
4|^|30|公厕脏乱每处扣3分
合计|<|100|
""")
    assert paths(table) == [["组织管理"], ["组织管理"], ["环境整治"], ["环境整治"]]
    assert [i.method for i in table.items][1] == "经费未列入预算的扣5分"
