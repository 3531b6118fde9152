"""The letter (函) that asks each unit for the materials of its items: what is the same in all."""

from __future__ import annotations

from filings.language.deadlines import read_deadline
from filings.model.base import Day, Model, Text
from filings.model.deadline import Deadline
from filings.model.units import Contact


class MaterialRequest(Model):
    """提供资料函: who asks, by when the materials must be there, and who takes them.

    ``deadline`` keeps its wording. ``mark`` is the 发文机关标志 (GB/T 9704 10.1), the issuer's name
    where it is not given. ``opening`` (Markdown) takes the place of the usual first paragraph,
    ``text`` (Markdown) says more of how the materials are to be made ready.
    """

    issuer: Text | None = None
    mark: Text | None = None
    document_number: Text | None = None
    copy_number: Text | None = None
    security: Text | None = None
    urgency: Text | None = None
    date: Day | None = None
    deadline: Text | None = None
    contact: Contact | None = None
    opening: Text | None = None
    text: Text | None = None
    signature: Text | None = None
    copies_to: Text | None = None

    @property
    def due(self) -> Deadline | None:
        """When the materials must be there; a day without a year follows the letter's own day."""
        if not self.deadline:
            return None
        reading = read_deadline(self.deadline, reference=self.date)
        return Deadline(self.deadline, reading.kind, reading.date, reading.start, reading.problem)
