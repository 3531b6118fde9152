"""What stands around the text of an official paper: head, signature and colophon (7.2–7.4)."""

from __future__ import annotations

from datetime import date

from filings.documents.kind import Context
from filings.documents.wording import filled
from filings.model import Issuing

_MARK_ENDING = "文件"
_SIGNERS_IN_A_LINE = 2


def issuing_context(issuing: Issuing, hole: str) -> Context:
    """How a paper is issued, as ``issuing`` in every context.

    ``mark_lines`` is what the red head says; where it has several lines, they are names of offices
    that share one 文件. ``signature`` is what the filter of that name takes. ``signer_lines`` holds
    two names a line (7.2.6).
    """
    issuers = list(issuing.issuers)
    host = issuers[0] if issuers else hole
    return {
        "issuers": issuers,
        "host": host,
        "mark_lines": _mark(issuing, host),
        "longest_mark": max(map(len, _mark(issuing, host))),
        "document_number": filled(issuing.document_number, hole),
        "copy_number": issuing.copy_number or "",
        "security": issuing.security or "",
        "urgency": issuing.urgency or "",
        "signer_lines": [
            "\u3000".join(issuing.signers[i : i + _SIGNERS_IN_A_LINE])
            for i in range(0, len(issuing.signers), _SIGNERS_IN_A_LINE)
        ],
        "recipients": filled(ending_in(issuing.recipients, "："), hole),
        "date": filled(issuing.date, hole),
        "sealed": issuing.sealed,
        "signature": signature_context(
            issuers or [hole], filled(issuing.date, hole), sealed=issuing.sealed
        ),
        "note": _in_brackets(issuing.note),
        "copies_to": ending_in(issuing.copies_to, "。"),
        "printed_by": issuing.printed_by or host,
        "printed_on": filled(issuing.printed_on or issuing.date, hole),
    }


def signature_context(names: list[str], day: date | str, *, sealed: bool) -> Context:
    """What the filter ``signature`` takes: the names of offices, the host's first, and the date."""
    return {"issuers": names, "date": day, "sealed": sealed}


def _mark(issuing: Issuing, host: str) -> list[str]:
    if len(issuing.mark) > 1:
        return [line.removesuffix(_MARK_ENDING) for line in issuing.mark]
    return list(issuing.mark) or [host + _MARK_ENDING]


def ending_in(text: str | None, mark: str) -> str:
    """``text`` with the mark that has to end it, whatever mark it was typed with."""
    text = (text or "").rstrip("：:。.；;，, ")
    return text + mark if text else ""


def _in_brackets(note: str | None) -> str:
    note = (note or "").strip()
    if not note or note[0] in "（(":
        return note.replace("(", "（").replace(")", "）") if note[:1] == "(" else note
    return f"（{note}）"
