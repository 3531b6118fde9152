"""A column with the field that it was found to fill."""

from __future__ import annotations

from dataclasses import dataclass

from filings.recognise.evidence import Evidence
from filings.recognise.fields import Field
from filings.recognise.headers import Column


@dataclass(frozen=True, slots=True)
class SettledColumn:
    """A column with its field (None: not understood) and how that is known.

    ``by_cells`` is true where the header says nothing and the cells told the field. ``merged`` is
    the share of the lines in which the column's cell is merged from above, ``repeats`` of those whose
    text is that of the line above, written out again.
    """

    column: Column
    field: Field | None
    evidence: Evidence
    merged: float
    by_cells: bool = False
    repeats: float = 0.0

    @property
    def groups(self) -> bool:
        """Whether the column's texts stand for several lines each, as names of sections do."""
        return self.merged > 0 or self.repeats > 0
