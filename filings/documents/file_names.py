"""Names of output files and their folders: Chinese, numbered, and safe on Windows."""

from __future__ import annotations

import unicodedata

from filings.language.file_names import safe_words

LONGEST_NAME = 120
"""In bytes of UTF-8, with the ending: room is left for a folder and for marks of other programs."""
LONGEST_FOLDER = 60
"""In bytes: Windows takes some 260 characters for the whole way to a file."""

EXTENSION = ".docx"


def output_name(index: int, title: str, note: str = "") -> str:
    """``03-自查报告.docx``: the number keeps two documents of a project from sharing a name.

    ``note`` comes after the title, in （ ）: ``05-单位任务清单（全部）.docx``. With the number in front
    no name is reserved on Windows (CON), and none begins with a dot.
    """
    return _numbered(index, title, note, EXTENSION, LONGEST_NAME)


def folder_name(index: int, title: str) -> str:
    """``05-单位任务清单``, the folder of documents that belong together."""
    return _numbered(index, title, "", "", LONGEST_FOLDER)


def _numbered(index: int, title: str, note: str, ending: str, longest: int) -> str:
    prefix = f"{index:02d}-"
    title = unicodedata.normalize("NFC", title.strip())
    title = title[: -len(EXTENSION)] if title.lower().endswith(EXTENSION) else title
    noted = f"（{safe_words(note, longest // 3)}）" if note else ""
    room = longest - len((prefix + noted + ending).encode())
    return prefix + (safe_words(title, room) or "文档") + noted + ending
