"""实施方案: notice, plan and annexes in one file, as seeds 000 and 003 are."""

from __future__ import annotations

from collections.abc import Callable

from document import LANDSCAPE_SECTION, PORTRAIT_SECTION, Template
from house import ANNEX_NUMBER, LANDSCAPE, LINE, PORTRAIT, Page
from official import annex_indents, colophon, red_head
from tables import responsibility_rows, scoring_rows, target_rows, task_rows
from wordml import paragraph, tag, title

_SCOPE = "annex."
_TWO_LINES_ABOVE = f'<w:spacing w:before="{2 * LINE}"/>'
"""Below the red rule (7.3.1)."""

_ANNEXES: tuple[tuple[str, Page, Callable[[str], str]], ...] = (
    ("task_breakdown", PORTRAIT, task_rows),
    ("scoring_division", LANDSCAPE, scoring_rows),
    ("responsibility_table", LANDSCAPE, responsibility_rows),
    ("targets_table", PORTRAIT, target_rows),
)
"""The kinds of document that a plan may have as annexes, with their pages and tables."""


def implementation_plan() -> Template:
    """The notice; on a new page the plan; each annex on pages of its own; the colophon last."""
    body = [
        red_head(),
        paragraph("{{ notice.title | title(20) }}", "DocTitle", _TWO_LINES_ABOVE),
        paragraph("{{ issuing.recipients }}", "Recipient"),
        # No name, date or note stands on a page without text (7.3.5), but the first page must show
        # some (7.3.3): a text of one paragraph stays there.
        tag("{%p if notice.several %}"),
        paragraph("{{p notice.text | markdown }}", properties="<w:keepNext/>"),
        tag("{%p else %}"),
        paragraph("{{p notice.text | markdown }}"),
        tag("{%p endif %}"),
        paragraph("{{p issuing.signature | signature }}", "Signature", "<w:keepNext/>"),
        tag("{%p if issuing.note %}"),
        paragraph("{{ issuing.note }}", "Note"),
        tag("{%p endif %}"),
        title("plan.title", "DocTitle", PORTRAIT, '<w:pageBreakBefore/><w:spacing w:before="0"/>'),
        paragraph("{{p plan.text | markdown }}"),
        _annex_list(),
        tag("{%p for annex in annexes %}"),
        _annexes(),
        tag("{%p endfor %}"),
        colophon(),
    ]
    return Template("implementation_plan.docx", "实施方案", PORTRAIT, "".join(body))


def _annex_list() -> str:
    """附件说明 (7.3.4), one line below the text; it ends the portrait pages of the plan."""
    first = f'<w:spacing w:before="{LINE}"/>'
    name = "{{ annex.no }}{{ annex.title }}"
    return "".join(
        [
            tag("{%p for annex in annexes %}"),
            tag("{%p if loop.first and loop.last %}"),
            paragraph(f"附件：{name}", "AnnexList", first + annex_indents(0) + PORTRAIT_SECTION),
            tag("{%p elif loop.first %}"),
            paragraph(f"附件：{name}", "AnnexList", first + annex_indents(ANNEX_NUMBER)),
            tag("{%p elif loop.last %}"),
            paragraph(name, "AnnexList", PORTRAIT_SECTION),
            tag("{%p else %}"),
            paragraph(name, "AnnexList"),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
        ]
    )


def _annexes() -> str:
    """Label on the first line, title on the third (7.3.7), and the table of each kind. A last annex in portrait shares its page with the colophon."""
    parts = []
    for index, (name, page, table) in enumerate(_ANNEXES):
        word = "if" if index == 0 else "elif"
        parts += [
            tag(f'{{%p {word} annex.name == "{name}" %}}'),
            paragraph("{{ annex.label }}", "AnnexLabel"),
            title("annex.title", "TableTitle", page, f'<w:spacing w:before="{LINE}"/>'),
            table(_SCOPE),
        ]
        if page.landscape:
            parts.append(paragraph(style="AfterTable", properties=LANDSCAPE_SECTION))
        else:
            parts += [
                tag("{%p if loop.last %}"),
                paragraph(style="AfterTable"),
                tag("{%p else %}"),
                paragraph(style="AfterTable", properties=PORTRAIT_SECTION),
                tag("{%p endif %}"),
            ]
    return "".join([*parts, tag("{%p endif %}")])
