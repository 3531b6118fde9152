"""Paragraphs of running text on their way to be tasks: words, headings above, what divides them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from filings.diagnostics import Severity
from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.divisions.brackets import Division
from filings.recognise.running_text.headings import is_counted
from filings.recognise.texts import LeadingNumber, leading_number, on_one_line
from filings.recognise.values import Reporter
from filings.source import SourceParagraph


@dataclass(slots=True)
class TaskDraft:
    """A stretch of text with what divides it.

    ``path`` are the headings above; ``heading`` tells that the paragraph is one itself. ``stretch``
    counts the pieces of text that tables part.
    """

    paragraph: SourceParagraph
    text: str
    path: tuple[str, ...]
    divisions: list[Division] = field(default_factory=list)
    heading: bool = False
    stretch: int = 0
    mark: str = ""
    """★ or the like, that stands before the number."""
    lines: int = 0
    """How many of the divisions stand on lines below it."""
    lists: bool = False
    """Whether its words begin with a list of their own: the number in front is not its number."""
    is_group: bool = False
    """Whether what divides it divides the tasks below it."""

    @property
    def is_task(self) -> bool:
        """Whether something divides it; a heading with 联系人：… below it is no task."""
        said = any(d.reading.units or d.deadline_text for d in self.divisions)
        counted = is_counted(self.text) and not self.heading
        return bool(self.divisions) and not self.is_group and (said or counted)

    @property
    def number(self) -> LeadingNumber | None:
        """The number in front."""
        return leading_number(self.text.strip()) if not self.lists else None

    @property
    def style(self) -> str | None:
        """The style of the number in front: 一、 or 1.; None without one."""
        number = self.number
        return number.style if number is not None else None

    @property
    def label(self) -> str:
        """The words as they stand in the path of what is below."""
        return on_one_line(self.text)

    def is_below(self, other: TaskDraft) -> bool:
        """Whether ``other`` is a heading above it."""
        inner = (*other.path, other.label)
        return self.path[: len(inner)] == inner


def drafts_below(drafts: Sequence[TaskDraft], at: int) -> Iterator[TaskDraft]:
    """The drafts directly below a heading."""
    for draft in drafts[at + 1 :]:
        if draft.stretch != drafts[at].stretch or not draft.is_below(drafts[at]):
            return
        yield draft


def report_joined(first: TaskDraft, last: TaskDraft, reporter: Reporter) -> None:
    """Tell that the paragraphs of two drafts, and those between, were made one task."""
    reporter.in_paragraph(first.paragraph.index).report(
        rules.I119,
        _("这一项由第{first}段到第{last}段合成").format(
            first=first.paragraph.index + 1, last=last.paragraph.index + 1
        ),
        severity=Severity.INFO,
    )
