"""``filings import``: read, shown, as JSON, and written."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from support.command import filings as run
from support.import_contract import SEVERAL, breaches

ROWS = [
    ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
    ["1", "制定工作方案", "示例镇党政办", "示例镇财政所", "2024年6月底前"],
    ["2", "开展质量宣传", "示例镇宣传办", "", "长期坚持"],
]


def word_file(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("关于印发2024年重点任务分工的通知")
    document.add_paragraph("2024年3月1日")
    document.add_paragraph("重点任务分工表")
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file = folder / "通知.docx"
    document.save(file)
    return file


def excel_file(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "分工"
    sheet.append(["2024年重点任务分工表"])
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    file = folder / "分工.xlsx"
    book.save(file)
    return file


@pytest.mark.parametrize("make", [word_file, excel_file])
def test_what_was_read_is_shown(make: object, tmp_path: Path) -> None:
    assert callable(make)
    result = run("import", str(make(tmp_path)))
    assert result.code == 0
    assert "制定工作方案" in result.out
    assert "示例镇党政办（牵头）、示例镇财政所（配合）" in result.out
    assert "2024年6月底前" in result.out


def test_json_has_the_shape_of_the_contract(tmp_path: Path) -> None:
    result = run("import", str(word_file(tmp_path)), "--format", "json")
    found = json.loads(result.out)
    assert breaches(found) == []
    assert found["document"] == {
        "title": "关于印发2024年重点任务分工的通知",
        "document_number": None,
        "date": "2024-03-01",
        "stages": [],
    }
    [table] = found["tables"]
    assert (table["title"], table["kind"]) == ("重点任务分工表", "division")
    assert [c.get("field") for c in table["columns"]] == [
        "no", "content", "units", "units", "deadline",
    ]  # fmt: skip
    assert table["items"][0] == {
        "no": "1",
        "path": [],
        "section_points": {},
        "content": "制定工作方案",
        "method": None,
        "points": None,
        "cap": None,
        "criteria": [],
        "materials": None,
        "veto": False,
        "bonus": False,
        "units": [
            {"name": "示例镇党政办", "role": "lead"},
            {"name": "示例镇财政所", "role": "support"},
        ],
        "units_text": "牵头单位：示例镇党政办；配合单位：示例镇财政所",
        "deadline": {"text": "2024年6月底前", "kind": "by", "date": "2024-06-30"},
        "source": {"table": 0, "row": 1},
    }


def test_several_files_are_several_documents(tmp_path: Path) -> None:
    files = [str(word_file(tmp_path)), str(excel_file(tmp_path))]
    found = json.loads(run("import", *files, "--format", "json").out)
    assert breaches(found, SEVERAL) == []
    assert [d["file"] for d in found["documents"]] == files
    assert {len(d["tables"]) for d in found["documents"]} == {1}


def test_a_project_is_written_and_checks(tmp_path: Path) -> None:
    folder = tmp_path / "我的项目"
    result = run("import", str(word_file(tmp_path)), "-o", str(folder))
    assert result.code == 0
    assert "filing.yaml" in result.out
    assert (folder / "重点任务分工表.yaml").exists()
    checked = json.loads(run("check", str(folder), "--format", "json").out)
    assert checked["summary"]["items"] == checked["summary"]["assigned"] == 2


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    result = run("import", str(tmp_path / "没有.docx"))
    assert result.code == 2
    assert "没有.docx" in result.err


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    result = run("import", str(tmp_path / "坏.docx"))
    assert result.code == 1
    assert "Traceback" not in result.out + result.err


def test_what_a_project_built_does_not_come_back_into_it(tmp_path: Path) -> None:
    folder = tmp_path / "我的项目"
    assert run("import", str(word_file(tmp_path)), "-o", str(folder)).code == 0
    assert run("build", str(folder), "--draft").code == 0
    [document, *_more] = sorted((folder / "成果").glob("*.docx"))
    before = (folder / "filing.yaml").read_bytes()
    refused = run("import", str(document), "-o", str(folder))
    assert refused.code == 2
    assert "自己生成的文档" in refused.err
    assert (folder / "filing.yaml").read_bytes() == before
    assert run("import", str(document)).code == 0
    assert run("import", str(document), "-o", str(tmp_path / "别的项目")).code == 0


def test_a_head_and_a_foot_that_are_tables_are_told_once_and_listed_as_no_table(
    tmp_path: Path,
) -> None:
    document = docx.Document()
    for rows in (
        [["示例区人民政府办公室", "专题会议纪要"], ["〔2024〕17号", "2024年5月13日"]],
        None,
        [["出席：区住建局、区财政局，" + "、".join(f"{n}号街道" for n in range(40))]],
    ):
        if rows is None:
            document.add_paragraph("关于老旧小区改造的纪要")
            document.add_paragraph("（一）编制改造计划。（责任单位：区住建局）")
            continue
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(tmp_path / "纪要.docx"))
    result = run("import", tmp_path / "纪要.docx", "-o", tmp_path / "镇")
    assert result.code == 0
    assert "0项" not in result.out
    for said in (result.said, (tmp_path / "镇" / "导入情况.txt").read_text("utf-8")):
        assert said.count("专题会议纪要") == said.count("39号街道") == 1
