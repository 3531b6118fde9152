"""What was meant to be filled in later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.placeholders import find_placeholders


def words(text: str) -> list[str]:
    """The words of a text, parted by blanks."""
    return text.split()


@pytest.mark.parametrize(
    ("text", "offset", "wording"),
    [
        ("定于X月X日召开", 2, "X月X日"),
        ("2024年X 月 X 日", 5, "X 月 X 日"),
        ("××年×月×日", 0, "××年×月×日"),
        ("Ｘ月Ｘ日前", 0, "Ｘ月Ｘ日"),
        ("20XX年12月", 0, "20XX年12月"),
        ("某月某日", 0, "某月某日"),
        ("○月○日", 0, "○月○日"),
        ("示政〔20××〕×号", 2, "〔20××〕×号"),
        ("XX镇人民政府", 0, "XX"),
        ("X镇", 0, "X"),
        ("共有×家企业", 2, "×"),
        ("合格率××%", 3, "××"),
        ("投入XX万元", 2, "XX"),
        ("联系人张××", 4, "××"),
        ("《××方案》", 1, "××"),
        ("××", 0, "××"),
        ("由某某单位牵头", 1, "某某"),
        ("负责人：【待定】", 4, "【待定】"),
        ("时间待定", 2, "待定"),
        ("内容待补充。", 2, "待补充"),
        ("……（待补充）", 2, "（待补充）"),
        ("（此处填写主要措施…）", 0, "（此处填写主要措施…）"),
        ("（请在此填写基本情况）", 0, "（请在此填写基本情况）"),
        ("电话：______", 3, "______"),
        ("TODO 补数据", 0, "TODO"),
    ],
)
def test_a_place_to_fill_in_is_found(text: str, offset: int, wording: str) -> None:
    assert find_placeholders(text) == [(offset, wording)]


@pytest.mark.parametrize(
    "text",
    [
        *words("""
    某镇 某市某县 某年 2×3 10×20mm 3×4=12个 1×家 长×宽×高 XX染色体 X射线 X光机 XXL码 3XX系列 AXXB ISO_XX XXII
    第X批 第×条 待定岗位 待定职称 有待补充完善 等待定点 尚待明确 （填报单位） （填写单位：镇质量办） （填表说明：见附件）
    （此处盖章） （请勿填写） 【填写说明】 —— *** **加粗** ___ 二〇〇〇年 二○○七年四月 5-8 x年级 http://example.cn/XX 2024年10月
    （请另附页说明） （签字）
    """),
        *("", "ISO XX?", "Excel XXXX", "x=2, xx=4"),
    ],
)
def test_a_legitimate_use_is_left_alone(text: str) -> None:
    assert find_placeholders(text) == []


def test_every_place_is_found_in_order() -> None:
    assert find_placeholders("XX镇于X月X日投入____万元") == [(0, "XX"), (4, "X月X日"), (10, "____")]


@given(st.text(alphabet="Xx×某月日年待定补充【】（）_此处填写镇2024* ", max_size=30))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    for offset, wording in find_placeholders(text):
        assert text[offset : offset + len(wording)] == wording != ""
