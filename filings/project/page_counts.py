"""How many pages a file of evidence has, where that can be known without printing it."""

from __future__ import annotations

import logging
import re
import zipfile
from pathlib import Path

from filings.model.project import Project
from filings.project.text_file import inside

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp"})
_PROPERTIES = "docProps/app.xml"
_MOST_BYTES = 1 << 20
_PAGES = re.compile(rb"<(?:\w+:)?Pages>\s*([0-9]{1,6})\s*</")


def with_page_counts(project: Project) -> Project:
    """The project with the pages of its evidence counted, where it does not state them.

    What the project states stays; what cannot be counted stays unknown.
    """
    if project.folder is None:
        return project
    evidence = dict(project.evidence)
    for key, piece in project.evidence.items():
        file = inside(project.folder, piece.file) if piece.file and piece.pages is None else None
        pages = count_pages(file) if file is not None else None
        if pages:
            evidence[key] = piece.replaced(pages=pages)
    return project.replaced(evidence=evidence) if evidence != project.evidence else project


def count_pages(file: Path) -> int | None:
    """The pages of a PDF, of a Word file as it was last saved, or of a picture (one).

    None for everything else, and for a file that is missing, damaged or locked.
    """
    ending = file.suffix.lower()
    if not file.is_file():
        return None
    if ending == ".pdf":
        return _of_pdf(file)
    if ending in (".docx", ".docm"):
        return _of_word(file)
    return 1 if ending in _PICTURES else None


def _of_pdf(file: Path) -> int | None:
    from pypdf import PdfReader

    # A slip in somebody's PDF is nothing that a clerk could mend.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with file.open("rb") as stream:
            return len(PdfReader(stream).pages) or None
    except Exception:
        # pypdf lets all kinds of errors out of a broken file. The count is a help, never needed.
        return None


def _of_word(file: Path) -> int | None:
    """What the program that saved the file counted; others leave it out."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(_PROPERTIES) as stream:
            found = _PAGES.search(stream.read(_MOST_BYTES))
    except Exception:
        # Not an archive, no such part, locked, cut short: each is an error of another library.
        return None
    return (int(found[1]) or None) if found else None
