"""A foreign document → what it demands: rubrics, divisions of work and targets, item by item.

Works on what a reader hands over (:mod:`filings.source`), whatever the file was. What is not
understood keeps its text and gets a diagnostic; nothing is dropped or guessed silently.
"""

from filings.recognise.document import recognise
from filings.recognise.findings import Found, FoundItem, FoundTable, TableKind

__all__ = ["Found", "FoundItem", "FoundTable", "TableKind", "recognise"]
