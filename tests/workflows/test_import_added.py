"""A rubric that comes into a project which is there: once, under its key, and what is otherwise is told."""

from __future__ import annotations

from pathlib import Path

from support.source_tables import source_document, source_table

from filings.project.load import load
from filings.source import SourceDocument
from filings.workflows.import_ import ImportResult, import_documents

ROWS = (
    "1|制定工作方案，明确职责分工|区市场监管局|2025年6月底前",
    "2|落实经费保障，纳入年度预算|区财政局|2025年9月底前",
    "3|开展主题宣传，提高知晓率|区委宣传部|2025年10月底前",
)


def paper(*rows: str, title: str = "示例区重点任务分工表") -> SourceDocument:
    table = source_table("\n".join(("序号|工作任务|责任单位|完成时限", *rows)))
    return source_document(title, table)


def told(result: ImportResult, code: str) -> list[str]:
    return [d.message for d in result.diagnostics if d.code == code]


def rubrics(folder: Path) -> list[str]:
    project, _found = load(folder)
    assert project is not None
    return list(project.rubrics)


def test_a_revised_paper_tells_which_assigned_items_are_others_now(tmp_path: Path) -> None:
    import_documents([paper(*ROWS)], tmp_path)
    new = "2|健全联席会议制度，每季度调度|区府办|2025年7月底前"
    later = [f"{n}|{row.partition('|')[2]}" for n, row in enumerate(ROWS[1:], 3)]
    result = import_documents([paper(ROWS[0], new, *later)], tmp_path)
    changed = [m for m in told(result, "I202") if "换了内容" in m]
    assert len(changed) == 2
    assert "落实经费保障" in changed[0] and "健全联席会议制度" in changed[0]


def test_a_few_changed_words_make_no_other_item(tmp_path: Path) -> None:
    import_documents([paper(*ROWS)], tmp_path)
    result = import_documents([paper(ROWS[0].replace("明确", "进一步明确"), *ROWS[1:])], tmp_path)
    assert not [m for m in told(result, "I202") if "换了内容" in m]


def test_a_rubric_whose_file_is_gone_comes_back_under_its_key(tmp_path: Path) -> None:
    import_documents([paper(*ROWS)], tmp_path)
    before = (tmp_path / "filing.yaml").read_bytes()
    (tmp_path / "示例区重点任务分工表.yaml").unlink()
    import_documents([paper(*ROWS)], tmp_path)
    assert rubrics(tmp_path) == ["任务"]
    assert (tmp_path / "filing.yaml").read_bytes() == before


def test_a_rubric_whose_title_somebody_changed_is_the_same(tmp_path: Path) -> None:
    import_documents([paper(*ROWS)], tmp_path)
    file = tmp_path / "示例区重点任务分工表.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("示例区重点任务分工表", "重点任务"), encoding="utf-8")
    import_documents([paper(*ROWS)], tmp_path)
    assert rubrics(tmp_path) == ["任务"]


def test_an_added_rubric_says_that_no_document_shows_it_yet(tmp_path: Path) -> None:
    first = import_documents([paper(*ROWS)], tmp_path)
    second = import_documents([paper(*ROWS, title="示例区民生实事分工表")], tmp_path)
    assert told(first, "I206") == []
    [found] = [d for d in second.diagnostics if d.code == "I206"]
    assert "评分细则: 任务2" in found.hints[0]
