"""Names of output files: Chinese, numbered, and safe on Windows."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 120
"""In bytes of UTF-8, with the ending: room is left for a folder and for marks of other programs."""

EXTENSION = ".docx"

RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+')
_BLANKS = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def output_name(index: int, title: str) -> str:
    """``03-自查报告.docx``: the number keeps two documents of a project from sharing a name.

    With the number in front no name is reserved on Windows (CON), and none begins with a dot.
    """
    prefix = f"{index:02d}-"
    title = unicodedata.normalize("NFC", title.strip())
    title = title[: -len(EXTENSION)] if title.lower().endswith(EXTENSION) else title
    room = LONGEST_NAME - len((prefix + EXTENSION).encode())
    return prefix + (safe_words(title, room) or "文档") + EXTENSION


def safe_words(words: str, room: int) -> str:
    """``words`` as a part of a name: nothing in them that Windows does not bear.

    At most ``room`` bytes of UTF-8, without dots, blanks and hyphens at the ends; '' where nothing
    is left. Alone they may still be a reserved name (``RESERVED``).
    """
    name = _INVISIBLE.sub("", unicodedata.normalize("NFC", words))
    name = _BLANKS.sub(" ", _UNSAFE.sub("-", name)).strip(" .-")
    return _shortened(name, room)


def _shortened(name: str, room: int) -> str:
    """``name`` within ``room`` bytes: the middle goes, since the ends tell documents apart."""
    if len(name.encode()) <= room:
        return name
    half = (room - len("…".encode())) // 2
    head = name.encode()[:half].decode(errors="ignore").rstrip(" .")
    tail = name.encode()[-half:].decode(errors="ignore").lstrip(" .")
    return f"{head}…{tail}"
