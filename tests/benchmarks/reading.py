"""How long foreign files take to read: ``python tests/benchmarks/reading.py`` prints a table.

Word and Excel tables of 500 to 4,000 rows, 7 columns, sections merged over five rows, texts that pack
no better than real ones. Each figure is the median processor time of several runs in a warm process;
if time is linear, the last column stays the same. No figure here passes or fails a test: machines
differ.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import wording
from support.compatibility.word_xml import p, tbl, tc, tr
from support.small_files import small_file

SIZES = (500, 1_000, 2_000, 4_000)
RUNS = 5
SECTION = 5
HEADINGS = ("序号", "类别", "指标内容", "分数", "评分方法", "责任单位", "完成时限")

Row = tuple[str, ...]


def row_of(number: int) -> Row:
    """The texts of a row."""
    units = "、".join(wording.office(number + turn) for turn in range(3))
    return (
        str(number + 1),
        wording.name(number // SECTION),
        wording.task(number),
        str(number % 9 + 1),
        wording.proof(number),
        units,
        f"2026年{number % 12 + 1}月底前",
    )


def word_file(rows: int) -> bytes:
    """A Word file with a table of so many rows."""
    made = []
    for number in range(rows):
        cells = [tc(p(text)) for text in row_of(number)]
        head = number % SECTION == 0
        merge = '<w:vMerge w:val="restart"/>' if head else "<w:vMerge/>"
        cells[1] = tc(p(row_of(number)[1]) if head else p(), look=merge)
        made.append(tr(*cells))
    return small_file(p("任务分解表") + tbl(HEADINGS, *made))


def excel_file(rows: int) -> bytes:
    """An Excel file with a table of so many rows."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    for number in range(rows):
        texts = row_of(number)
        sheet.append((number + 1, *texts[1:3], float(texts[3]), *texts[4:]))
        if number % SECTION == SECTION - 1:
            last = number + 2
            sheet.merge_cells(
                start_row=last - SECTION + 1, end_row=last, start_column=2, end_column=2
            )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def seconds(function: Callable[[], object]) -> float:
    """The median time of a call."""
    function()
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        function()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def main() -> None:
    """Measure, and print the table as Markdown."""
    from filings.excel.reading import read_excel_source
    from filings.word.reading import read_word_source

    lines = ["| file | rows | kB | seconds | ms per 100 rows |", "|---|---|---|---|---|"]
    kinds = (("docx", word_file, read_word_source), ("xlsx", excel_file, read_excel_source))
    for ending, make, read in kinds:
        for rows in SIZES:
            content = make(rows)
            document = read(content, f"表.{ending}")
            assert document.tables[0].row_count == rows + 1, document.diagnostics
            taken = seconds(lambda read=read, content=content: read(content, "表"))  # type: ignore[misc]
            each = taken / rows * 100_000
            lines.append(
                f"| {ending} | {rows:,} | {len(content) // 1024} | {taken:.3f} | {each:.1f} |"
            )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
