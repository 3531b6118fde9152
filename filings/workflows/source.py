"""Opens a foreign file by what it is and hands back what it says."""

from __future__ import annotations

from pathlib import Path

from filings.source import SourceDocument


def read_source(path: Path) -> SourceDocument:
    """The document at ``path``: an Excel workbook by its ending, else a Word file."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from filings.excel.reading import read_excel_source

        return read_excel_source(path, path.name)
    from filings.word.reading import read_word_source

    return read_word_source(path, path.name)
