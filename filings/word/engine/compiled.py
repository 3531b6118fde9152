"""What a template becomes when it is compiled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from filings.diagnostics import Diagnostic
from filings.word.engine.program import Program
from filings.word.marks import Mark

if TYPE_CHECKING:
    from filings.word.compile import LongTemplate
    from filings.word.package import Package


class CompiledTemplate:
    """What a template's bytes come to, whatever the file is called.

    ``program`` prints documents; where there is none, ``reason`` says why, and ``long`` is for the
    long road. Neither is there where ``faults`` stand in the way.
    """

    __slots__ = ("faults", "long", "package", "program", "reason", "tags")

    def __init__(
        self,
        faults: list[Diagnostic],
        tags: Mapping[int, Mark],
        package: Package | None = None,
        program: Program | None = None,
        reason: str = "",
    ) -> None:
        self.faults = faults
        self.tags = tags
        self.package = package
        self.program = program
        self.reason = reason
        self.long: LongTemplate | None = None
