"""The packages that were put somewhere: archives and unpacked folders, and what was not looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from filings.diagnostics import Diagnostic, Span
from filings.language.file_names import is_temporary
from filings.messages import gettext as _
from filings.os_errors import reason_unread
from filings.workflows.package.names import MANIFEST
from filings.workflows.package.rules import K029

DEEPEST = 3
"""How many folders down packages are looked for: 收到/示例县/甲镇/某镇人民政府."""
MOST_FOLDERS = 20_000

_ARCHIVES = (".zip", ".rar", ".7z")
"""Of the latter two verifying says that they are no zip, so that none is passed over."""
_OF_THE_SYSTEM = "__MACOSX"


def find_packages(place: Path) -> tuple[list[Path], list[Diagnostic]]:
    """What there is to verify at ``place``, and a warning for each folder that was not looked at.

    ``place`` is a file, an unpacked package, or a folder of packages, which may lie in folders of
    their own. Where it holds no more than one unpacked package, it is the package itself, as an
    archive program leaves it: everything in it should belong to that one.
    """
    if not place.is_dir() or (place / MANIFEST).is_file():
        return [place], []
    search = _Search()
    search.look(place, 1)
    if not search.found or (len(search.found) == 1 and search.found[0].is_dir()):
        return [place], []
    return search.found, [
        K029.finding(
            _("没有核验“{folder}”：{reason}").format(folder=folder.name, reason=reason),
            span=Span(str(folder)),
        )
        for folder, reason in search.unseen.items()
    ]


@dataclass(slots=True)
class _Search:
    found: list[Path] = field(default_factory=list)
    unseen: dict[Path, str] = field(default_factory=dict)
    """Folders that were not looked at, or hold no package, with the reason."""
    looked: int = 0

    def look(self, folder: Path, depth: int) -> None:
        """Gather the packages of ``folder``, which is none itself, and those of its folders."""
        self.looked += 1
        try:
            inside = sorted(folder.iterdir())
        except OSError as error:
            self.unseen[folder] = reason_unread(error)
            return
        folders = [p for p in inside if p.is_dir() and p.name != _OF_THE_SYSTEM]
        packages = [p for p in folders if _is_package(p)]
        self.found += packages
        self.found += [p for p in inside if _is_archive(p)]
        for inner in folders:
            if inner not in packages:
                self._look_into(inner, depth + 1)

    def _look_into(self, folder: Path, depth: int) -> None:
        if folder.is_symlink():
            self.unseen[folder] = _("是链接")
        elif depth > DEEPEST or self.looked >= MOST_FOLDERS:
            self.unseen[folder] = _("在太深的文件夹里，或者文件夹太多")
        else:
            known = len(self.found)
            self.look(folder, depth)
            nothing = _("里面没有找到材料包")
            if len(self.found) == known and _holds_files(folder):
                inner = [p for p in self.unseen if folder in p.parents]
                # Of folders in folders, the outermost one without a package is enough.
                if all(self.unseen[p] == nothing for p in inner):
                    for path in inner:
                        del self.unseen[path]
                    self.unseen[folder] = nothing


def _is_package(folder: Path) -> bool:
    """Whether a manifest lies in a folder; one that cannot be entered is told when it is looked into."""
    try:
        return (folder / MANIFEST).is_file()
    except OSError:
        return False


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() in _ARCHIVES and path.is_file() and not is_temporary(path.name)


def _holds_files(folder: Path) -> bool:
    """Whether there is anything in a folder, or in what lies in it."""
    return next((p for p in folder.rglob("*") if p.is_file()), None) is not None
