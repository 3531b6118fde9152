"""Looking at Word files of any origin, and writing a mended copy."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from filings.diagnostics import Span
from filings.lint.run import Linted, lint
from filings.messages import gettext as _
from filings.word.limits import MOST_BYTES
from filings.word.rules import T001


def lint_file(file: Path, *, fix: bool = False) -> Linted:
    """What is wrong with the Word file; raises OSError where the operating system refuses."""
    if file.stat().st_size > MOST_BYTES:
        return Linted((T001.finding(_("文件过大。"), span=Span(str(file))),))
    return lint(file.read_bytes(), str(file), fix=fix)


def write_mended(content: bytes, out: Path) -> None:
    """Write the mended file whole or not at all; raises OSError."""
    handle, name = tempfile.mkstemp(prefix=".~", suffix=".docx", dir=out.parent or Path())
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
