"""Names of files: what Windows bears, and what other programs leave lying about."""

from __future__ import annotations

import re
import unicodedata

RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+')
_BLANKS = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TEMPORARY = re.compile(
    r"~\$.*|\.~lock\..*|~WRL\d*\.tmp|Thumbs\.db|desktop\.ini|\.DS_Store|.*\.(?:tmp|crdownload|part|td)",
    re.IGNORECASE,
)


def is_temporary(file: str) -> bool:
    """Whether a path names what another program leaves lying about (``~$成立文件.docx``)."""
    return _TEMPORARY.fullmatch(re.split(r"[/\\]", file)[-1]) is not None


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
