"""A column with the field that it was found to fill."""

from __future__ import annotations

from dataclasses import dataclass

from filings.recognise.evidence import Evidence
from filings.recognise.tables.fields import Field, field_of
from filings.recognise.tables.headers import Column


@dataclass(frozen=True, slots=True)
class SettledColumn:
    """A column with its field (None: not understood) and how that is known.

    ``by_cells`` is true where the header says nothing and the cells told the field. ``merged`` is
    the share of the lines in which the column's cell is merged from above or from the left. ``groups`` tells whether the column's
    texts stand for several lines each (merged downwards, or written out again), as names of sections do; ``leads`` also where
    the lines below such a text are blank, as in sheets that merge nothing.
    """

    column: Column
    field: Field | None
    evidence: Evidence
    merged: float
    by_cells: bool = False
    groups: bool = False
    leads: bool = False

    @property
    def states_points(self) -> bool:
        """Whether the column holds points by its header and by its cells, whosever they are."""
        named = any(field_of(header) is Field.POINTS for header in self.column.headers)
        return named and self.evidence.is_points
