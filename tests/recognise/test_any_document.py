"""Any document at all is survived, loses no text, and comes through to a project file that reads."""

from __future__ import annotations

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.import_contract import breaches

from filings.language.numerals import parse_number
from filings.recognise import Found, recognise
from filings.recognise.texts import is_blank, squeezed
from filings.source import SourceCell, SourceDocument, SourceParagraph, SourceTable
from filings.workflows.import_plan import (
    plan_import,
    project_text,
    rubric_text,
)
from filings.workflows.import_report import report_text

WORDS = [
    "序号", "责任单位", "责任\n单位", "完成时限", "分值", "评分标准", "主要内容", "类别", "牵头单位", "备注", "2025年",
    "属性", "一、组织领导（20分）", "（一）制度", "1", "2", "3", "1.1", "①", "1、建立机制", "10", "5分", "——", "……", "",
    " ", "合计", "小计", "注：说明", "一票否决项", "加分项（5分）", "区财政局、区住建局", "区财政局（牵头）、区住建局", "各有关部门",
    "2024年6月底前", "长期坚持", "X月X日", "成立机构（2分），健全制度（3分）。", "不适用：没有此项", "约束性", "附件1",
    "完成任务。（区财政局牵头，区住建局配合，2024年底前完成）", "责任单位：区财政局", "二、工作步骤",
    "（一）部署阶段（1月1日至2月30日）", "# : {注} - [x] 'y' \"z\"", "\u3000", "a\tb", "单位：万元", "续表",
]  # fmt: skip
TEXTS = st.sampled_from(WORDS) | st.text(max_size=12)


@st.composite
def tables(draw: st.DrawFn, index: int) -> SourceTable:
    """A table with cells merged at random, and places without a cell."""
    rows, columns = draw(st.integers(0, 7)), draw(st.integers(0, 6))
    taken: set[tuple[int, int]] = set()
    cells: list[SourceCell] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken or draw(st.integers(0, 19)) == 0:
                continue
            down = draw(st.sampled_from([1, 1, 1, 1, 2, 3]))
            right = draw(st.sampled_from([1, 1, 1, 1, 2, columns]))
            places = {
                (r, c)
                for r in range(row, min(row + down, rows))
                for c in range(column, min(column + right, columns))
            }
            if places & taken:
                places, down, right = {(row, column)}, 1, 1
            taken |= places
            cells.append(
                SourceCell(
                    row,
                    column,
                    draw(TEXTS),
                    min(down, rows - row),
                    min(right, columns - column),
                    doubt=draw(st.sampled_from(["", "", "", "拼出来的"])),
                )
            )
    return SourceTable(index, rows, columns, tuple(cells), draw(st.integers(0, 2)))


@st.composite
def documents(draw: st.DrawFn) -> SourceDocument:
    """Paragraphs and tables in any order."""
    blocks: list[SourceParagraph | SourceTable] = []
    paragraphs = found = 0
    for is_table in draw(st.lists(st.booleans(), max_size=6)):
        if is_table:
            blocks.append(draw(tables(found)))
            found += 1
        else:
            blocks.append(SourceParagraph(paragraphs, draw(TEXTS)))
            paragraphs += 1
    return SourceDocument("任意.docx", "docx", tuple(blocks))


def told(found: Found) -> str:
    """All that the JSON says, without blanks."""

    def walk(value: object) -> list[str]:
        if isinstance(value, dict):
            return [s for k, v in value.items() for s in (str(k), *walk(v))]
        if isinstance(value, list):
            return [s for v in value for s in walk(v)]
        return [value] if isinstance(value, str) else []

    return squeezed("\n".join(walk(found.to_json())))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_no_document_breaks_recognition_and_no_letter_is_lost(document: SourceDocument) -> None:
    found = recognise(document)
    assert breaches(found.to_json()) == []
    said = told(found)
    for table in document.tables:
        for cell in table.cells:
            for piece in squeezed(cell.text).split("\n"):
                # Numbers and points may stand apart from their words, and marks (分 too) be gone.
                number = parse_number(piece)
                if number is not None and str(number) in said:
                    continue  # 两, read as 2
                lost = [c for c in piece if c.isalnum() and c != "分" and c not in said]
                assert not lost, (cell.text, found.to_json())


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_what_would_be_written_is_yaml_that_reads(document: SourceDocument) -> None:
    plan = plan_import("任意.docx", [recognise(document)])
    for text in (project_text(plan), *(rubric_text(r, plan.source) for r in plan.rubrics)):
        read = yaml.load(text, Loader=yaml.BaseLoader)
        assert isinstance(read, dict) or not any(not is_blank(v) for v in [str(read or "")])
    assert report_text(plan)
