"""Sheets and letters for each unit, on the disk: one call, a folder, nobody forgotten or overwritten."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.office import needs_office
from support.projects import TODAY
from support.tables import read_tables

from filings.project.load import load
from filings.workflows.build import BuildResult, build
from filings.workflows.libreoffice import find_office
from filings.workflows.outputs import MANIFEST

SHEETS, ALL = "07-单位任务清单", "07-单位任务清单（全部）.docx"


def build_folder(folder: Path, **options: object) -> BuildResult:
    project, _found = load(folder)
    return build(project, today=TODAY, **options)  # type: ignore[arg-type]


def warnings(result: BuildResult) -> list[str]:
    return [d.code for d in result.diagnostics if d.code.startswith("B")]


def change(folder: Path, old: str, new: str) -> None:
    filing = folder / "filing.yaml"
    text = filing.read_text(encoding="utf-8")
    assert old in text
    filing.write_text(text.replace(old, new), encoding="utf-8")


def numbers(document: Path) -> list[list[str]]:
    """The first cell of each row of items, table by table."""
    return [[row[0][0] for row in table[1:]] for table in read_tables(document)]


def test_all_sheets_come_of_one_call_and_together_they_are_the_division(town: Path) -> None:
    outputs = build_folder(town, only=["unit_task_sheet"]).outputs
    project, _found = load(town)
    collected, *single = [output.file for output in outputs]
    assert collected == town / "成果" / ALL
    assert {file.parent.name for file in single} == {SHEETS}
    by_unit = {file.stem.partition("-")[2]: numbers(file) for file in single}
    assert set(by_unit) == {u.name for u in project.units if not u.is_group}
    for unit in project.units:
        if not unit.is_group:
            mine = [r.entry.item.no for _key, r in project.responsibilities_of(unit)]
            assert by_unit[unit.name] == [mine]
    assert numbers(collected) == [tables[0] for tables in by_unit.values()]
    applicable = {
        r.entry.item.no for r in project.responsibilities("scoring") if r.not_applicable is None
    }
    assert {no for [mine] in by_unit.values() for no in mine} == applicable


def test_only_may_name_a_kind_a_unit_or_a_file(town: Path) -> None:
    def made(word: str) -> list[str]:
        found = build_folder(town, only=[word]).outputs
        return [output.file.relative_to(town / "成果").as_posix() for output in found]

    assert len(made("单位任务清单")) == 13
    assert made("镇财政所") == made("财政所") == [f"{SHEETS}/04-镇财政所.docx"]
    assert made(ALL) == [ALL]
    assert made(f"{SHEETS}/04-镇财政所.docx") == [f"{SHEETS}/04-镇财政所.docx"]


def test_the_manifest_knows_the_files_of_a_folder_and_nothing_is_written_twice(
    town: Path,
) -> None:
    first = build_folder(town)
    manifest = json.loads((town / "成果" / MANIFEST).read_text(encoding="utf-8"))
    assert f"{SHEETS}/04-镇财政所.docx" in manifest["outputs"]
    times = [output.file.stat().st_mtime_ns for output in first.outputs]
    second = build_folder(town)
    assert {output.status for output in second.outputs} == {"unchanged"}
    assert [output.file.stat().st_mtime_ns for output in second.outputs] == times
    assert warnings(second) == []


def test_a_sheet_that_somebody_edited_is_kept_in_its_folder(town: Path) -> None:
    build_folder(town)
    sheet = town / "成果" / SHEETS / "04-镇财政所.docx"
    sheet.write_bytes(b"edited")
    change(town, "deadline: 2025年2月底前", "deadline: 2025年3月底前")
    result = build_folder(town)
    kept = [output for output in result.outputs if output.status == "kept"]
    assert [(o.file, o.kept) for o in kept] == [(sheet.with_name("04-镇财政所（新）.docx"), sheet)]
    assert sheet.read_bytes() == b"edited"
    [finding] = [d for d in result.diagnostics if d.code == "B001"]
    assert f"新文档写在“{SHEETS}/04-镇财政所（新）.docx”" in finding.message
    forced = build_folder(town, force=True)
    assert sheet.with_name("04-镇财政所（旧）.docx").read_bytes() == b"edited"
    assert warnings(forced) == ["B003"]  # the new one that was written beside it


def test_the_sheet_of_a_unit_that_has_gone_is_named_and_left_where_it_is(town: Path) -> None:
    build_folder(town)
    old = town / "成果" / SHEETS / "12-镇为民服务中心.docx"
    assert old.is_file()
    filing = town / "filing.yaml"
    text = filing.read_text(encoding="utf-8")
    text = re.sub(r"\n  - \{name: 镇为民服务中心,.*\}", "", text)
    text = text.replace(", 镇为民服务中心]", "]").replace("镇为民服务中心", "镇党政办")
    text = text.replace("support: [镇党政办, 镇综合执法队]", "support: [镇综合执法队]")
    filing.write_text(text, encoding="utf-8")
    result = build_folder(town)
    assert not result.refused, [str(d) for d in result.diagnostics if d.code[0] != "B"]
    [finding] = [d for d in result.diagnostics if d.code == "B003"]
    assert f"{SHEETS}/12-镇为民服务中心.docx" in finding.message
    assert old.is_file()


def test_a_draft_stands_in_the_same_folder_under_a_name_of_its_own(town: Path) -> None:
    finished = {output.file: output.sha256 for output in build_folder(town).outputs}
    drafts = build_folder(town, draft=True)
    names = {o.file.relative_to(town / "成果").as_posix() for o in drafts.outputs}
    assert f"{SHEETS}/04-镇财政所（征求意见稿）.docx" in names
    assert "07-单位任务清单（全部）（征求意见稿）.docx" in names
    assert not finished.keys() & {output.file for output in drafts.outputs}
    assert warnings(build_folder(town)) == []


def test_a_file_in_the_place_of_the_folder_stops_the_build_before_it_writes(town: Path) -> None:
    (town / "成果").mkdir()
    (town / "成果" / SHEETS).write_text("a file, not a folder")
    result = build_folder(town)
    assert warnings(result) == ["B004"]
    assert result.refused
    assert [f.name for f in (town / "成果").iterdir() if f.suffix == ".docx"] == []


@needs_office
def test_pdfs_lie_beside_their_documents_and_a_preview_has_the_same_folders(town: Path) -> None:
    from filings.workflows.preview import preview

    office = find_office(os.environ)
    outputs = build_folder(town, only=["镇财政所"], pdf=office).outputs
    files = [output.file.relative_to(town / "成果").as_posix() for output in outputs]
    assert files == [f"{SHEETS}/04-镇财政所.docx", f"{SHEETS}/04-镇财政所.pdf"]
    project, _found = load(town)
    shown = preview(project, office=office, only=["镇财政所"], today=TODAY)
    folder = town / "成果" / "预览"
    names = [o.file.relative_to(folder).as_posix() for o in (*shown.pdfs, *shown.pages)]
    assert names[:2] == [f"{SHEETS}/04-镇财政所.pdf", f"{SHEETS}/04-镇财政所-01.png"]
    preview(project, office=office, only=["请示"], today=TODAY)
    assert not (folder / SHEETS).exists()


WriteProject = Callable[..., Path]


def test_one_units_sheet_can_be_asked_for_alone(write_project: WriteProject) -> None:
    folder = write_project(
        FILING.replace("DOCUMENTS", "[{类型: 单位任务清单, 单位: 乙}]"), 细则=RUBRIC
    )
    outputs = build_folder(folder).outputs
    assert [output.file.name for output in outputs] == ["01-单位任务清单（乙所）.docx"]
    assert numbers(outputs[0].file) == [["1", "2"]]


def test_a_letter_says_who_is_asked_for_what_by_when(write_project: WriteProject) -> None:
    folder = write_project(FILING.replace("DOCUMENTS", "[提供资料函]"), 细则=RUBRIC)
    outputs = build_folder(folder).outputs
    assert [output.file.name for output in outputs] == ["01-甲办.docx", "02-乙所.docx"]
    text = text_of(outputs[1].file)
    for words in (
        "示例镇人民政府",
        "示质函〔2025〕3号",
        "示例镇乙事务所：",
        "1.成立工作专班（第1项，配合）：成立文件、会议纪要",
        "2.印发工作方案（第2项，负责）：印发的方案",
        "于2025年11月28日前报送镇质量办",
        "2025年11月3日",
        "（联系单位：镇质量办，联系电话：0000-1234567）",
        "抄送：镇人大办。",
    ):
        assert words in text, words


def text_of(document: Path) -> str:
    import zipfile

    from lxml import etree

    with zipfile.ZipFile(document) as archive:
        parts = [n for n in archive.namelist() if re.match(r"word/(document|header).*\.xml", n)]
        return "".join("".join(etree.fromstring(archive.read(n)).itertext()) for n in parts)


FILING = """\
filings: 1
创建活动: {名称: 示例市质量强镇, 开始日期: 2025-07-01, 结束日期: 2026-06-30}
申报主体: {名称: 示例镇人民政府}
评分细则: {评分: 细则.yaml}
责任单位:
  - {名称: 甲办}
  - {名称: 乙所, 全称: 示例镇乙事务所, 简称: [乙]}
  - {名称: 专班, 成员单位: [甲办, 乙所]}
责任分工:
  评分:
    1: {牵头单位: 甲办, 配合单位: [乙], 完成时限: 全过程}
    2: {责任单位: [专班], 完成时限: 2026-03-31}
提供资料函:
  发文字号: 示质函〔2025〕3号
  日期: 2025-11-03
  反馈时限: 2025-11-28
  联系方式: {联系单位: 镇质量办, 电话: 0000-1234567}
  抄送: 镇人大办
文档: DOCUMENTS
"""
RUBRIC = """\
指标:
  - {序号: 1, 内容: 成立工作专班。, 资料要求: 成立文件、会议纪要}
  - {序号: 2, 内容: 印发工作方案。, 资料要求: 印发的方案}
"""


NAMES = [f"单位{n}" for n in range(1, 16)]
WHO = st.lists(st.sampled_from([*NAMES, "成员单位"]), min_size=1, max_size=3, unique=True)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WHO, min_size=34, max_size=34))
def test_34_items_of_15_units_are_all_on_paper(
    write_project: WriteProject, tmp_path_factory: pytest.TempPathFactory, who: list[list[str]]
) -> None:
    filing = {
        "programme": {"name": "示例活动"},
        "rubrics": {"r": {"items": [{"no": n, "content": f"任务{n}"} for n in range(1, 35)]}},
        "units": [*({"name": n} for n in NAMES), {"name": "成员单位", "members": NAMES[:5]}],
        "assignments": {
            "r": {n: {"units": names, "deadline": "全过程"} for n, names in enumerate(who, 1)}
        },
        "documents": ["unit_task_sheet"],
    }
    folder = write_project(yaml.safe_dump(filing, allow_unicode=True, sort_keys=False))
    project, _found = load(folder)
    result = build(project, tmp_path_factory.mktemp("out"), today=TODAY)
    expected: Counter[tuple[str, str]] = Counter()
    for n, names in enumerate(who, 1):
        expected.update((name, str(n)) for name in {m for x in names for m in members(x)})
    found = Counter(
        (output.file.stem.partition("-")[2], no)
        for output in result.outputs[1:]
        for [*mine] in numbers(output.file)
        for no in mine
    )
    assert found == expected
    assert sum(map(len, numbers(result.outputs[0].file))) == sum(expected.values())


def members(name: str) -> list[str]:
    return NAMES[:5] if name == "成员单位" else [name]


def test_what_goes_to_the_units_is_no_part_of_the_application_package(town: Path) -> None:
    from zipfile import ZipFile

    from filings.workflows.package.pack import pack

    build_folder(town, only=["镇财政所"])
    project, _found = load(town)
    result = pack(project, town / "包.zip", today=TODAY)
    assert [d.code for d in result.diagnostics if d.code[0] == "K"] == []
    with ZipFile(town / "包.zip") as archive:
        names = archive.namelist()
    assert any("责任分工表" in name for name in names)
    assert not any("单位任务清单" in name for name in names)
