"""Word files of any origin, read for what they say: paragraphs, and tables with their true grid."""

from __future__ import annotations

from filings.word.reading.document import read_word_source

__all__ = ["read_word_source"]
