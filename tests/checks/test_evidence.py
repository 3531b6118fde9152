"""Evidence on the disk: what is there, without opening anything."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from filings.checks import check_project
from filings.checks.evidence_dates import earliest_day, look_back
from filings.model.rubric import Item
from filings.project.load import load


def findings_for(folder: Path, file: str) -> set[str]:
    """The rules about files that find something in a project with this one piece of evidence."""
    (folder / "filing.yaml").write_text(
        f"evidence: {{E01: {{file: '{file}', title: 材料, date: 2025-01-02}}}}\n", encoding="utf-8"
    )
    project, _found = load(folder)
    found = check_project(project, today=date(2026, 3, 2))
    return {d.code for d in found if d.code in {"E002", "E003", "E004", "E005", "E012"}}


def test_a_link_within_the_project_is_a_file_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "原件.pdf").write_text("内容")
    (tmp_path / "链接.pdf").symlink_to("原件.pdf")
    assert findings_for(tmp_path, "链接.pdf") == set()


def test_a_link_that_leads_out_of_the_project_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    folder.mkdir()
    (tmp_path / "外面.pdf").write_text("内容")
    (folder / "链接.pdf").symlink_to("../外面.pdf")
    assert findings_for(folder, "链接.pdf") == {"E004"}


def test_links_in_a_ring_are_reported_and_not_followed_for_ever(tmp_path: Path) -> None:
    (tmp_path / "甲.pdf").symlink_to("乙.pdf")
    (tmp_path / "乙.pdf").symlink_to("甲.pdf")
    assert findings_for(tmp_path, "甲.pdf") & {"E002", "E004"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.pdf")
    assert findings_for(tmp_path, "管道.pdf") == {"E004"}


def test_a_name_too_long_for_the_disk_is_told_once(tmp_path: Path) -> None:
    assert findings_for(tmp_path, "长" * 100 + ".pdf") == {"E012"}


def test_a_missing_file_shows_the_one_that_is_probably_meant(check: Any) -> None:
    checked = check(
        "evidence: {E01: {file: 佐证材料/会议记要.pdf, title: 会议纪要, date: 2025-01-02}}\n",
        files={"佐证材料/会议纪要.pdf": "内容"},
    )
    assert checked.of("E002")[0].hints == ("是不是“会议纪要.pdf”？",)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("提供近三年表彰文件", 3),
        ("最近一年会议纪要；近5年科技奖励", 5),
        ("申报之日前两年未发生事故", 2),
        ("提前一年部署", None),
        ("近年来工作情况", None),
        (None, None),
    ],
)
def test_how_far_an_item_looks_back_is_read_from_its_words(
    text: str | None, years: int | None
) -> None:
    assert look_back(Item(id="1", materials=text)) == years


def test_years_are_counted_in_the_applicants_favour() -> None:
    assert earliest_day(date(2026, 3, 2), 3) == date(2023, 1, 1)
