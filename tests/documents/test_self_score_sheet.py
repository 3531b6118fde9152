"""自查打分表: sums of categories, total, bonus apart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from filings.documents import find_kind, plan_documents
from filings.model import Project
from filings.project.load import load

HOLE = "【待定】"


def rows(project: Project, hole: str = "") -> list[dict[str, Any]]:
    kind = find_kind("self_score_sheet")
    assert kind is not None
    document = next(d for d in plan_documents(project) if d.kind is kind)
    found: list[dict[str, Any]] = kind.build_context(project, document, hole)["rows"]
    return found


def sums(project: Project, hole: str = "") -> dict[str, tuple[Any, Any]]:
    return {
        row["label"]: (row["points"], row["claimed"])
        for row in rows(project, hole)
        if row["kind"] == "sum"
    }


def test_each_category_has_its_stated_points_and_what_is_claimed(write_project: Any) -> None:
    project, _found = load(write_project(FILING, 细则=RUBRIC))
    assert sums(project) == {
        "工作机制小计": (Decimal(10), Decimal("4.5")),
        "工作成效小计": (Decimal(6), Decimal(5)),
        "合计": (Decimal(16), Decimal("9.5")),
        "加分小计": (Decimal(3), Decimal(2)),
        "总计": (Decimal(19), Decimal("11.5")),
    }


def test_the_sum_of_a_category_stands_below_its_last_item(write_project: Any) -> None:
    project, _found = load(write_project(FILING, 细则=RUBRIC))
    order = [row.get("label") or row["no"] or row["first"]["text"] for row in rows(project)]
    assert order == [
        "一票否决项",
        "1",
        "2",
        "工作机制小计",
        "3",
        "工作成效小计",
        "合计",
        "4",
        "加分小计",
        "总计",
    ]


def test_a_claim_that_is_missing_leaves_a_hole_in_the_sums(write_project: Any) -> None:
    filing = FILING.replace("    3: {claimed_points: 5}\n", "")
    project, _found = load(write_project(filing, 细则=RUBRIC))
    found = sums(project, HOLE)
    assert found["工作成效小计"] == (Decimal(6), HOLE)
    assert found["合计"] == (Decimal(16), HOLE)
    assert found["总计"] == (Decimal(19), HOLE)
    assert found["工作机制小计"] == (Decimal(10), Decimal("4.5"))


def test_a_veto_item_shows_whether_it_was_triggered_and_counts_nothing(
    write_project: Any,
) -> None:
    project, _found = load(write_project(FILING, 细则=RUBRIC))
    assert rows(project)[0]["claimed"] == "未触发"


def test_a_rubric_without_points_has_no_sums(write_project: Any) -> None:
    rubric = "items:\n  - {no: 1, content: 成立机构}\n  - {no: 2, content: 印发方案}\n"
    project, _found = load(write_project(FILING, 细则=rubric))
    assert sums(project) == {}


def test_a_single_category_has_no_subtotal_beside_the_total(write_project: Any) -> None:
    rubric = "sections:\n  - {name: 机制, items: [{no: 1, points: 2, method: 有方案。}]}\n"
    project, _found = load(write_project(FILING, 细则=rubric))
    assert list(sums(project)) == ["合计"]


def test_the_township_claims_as_its_texts_say(town: Path) -> None:
    project, _found = load(town)
    found = sums(project)
    assert found["合计"] == (Decimal(100), Decimal(92))
    assert found["加分小计"] == (Decimal(5), Decimal(3))


FILING = """\
filings: 1
rubrics: {scoring: 细则.yaml}
self_assessment:
  scoring:
    veto: {triggered: 否}
    1: {claimed_points: 4.5}
    2: {claimed_points: 0}
    3: {claimed_points: 5}
    4: {claimed_points: 2}
documents: [self_score_sheet]
"""
RUBRIC = """\
levels: [类别]
sections:
  - name: 一票否决项
    veto: 是
    items: [{id: veto, content: 未发生重大质量事故}]
  - name: 工作机制
    points: 10
    items:
      - {no: 1, points: 5, method: 有机构（5分）。}
      - {no: 2, points: 5, method: 有方案（5分）。}
  - name: 工作成效
    items:
      - {no: 3, points: 6, method: 合格率高（6分）。}
  - name: 加分项
    bonus: 是
    points: 3
    items:
      - {no: 4, points: 3, method: 受到表扬（3分）。}
"""
