"""From foreign documents to a project on disk: a new one, or rubrics added to one that is there.

What somebody has written is never lost: in a project that is there already, lines are only added to
``filing.yaml``, and a rubric file that differs is kept beside the new one.

Stopped at any moment, each file is whole, old or new: ``filing.yaml`` comes after what it names, so
that nothing is named that is not there, and the same import once more takes what it wrote for its own
and does the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from filings.diagnostics import Diagnostic, Span, has_errors
from filings.documents.registry import find_kind
from filings.messages import gettext as _
from filings.model.project import Annex, Project
from filings.project.edit import (
    CannotEdit,
    add_to_entry,
    add_to_list,
    data_of,
)
from filings.project.load import PROJECT_FILE, load
from filings.project.text_file import read_text
from filings.recognise import recognise
from filings.recognise.findings import Found
from filings.source import SourceDocument
from filings.workflows.import_added import rubrics_named, with_rubric
from filings.workflows.import_plan import (
    ImportPlan,
    plan_import,
    project_text,
    rubric_text,
    units_data,
)
from filings.workflows.import_report import merged_report, report_text
from filings.workflows.import_rules import I201, I203, I204
from filings.workflows.import_write import (
    is_free_for,
    kept_files,
    links_among,
    place_to_keep,
    write_files,
)
from filings.workflows.lock import Held, locked
from filings.workflows.new import SCHEMAS, schema_text
from filings.workflows.whole_files import clear_away

REPORT_FILE = "导入情况.txt"
_LOCK = ".filings-import.lock"


@dataclass(slots=True)
class ImportResult:
    """What was found, what was written (paths in the folder), and all that is to be said."""

    found: tuple[Found, ...]
    plan: ImportPlan
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_documents(documents: Sequence[SourceDocument]) -> ImportResult:
    """What the documents demand, without writing anything."""
    found = tuple(recognise(document) for document in documents)
    plan = plan_import("、".join(document.file for document in documents), found)
    return ImportResult(found, plan, diagnostics=list(plan.diagnostics))


def import_documents(documents: Sequence[SourceDocument], folder: Path) -> ImportResult:
    """Write what the documents demand into ``folder``: a new project, or one that is there.

    Raises OSError where the operating system refuses, and :class:`Held` where another import is
    at work there.
    """
    result = read_documents(documents)
    if all(has_errors(document.diagnostics) for document in documents):
        return result  # what is said of them says it all
    plan = result.plan
    if not (plan.rubrics or plan.targets or plan.unplaced or folder.exists()):
        result.diagnostics.append(_nothing(plan))
        return result
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / _LOCK, remove=True):
        clear_away(folder)
        files = (
            _additions(folder, result)
            if (folder / PROJECT_FILE).exists()
            else _new_project(folder, result)
        )
        if files is not None and not links_among(folder, [*files, REPORT_FILE], result.diagnostics):
            kept = kept_files(folder, files, result.diagnostics)
            files[REPORT_FILE] = _report(folder, kept, result)
            result.written, result.unchanged = write_files(folder, files, kept)
    return result


def _nothing(plan: ImportPlan) -> Diagnostic:
    return I204.finding(_("没有可以写进项目的内容，没有写任何文件"), span=Span(plan.source))


def _new_project(folder: Path, result: ImportResult) -> dict[str, str] | None:
    """The files of a new project by name; None where one of them is in the way."""
    plan = result.plan
    if not plan.rubrics and plan.targets is None:
        if not plan.unplaced:
            result.diagnostics.append(_nothing(plan))
            return None
        message = _("没有可以写进项目的内容，表格里的文字列在“{name}”").format(name=REPORT_FILE)
        result.diagnostics.append(I204.finding(message, span=Span(plan.source)))
        return {}
    files = {rubric.file: rubric_text(rubric, plan.source) for rubric in plan.rubrics}
    files |= {name: schema_text(name) for name in SCHEMAS}
    files[PROJECT_FILE] = project_text(plan)
    in_the_way = [name for name, text in files.items() if not is_free_for(folder / name, text)]
    for name in in_the_way:
        result.diagnostics.append(
            I201.finding(
                _("文件夹里已经有“{name}”，没有写任何文件").format(name=name), span=Span(name)
            )
        )
    return None if in_the_way else files


def _additions(folder: Path, result: ImportResult) -> dict[str, str] | None:
    """The files that change in a project that is there, by name."""
    project, found = load(folder)
    text, _found = read_text(folder / PROJECT_FILE, PROJECT_FILE)
    broken = [d for d in found if d.code.startswith("Y") and d.severity == "error"]
    if text is None or (broken and not project.rubrics and not project.units):
        result.diagnostics += found
        return None
    files: dict[str, str] = {}
    try:
        for rubric in result.plan.rubrics:
            text = with_rubric(
                text, project, rubric, folder, files, result.plan.source, result.diagnostics
            )
        text = _with_rubrics_named(text, project)
        new = [u for u in result.plan.units if project.directory.find(u.name) is None]
        text = add_to_list(text, ("units",), units_data(new))
    except CannotEdit:
        result.diagnostics.append(
            I203.finding(
                _("filing.yaml 的写法特别，没有把握只添不改，没有写任何文件"),
                span=Span(PROJECT_FILE),
            )
        )
        return None
    files[PROJECT_FILE] = text
    return files


def _with_rubrics_named(text: str, project: Project) -> str:
    """Its documents name the project's only rubric, which they meant, where they are now several.

    Nothing changes where no rubric came in addition, or where it is the user's to say which.
    """
    count = len(rubrics_named(data_of(text)))
    if len(project.rubrics) != 1 or count < 2:
        return text
    entries = {"rubric": next(iter(project.rubrics))}
    for number, document in enumerate(project.documents):
        asked: list[tuple[Annex, tuple[str | int, ...]]] = [(document, ("documents", number))]
        asked += [
            (annex, ("documents", number, "annexes", place))
            for place, annex in enumerate(document.annexes)
        ]
        for each, path in asked:
            kind = find_kind(each.kind or "")
            if each.rubric is None and kind is not None and kind.uses_rubric:
                text = add_to_entry(text, path, entries, scalar_key="kind")
    return text


def _report(folder: Path, kept: dict[Path, Path], result: ImportResult) -> str:
    """The report with this import's section; one that cannot be read is kept under another name."""
    path = folder / REPORT_FILE
    said = len(result.plan.diagnostics)
    section = report_text(result.plan, result.diagnostics[said:])
    if not path.exists():
        return section
    before, _found = read_text(path, REPORT_FILE)
    if before is None:
        kept[path] = place_to_keep(path)
        return section
    return merged_report(before, section)


__all__ = ["Held", "ImportResult", "import_documents", "read_documents"]
