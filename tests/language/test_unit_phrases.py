"""Cells that name units."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.unit_phrases import is_collective, is_remark, split_units


def words(text: str) -> list[str]:
    """The words of a text, parted by blanks."""
    return text.split()


SHARED = Path(__file__).parents[3] / "shared" / "documents"

UNITS = words("""
镇党政办 镇市场监管所 区市场监管局 区委办 区政府办 区发改委 县纪委（监察局） 县发改局（统计局） 市“两新”组织党工委
区生态环境分局 市直机关工委 县直机关党工委 团市委 市总工会 市妇联 示例市 五星街道 示例镇人民政府 示例大学附属医院
市无线电管理局 无为市财政局 市未成年人保护中心 市不动产登记中心 区机关事务管理局 县有关事务局 镇社区服务中心 区属企业联合会
单位内保支队 市各界人士联谊会 海关示例办事处 人民银行示例省分行 省电力公司 示例实验室 市行政审批制度改革工作领导小组办公室
市科技和知识产权局 公安局交警大队 县消防救援大队 市公共资源交易中心 区供销社 镇综治中心 市残联 区科协 县文联 市无障碍环境建设促进会
县查处无证无照经营办公室 市机关党校 区委老干部局 市见义勇为基金会 县接待办
""")
COLLECTIVES = words("""
各相关部门、单位 各有关部门 有关单位 各镇街 区直相关部门单位 相关责任单位 各成员单位 各镇、街道 各有关单位、部门 成员单位 职能部门
行业主管部门 区直各部门 市直机关各单位 全区各单位 各镇（街道）人民政府 责任单位 镇直单位 镇机关各办公室 相关企业 有关部门和单位
区级有关部门 其他成员单位 区政府有关部门 市级各有关部门 各县市区政府 各地级以上市人民政府 各区、县级市 省各有关单位 各街道（功能区）
等有关部门 等相关部门和单位 各村、社区 有关成员单位
""")
GROUPS = words(
    "领导小组成员单位 区质量强区领导小组成员单位 区安委会成员单位 县质量发展委员会成员单位"
)
REMARKS = words("""
区域无法定计量检定机构。 区域无法定计量检定机构 无 无。 不涉及 暂无 / — —— 见备注 见备注： 本镇无此项工作 我县没有机场。 详见附件2
同上 待定 按职责分工负责 不适用 本项不考核 无此项 尚未明确 按照各自职责落实。 全镇没有规上企业
""")


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_one_name_and_neither_a_collective_nor_a_remark(name: str) -> None:
    assert split_units(name) == (name,)
    assert not is_collective(name)
    assert not is_remark(name)


@pytest.mark.parametrize("phrase", COLLECTIVES)
def test_a_collective_names_nobody_and_stays_whole(phrase: str) -> None:
    assert split_units(phrase) == (phrase,)
    assert is_collective(phrase)
    assert not is_remark(phrase)


@pytest.mark.parametrize("name", GROUPS)
def test_the_members_of_a_named_body_are_a_group_with_a_name(name: str) -> None:
    assert not is_collective(name)
    assert not is_remark(name)


@pytest.mark.parametrize("text", [*REMARKS, "", "  "])
def test_a_remark_in_the_unit_cell_is_no_unit(text: str) -> None:
    assert is_remark(text)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("区市场监管局、区财政局   ", "区市场监管局 区财政局"),
        ("区市场监管局\n区财政局\n", "区市场监管局 区财政局"),
        ("区市场监管局 区财政局", "区市场监管局 区财政局"),
        ("区市场监管局，区财政局；区住建局。", "区市场监管局 区财政局 区住建局"),
        ("区住建局/区城管局", "区住建局 区城管局"),
        ("区市场监管局,区财政局", "区市场监管局 区财政局"),
        ("县纪委（监察局、监委）、县财政局", "县纪委（监察局、监委） 县财政局"),
        ("区 财 政 局、区住建局", "区财政局 区住建局"),
        ("镇党政办、各村、社区", "镇党政办 各村、社区"),
        ("市财政局、各镇、街道，各有关单位、部门", "市财政局 各镇、街道 各有关单位、部门"),
        ("各镇、各街道", "各镇 各街道"),
        ("各街道，各相关单位", "各街道 各相关单位"),
        ("区司法局等有关部门", "区司法局 等有关部门"),
        ("市各界人士联谊会、县直机关党工委", "市各界人士联谊会 县直机关党工委"),
        ("各镇、县直机关党工委", "各镇 县直机关党工委"),
        ("区市场监管局、、区财政局", "区市场监管局 区财政局"),
        ("", ""),
    ],
)
def test_a_cell_is_split_into_tidy_names(cell: str, names: str) -> None:
    assert split_units(cell) == tuple(names.split())


@given(
    st.lists(st.sampled_from(UNITS), min_size=1, max_size=6),
    st.sampled_from(["、", "，", "；", "\n", "、 ", " 、", ";\n"]),
)
def test_names_that_are_joined_are_split_again(names: list[str], separator: str) -> None:
    assert split_units(separator.join(names)) == tuple(names)


@given(st.text(alphabet="各区市相关单位部门、，（）镇街道局办无 \n。等", max_size=20))
def test_any_cell_is_read_without_losing_a_character(cell: str) -> None:
    kept = "".join(split_units(cell))
    assert sorted(c for c in cell if c not in "、，（） \n。") == sorted(
        c for c in kept if c not in "、，（） \n。"
    )
    is_remark(cell)


@pytest.mark.skipif(not SHARED.exists(), reason="the real papers are not at hand")
def test_no_unit_of_the_real_papers_is_taken_for_a_remark_or_a_collective() -> None:
    phrases = json.loads((SHARED / "phrases" / "units.json").read_text(encoding="utf-8"))
    names = {unit["name"] for s in phrases["strings"] for unit in s["units"]}
    groups = {group["raw"] for s in phrases["strings"] for group in s["groups"]}
    assert len(names) > 100
    assert {n for n in names if is_collective(n) or is_remark(n)} == set()
    assert {g for g in groups if not is_collective(g)} == {"区质量强区领导小组成员单位"}
    for one in phrases["strings"]:
        if one["role_from_column"] and (one["units"] or one["groups"]):
            whole = [u["name"] for u in one["units"]] + [g["raw"] for g in one["groups"]]
            assert sorted(split_units(one["raw"])) == sorted(whole)
