"""Templates that docxtpl and we fill to the same document, feature by feature.

The features are those of docxtpl's documentation; the texts and templates are our own.
"""

from __future__ import annotations

from support.compatibility.cases.case import Case, case
from support.compatibility.cases.cells import CELLS
from support.compatibility.cases.conditions import CONDITIONS
from support.compatibility.cases.loops import LOOPS
from support.compatibility.cases.places import PLACES
from support.compatibility.cases.runs import RUNS
from support.compatibility.cases.texts import COMMENTS, VARIABLES

__all__ = ["CASES", "Case", "case"]

CASES: tuple[Case, ...] = (
    *VARIABLES,
    *RUNS,
    *CONDITIONS,
    *LOOPS,
    *CELLS,
    *COMMENTS,
    *PLACES,
)
