"""The files of an import on the disk: whole, in order, with what somebody wrote kept beside.

Stopped at any moment, each file is whole, old or new, and none is missing. The same import once more
takes for its own what it wrote, so that it does the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from filings.diagnostics import Diagnostic, Span
from filings.messages import gettext as _
from filings.project.load import PROJECT_FILE
from filings.workflows.import_rules import I202, I205
from filings.workflows.outputs import MANIFEST
from filings.workflows.whole_files import numbered, sync_folder, write_temporary


def is_own_document(file: Path, folder: Path) -> bool:
    """Whether ``file`` was built by the project in ``folder``: it lies in the project's own output."""
    project, within = folder.resolve(), file.resolve().parent
    places = [within, *within.parents]
    if project not in places:
        return False
    return any((place / MANIFEST).exists() for place in places[: places.index(project) + 1])


def links_among(folder: Path, names: Sequence[str], found: list[Diagnostic]) -> bool:
    """Whether one of the files is a link, which could lead anywhere; that is told."""
    links = [name for name in names if (folder / name).is_symlink()]
    for name in links:
        message = _("“{name}”是指向别处的链接，没有写任何文件").format(name=name)
        found.append(I205.finding(message, span=Span(name)))
    return bool(links)


def is_free_for(path: Path, text: str) -> bool:
    """Whether nothing stands at ``path``, or what an import that was stopped wrote there already."""
    if path.is_file() and not path.is_symlink():
        return path.read_bytes() == text.encode("utf-8")
    return not path.exists() and not path.is_symlink()


def place_to_keep(path: Path) -> Path:
    """The name for the old state of ``path``: a free one, or where it is kept already."""
    old = path.read_bytes()
    return next(
        place
        for place in numbered(path, _("原"))
        if not place.exists() or (place.is_file() and place.read_bytes() == old)
    )


def kept_files(folder: Path, files: dict[str, str], found: list[Diagnostic]) -> dict[Path, Path]:
    """The files of somebody's that differ from what will be written, each with a name to keep."""
    kept: dict[Path, Path] = {}
    for name, text in files.items():
        path = folder / name
        if name == PROJECT_FILE or not path.exists() or path.read_bytes() == text.encode("utf-8"):
            continue
        kept[path] = place_to_keep(path)
        found.append(
            I202.finding(
                _("“{name}”与新读出的不同，原来的另存为“{kept}”").format(
                    name=name, kept=kept[path].name
                ),
                span=Span(name),
            )
        )
    return kept


def write_files(
    folder: Path, files: dict[str, str], kept: dict[Path, Path]
) -> tuple[list[Path], list[Path]]:
    """All files or none: each under a temporary name first, then renamed into place, in their order.

    What is kept of somebody's comes first, as a copy, so that no file is ever missing. Returns what
    was written, and what was the same already.
    """
    changed = {place: path.read_bytes() for path, place in kept.items() if not place.exists()}
    written: list[Path] = []
    unchanged: list[Path] = []
    for name, text in files.items():
        path = folder / name
        content = text.encode("utf-8")
        if path.exists() and path.read_bytes() == content:
            unchanged.append(path)
        else:
            changed[path] = content
    with ExitStack() as stack:
        temporary: dict[Path, Path] = {}
        for path, content in changed.items():
            temporary[path] = made = write_temporary(folder, content)
            stack.callback(made.unlink, missing_ok=True)
        for path, made in temporary.items():
            made.replace(path)
            if path not in kept.values():
                written.append(path)
    sync_folder(folder)
    return written, unchanged
