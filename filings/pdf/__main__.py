"""Reads a PDF from standard input in a process of its own; see :mod:`filings.workflows.source`.

The one argument is the name of the file, the second the language of messages. The result is written
to standard output as a pickle, for the process that started this one.
"""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress

from filings.messages import set_language
from filings.pdf.reading import read_pdf_source

MOST_MEMORY = 2 * 1024**3
"""Bytes of address space; a hostile file can ask for any amount."""


def main(name: str, language: str) -> None:
    """Read standard input as a PDF called ``name``."""
    with suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    set_language(language)
    document = read_pdf_source(sys.stdin.buffer.read(), name)
    sys.stdout.buffer.write(pickle.dumps(document))


if __name__ == "__main__":
    main(*sys.argv[1:])
