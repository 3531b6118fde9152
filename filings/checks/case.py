"""What the checks share: the project, the day, and what several of them need to know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from filings.checks.files import FileFact, look_at
from filings.checks.sums import RubricSum, sum_up
from filings.diagnostics import Span
from filings.documents import plan_documents
from filings.documents.kind import PlannedDocument
from filings.glossary import term
from filings.messages import gettext as _
from filings.model.assignment import Assignment
from filings.model.deadline import Deadline, resolve_deadline
from filings.model.origin import Path
from filings.model.project import Project
from filings.model.responsibility import Responsibility
from filings.model.rubric import Entry, Item, Section

_UNREAD = ("Y006", "Y007")
"""Codes of the loader: an unknown key, and what could not be read."""


@dataclass(frozen=True)
class Statement:
    """One assignment as written: for a whole rubric, for a section or for an item.

    ``target`` is empty for the rubric's defaults, else the section's path or the item's id;
    ``entry`` is the item, where the rubric has it.
    """

    rubric: str
    target: str
    path: Path
    assignment: Assignment
    entry: Entry | None = None

    @property
    def where(self) -> str:
        """The place in the user's words: ``scoring 3``."""
        return f"{self.rubric} {self.target}".strip()

    @property
    def label(self) -> str:
        """How messages call what the statement is about."""
        if self.entry is not None:
            return item_label(self.entry.item)
        if not self.target:
            return _("默认分工")
        return _("“{name}”").format(name=self.target)


def _asked_at(document: PlannedDocument) -> Path:
    return ("documents", document.index - 1)


@dataclass(frozen=True, slots=True)
class LostPlace:
    """Where something was written that could not be read, as far as that is known."""

    span: Span | None


@dataclass(frozen=True)
class Case:
    """A project under examination on a certain day."""

    project: Project
    today: date

    def key(self, name: str, within: str = "") -> str:
        """A key of the project file as advice spells it: Chinese where the file's own keys are.

        ``within`` is the key that it stands below, where its term depends on that.
        """
        return term(name, within) if self.project.origin.chinese_keys else name

    @cached_property
    def example_day(self) -> date:
        """A day that may stand in an example: the last of the programme, which lies within it."""
        programme = self.project.programme
        start = programme.start
        if programme.end is not None and (start is None or start <= programme.end):
            return programme.end
        return date((start or self.today).year, 12, 31)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every assignment as written, in the order of the files."""
        return tuple(_statements(self.project))

    @cached_property
    def shares(self) -> tuple[tuple[str, Responsibility], ...]:
        """What holds for each item of each rubric, with the rubric's key, in printed order."""
        return tuple(
            (key, share)
            for key in self.project.rubrics
            for share in self.project.responsibilities(key)
        )

    @cached_property
    def applicable(self) -> tuple[tuple[str, Responsibility], ...]:
        """The shares less those of items that do not apply."""
        return tuple((key, share) for key, share in self.shares if share.not_applicable is None)

    @cached_property
    def documents(self) -> tuple[PlannedDocument, ...]:
        """The documents that ``build`` would make."""
        return plan_documents(self.project)

    @cached_property
    def documents_and_annexes(self) -> tuple[tuple[PlannedDocument, Path], ...]:
        """The documents, each followed by its annexes, with the path to what asks for them."""
        return tuple(
            paper
            for document in self.documents
            for paper in (
                (document, _asked_at(document)),
                *((a, (*_asked_at(document), "annexes", a.index - 1)) for a in document.annexes),
            )
        )

    @cached_property
    def sums(self) -> dict[str, RubricSum]:
        """What the points of each rubric add up to."""
        return {key: sum_up(rubric) for key, rubric in self.project.rubrics.items()}

    @cached_property
    def files(self) -> dict[str, FileFact]:
        """What stands on the disk for each piece of evidence that names a file, by its id."""
        folder = self.project.folder
        if folder is None:
            return {}
        return {
            name: look_at(folder, piece.file)
            for name, piece in self.project.evidence.items()
            if piece.file
        }

    @cached_property
    def self_assessed(self) -> frozenset[str]:
        """Keys of the rubrics for which the applicant has given at least one answer."""
        return frozenset(
            key
            for key, answers in self.project.self_assessment.items()
            if answers and key in self.project.rubrics
        )

    @cached_property
    def _entries(self) -> dict[str, dict[Path, Entry]]:
        return {
            key: {entry.path: entry for entry in rubric.entries}
            for key, rubric in self.project.rubrics.items()
        }

    def entry_at(self, key: str, path: Path) -> Entry | None:
        """The item of a rubric that a path from the rubric on leads into, if it is one."""
        entries = self._entries[key]
        return next(
            (entries[path[:n]] for n in range(len(path), 0, -1) if path[:n] in entries), None
        )

    @cached_property
    def _deadlines(self) -> dict[str, Deadline]:
        """What was read so far: at first what holds for the items, then what they override."""
        return {
            share.deadline.text: share.deadline for _key, share in self.shares if share.deadline
        }

    def deadline(self, text: str) -> Deadline:
        """What a deadline's words mean in this programme; read once."""
        if text not in self._deadlines:
            self._deadlines[text] = resolve_deadline(text, self.project.programme)
        return self._deadlines[text]

    @cached_property
    def _section_names(self) -> dict[str, Counter[str]]:
        return {
            key: Counter(sections[-1].name for sections, _path in rubric.walk_sections())
            for key, rubric in self.project.rubrics.items()
        }

    def section_where(self, key: str, sections: tuple[Section, ...]) -> str:
        """A section (the last of ``sections``) in the user's words: ``scoring 质量工作成效``.

        Where two sections have one name, those around it come first, joined by /.
        """
        name = sections[-1].name
        if self._section_names[key][name] > 1:
            name = "/".join(section.name for section in sections)
        return f"{key} {name}"

    def lost_assignments(self, key: str) -> LostPlace | None:
        """Where the assignments of a rubric were written so that they could not be read; or None.

        Either the key ``assignments`` itself is wrong, or the rubric's key below it.
        """
        project = self.project
        if key in project.assignments:
            return None
        if project.was_refused("assignments", key):
            slips = [d.span for d in project.origin.found if d.code in _UNREAD and d.span]
            top = next((span for span in slips if span.column == 1), None)
            return LostPlace(top or project.span("assignments", key))
        unknown = [k for k in project.assignments if k not in project.rubrics]
        others = [k for k in project.rubrics if k not in project.assignments]
        if not unknown or len(unknown) < len(others) or project.unread_rubrics:
            return None
        return LostPlace(project.span("assignments", unknown[others.index(key)]))

    def is_stated(self, key: str, share: Responsibility) -> bool:
        """Whether the item has an assignment of its own."""
        stated = self.project.assignments.get(key)
        return stated is not None and share.entry.item.id in stated.items

    def span_of(self, key: str, share: Responsibility) -> Span | None:
        """The item's own line in the project file, else that of the statement it falls under."""
        if self.is_stated(key, share):
            return self.project.span(*share.item_path)
        return self.project.span(*(share.units_path or share.item_path))

    def span_in_list(self, path: Path, count: int, index: int) -> Span | None:
        """Where the part with this number (from 0, of ``count``) of a list of names stands.

        A text such as 「甲、乙」 is several names at one place; then the place of the whole is given.
        """
        whole = self.project.span(*path)
        one_by_one = self.project.span(*path, count - 1) != whole
        return self.project.span(*path, index) if one_by_one else whole

    def place_in_rubric(self, key: str, share: Responsibility) -> tuple[str, ...]:
        """A hint that says where the rubric's file has the item; none if that is not known."""
        span = self.project.span("rubrics", key, *share.entry.path)
        return (_("这一项在细则里的位置：{place}").format(place=span),) if span else ()


def item_label(item: Item) -> str:
    """An item as messages call it: its number and its first words."""
    words = item.summary.rstrip("。；，,;")
    if item.no and words:
        return _("第{no}项“{words}”").format(no=item.no, words=words)
    if item.no:
        return _("第{no}项").format(no=item.no)
    return _("“{words}”（{id}）").format(words=words, id=item.id)


def _statements(project: Project) -> Iterator[Statement]:
    for key, stated in project.assignments.items():
        base: Path = ("assignments", key)
        rubric = project.rubrics.get(key)
        if stated.defaults is not None:
            yield Statement(key, "", (*base, "defaults"), stated.defaults)
        for name, assignment in stated.sections.items():
            yield Statement(key, name, (*base, "sections", name), assignment)
        for id, assignment in stated.items.items():
            entry = rubric.entry_by_id.get(id) if rubric else None
            yield Statement(key, id, (*base, "items", id), assignment, entry)
