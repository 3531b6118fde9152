"""Which documents a project asks for."""

from __future__ import annotations

from filings.documents import KINDS, find_kind, own_template_names, plan_documents
from filings.model import DocumentRequest, Project, Rubric
from filings.resources import templates_folder


def project(*requests: DocumentRequest, rubrics: tuple[str, ...] = ("scoring",)) -> Project:
    return Project(documents=requests, rubrics={key: Rubric(title=key) for key in rubrics})


def test_a_kind_is_found_by_its_identifier_and_by_its_chinese_name() -> None:
    for kind in KINDS:
        assert find_kind(kind.name) is kind
        assert find_kind(kind.title) is kind
    assert find_kind("responsibility-table") is find_kind("责任分工表")
    assert find_kind("责任表") is None


def test_every_kind_has_a_shipped_template_and_no_template_lacks_a_kind() -> None:
    shipped = {file.name for file in templates_folder().glob("*.docx")}
    assert shipped == {kind.template for kind in KINDS}


def test_documents_are_numbered_in_the_order_of_the_list() -> None:
    plan = plan_documents(project(DocumentRequest(kind="请示"), DocumentRequest(kind="request")))
    assert [document.output for document in plan] == ["01-请示.docx", "02-请示.docx"]


def test_the_only_rubric_is_meant_where_none_is_named() -> None:
    request = DocumentRequest(kind="responsibility_table")
    assert plan_documents(project(request))[0].rubric == "scoring"


def test_of_several_rubrics_one_has_to_be_named() -> None:
    rubrics = ("任务", "评分")
    unnamed = DocumentRequest(kind="task_breakdown")
    named = DocumentRequest(kind="task_breakdown", rubric="评分")
    wrong = DocumentRequest(kind="task_breakdown", rubric="考核")
    plan = plan_documents(project(unnamed, named, wrong, rubrics=rubrics))
    assert [document.rubric for document in plan] == [None, "评分", None]


def test_a_kind_that_needs_no_rubric_has_none() -> None:
    assert plan_documents(project(DocumentRequest(kind="request")))[0].rubric is None


def test_an_own_document_has_no_kind_and_its_own_template() -> None:
    request = DocumentRequest(template="主要指标表.docx", output="主要指标表")
    document = plan_documents(project(request))[0]
    assert document.kind is None
    assert own_template_names(document) == ("主要指标表.docx",)
    assert document.output == "01-主要指标表.docx"


def test_an_own_template_may_be_named_without_its_ending() -> None:
    document = plan_documents(project(DocumentRequest(template="主要指标表")))[0]
    assert own_template_names(document) == ("主要指标表.docx",)


def test_a_project_may_bring_its_own_template_for_a_kind() -> None:
    document = plan_documents(project(DocumentRequest(kind="请示")))[0]
    assert own_template_names(document) == ("request.docx", "请示.docx")


def test_an_unknown_kind_stays_in_the_plan_without_a_kind() -> None:
    document = plan_documents(project(DocumentRequest(kind="申报表")))[0]
    assert document.kind is None
    assert document.request.kind == "申报表"
    assert own_template_names(document) == ()
