"""What stands on the disk under a name that the project gives, found without opening anything."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from filings.project.text_file import inside


class FileState(Enum):
    """What a name in the project turned out to be."""

    REGULAR = auto()
    EMPTY = auto()
    MISSING = auto()
    OUTSIDE = auto()  # absolute, through .. or through a link
    SPECIAL = auto()  # a folder, a pipe, a device
    UNREADABLE = auto()  # the operating system refuses, or the name is too long for it


@dataclass(frozen=True, slots=True)
class FileFact:
    """A file as it was found; ``path`` is where it stands in the end, links followed."""

    state: FileState
    path: Path | None = None
    size: int = 0


def look_at(folder: Path, name: str) -> FileFact:
    """What ``name`` is in ``folder``. Only its entry is read: a pipe would never end."""
    path = inside(folder, name)
    if path is None:
        return FileFact(FileState.OUTSIDE)
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return FileFact(FileState.MISSING, path)
    except (OSError, ValueError):
        return FileFact(FileState.UNREADABLE, path)
    if not stat.S_ISREG(status.st_mode):
        return FileFact(FileState.SPECIAL, path)
    state = FileState.REGULAR if status.st_size else FileState.EMPTY
    return FileFact(state, path, status.st_size)
