"""Building: checked first, all or nothing, agreeing documents, the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.projects import SAMPLES, TODAY
from support.tables import read_tables

from filings.diagnostics import Severity
from filings.documents import plan_documents
from filings.project.load import load
from filings.resources import samples_folder
from filings.workflows.build import BuildResult, build
from filings.workflows.outputs import MANIFEST

WriteProject = Callable[..., Path]


def build_folder(folder: Path, **options: object) -> BuildResult:
    project, _found = load(folder)
    return build(project, today=TODAY, **options)  # type: ignore[arg-type]


def without_holes(result: BuildResult) -> list[str]:
    return [str(d) for d in result.diagnostics if d.severity is not Severity.INFO]


def test_every_sample_builds_without_a_warning(sample: Path) -> None:
    result = build_folder(sample)
    assert without_holes(result) == []
    project, _found = load(sample)
    assert len(result.outputs) == len(plan_documents(project))
    assert {output.status for output in result.outputs} == {"written"}
    assert all(output.file.is_file() for output in result.outputs)


def test_documents_are_numbered_in_the_order_of_the_list(town: Path) -> None:
    outputs = build_folder(town).outputs
    names = [o.file.name for o in outputs if o.file.parent == town / "成果"]
    assert names[0] == "01-申报备案表.docx"
    assert [name[:2] for name in names] == [f"{n:02}" for n in range(1, len(names) + 1)]


def test_with_an_error_nothing_is_written(town: Path) -> None:
    (town / "filing.yaml").write_text(
        (town / "filing.yaml").read_text(encoding="utf-8") + "\nno_such_key: 1\n", encoding="utf-8"
    )
    result = build_folder(town)
    assert result.refused
    assert not (town / "成果").exists()


def test_a_second_build_leaves_unchanged_documents_alone(town: Path) -> None:
    first = build_folder(town)
    times = [output.file.stat().st_mtime_ns for output in first.outputs]
    second = build_folder(town)
    assert {output.status for output in second.outputs} == {"unchanged"}
    assert [output.file.stat().st_mtime_ns for output in second.outputs] == times


def test_only_what_was_asked_for_is_made(town: Path) -> None:
    result = build_folder(town, only=["self_score_sheet"])
    assert [output.kind for output in result.outputs] == ["self_score_sheet"]
    assert result.outputs[0].file.name.startswith("04-")
    by_chinese_name = build_folder(town, only=["自查打分表"])
    assert [output.status for output in by_chinese_name.outputs] == ["unchanged"]


def test_a_kind_that_is_not_in_the_list_is_refused(town: Path) -> None:
    result = build_folder(town, only=["scoring_division"])
    assert [d.code for d in result.diagnostics if d.severity is Severity.ERROR] == ["B006"]


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("自查保告", "是不是“自查报告”？"),
        ("请示.docx", "是不是“请示”？"),
        ("镇财正所", "是不是“镇财政所”？"),
        (
            "领导小组成员单位",
            "“领导小组成员单位”是一组单位，文档是每家一份，逐个写：--only 镇党政办 ",
        ),
        ("主要指标表", "有这种文档，要先在 filing.yaml 的“文档”里加上：主要指标表"),
    ],
)
def test_a_name_that_is_not_in_the_list_is_told_with_what_was_meant(
    town: Path, word: str, advice: str
) -> None:
    [found] = [d for d in build_folder(town, only=[word]).diagnostics if d.code == "B006"]
    assert found.hints[0].startswith(advice) and found.hints[-1].startswith("清单里有：")


def test_a_draft_is_built_with_holes_marked(write_project: WriteProject) -> None:
    folder = write_project(
        """
        filings: 1
        programme: {name: 示例活动, authority: 示例市办公室}
        applicant: {name: 示例镇人民政府, location: 示例县}
        rubrics: {scoring: 细则.yaml}
        documents: [task_breakdown]
        """,
        细则="""
        title: 示例细则
        levels: [类别]
        sections:
          - {name: 组织保障, items: [{no: 1, content: 成立工作专班}]}
        """,
    )
    assert build_folder(folder).refused
    result = build_folder(folder, draft=True)
    assert len(result.outputs) == 1
    assert result.outputs[0].file.name == "01-任务分解表（征求意见稿）.docx"
    rows = read_tables(result.outputs[0].file)[0]
    assert rows[1][-1][0] == "【待定】"
    assert rows[1][-2][0] == "【待定】"
    import zipfile

    with zipfile.ZipFile(result.outputs[0].file) as archive:
        headers = [archive.read(n).decode() for n in archive.namelist() if "header" in n]
    assert any("征求意见稿" in header for header in headers)


def test_a_manifest_names_every_input_and_output_by_its_hash(town: Path) -> None:
    result = build_folder(town)
    manifest = json.loads((town / "成果" / MANIFEST).read_text(encoding="utf-8"))
    out = town / "成果"
    assert {o.file.relative_to(out).as_posix(): o.sha256 for o in result.outputs} == {
        name: entry["sha256"] for name, entry in manifest["outputs"].items()
    }
    assert {"filing.yaml", "评估细则.yaml", "自查报告.md", "请示.md"} <= set(manifest["inputs"])


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_input_gives_the_same_bytes_whatever_the_clock_and_the_hash_seed(
    name: str, tmp_path: Path
) -> None:
    script = (
        "import sys, datetime, filings\n"
        "project, _ = filings.load(sys.argv[1])\n"
        "for o in filings.build(project, sys.argv[2], today=datetime.date(2026, 3, 2)).outputs:\n"
        "    print(o.file.name, o.sha256)\n"
    )
    folder = samples_folder() / name
    printed = [
        subprocess.run(
            [sys.executable, "-c", script, str(folder), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/New_York"))
    ]
    assert printed[0] == printed[1] != ""


def test_a_projects_own_template_is_used_in_place_of_ours(town: Path) -> None:
    from docx import Document

    (town / "templates").mkdir()
    own = Document()
    own.add_paragraph("本单位自己的请示：{{ applicant.name }}")
    own.save(str(town / "templates" / "请示.docx"))
    result = build_folder(town, only=["request"])
    text = "".join(p.text for p in Document(str(result.outputs[0].file)).paragraphs)
    assert text == "本单位自己的请示：示例镇人民政府"


def test_an_own_document_needs_only_an_own_template(town: Path) -> None:
    from docx import Document

    (town / "templates").mkdir()
    own = Document()
    table = own.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "{%tr for row in rubrics.scoring.rows %}"
    table.cell(1, 0).text = "{{ row.no }}"
    table.cell(1, 1).text = "{{ row.deadline }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    own.save(str(town / "templates" / "时限一览.docx"))
    filing = town / "filing.yaml"
    text = filing.read_text(encoding="utf-8")
    filing.write_text(
        text.replace("documents:", "documents:\n  - {template: 时限一览.docx, output: 时限一览}", 1)
        if "documents:\n" in text
        else text.replace(
            "documents: [", "documents: [{template: 时限一览.docx, output: 时限一览}, "
        ),
        encoding="utf-8",
    )
    result = build_folder(town, only=["时限一览"])
    assert [d.message for d in result.diagnostics if d.severity is Severity.ERROR] == []
    rows = read_tables(result.outputs[0].file)[0]
    assert len(rows) == 34


def test_documents_of_one_project_agree(town: Path) -> None:
    outputs = {o.kind: o.file for o in build_folder(town).outputs}
    project, _found = load(town)
    division = max(read_tables(outputs["responsibility_table"]), key=len)
    scores = max(read_tables(outputs["self_score_sheet"]), key=len)
    for entry in project.rubrics["scoring"].entries:
        method = "".join((entry.item.method or entry.item.content or "").split())
        assert any(method in text for row in division for text, _m in row)
        assert any(method in text for row in scores for text, _m in row)


def test_a_draft_never_takes_the_place_of_a_finished_document(town: Path) -> None:
    finished = {output.file: output.sha256 for output in build_folder(town).outputs}
    drafts = build_folder(town, draft=True)
    assert {output.status for output in drafts.outputs} == {"written"}
    assert not finished.keys() & {output.file for output in drafts.outputs}
    again = build_folder(town)
    assert {output.file: output.sha256 for output in again.outputs} == finished
    assert {output.status for output in again.outputs} == {"unchanged"}
    assert without_holes(again) == []
