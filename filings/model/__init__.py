"""The model: frozen records of a filing project, and what can be derived from them.

It knows no files, no documents and no messages beyond what a misread text needs.
"""

from filings.model.application import (
    Evidence,
    ItemSelfAssessment,
    LongText,
    Target,
    Targets,
    Texts,
)
from filings.model.assignment import Assignment, Role, RubricAssignments
from filings.model.base import Misread, Model
from filings.model.catalogue import CataloguedItem, CataloguedPiece, catalogue_evidence
from filings.model.deadline import Deadline, resolve_deadline
from filings.model.issuing import Issuing
from filings.model.programme import Applicant, Programme, Stage
from filings.model.project import Annex, Correction, DocumentRequest, Project, Waiver
from filings.model.responsibility import AssignedUnit, Responsibility
from filings.model.rubric import (
    Criterion,
    Entry,
    Item,
    Rubric,
    Section,
    items_below,
    plain_points,
    sum_of_points,
)
from filings.model.targets import Standing, goal_of, is_binding, is_due, standing
from filings.model.units import Contact, Unit, UnitDirectory

__all__ = [
    "Annex",
    "Applicant",
    "AssignedUnit",
    "Assignment",
    "CataloguedItem",
    "CataloguedPiece",
    "Contact",
    "Correction",
    "Criterion",
    "Deadline",
    "DocumentRequest",
    "Entry",
    "Evidence",
    "Issuing",
    "Item",
    "ItemSelfAssessment",
    "LongText",
    "Misread",
    "Model",
    "Programme",
    "Project",
    "Responsibility",
    "Role",
    "Rubric",
    "RubricAssignments",
    "Section",
    "Stage",
    "Standing",
    "Target",
    "Targets",
    "Texts",
    "Unit",
    "UnitDirectory",
    "Waiver",
    "catalogue_evidence",
    "goal_of",
    "is_binding",
    "is_due",
    "items_below",
    "plain_points",
    "resolve_deadline",
    "standing",
    "sum_of_points",
]
