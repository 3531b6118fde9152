"""The road from a document as read to what it demands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from filings.diagnostics import has_errors
from filings.language.deadline_doubts import lacks_a_year
from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.agreement import report_disagreements
from filings.recognise.dittos import with_words_for_dittos
from filings.recognise.findings import Found, FoundHead, FoundTable, TableKind
from filings.recognise.head.heads import month_alone, read_head, year_of_title
from filings.recognise.rules_in_text import report_rules_in_text
from filings.recognise.running_text.tasks import found_tasks
from filings.recognise.said_deadlines import with_deadlines_for_all
from filings.recognise.said_roles import role_rule_said
from filings.recognise.tables.found_tables import found_tables
from filings.recognise.values import Reporter
from filings.source import SourceDocument


def recognise(document: SourceDocument) -> Found:
    """What ``document`` demands, with all that is to be said of it, its reader's remarks first."""
    document = with_words_for_dittos(document)
    reporter = Reporter(document.file)
    head = read_head(document, reporter)
    reference, reporter.basis = _reference(document, head)
    rule = role_rule_said(document)
    tables = list(found_tables(document, reference, rule, reporter))
    tasks = found_tasks(document, reference, rule, reporter)
    if tasks is not None:
        tables.append(tasks)
    tables = with_deadlines_for_all(tables, document, reference, reporter)
    if tasks is not None:
        report_disagreements(tables[:-1], tables[-1], document.paragraphs, reporter)
    report_rules_in_text(document, tables, reporter)
    _report_reference(head, tables, reporter)
    if not has_errors(document.diagnostics) and not any(
        t.items or t.kind is TableKind.FORM for t in tables
    ):
        reporter.on_file().report(rules.I101, _("文件里没有认出评分细则、任务分工或指标"))
    return Found(head, tuple(tables), (*document.diagnostics, *reporter.found))


_YEAR_OF_NUMBER = re.compile(r"[〔\[［(（【]\s*(20[0-9]{2})\s*[〕\]］)）】]")


def _reference(document: SourceDocument, head: FoundHead) -> tuple[date | None, str | None]:
    """The day from which a missing year is counted, and in words where it stands.

    That of the document, else the first of the year that its title or its number names, else of
    the month on its cover.
    """
    if head.date is not None:
        return head.date, _("成文日期{date}").format(date=head.date)
    if titled := year_of_title(head.title):
        return date(titled, 1, 1), _("标题中的{year}年").format(year=titled)
    if year := _YEAR_OF_NUMBER.search(head.document_number or ""):
        number = head.document_number
        return date(int(year[1]), 1, 1), _("发文字号“{number}”的年份").format(number=number)
    months = {day for p in document.paragraphs if (day := month_alone(p.text)) is not None}
    if len(months) == 1 and (month := months.pop()):
        told = _("单独成行的“{year}年{month}月”").format(year=month.year, month=month.month)
        return month, told
    return None, None


def _report_reference(head: FoundHead, tables: Sequence[FoundTable], reporter: Reporter) -> None:
    """Say once that years were taken from the title or the number, where any was."""
    if head.date is not None or reporter.basis is None:
        return
    deadlines = (item.deadline for table in tables for item in table.items if item.deadline)
    if any(deadline.date and lacks_a_year(deadline.text) for deadline in deadlines):
        reporter.on_file().report(
            rules.I116,
            _("文件没有成文日期，没写年份的时限按{basis}推定").format(basis=reporter.basis),
        )
