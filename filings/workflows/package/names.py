"""Names inside a package: by catalogue number, safe on Windows, and no two the same anywhere."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from filings.language.file_names import RESERVED, safe_words

DOCUMENTS = "文档"
EVIDENCE = "佐证材料"
OTHERS = "其他材料"
INDEX = "材料清单.html"
MANIFEST = "filings-package.json"
"""In ASCII, so that it is found under whatever names an archive program wrote the others."""

LONGEST_PACKED_FOLDER = 48
LONGEST_PACKED_FILE = 100
"""In bytes of UTF-8. Windows bears 260 characters from the drive on; with at most four folders
above a file a package leaves half of that to the place where it is unpacked."""

_LONGEST_NUMBER = 40
_LONGEST_ENDING = 12


def package_folder(words: str, otherwise: str) -> str:
    """``words`` as the name of a folder, ``otherwise`` where nothing of them can stand."""
    return _not_reserved(safe_words(words, LONGEST_PACKED_FOLDER - 1) or otherwise)


def _not_reserved(name: str) -> str:
    return f"_{name}" if RESERVED.fullmatch(name) else name


def numbered_folder(place: int, words: str) -> str:
    """``02 质量工作成效``: the number keeps the printed order and tells namesakes apart."""
    prefix = f"{place:02d}"
    name = safe_words(words, LONGEST_PACKED_FOLDER - len(prefix) - 1)
    return f"{prefix} {name}".rstrip()


def evidence_name(number: str, title: str | None, file: str) -> str:
    """``3-2 关于成立质量发展委员会的通知.pdf``: the number, the title, the ending of the file.

    Without a title it is the name that the file has.
    """
    path = PurePosixPath(file.replace("\\", "/"))
    ending = path.suffix if len(path.suffix.encode()) <= _LONGEST_ENDING else ""
    ending = safe_words(ending, _LONGEST_ENDING)
    ending = f".{ending}" if ending else ""
    words = (title or "").strip() or path.name
    if ending and words.lower().endswith(ending.lower()):
        words = words[: -len(ending)]
    number = safe_words(number, _LONGEST_NUMBER) or "0"
    room = LONGEST_PACKED_FILE - len(f"_{number} {ending}".encode())
    return _not_reserved(f"{number} {safe_words(words, room)}".rstrip() + ending)


def same_name(path: str) -> str:
    """What two paths share that Windows or macOS takes for one: NFC, and case does not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


_DECEPTIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def shown(words: str) -> str:
    """Foreign words as they can be printed: what moves a cursor or turns the line round is a �."""
    return _DECEPTIVE.sub("\ufffd", words)


class Taken:
    """The paths of a package that are given away already."""

    def __init__(self) -> None:
        self._paths: set[str] = set()

    def free(self, path: str) -> str:
        """``path``, or with a number behind its stem where another has it."""
        place = PurePosixPath(path)
        number = 1
        while same_name(path) in self._paths:
            number += 1
            path = str(place.with_name(f"{place.stem}（{number}）{place.suffix}"))
        self._paths.add(same_name(path))
        return path
