"""The road from a document as read to what it demands."""

from __future__ import annotations

from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.findings import Found, TableKind
from filings.recognise.heads import read_head
from filings.recognise.tables import found_tables
from filings.recognise.tasks import found_tasks
from filings.recognise.values import Reporter
from filings.source import SourceDocument


def recognise(document: SourceDocument) -> Found:
    """What ``document`` demands, with all that is to be said of it, its reader's remarks first."""
    reporter = Reporter(document.file)
    head = read_head(document, reporter)
    tables = list(found_tables(document, head.date, reporter))
    tasks = found_tasks(document, head.date, reporter)
    if tasks is not None:
        tables.append(tasks)
    if not any(t.items or t.kind is TableKind.FORM for t in tables):
        reporter.on_file()(rules.I101, _("文件里没有认出评分细则、任务分工或指标"))
    return Found(head, tuple(tables), (*document.diagnostics, *reporter.found))
