"""The pictures that documents of a project may show: files of its folder, read when they are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from filings.project.text_file import inside


class FolderPictures(Mapping[str, bytes]):
    """The contents of the files in ``folder`` and below, by their path as a project writes it.

    A file is read when somebody asks for it, and once. Raises KeyError for what leads out of the
    folder or is no file there, OSError where the operating system refuses.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[Path, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        file = inside(self._folder, path)
        if file is None or not file.is_file():
            raise KeyError(path)
        if file not in self._read:
            self._read[file] = file.read_bytes()
        return self._read[file]

    def __iter__(self) -> Iterator[str]:
        for file in sorted(self._folder.rglob("*")):
            if file.is_file():
                yield file.relative_to(self._folder).as_posix()

    def __len__(self) -> int:
        return sum(1 for _file in self)
