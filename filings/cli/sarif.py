"""Diagnostics as SARIF 2.1.0, for editors and code hosts that show findings in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from filings import __version__
from filings.diagnostics import Diagnostic, Severity
from filings.messages import gettext as _
from filings.workflows.explain import CATALOGUE

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_log(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """A log with one run: the rules that were broken, and each finding with its place."""
    codes = sorted({d.code for d in diagnostics})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "filings",
                        "version": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(d, codes.index(d.code)) for d in diagnostics],
            }
        ],
    }


def _rule(code: str) -> dict[str, Any]:
    rule = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": _(rule.name)},
        "fullDescription": {"text": _(rule.what)},
        "help": {"text": _(rule.how)},
    }


def _result(found: Diagnostic, index: int) -> dict[str, Any]:
    text = "\n".join([found.message, *found.hints])
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": text},
    }
    if found.span:
        place: dict[str, Any] = {"artifactLocation": {"uri": found.span.file}}
        if found.span.line:
            place["region"] = {"startLine": found.span.line, "startColumn": found.span.column or 1}
        result["locations"] = [{"physicalLocation": place}]
    return result
