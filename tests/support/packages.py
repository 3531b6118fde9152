"""Small projects to be packed, and packages packed again as other programs do it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

from filings.project.load import load
from filings.workflows.package.pack import PackResult, pack
from support.projects import TODAY

Change = Callable[[str, bytes], tuple[str, bytes] | None]


def write_small(
    folder: Path,
    evidence: dict[str, tuple[str | None, str | None, bytes]],
    cited: dict[str, list[str]],
    sections: Iterable[tuple[str, list[str]]] = (("组织保障", ["1", "2"]), ("工作成效", ["3"])),
    **more: Any,
) -> Path:
    """A project of a town with these pieces of evidence: key → file, title, content of the file.

    ``cited`` says which item cites what; ``sections`` are names with the ids of their items.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rubric = {
        "sections": [
            {
                "name": name,
                "items": [{"id": id, "no": id, "content": f"做好第{id}件事"} for id in ids],
            }
            for name, ids in sections
        ]
    }
    filing = {
        "programme": {"name": "示例市质量强镇", "authority": "示例市质量办"},
        "applicant": {"name": "某镇人民政府", "location": "示例县", "date": "2026-03-02"},
        "rubrics": {"scoring": "细则.yaml"},
        "units": [{"name": "镇党政办"}],
        "assignments": {"scoring": {"defaults": {"units": ["镇党政办"], "deadline": "全过程"}}},
        "self_assessment": {"scoring": {id: {"evidence": keys} for id, keys in cited.items()}},
        "evidence": {
            key: {k: v for k, v in (("file", file), ("title", title), ("date", "2026-01-15")) if v}
            for key, (file, title, _content) in evidence.items()
        },
        "documents": ["task_breakdown"],
        **more,
    }
    for name, data in (("细则", rubric), ("filing", filing)):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    for file, _title, content in evidence.values():
        if file:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
    return folder


def packed(folder: Path, out: Path | None = None, **options: Any) -> PackResult:
    """What comes of packing the project in ``folder``."""
    project, _found = load(folder)
    return pack(project, out, today=TODAY, **options)


def package_of(folder: Path, out: Path | None = None, **options: Any) -> Path:
    """The package of the project in ``folder``, which is known to be fit for it."""
    result = packed(folder, out, **options)
    assert result.file is not None, result.diagnostics
    return result.file


def names_in(package: Path) -> list[str]:
    """The names in a package, below its one folder."""
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
    assert len({name.partition("/")[0] for name in names}) == 1
    return [name.partition("/")[2] for name in names]


def packed_again(
    package: Path,
    target: Path,
    *,
    change: Change = lambda name, content: (name, content),
    more: Iterable[tuple[str, bytes]] = (),
    entry: type[zipfile.ZipInfo] = zipfile.ZipInfo,
    method: int = zipfile.ZIP_DEFLATED,
) -> Path:
    """The package as somebody else would pack it: ``change`` gives the new name and content.

    None leaves an entry out; ``more`` are added; ``entry`` writes the names.
    """
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(target, "w") as archive:
        kept = [change(name, source.read(name)) for name in source.namelist()]
        for name, content in [*(pair for pair in kept if pair), *more]:
            archive.writestr(entry(name), content, method)
    return target


class InGbk(zipfile.ZipInfo):
    """An entry as Windows writes it in China: the name in GBK, and not a word about it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800


class InSilentUtf8(zipfile.ZipInfo):
    """An entry as macOS writes it: the name in UTF-8, and not a word about it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("utf-8"), self.flag_bits & ~0x800


class WithBackslashes(zipfile.ZipInfo):
    """An entry as old programs on Windows write it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.replace("/", "\\").encode("gb18030"), self.flag_bits & ~0x800


def add_to(package: Path, name: str, content: bytes) -> None:
    """Put one more file into a package, as somebody does who forgot it."""
    with zipfile.ZipFile(package, "a") as archive:
        archive.writestr(name, content)
