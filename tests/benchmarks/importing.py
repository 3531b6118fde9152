"""How long an import takes: ``python tests/benchmarks/importing.py`` prints a table.

Whole processes, ``filings import FILE -o PROJECT``, from a file on disk to a new project on disk: Word
and Excel tables of 250 to 4,000 rows, PDF pages of 25 rows each. Each figure is the median of several
runs, processor time (with that of the process that reads a PDF) and time on the clock; if time is
linear, the column per row goes down to where it stays, since starting takes the same for all. No figure
here passes or fails a test: machines differ. ``--quick`` takes one run of each.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.reading import HEADINGS, excel_file, row_of, word_file
from support.small_pdfs import Page, small_pdf

SIZES = (250, 500, 1_000, 2_000, 4_000)
PDF_SIZES = (250, 500, 1_000)  # a page takes a third of a second
ROWS_OF_A_PAGE = 25
HEIGHT_OF_A_ROW = 28
SIZE_OF_TEXT = 9.0
EDGES = (30, 60, 150, 240, 270, 360, 450, 550)
RUNS = 5


def pdf_file(rows: int) -> bytes:
    """A PDF of a ruled table of so many rows, its header on each page, texts cut to one line."""
    pages = []
    for first in range(0, rows, ROWS_OF_A_PAGE):
        last = min(first + ROWS_OF_A_PAGE, rows)
        texts = [HEADINGS, *(row_of(number) for number in range(first, last))]
        pages.append(_page([[text[:9] for text in row] for row in texts]))
    return small_pdf(*pages)


def _page(rows: list[list[str]]) -> Page:
    """A page with a ruled table of these rows, a line of text a cell."""
    page = Page()
    tops = [40 + number * HEIGHT_OF_A_ROW for number in range(len(rows) + 1)]
    page.grid(EDGES, tops)
    for top, row in zip(tops, rows, strict=False):
        for left, text in zip(EDGES, row, strict=False):
            page.text(text, left + 2, top + 8, SIZE_OF_TEXT)
    return page


def imported(file: Path, folder: Path) -> tuple[float, float]:
    """Processor time and time on the clock of one import, in seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "filings", "import", "-q", str(file), "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert (folder / "filing.yaml").exists()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    """Measure, and print the table as Markdown."""
    runs = 1 if "--quick" in sys.argv else RUNS
    kinds: tuple[tuple[str, Callable[[int], bytes], tuple[int, ...]], ...] = (
        ("docx", word_file, SIZES),
        ("xlsx", excel_file, SIZES),
        ("pdf", pdf_file, PDF_SIZES),
    )
    lines = ["| file | rows | processor, s | clock, s | ms a row |", "|---|---:|---:|---:|---:|"]
    with tempfile.TemporaryDirectory() as scratch:
        for ending, make, sizes in kinds:
            for rows in sizes:
                file = Path(scratch) / f"{rows}.{ending}"
                file.write_bytes(make(rows))
                taken = [imported(file, file.with_name(f"{file.name}-{n}")) for n in range(runs)]
                processor, clock = (
                    statistics.median(values) for values in zip(*taken, strict=True)
                )
                each = processor / rows * 1000
                lines.append(
                    f"| {ending} | {rows:,} | {processor:.2f} | {clock:.2f} | {each:.2f} |"
                )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
