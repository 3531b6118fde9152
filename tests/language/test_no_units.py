"""What is no name of a unit, and the names in a text that holds more than a name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.no_units import NamedPart, NoUnit, no_unit, parts_of
from filings.language.roles import Role
from filings.language.unit_phrases import is_collective

SHARED = Path(__file__).parents[3] / "shared" / "documents"
KNOWN = frozenset({"镇党政办", "镇财政所"})


def words(text: str) -> list[str]:
    """The words of a text, parted by blanks."""
    return text.split()


NAMES = words("""
镇党政办 镇市场监管所 县纪委（监察局、监委） 市“两新”组织党工委 会同县财政局 县落实政策办公室 市质量强市推进组 镇农业专班 示例镇人民政府
市文化和旅游局 区委老干部局 市河长办 市无线电管理局 区科协 县人大办 市责任保险中心 办公室 党委 镇安监站 海关示例办事处 示例电力公司
""")
SENTENCES = words("""
由镇党政办会同有关站所按照职责抓好落实 该项由县局直接负责 镇党政办牵头 镇党政办（牵头） 牵头单位：镇党政办 请镇党政办落实
镇党政办按照职责分工负责 镇财政所配合做好 本项工作由镇财政所承担 镇党政办会同镇财政所
""")
PERSONS = words(
    "书记 镇长 相关领导 责任人 分管领导 镇党政办主任 镇党委书记 网格员 班子成员 全体干部"
)
GENERICS = words("村 各村 全镇 企业 全县 社区 辖区企业 有关部门 本镇 单位")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_a_unit_is_left_alone(name: str) -> None:
    assert no_unit(name) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        *((text, NoUnit.SENTENCE) for text in SENTENCES),
        *((text, NoUnit.PERSON) for text in PERSONS),
        *((text, NoUnit.GENERIC) for text in GENERICS),
        ("镇党政办、镇财政所", NoUnit.SEVERAL),
        ("镇党政办+镇财政所", NoUnit.SEVERAL),
    ],
)
def test_what_is_no_name_of_a_unit_is_told_by_its_sort(text: str, what: NoUnit) -> None:
    assert no_unit(text) is what


@pytest.mark.skipif(not SHARED.exists(), reason="the real papers are not at hand")
def test_no_unit_of_the_real_papers_is_taken_for_anything_else() -> None:
    phrases = json.loads((SHARED / "phrases" / "units.json").read_text(encoding="utf-8"))
    names = {unit["name"] for s in phrases["strings"] for unit in s["units"]}
    groups = {group["raw"] for s in phrases["strings"] for group in s["groups"]}
    assert {name for name in names if no_unit(name)} == set()
    assert {g for g in groups if no_unit(g) and not is_collective(g)} == set()


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (["镇党政办和镇财政所"], [("镇党政办", None), ("镇财政所", None)]),
        (["镇党政办+镇财政所"], [("镇党政办", None), ("镇财政所", None)]),
        (
            ["镇党政办牵头", "镇财政所配合"],
            [("镇党政办", Role.LEAD), ("镇财政所", Role.SUPPORT)],
        ),
        (
            ["由镇党政办牵头", "镇财政所", "镇应急站配合"],
            [
                ("镇党政办", Role.LEAD),
                ("镇财政所", Role.SUPPORT),
                ("镇应急站", Role.SUPPORT),
            ],
        ),
        (["镇党政办（牵头）"], [("镇党政办", Role.LEAD)]),
        (["责任单位：镇财政所"], [("镇财政所", Role.RESPONSIBLE)]),
        (["【镇党政办】"], [("镇党政办", None)]),
        (["市文化和旅游局"], [("市文化和旅游局", None)]),
    ],
)
def test_the_names_are_taken_out_with_the_part_they_are_given(
    texts: list[str], parts: list[tuple[str, Role | None]]
) -> None:
    assert parts_of(tuple(texts), KNOWN) == tuple(NamedPart(*part) for part in parts)


@given(st.text(alphabet="由镇党政办财政所和牵头配合负责（）、，+：会同按职责书记村 ", max_size=20))
def test_any_text_is_judged_without_fail(text: str) -> None:
    no_unit(text)
    assert all(part.name for part in parts_of((text,), KNOWN))
