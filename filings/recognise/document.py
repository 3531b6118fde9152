"""The road from a document as read to what it demands."""

from __future__ import annotations

import re
from datetime import date

from filings.diagnostics import has_errors
from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.agreement import report_disagreements
from filings.recognise.findings import Found, FoundHead, TableKind
from filings.recognise.heads import read_head
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
        report_disagreements(tables, tasks, reporter)
        tables.append(tasks)
    if not has_errors(document.diagnostics) and not any(
        t.items or t.kind is TableKind.FORM for t in tables
    ):
        reporter.on_file().report(rules.I101, _("文件里没有认出评分细则、任务分工或指标"))
    return Found(head, tuple(tables), (*document.diagnostics, *reporter.found))


_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年")


def _reference(head: FoundHead, reporter: Reporter) -> date | None:
    """The day from which a missing year is counted: that of the document, else the year it names."""
    year = _YEAR.search(head.title or "")
    if head.date is not None or year is None:
        return head.date
    reporter.on_file().report(
        rules.I116,
        _("文件没有成文日期，没写年份的时限按标题中的{year}年推定").format(year=year[1]),
    )
    return date(int(year[1]), 1, 1)
