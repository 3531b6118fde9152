"""The documents of running text: 请示 and 自查报告, as GB/T 9704 7.3 wants them."""

from __future__ import annotations

from document import Template
from house import PORTRAIT
from wordml import paragraph, tag, title

_SIGNATURE = "{{p applicant.signature | signature }}"


def request() -> Template:
    """请示: title, recipient, body, signature, and how to reach the applicant."""
    body = [
        title("document.title", "DocTitle", PORTRAIT),
        paragraph("{{ programme.authority }}：", "Recipient"),
        paragraph("{{p texts.request.text | markdown }}", properties="<w:keepNext/>"),
        paragraph(_SIGNATURE, "Signature", "<w:keepNext/>"),  # with the note on how to reach us
        tag("{%p if applicant.contact_note %}"),
        paragraph("（{{ applicant.contact_note }}）", "Note"),
        tag("{%p endif %}"),
    ]
    return Template("request.docx", "请示", PORTRAIT, "".join(body))


def self_inspection_report() -> Template:
    """自查报告: title, body, signature."""
    body = [
        title("document.title", "DocTitle", PORTRAIT),
        paragraph(
            "{{p texts.self_inspection_report.text | markdown }}", properties="<w:keepNext/>"
        ),
        paragraph(_SIGNATURE, "Signature"),
    ]
    return Template("self_inspection_report.docx", "自查报告", PORTRAIT, "".join(body))
