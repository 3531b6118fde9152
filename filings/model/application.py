"""What the applicant states about itself: self-assessment, evidence, targets, long texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from filings.model.base import Count, Day, Keys, Model, Points, Text, YesNo


class ItemSelfAssessment(Model):
    """The applicant's answer to one item. ``triggered`` answers a veto item: 是 or 否."""

    claimed_points: Points | None = None
    awarded_points: Points | None = None
    note: Text | None = None
    evidence: Keys = ()
    triggered: YesNo | None = None


class Evidence(Model):
    """A document that proves something; ``file`` is a path inside the project folder."""

    file: Text | None = None
    title: Text | None = None
    number: Text | None = None
    date: Day | None = None
    issuer: Text | None = None
    pages: Count | None = None


class Target(Model):
    """One indicator of a plan (主要指标): where it stood, where it must get, where it is.

    Values keep their wording (``98.5``, ``100%``, ``—``); ``attribute`` is 约束性 or 预期性.
    """

    category: Text | None = None
    name: Text
    measure: Text | None = None
    base: Text | None = None
    goal: Text | None = None
    attribute: Text | None = None
    actual: Text | None = None


class Targets(Model):
    """A table of indicators, with the years that its two value columns stand for."""

    title: Text | None = None
    base_label: Text | None = None
    goal_label: Text | None = None
    items: tuple[Target, ...] = ()


class LongText(Model):
    """A text in Markdown, from a file or written in place; ``limit`` counts characters (限字数)."""

    scalar_key: ClassVar[str | None] = "file"

    text: Text | None = None
    file: Text | None = None
    title: Text | None = None
    limit: Count | None = None


class Texts(Model):
    """The long texts of a project."""

    request: LongText | None = None
    self_inspection_report: LongText | None = None
    recommendation: LongText | None = None
    notice: LongText | None = None
    implementation_plan: LongText | None = None

    def written(self) -> Iterator[tuple[str, LongText, str]]:
        """The texts that are there: the field, what is known of the text, and its words."""
        for name in type(self).model_fields:
            long_text = getattr(self, name)
            if long_text is not None and long_text.text:
                yield name, long_text, long_text.text
