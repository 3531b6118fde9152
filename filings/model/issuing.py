"""How a paper is issued: what stands on its head, under its text and in its colophon."""

from __future__ import annotations

from filings.model.base import Day, Model, Text, Words, YesNo


class Issuing(Model):
    """The elements of an official paper besides its text (GB/T 9704-2012, 7.2 to 7.4).

    ``issuers`` are the offices that issue it, the host first. ``mark`` is what the red head says
    (发文机关标志): one line with its 文件, or the names of several offices, a line for each, that share
    one 文件; the host's name and 文件 where it is not given. ``date`` is the day of issue
    (成文日期), ``sealed`` whether the paper bears seals, which decides where names and date stand.
    ``signers`` are only for papers that go upward (签发人). ``note`` stands below the date (附注),
    its brackets may be left out. The colophon has ``copies_to`` (抄送), ``printed_by`` (印发机关,
    the host's where it is not given) and ``printed_on`` (印发日期).
    """

    issuers: Words = ()
    mark: Words = ()
    document_number: Text | None = None
    copy_number: Text | None = None
    security: Text | None = None
    urgency: Text | None = None
    signers: Words = ()
    recipients: Text | None = None
    date: Day | None = None
    sealed: YesNo = True
    note: Text | None = None
    copies_to: Text | None = None
    printed_by: Text | None = None
    printed_on: Day | None = None
