"""Looking at Word files of any origin, and writing a mended copy."""

from __future__ import annotations

from pathlib import Path

from filings.diagnostics import Span
from filings.lint.run import Linted, lint
from filings.messages import gettext as _
from filings.word.limits import MOST_BYTES
from filings.word.rules import T001
from filings.workflows.whole_files import sync_folder, write_temporary


def lint_file(file: Path, *, fix: bool = False) -> Linted:
    """What is wrong with the Word file; raises OSError where the operating system refuses."""
    if file.stat().st_size > MOST_BYTES:
        return Linted((T001.finding(_("文件过大。"), span=Span(str(file))),))
    return lint(file.read_bytes(), str(file), fix=fix)


def write_mended(content: bytes, out: Path) -> None:
    """Write the mended file whole or not at all; raises OSError."""
    made = write_temporary(out.parent, content)
    try:
        made.replace(out)
        sync_folder(out.parent)
    finally:
        made.unlink(missing_ok=True)
