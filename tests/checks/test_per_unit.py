"""Documents for single units, and the letter that asks for materials: what is said of them."""

from __future__ import annotations

from typing import Any

import pytest

LETTER = "{date: 2025-11-03, deadline: 2025-11-28, contact: {phone: 0000-1234567}}"
RUBRIC = "items: [{no: 1, content: 成立工作专班, materials: 成立文件}]"


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ("尽快", "说不清是哪一天"),
        ("2025年11月31日", "日历上没有这一天"),
        ("收到后10日内", "说不清是哪一天"),
        ("每月25日前", "说不清是哪一天"),
        ("长期坚持", "说不清是哪一天"),
        ("2025-11-03", "不晚于函的日期"),
    ],
)
def test_a_letter_has_to_say_by_which_day_to_answer(deadline: str, words: str, check: Any) -> None:
    letter = LETTER.replace("2025-11-28", deadline)
    checked = check(f"material_request: {letter}\ndocuments: [material_request]", rubric=RUBRIC)
    [found] = checked.of("F023")
    assert words in found.message


def test_what_a_letter_cannot_do_without_is_asked_for_by_name(check: Any) -> None:
    checked = check("documents: [material_request]", rubric=RUBRIC)
    labels = {found.where for found in checked.of("F001")}
    assert labels == {"函的成文日期", "资料的反馈时限", "资料报送的联系方式"}
    assert check(
        f"material_request: {LETTER}\ndocuments: [material_request]", rubric=RUBRIC
    ).codes <= {"D011"}


def test_nothing_is_said_of_a_letter_that_nobody_asked_for(check: Any) -> None:
    checked = check("material_request: {deadline: 尽快}", rubric=RUBRIC)
    assert checked.codes == set()


def test_two_lists_of_the_same_sheets_are_told_apart_once(check: Any) -> None:
    checked = check("documents: [unit_task_sheet, 单位任务清单]")
    assert len(checked.of("F009")) == 1
