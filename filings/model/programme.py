"""The programme that is answered, and who answers it."""

from __future__ import annotations

from filings.model.base import Day, Model, Text
from filings.model.units import Contact


class Stage(Model):
    """A stage of the programme (工作步骤): from ``start`` to ``end``, both included."""

    name: Text
    start: Day | None = None
    end: Day | None = None
    content: Text | None = None


class Programme(Model):
    """The title applied for, who awards it, and when the programme runs."""

    name: Text | None = None
    authority: Text | None = None
    recommender: Text | None = None
    document_number: Text | None = None
    start: Day | None = None
    end: Day | None = None
    stages: tuple[Stage, ...] = ()

    def stage(self, name: str) -> Stage | None:
        """The stage called ``name``, with or without 阶段 at the end."""
        wanted = name.strip().removesuffix("阶段")
        for stage in self.stages:
            if stage.name.strip().removesuffix("阶段") == wanted:
                return stage
        return None


class Applicant(Model):
    """Who applies: 申报单位, 所在地, 申报日期."""

    name: Text | None = None
    location: Text | None = None
    date: Day | None = None
    contact: Contact | None = None
