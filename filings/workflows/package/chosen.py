"""Which of the documents go into a package: those made now, or those that people have edited.

A clerk may finish a document in Word, and that one is meant to be handed in. Only where the project
has changed since, nobody but the clerk can say which of the two counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from filings.checks.files import FileFact, FileState, look_at
from filings.diagnostics import Diagnostic, Span
from filings.language.file_names import is_temporary
from filings.messages import gettext as _
from filings.os_errors import reason_unread
from filings.workflows.build import OWN, draft_name
from filings.workflows.outputs import Made, OutputFolder, hashes_of, pdf_name
from filings.workflows.package.rules import K002, K003, K004, K005, K006, K012, K013, K014, K015
from filings.workflows.whole_files import hash_of, numbered, open_elsewhere, sha256

if TYPE_CHECKING:
    from filings.word.package import Package

_DRAFT = draft_name("x.docx").removeprefix("x")
"""How the names of drafts end; people write into them, and nobody hands them in."""
_DOCUMENTS = (".docx", ".doc", ".docm", ".wps", ".rtf", ".pdf", ".ofd")
"""What an office hands in, by the ends of names."""


class Prefer(Enum):
    """Which document to take where one was edited and the project has changed since."""

    ASK = auto()
    EDITED = auto()
    FRESH = auto()


@dataclass(frozen=True, slots=True)
class ChosenDocument:
    """A document for the package: its name, and its content or the file that holds it."""

    file: str
    content: bytes | Path
    size: int
    sha256: str


def choose_documents(
    made: Sequence[Made], folder: Path, prefer: Prefer
) -> tuple[list[ChosenDocument], list[Diagnostic]]:
    """For each document that was ``made`` now, the one to pack; with it a PDF of the same name.

    ``folder`` is where the documents were built before, as far as they were.
    """
    known = OutputFolder(folder).written()
    chosen: list[ChosenDocument] = []
    diagnostics: list[Diagnostic] = []
    for document in made:
        try:
            one, found = _choose(document, folder, known, prefer)
            diagnostics += found
            chosen.append(one)
            pdfs, found = _pdfs_of(one, folder, known)
            chosen += pdfs
            diagnostics += found
        except OSError as error:
            name = Path(error.filename or document.file).name
            message = _("“{file}”打不开：{reason}")
            message = message.format(file=name, reason=reason_unread(error))
            diagnostics.append(K005.finding(message, span=Span(name)))
    if prefer is not Prefer.FRESH:
        diagnostics += _under_old_names(made, folder, known)
    told = {d.span.file for d in diagnostics if d.span}
    diagnostics += _left_out(
        {d.file for d in made} | {d.file for d in chosen} | told | known.keys(), folder
    )
    return chosen, diagnostics


def _under_old_names(
    made: Sequence[Made], folder: Path, known: dict[str, dict[str, str]]
) -> Iterator[Diagnostic]:
    """Documents that were edited and have another name since, as when the list was reordered."""
    stems = tuple(Path(document.file).stem for document in made)
    for name, entry in sorted(known.items()):
        if name.startswith(stems) or name.endswith((_DRAFT, ".pdf")):
            continue
        now = next((document for document in made if _is_same(document, name, entry)), None)
        path = folder / name
        if now is None or not path.is_file() or hash_of(path) in hashes_of(entry):
            continue
        message = _("“{file}”被人改过，现在这份文档叫“{new}”，不知道该装哪一份")
        hint = _("要装改过的那份，改名为“{file}”；不要的，移到别的文件夹；或者加 --fresh，都不用")
        yield K002.finding(
            message.format(file=name, new=now.file),
            span=Span(name),
            hints=(hint.format(file=now.file),),
        )


def _left_out(known: set[str], folder: Path) -> Iterator[Diagnostic]:
    """One finding that names the documents in ``folder`` that are neither packed nor ours."""
    try:
        inside = sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError:
        return  # whoever has no such folder has no such documents
    stems = tuple(f"{Path(name).stem}（{mark}" for name in known for mark in ("新", "旧"))
    names = [
        name
        for name in inside
        if name.lower().endswith(_DOCUMENTS)
        and name not in known
        and not is_temporary(name)
        and not name.startswith(stems)
    ]
    if names:
        message = _("“{folder}”里的 {names} 不是这个项目的文档，没有装")
        message = message.format(folder=folder.name, names="、".join(names))
        yield K015.finding(message, span=Span(folder.name))


def _is_same(document: Made, name: str, entry: dict[str, str]) -> bool:
    """Whether a file that was built earlier was the same document, whatever its number."""
    if document.kind != entry.get("kind"):
        return False
    # Own documents are told apart by their titles alone.
    titles = (name.partition("-")[2], document.file.partition("-")[2])
    return document.kind != OWN or titles[0] == titles[1]


def _choose(
    document: Made, folder: Path, known: dict[str, dict[str, str]], prefer: Prefer
) -> tuple[ChosenDocument, list[Diagnostic]]:
    content = document.content
    fresh = ChosenDocument(document.file, content, len(content), document.sha256)
    if prefer is Prefer.FRESH:
        return fresh, []
    name, span = document.file, Span(document.file)
    fact = look_at(folder, name)
    found: list[Diagnostic] = []
    if open_elsewhere(folder / name):
        message = _("“{file}”正在被打开，没有存盘的改动不在材料包里").format(file=name)
        found.append(K006.finding(message, span=span))
    beside = _edited_beside(folder / name, known)
    if beside is not None:
        message = _("“{file}”旁边的“{new}”也被人改过，不知道该装哪一份").format(
            file=name, new=beside
        )
        hint = _("要报的那份改名为“{file}”，另一份移到别的文件夹；或者加 --fresh，都不用")
        return fresh, [*found, K002.finding(message, span=span, hints=(hint.format(file=name),))]
    if fact.state is FileState.MISSING:
        return fresh, found
    if fact.state is not FileState.REGULAR or fact.path is None:
        message = _("“{file}”不是有内容的普通文件").format(file=name)
        return fresh, [*found, K005.finding(message, span=span)]
    here = hash_of(fact.path)
    if here == document.sha256:
        return fresh, found
    if here in hashes_of(known.get(name)):
        message = _("“{file}”是以前生成的，材料包里装的是按现在的项目文件新生成的")
        return fresh, [*found, K004.finding(message.format(file=name), span=span)]
    if known.get(name, {}).get("sha256") != document.sha256 and prefer is Prefer.ASK:
        return fresh, [*found, _undecided(name, name in known)]
    edited, more = _read_edited(document, fact)
    return edited or fresh, [*found, *more]


def _undecided(name: str, known: bool) -> Diagnostic:
    message = (
        _("“{file}”被人改过，而项目文件在生成它以后也变了，不知道该装哪一份")
        if known
        else _("“{file}”不在生成记录里，内容也与新生成的不同，不知道该装哪一份")
    )
    hints = (
        _("最好把手工改的写进项目文件，filings build --force 重新生成，再打包"),
        _("确定要装改过的那份，加 --edited；要装按项目文件新生成的，加 --fresh"),
    )
    return K002.finding(message.format(file=name), span=Span(name), hints=hints)


def _edited_beside(path: Path, known: dict[str, dict[str, str]]) -> str | None:
    """The name of a document 「（新）」 beside ``path`` that somebody has edited, if there is one."""
    for beside in numbered(path, "新"):
        if not beside.exists():
            return None
        if beside.is_file() and hash_of(beside) not in hashes_of(known.get(beside.name)):
            return beside.name
    return None


def _read_edited(document: Made, fact: FileFact) -> tuple[ChosenDocument | None, list[Diagnostic]]:
    """The document as edited, if the reviewing office will be able to open it."""
    from filings.word.guard import open_package
    from filings.word.limits import MOST_BYTES

    name, span = document.file, Span(document.file)
    assert fact.path is not None
    if fact.size > MOST_BYTES:
        message = _("“{file}”过大").format(file=name)
        return None, [K005.finding(message, span=span)]
    content = fact.path.read_bytes()
    package, refused = open_package(content, name)
    if package is None:
        found = [
            K005.finding(
                _("“{file}”打不开：{reason}").format(file=name, reason=d.message),
                span=span,
                hints=(*d.hints, _("不要它的，加 --fresh")),
            )
            for d in refused
        ]
        return None, found
    message = _("“{file}”被人改过，装进材料包的是改过的这一份").format(file=name)
    found = [K003.finding(message, span=span)]
    unsettled = "、".join(_unsettled(package))
    if unsettled:
        message = _("手工改过的“{file}”里还有{unsettled}")
        found.append(K014.finding(message.format(file=name, unsettled=unsettled), span=span))
    return ChosenDocument(name, content, len(content), sha256(content)), found


_TRACKED = re.compile(rb"<\w+:(?:ins|del|moveFrom|moveTo|\w+Change)[ >]")
_COMMENT = re.compile(rb"<\w+:comment[ >]")


def _unsettled(package: Package) -> Iterator[str]:
    """What a finished document should no longer have."""
    from filings.word.draft import HOLE
    from filings.word.outline import placed_texts

    parts = package.parts.items()
    texts = [content for name, content in parts if re.match(r"word/\w+\.xml$", name)]
    if any(_TRACKED.search(text) for text in texts):
        yield _("修订")
    if any(_COMMENT.search(text) for text in texts):
        yield _("批注")
    if any(HOLE in text for _place, text in placed_texts(package)):
        yield HOLE


def _pdfs_of(
    document: ChosenDocument, folder: Path, known: dict[str, dict[str, str]]
) -> tuple[list[ChosenDocument], list[Diagnostic]]:
    """The PDF beside the document: ours if it shows what is packed, and what somebody put there."""
    chosen: list[ChosenDocument] = []
    found: list[Diagnostic] = []
    usual = pdf_name(document.file)
    for name in (usual, usual.removesuffix(".pdf") + ".PDF"):
        fact = look_at(folder, name)
        # Where case does not count, both names lead to the one file, which has one of them.
        if fact.state is not FileState.REGULAR or fact.path is None:
            continue
        if fact.path.name != PurePosixPath(name).name:
            continue
        digest = hash_of(fact.path) or ""
        entry = known.get(name)
        ours = digest in hashes_of(entry)
        if ours and (entry is None or entry.get("made_from") != document.sha256):
            message = _("“{file}”与装进材料包的 Word 文档不是同一份内容，没有装")
            found.append(K012.finding(message.format(file=name), span=Span(name)))
            continue
        chosen.append(ChosenDocument(name, fact.path, fact.size, digest))
        if not ours:
            message = _("“{file}”与文档同名，一并装入").format(file=name)
            found.append(K013.finding(message, span=Span(name)))
    return chosen, found
