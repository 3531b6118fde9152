"""An import writes a project that checks, and never touches what somebody has written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.source_tables import source_document, source_table

from filings.project.load import load
from filings.source import SourceDocument
from filings.workflows.check import check
from filings.workflows.import_ import REPORT_FILE, ImportResult, import_documents, read_documents

TODAY = date(2024, 3, 1)


def division(
    *, deadline: str = "2024年6月底前", title: str = "示例区重点任务分工表"
) -> SourceDocument:
    return source_document(
        "示例区人民政府办公室关于印发《示例区质量工作方案》的通知",
        "示例区人民政府办公室",
        "2024年2月20日",
        "附件1",
        title,
        source_table(f"""
序号|类别|工作任务|责任单位|完成时限
1|机制建设（20分）|制定工作方案|区市场监管局（牵头）、区财政局|{deadline}
2|^|落实经费保障|区财政局|2024年12月31日前
3|宣传引导|开展主题宣传|各有关部门|
"""),
    )


def rubric() -> SourceDocument:
    return source_document(
        "示例市质量强镇评估细则",
        source_table("""
序号|指标|分值|评分方法|备注
1|组织保障|10|方案完备（4分）；⏎责任落实（6分）。|查文件
2|经费保障|5|纳入预算（5分）。|
合计||15||
"""),
        file="细则.docx",
    )


def codes(result: ImportResult) -> list[str]:
    return [d.code for d in result.diagnostics]


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    result = read_documents([division()])
    assert [r.file for r in result.plan.rubrics] == ["示例区重点任务分工表.yaml"]
    assert names(tmp_path) == set()


def test_a_new_project_holds_rubric_units_assignments_and_a_list_of_doubts(tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    import_documents([division()], folder)
    assert names(folder) == {
        "filing.yaml",
        "示例区重点任务分工表.yaml",
        "filing.schema.json",
        "rubric.schema.json",
        REPORT_FILE,
    }
    project, found = load(folder)
    assert [d for d in found if d.code.startswith("Y")] == []
    entries = project.rubrics["任务"].entries
    assert [e.item.content for e in entries] == ["制定工作方案", "落实经费保障", "开展主题宣传"]
    assert entries[0].sections[0].points == 20
    assert entries[0].item.source == "表1第2行"
    assigned = project.assignments["任务"].items["1"]
    assert (assigned.lead, assigned.support) == (("区市场监管局",), ("区财政局",))
    assert [(u.name, u.members) for u in project.units] == [
        ("区市场监管局", None),
        ("区财政局", None),
        ("各有关部门", ()),
    ]
    assert project.programme.authority == "示例区人民政府办公室"
    assert "表1第4行“完成时限”" in (folder / REPORT_FILE).read_text(encoding="utf-8")


def test_the_new_project_lacks_exactly_what_the_document_lacks(tmp_path: Path) -> None:
    import_documents([division()], tmp_path / "项目")
    result = check(tmp_path / "项目", today=TODAY)
    assert {(d.code, d.where) for d in result.diagnostics if d.code[0] == "A"} == {
        ("A002", "任务 3"),
        ("A003", "任务 3"),
    }


def test_what_has_no_field_stands_above_its_item_as_a_comment(tmp_path: Path) -> None:
    import_documents([rubric()], tmp_path / "项目")
    text = (tmp_path / "项目" / "示例市质量强镇评估细则.yaml").read_text(encoding="utf-8")
    assert "# 备注：查文件\n  - 序号: 1\n" in text.replace("    ", "  ")
    project, _found = load(tmp_path / "项目")
    assert project.rubrics["评分"].total == 15
    assert project.rubrics["评分"].entries[0].item.method == "方案完备（4分）；\n责任落实（6分）。"


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    import_documents([division()], folder)
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    again = import_documents([division()], folder)
    assert again.written == []
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_another_rubric_is_added_and_every_other_byte_kept(tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    import_documents([division()], folder)
    file = folder / "filing.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "责任分工:\n", "责任分工:   # 三月二日会上定的\n"
    )
    file.write_text(text, encoding="utf-8")
    import_documents([rubric()], folder)
    after = file.read_text(encoding="utf-8")
    kept = iter(after.splitlines())
    assert all(line in kept for line in text.splitlines())  # in order, nothing gone
    project, found = load(folder)
    assert [d for d in found if d.code.startswith("Y")] == []
    assert set(project.rubrics) == {"任务", "评分"}


def test_what_somebody_assigned_otherwise_stays_and_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    import_documents([division()], folder)
    file = folder / "filing.yaml"
    text = file.read_text(encoding="utf-8").replace("2024年6月底前", "2024年5月底前")
    file.write_text(text, encoding="utf-8")
    result = import_documents([division()], folder)
    assert file.read_text(encoding="utf-8") == text
    told = [d for d in result.diagnostics if d.code == "I202"]
    assert [d.where for d in told] == ["任务 1"]
    assert "项目“2024年5月底前”，原文“2024年6月底前”" in told[0].message
    assert told[0].message in report(folder)


def test_a_rubric_file_that_differs_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    folder = tmp_path / "项目"
    import_documents([division()], folder)
    file = folder / "示例区重点任务分工表.yaml"
    mine = file.read_text(encoding="utf-8").replace("制定工作方案", "制定工作方案（已改）")
    file.write_text(mine, encoding="utf-8")
    result = import_documents([division()], folder)
    assert (folder / "示例区重点任务分工表（原）.yaml").read_text(encoding="utf-8") == mine
    assert "制定工作方案（已改）" not in file.read_text(encoding="utf-8")
    assert "I202" in codes(result)


def test_a_file_in_the_way_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "示例区重点任务分工表.yaml").write_text("我的", encoding="utf-8")
    result = import_documents([division()], tmp_path)
    assert codes(result)[-1] == "I201"
    assert names(tmp_path) == {"示例区重点任务分工表.yaml"}


def test_a_paper_that_demands_nothing_makes_no_project(tmp_path: Path) -> None:
    result = import_documents(
        [source_document("关于召开会议的通知", "请准时参加。")], tmp_path / "项目"
    )
    assert "I204" in codes(result)
    assert not (tmp_path / "项目" / "filing.yaml").exists()


@pytest.mark.parametrize("text", ["filings: 1\n", "格式版本: 1\n评分细则: {}\n责任单位: []\n"])
def test_a_bare_project_takes_a_rubric(text: str, tmp_path: Path) -> None:
    (tmp_path / "filing.yaml").write_text(text, encoding="utf-8")
    import_documents([division()], tmp_path)
    project, found = load(tmp_path)
    assert [d.code for d in found if d.code.startswith("Y")] == []
    assert len(project.rubrics["任务"].entries) == 3
    assert len(project.units) == 3


def test_a_broken_project_file_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "filing.yaml").write_text("filings: 1\nunits: [a\n", encoding="utf-8")
    result = import_documents([division()], tmp_path)
    assert (tmp_path / "filing.yaml").read_text(encoding="utf-8") == "filings: 1\nunits: [a\n"
    assert "Y003" in codes(result)
    assert names(tmp_path) == {"filing.yaml"}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        import_documents([division(), rubric()], tmp_path / name)
    left, right = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("甲", "乙"))
    assert left == right


def other_table(file: str = "附表.docx") -> SourceDocument:
    return source_document(
        "示例区值班安排",
        source_table("""
序号|姓名|职务|联系电话
1|某甲|主任|示例电话甲
2|某乙|科长|示例电话乙
"""),
        file=file,
    )


def report(folder: Path) -> str:
    return (folder / REPORT_FILE).read_text(encoding="utf-8")


def test_importing_another_file_keeps_what_was_said_of_the_first(tmp_path: Path) -> None:
    import_documents([division()], tmp_path)
    first = report(tmp_path)
    import_documents([rubric()], tmp_path)
    both = report(tmp_path)
    assert both.startswith(first.rstrip())
    assert both.count("导入情况：") == 2
    import_documents([division()], tmp_path)
    assert report(tmp_path) == both


def test_words_of_somebody_before_the_sections_stay(tmp_path: Path) -> None:
    import_documents([division()], tmp_path)
    (tmp_path / REPORT_FILE).write_text("已核对\n\n" + report(tmp_path), encoding="utf-8")
    import_documents([division()], tmp_path)
    assert report(tmp_path).startswith("已核对\n")
    assert report(tmp_path).count("导入情况：") == 1


def test_a_report_that_is_no_text_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    (tmp_path / REPORT_FILE).write_bytes(b"\xff\x00\x81")
    import_documents([division()], tmp_path)
    kept = tmp_path / REPORT_FILE.replace(".txt", "（原）.txt")
    assert kept.read_bytes() == b"\xff\x00\x81"


@pytest.mark.parametrize("with_project", [True, False])
def test_every_word_of_a_table_that_fits_nowhere_is_in_the_report(
    with_project: bool, tmp_path: Path
) -> None:
    documents = [division(), other_table()] if with_project else [other_table()]
    result = import_documents(documents, tmp_path)
    assert ("I204" in codes(result)) is not with_project
    words = "序号 姓名 职务 联系电话 某甲 主任 示例电话甲 某乙 科长 示例电话乙"
    assert [w for w in words.split() if w not in report(tmp_path)] == []


def test_a_project_can_follow_where_only_a_report_was_written(tmp_path: Path) -> None:
    import_documents([other_table()], tmp_path)
    result = import_documents([division()], tmp_path)
    assert "I201" not in codes(result)
    assert "示例电话乙" in report(tmp_path)
    assert (tmp_path / "filing.yaml").exists()


def test_the_documents_of_a_project_say_their_rubric_when_another_is_imported(
    tmp_path: Path,
) -> None:
    import_documents([rubric()], tmp_path)
    import_documents([division()], tmp_path)
    assert "F007" not in [d.code for d in check(tmp_path, today=TODAY).diagnostics]


def test_a_paper_that_repeats_by_marks_imports_again_without_a_word(tmp_path: Path) -> None:
    paper = source_document(
        "示例区重点任务分工表",
        source_table("""
序号|工作任务|责任单位|完成时限
1|制定工作方案|牵头单位：区财政局；配合单位：区统计局|2024年6月底前
2|落实经费保障|牵头单位：〃；配合单位：〃|〃
"""),
    )
    import_documents([paper], tmp_path)
    again = import_documents([paper], tmp_path)
    assert "I202" not in codes(again)
    assert again.written == []


@pytest.mark.parametrize(
    "documents",
    [
        "文档:\n  - self_score_sheet   # 报市里\n",
        "文档: [self_score_sheet]\n",
        "文档:\n  - 类型: self_score_sheet\n    输出: 打分表.docx\n",
        "文档:\n  - 类型: filing_form\n    附件:\n      - self_score_sheet\n      - 类型: targets_table\n",
        "documents:\n  - kind: self_score_sheet\n",
    ],
)
def test_a_document_that_meant_the_only_rubric_still_does_when_another_comes(
    documents: str, tmp_path: Path
) -> None:
    import_documents([rubric()], tmp_path)
    file = tmp_path / "filing.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("文档:")] + documents, encoding="utf-8")
    import_documents([division()], tmp_path)
    project, found = load(tmp_path)
    assert [d for d in found if d.code.startswith("Y")] == []
    asked = [a for d in project.documents for a in (d, *d.annexes)]
    assert [a.rubric for a in asked if a.kind == "self_score_sheet"] == ["评分"]
    assert [a.rubric for a in asked if a.kind != "self_score_sheet"] in ([], [None, None])
    after = file.read_text(encoding="utf-8")
    assert ("# 报市里" in after) is ("# 报市里" in documents)
    assert "F007" not in [d.code for d in check(tmp_path, today=TODAY).diagnostics]


def test_two_documents_of_one_kind_are_called_by_what_they_show(tmp_path: Path) -> None:
    import_documents([division(), division(title="示例区民生实事分工表")], tmp_path)
    project, _diagnostics = load(tmp_path)
    assert project is not None
    assert [document.output for document in project.documents] == [
        "示例区重点任务分工表",
        "示例区民生实事分工表",
    ]
    assert "F009" not in [d.code for d in check(tmp_path, today=TODAY).diagnostics]
