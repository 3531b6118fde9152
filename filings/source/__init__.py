"""A foreign document as it was read: paragraphs and tables in order, each cell with its true place.

Readers of Word, Excel and PDF files make it; recognition works on it and never sees a file format.
"""

from filings.source.document import (
    Block,
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourceTable,
)

__all__ = ["Block", "SourceCell", "SourceDocument", "SourceParagraph", "SourceTable"]
