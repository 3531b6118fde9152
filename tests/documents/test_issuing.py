"""What stands around the text of an official paper."""

from __future__ import annotations

from datetime import date

from filings.documents.issuing import issuing_context
from filings.model import Issuing

DAY = date(2024, 7, 1)


def test_the_mark_is_the_hosts_name_and_文件_unless_another_is_given() -> None:
    joint = Issuing(issuers=("甲办", "乙办"))
    assert issuing_context(joint, "")["mark_lines"] == ["甲办文件"]
    named = joint.replaced(mark=("甲区委文件",))
    assert issuing_context(named, "")["mark_lines"] == ["甲区委文件"]
    together = joint.replaced(mark=("甲办文件", "乙办"))
    assert issuing_context(together, "")["mark_lines"] == ["甲办", "乙办"]


def test_marks_that_official_paper_wants_are_added_once() -> None:
    typed = Issuing(recipients="各镇：", copies_to="区委。", note="(此件公开发布)")
    bare = Issuing(recipients="各镇", copies_to="区委", note="此件公开发布")
    for issuing in (typed, bare):
        context = issuing_context(issuing, "")
        assert context["recipients"] == "各镇："
        assert context["copies_to"] == "区委。"
        assert context["note"] == "（此件公开发布）"


def test_two_signers_stand_in_a_line() -> None:
    context = issuing_context(Issuing(signers=("甲一", "乙二", "丙三")), "")
    assert context["signer_lines"] == ["甲一　乙二", "丙三"]


def test_the_colophon_falls_back_on_the_host_and_the_day_of_issue() -> None:
    context = issuing_context(Issuing(issuers=("甲办",), date=DAY), "")
    assert (context["printed_by"], context["printed_on"]) == ("甲办", DAY)


def test_what_is_missing_is_a_hole() -> None:
    context = issuing_context(Issuing(), "【待定】")
    holes = {"host", "document_number", "recipients", "date", "printed_by", "printed_on"}
    assert {name for name in context if context[name] == "【待定】"} == holes
