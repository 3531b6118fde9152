"""The road from a document as read to what it demands."""

from __future__ import annotations

from datetime import date

from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.agreement import report_disagreements
from filings.recognise.findings import Found, FoundHead, TableKind
from filings.recognise.heads import read_head, year_of_title
from filings.recognise.said_deadlines import with_deadlines_for_all
from filings.recognise.tables import found_tables
from filings.recognise.tasks import found_tasks
from filings.recognise.values import Reporter
from filings.source import SourceDocument


def recognise(document: SourceDocument) -> Found:
    """What ``document`` demands, with all that is to be said of it, its reader's remarks first."""
    reporter = Reporter(document.file)
    head = read_head(document, reporter)
    reference = _reference(head, reporter)
    tables = list(found_tables(document, reference, reporter))
    tasks = found_tasks(document, reference, reporter)
    if tasks is not None:
        tables.append(tasks)
    tables = with_deadlines_for_all(tables, document, reference, reporter)
    if tasks is not None:
        report_disagreements(tables[:-1], tables[-1], reporter)
    if not any(t.items or t.kind is TableKind.FORM for t in tables):
        reporter.on_file().report(rules.I101, _("文件里没有认出评分细则、任务分工或指标"))
    return Found(head, tuple(tables), (*document.diagnostics, *reporter.found))


def _reference(head: FoundHead, reporter: Reporter) -> date | None:
    """The day from which a missing year is counted: that of the document, else the year it names."""
    year = year_of_title(head.title)
    if head.date is not None or year is None:
        return head.date
    reporter.on_file().report(
        rules.I116,
        _("文件没有成文日期，没写年份的时限按标题中的{year}年推定").format(year=year),
    )
    return date(year, 1, 1)
