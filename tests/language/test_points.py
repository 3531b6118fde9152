"""Points in a scoring text."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.points import (
    CriterionText,
    PointsReading,
    criteria_total,
    parse_points,
    read_points,
    stated_total_fits,
)

SEEDS = Path(__file__).parents[3] / "shared" / "documents" / "seeds"


def _points(reading: PointsReading) -> list[str]:
    return [str(c.points) for c in reading.criteria]


@pytest.mark.parametrize(
    ("method", "texts", "points"),
    [
        ("建立机制（2分）。落实到位（1.5分）。", "建立机制 落实到位", "2 1.5"),
        (
            "建立机制(2分),落实到位（1分）），开展宣传（ 22 分）",
            "建立机制 落实到位 开展宣传",
            "2 1 22",
        ),
        ("建立机制（1分）），落实到位（２分），）开展（1分）", "建立机制 落实到位 开展", "1 2 1"),
        ("健全体系。（2分）；加强管理（1分）；", "健全体系 加强管理", "2 1"),
        ("有单位获评的得（0.5分）", "有单位获评的得", "0.5"),
        ("落实责任（0. 5分）", "落实责任", "0.5"),
        ("建立机制（两分）；落实〔一分〕；宣传【3分】", "建立机制 落实 宣传", "2 1 3"),
        ("1.建立机制，2分；\n2.落实到\n位，得3分。", "建立机制 落实到位", "2 3"),
        ("①建立机制（2分）②落实（1分）", "建立机制 落实", "2 1"),
        ("100%完成（1分）；5A级景区（2分）", "100%完成 5A级景区", "1 2"),
        ("分解到各村（社区）（1分）", "分解到各村（社区）", "1"),
        ("视情况给分（0～2分）", "视情况给分", "2"),
        ("本项满分5分。建立机制（2分）；落实（3分）", "建立机制 落实", "2 3"),
    ],
)
def test_a_mark_closes_its_criterion_in_any_dress(method: str, texts: str, points: str) -> None:
    reading = read_points(method)
    assert [c.text for c in reading.criteria] == texts.split()
    assert _points(reading) == points.split()
    assert not reading.open_ended


@pytest.mark.parametrize(
    ("method", "cap"),
    [
        ("每项1分，满分 4分。", "4"),
        ("每个0.5分，最高2分。", "2"),
        ("每个0.5分，最多不超过2分。", "2"),
        ("每少一项扣0.5分，最高扣4分。", "4"),
        ("每少一项扣0.5分，扣完3分为止。", "3"),
        ("每获奖一次加1分，合计不超过3分。", "3"),
        ("（5分）1.建立机制（2分）；2.落实（3分）", "5"),
        ("公示牌不规范每个扣1分，最高扣4分；更新不及时每处扣1分，最高扣2分。", None),
        ("建立机制（2分）。每获一次表彰加0.5分，最高加1分。", None),
        ("满意度测评满分100分，达到90分以上（3分）。", None),
        ("建立机制（2分）。", None),
    ],
)
def test_a_cap_is_read_where_it_speaks_of_the_whole_item(method: str, cap: str | None) -> None:
    assert read_points(method).cap == (Decimal(cap) if cap else None)


@pytest.mark.parametrize(
    "method",
    [
        "建立机制（2分），国家级中心再加 2分，省级再加 1分，满分 4分。",
        "建立机制（2分）。获认证的每个0.5分。",
        "建立机制（2分）。获评5星级的2分，4星级1分，3星级0.5分。",
        "每少一项扣0.5分。",
        "每新增1家（0.5分）",
        "获国家级奖励一类（1分）",
        "省级、市级各（1分）",
        "建立机制（2分，缺一项扣1分）",
        "开展活动（1分/次）",
        "建立机制（2分）。获奖的加一分。",
    ],
)
def test_points_outside_marks_leave_the_sum_open(method: str) -> None:
    reading = read_points(method)
    assert reading.open_ended
    assert criteria_total(reading) is None
    assert stated_total_fits(reading, Decimal(7))


@pytest.mark.parametrize(
    ("method", "texts", "points", "alternatives"),
    [
        ("建立机制的得2分；制定方案的，得3分。", "建立机制 制定方案的", "2 3", ()),
        ("制定方案得2分，未制定不得分；召开会议得1分。", "制定方案 召开会议", "2 1", ()),
        ("制定方案计2分，未制定不得分，开展培训记1分", "制定方案 开展培训", "2 1", ()),
        (
            "覆盖率90%以上得2分，80%以上得1分，80%以下不得分",
            "覆盖率90%以上 80%以上",
            "2 1",
            ((0, 1),),
        ),
        ("优秀得5分、良好得3分、一般得1分", "优秀 良好 一般", "5 3 1", ((0, 1, 2),)),
        ("有方案2分、有总结1分，台账齐全的1分。", "有方案 有总结 台账齐全", "2 1 1", ()),
        ("评选为国家级的5分，省级3分，市级1分", "评选为国家级 省级 市级", "5 3 1", ((0, 1, 2),)),
        ("此项3分：建立制度1分、开展培训1分", "建立制度 开展培训", "1 1", ()),
        ("不达标扣2分，达标计2分", "达标", "2", ()),
        ("获认证的每个0.5分，满分3分。", "获认证的每个", "0.5", ()),
        ("国家级中心再加2分，省级再加 1分", "", "", ()),
        ("考核得分80分以上，排名上升", "", "", ()),
        ("每开展一次得0.5分，最高2分。", "每开展一次", "0.5", ()),
        ("资料完整得1～2分", "资料完整", "2", ()),
        ("每少一项扣0.5分，扣完为止。", "", "", ()),
        ("未建立清单扣3分；落实不到位扣1—3分。", "", "", ()),
        ("敷衍应付的扣1～2分", "", "", ()),
        ("获省级表彰加2分，最多加4分。", "", "", ()),
        ("达到95%得满分，每低1个百分点扣0.2分。", "", "", ()),
        ("发生事故的不得分。", "", "", ()),
    ],
)
def test_points_said_in_a_clause_are_criteria_and_deductions_are_not(
    method: str, texts: str, points: str, alternatives: tuple[tuple[int, ...], ...]
) -> None:
    reading = read_points(method)
    assert [c.text for c in reading.criteria] == texts.split()
    assert _points(reading) == points.split()
    assert reading.alternatives == alternatives
    # Clauses may exclude each other in any words, so their sum proves nothing.
    assert criteria_total(reading) is None


@pytest.mark.parametrize(
    "method",
    [
        "满意度不低于90分（2分）。",
        "30分钟内到达现场（1分）；设立3个分局（1分）。",
        "每年召开会议（2分）；每季度调度（1分）。",
        "十分重视，分2次开展（1分）。",
        "三分之一以上企业参与（1分）。",
        "未成立的不得分。成立的（2分）。",
    ],
)
def test_what_only_looks_like_points_leaves_nothing_open(method: str) -> None:
    assert not read_points(method).open_ended


@pytest.mark.parametrize(
    ("method", "alternatives", "total"),
    [
        ("认证数排名前25位（2分），前26-50位（1分）。", ((0, 1),), 2),
        (
            "获得国家级荣誉的（3分）；获得省级荣誉的（2分）；获得市级荣誉的（1分）。",
            ((0, 1, 2),),
            3,
        ),
        ("考核优秀（3分）、良好（2分）、合格（1分）；开展宣传（1分）", ((0, 1, 2),), 4),
        ("合格率95%以上（3分），90%-95%（2分），90%以下（0分）。", ((0, 1, 2),), 3),
        ("评为5星级（2分），4星级（1分）。", ((0, 1),), 2),
        ("全部完成（2分），部分完成（1分）", ((0, 1),), 2),
        ("自建平台（2分），或共享平台（1分）。", ((0, 1),), 2),
        ("抽查覆盖率90%以上（1分），抽查合格率稳定在95%以上（2分）。", (), 3),
        ("制定省级标准（2分），开展宣传（1分）", (), 3),
        ("生产性服务业满意度80以上（1分）。生活性服务业满意度80以上（1分）。", (), 2),
    ],
)
def test_of_tiers_only_the_best_counts(
    method: str, alternatives: tuple[tuple[int, ...], ...], total: int
) -> None:
    reading = read_points(method)
    assert reading.alternatives == alternatives
    assert criteria_total(reading) == total
    assert stated_total_fits(reading, Decimal(total))
    # Whether tiers add up after all is the issuing office's business.
    assert stated_total_fits(reading, sum((c.points for c in reading.criteria), Decimal(0)))
    assert not stated_total_fits(reading, Decimal(99))


def test_a_cap_that_equals_the_points_explains_any_sum() -> None:
    reading = read_points("机制（2分）。落实（2分）。满分3分。")
    assert criteria_total(reading) == 4
    assert stated_total_fits(reading, Decimal(3))
    assert not stated_total_fits(reading, Decimal(5))


def test_a_cap_above_the_sum_means_that_something_counts_more_than_once() -> None:
    reading = read_points("获国家奖（1分）、省奖类（0.5分）。满分3分。")
    assert criteria_total(reading) is None
    assert stated_total_fits(reading, Decimal(4))


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("5", "5"),
        ("5分", "5"),
        ("（ 22 分）", "22"),
        ("(22分)", "22"),
        ("0. 5", "0.5"),
        ("０．５", "0.5"),
        ("两分", "2"),
        (" 3\n", "3"),
        ("4.50", "4.5"),
    ],
)
def test_a_points_cell_is_read(text: str, points: str) -> None:
    assert parse_points(text) == Decimal(points)


@pytest.mark.parametrize(
    "text", ["", "—", "2-3", "10%", "5分钟", "22分（含加分）", "优", "+2", "-5"]
)
def test_what_is_no_number_of_points_is_not_guessed(text: str) -> None:
    assert parse_points(text) is None


WORDS = st.text(alphabet="建立机制落实责任召开会议宣传培训标准质量", min_size=2, max_size=12)
HALVES = st.integers(min_value=1, max_value=40).map(lambda n: Decimal(n) / 2)
MARKS = st.sampled_from(["（{}分）", "({}分)", "（ {} 分）", "({} 分）", "（{}分））", "，{}分；"])
ENDS = st.sampled_from(["。", "；", "，", "", "\n"])


@given(st.lists(st.tuples(WORDS, HALVES, MARKS, ENDS), min_size=1, max_size=8))
def test_criteria_that_are_written_down_are_read_back(
    parts: list[tuple[str, Decimal, str, str]],
) -> None:
    method = "".join(w + mark.format(p) + end for w, p, mark, end in parts)
    reading = read_points(method)
    assert reading.criteria == tuple(CriterionText(w, p) for w, p, _, _ in parts)
    assert reading.cap is None
    assert not reading.open_ended
    assert criteria_total(reading) == sum(p for _, p, _, _ in parts)


@given(st.text(alphabet="0123456789.分（）()，。；每个满最高扣加级第前-%\n国省市或", max_size=40))
def test_any_text_is_read(method: str) -> None:
    reading = read_points(method)
    criteria_total(reading)
    assert stated_total_fits(reading, Decimal(1)) in (True, False)


def _rubric(seed: str) -> list[dict[str, Any]]:
    path = SEEDS / f"{seed}.expected.json"
    if not path.exists():
        pytest.skip("the seeds are not at hand")
    tables = json.loads(path.read_text(encoding="utf-8"))["tables"]
    items: list[dict[str, Any]] = next(t["items"] for t in tables if t["kind"] == "rubric")
    return items


@pytest.mark.parametrize(
    ("seed", "wrong"), [("000_yaohai", {"19", "25", "28"}), ("002_suzhou", {"22"})]
)
def test_the_seeds_are_read_as_their_keys_say(seed: str, wrong: set[str]) -> None:
    found_wrong = set()
    for item in _rubric(seed):
        reading = read_points(item["method"])
        key = item["criteria"]
        readings = key["either"] if isinstance(key, dict) else [key]
        # A key may have lost the bracket that ends 「乡镇（街道）」 when it was made.
        expected = [[(c["text"].rstrip("）"), c["points"]) for c in one] for one in readings]
        assert [(c.text.rstrip("）"), str(c.points)) for c in reading.criteria] in expected
        assert reading.cap == (Decimal(item["cap"]) if item["cap"] else None), item["no"]
        if item["points"] and not stated_total_fits(reading, Decimal(item["points"])):
            found_wrong.add(item["no"])
    assert found_wrong == wrong


@pytest.mark.parametrize(
    ("method", "criteria", "cap"),
    [
        ("在省、市媒体刊发的，分别加5、3、1分。", [], None),
        ("被省、市督办的，分别扣20分、10分。", [], None),
        ("完成100%得满分；80%以上得15分；其余不得分。", [("80%以上", "15")], None),
        ("受到表彰的，每次加5分，限加10分", [], "10"),
    ],
)
def test_lists_of_points_and_full_marks_are_no_criteria(
    method: str, criteria: list[tuple[str, str]], cap: str | None
) -> None:
    reading = read_points(method)
    assert [(c.text, str(c.points)) for c in reading.criteria] == criteria
    assert (str(reading.cap) if reading.cap is not None else None) == cap
