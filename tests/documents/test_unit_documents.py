"""Documents that each unit gets for itself: which there are, and what stands in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filings.documents import Context, plan_documents
from filings.documents.material_request import MOST_IN_TEXT
from filings.model import (
    Applicant,
    Assignment,
    Contact,
    DocumentRequest,
    Issuing,
    Item,
    MaterialRequest,
    Programme,
    Project,
    Rubric,
    RubricAssignments,
    Unit,
)
from filings.project.load import load
from filings.resources import samples_folder

HOLE = "【待定】"


def project(
    *documents: DocumentRequest, units: tuple[Unit, ...] | None = None, **fields: Any
) -> Project:
    """Three items for two offices and their group, each with materials."""
    items = tuple(Item(id=n, no=n, content=f"任务{n}", materials=f"资料{n}") for n in "123")
    assignments = {
        "1": Assignment(lead=("甲办",), support=("乙所",), deadline="2025-12-31"),
        "2": Assignment(units=("专班",), deadline="全过程"),
        "3": Assignment(units=("乙所",), deadline="每季度末"),
    }
    stated: dict[str, Any] = {
        "programme": Programme(name="示例市质量强镇"),
        "rubrics": {"评分": Rubric(title="示例细则", items=items)},
        "assignments": {"评分": RubricAssignments(items=assignments)},
        "units": units
        or (
            Unit(name="甲办", full_name="示例镇甲事务办公室", aliases=("甲",)),
            Unit(name="闲站"),
            Unit(name="乙所"),
            Unit(name="专班", members=("甲办", "乙所")),
        ),
    }
    return Project(**(stated | fields), documents=documents)


SHEETS = DocumentRequest(kind="unit_task_sheet")
LETTERS = DocumentRequest(kind="material_request")


def outputs(one: Project) -> list[str]:
    return [document.output for document in plan_documents(one)]


def contexts(one: Project, hole: str = "") -> list[Context]:
    found = []
    for document in plan_documents(one):
        assert document.kind is not None
        found.append(document.kind.build_context(one, document, hole))
    return found


class TestThePlan:
    def test_each_unit_with_items_has_a_file_in_a_folder_and_all_have_one_together(self) -> None:
        assert outputs(project(DocumentRequest(kind="request"), SHEETS)) == [
            "01-请示.docx",
            "02-单位任务清单（全部）.docx",
            "02-单位任务清单/01-甲办.docx",
            "02-单位任务清单/03-乙所.docx",
        ]

    def test_letters_go_to_each_unit_and_not_to_all_together(self) -> None:
        assert outputs(project(LETTERS)) == [
            "01-提供资料函/01-甲办.docx",
            "01-提供资料函/03-乙所.docx",
        ]

    @pytest.mark.parametrize("name", ["甲办", "甲", "示例镇甲事务办公室"])
    def test_one_unit_alone_has_no_folder(self, name: str) -> None:
        [document] = plan_documents(project(DocumentRequest(kind="unit_task_sheet", unit=name)))
        assert document.output == "01-单位任务清单（甲办）.docx"
        assert document.unit == "甲办"

    def test_a_group_means_its_members(self) -> None:
        small = (Unit(name="甲办"), Unit(name="乙所"), Unit(name="专班", members=("乙所",)))
        one = project(DocumentRequest(kind="unit_task_sheet", unit="专班"), units=small)
        assert outputs(one) == ["01-单位任务清单（全部）.docx", "01-单位任务清单/02-乙所.docx"]
        assert [sheet["name"] for sheet in contexts(one)[0]["sheets"]] == ["乙所"]

    def test_names_that_the_project_gives_are_those_of_folder_and_file(self) -> None:
        titled = DocumentRequest(kind="unit_task_sheet", title="任务书", output="各单位任务/一")
        assert outputs(project(titled))[:2] == [
            "01-各单位任务-一（全部）.docx",
            "01-各单位任务-一/01-甲办.docx",
        ]
        alone = DocumentRequest(kind="unit_task_sheet", unit="甲办", output="甲办任务.docx")
        assert outputs(project(alone)) == ["01-甲办任务.docx"]

    def test_a_unit_that_windows_could_not_name_a_file_after_has_a_safe_one(self) -> None:
        units = (Unit(name='甲"办"'), Unit(name="乙所"), Unit(name="专班", members=("乙所",)))
        stated = {"评分": RubricAssignments(items={"1": Assignment(units=('甲"办"',))})}
        one = project(SHEETS, units=units, assignments=stated)
        assert outputs(one)[1] == "01-单位任务清单/01-甲-办.docx"

    def test_every_entry_of_the_list_gives_a_document_so_that_it_can_be_checked(self) -> None:
        nothing = Project(documents=(SHEETS, LETTERS))
        assert [d.index for d in plan_documents(nothing)] == [1, 2]

    def test_letters_of_one_rubric_ask_for_nothing_of_the_others(self) -> None:
        other = Rubric(items=(Item(id="9", no="9", content="任务9", materials="资料9"),))
        one = project(DocumentRequest(kind="material_request", rubric="评分"))
        both = one.replaced(
            rubrics={**one.rubrics, "别的": other},
            assignments={
                **one.assignments,
                "别的": RubricAssignments(items={"9": Assignment(units=("闲站",))}),
            },
        )
        assert outputs(both) == outputs(one)
        of_all = both.replaced(documents=(LETTERS,))
        assert "01-提供资料函/02-闲站.docx" in outputs(of_all)


class TestTheSheet:
    def test_a_unit_has_its_items_with_its_part_in_each(self) -> None:
        _all, first, second = contexts(project(SHEETS))
        [sheet] = first["sheets"]
        assert sheet["full_name"] == "示例镇甲事务办公室"
        assert (sheet["count"], sheet["parts"]) == (2, "牵头1项、负责1项")
        assert [(r["no"], r["part"], r["group"], r["deadline"]) for r in sheet["rows"]] == [
            ("1", "牵头", "", "2025年12月31日前"),
            ("2", "负责", "专班", "全过程"),
        ]
        assert [r["no"] for r in second["sheets"][0]["rows"]] == ["1", "2", "3"]

    def test_the_document_for_all_holds_each_units_sheet_as_it_has_it_alone(
        self, sample: Path
    ) -> None:
        one, _found = load(sample)
        everything, *single = contexts(one.replaced(documents=(SHEETS,)))
        assert everything["sheets"] == [context["sheets"][0] for context in single]
        assert len(single) == len(one.unit_shares)

    def test_of_several_rubrics_each_has_a_row_with_its_title(self) -> None:
        one, _found = load(samples_folder() / "district-plan")
        everything = contexts(one.replaced(documents=(SHEETS,)))[0]
        titles = {rubric.title for rubric in one.rubrics.values()}
        rows = [row for sheet in everything["sheets"] for row in sheet["rows"]]
        assert {row["label"] for row in rows if row["kind"] == "rubric"} == titles
        assert everything["document"]["title"] == "示例省质量强县（市、区）单位任务清单"

    def test_a_draft_shows_the_items_that_no_unit_has(self) -> None:
        stated = {
            "评分": RubricAssignments(
                items={
                    "1": Assignment(units=("甲办", "没有的局")),
                    "2": Assignment(units=("各相关部门",)),
                }
            )
        }
        everything, *single = contexts(project(SHEETS, assignments=stated), HOLE)
        found = [(s["name"], s["settled"], s["count"]) for s in everything["sheets"]]
        assert found == [
            ("甲办", True, 1),
            ("没有的局", False, 1),
            ("各相关部门", False, 1),
            ("", False, 1),
        ]
        assert everything["sheets"][-1]["full_name"] == "没有落实到单位的任务" + HOLE
        assert [c["sheets"][0]["name"] for c in single] == ["甲办"]


UNIT_NAMES = [f"单位{n}" for n in range(1, 16)]
GROUPS = (
    Unit(name="成员单位", members=tuple(UNIT_NAMES[:6])),
    Unit(name="大组", members=("成员单位", "单位9")),
)
WHO = st.lists(st.sampled_from([*UNIT_NAMES, "成员单位", "大组"]), min_size=1, max_size=4)
DIVISIONS = st.lists(
    st.builds(
        lambda lead, others, reason: Assignment(
            lead=tuple(lead[:1]),
            support=tuple(others),
            deadline="全过程",
            not_applicable=reason,
        ),
        WHO,
        WHO,
        st.sampled_from([None, None, None, "没有企业"]),
    ),
    min_size=34,
    max_size=34,
)


@settings(max_examples=25)
@given(DIVISIONS)
def test_34_items_of_15_units_are_all_on_the_sheets_of_those_who_have_them(
    stated: list[Assignment],
) -> None:
    items = {str(n): assignment for n, assignment in enumerate(stated, 1)}
    rubric = Rubric(items=tuple(Item(id=n, no=n, content=f"任务{n}") for n in items))
    one = Project(
        units=(*(Unit(name=name) for name in UNIT_NAMES), *GROUPS),
        rubrics={"评分": rubric},
        assignments={"评分": RubricAssignments(items=items)},
        documents=(SHEETS,),
    )
    expected: Counter[tuple[str, str]] = Counter()
    for n, assignment in items.items():
        if assignment.not_applicable is None:
            who = {u.name for _r, name in assignment.names for u in one.directory.expand(name)}
            assert who
            expected.update((name, n) for name in who)
    everything, *single = contexts(one)
    for sheets in (everything["sheets"], [context["sheets"][0] for context in single]):
        found = Counter((sheet["name"], row["no"]) for sheet in sheets for row in sheet["rows"])
        assert found == expected
        assert all(sheet["count"] == len(sheet["rows"]) for sheet in sheets)


class TestTheLetter:
    REQUEST = MaterialRequest(
        document_number="示质函〔2025〕3号",
        copy_number="000003",
        urgency="加急",
        date="2025-11-03",
        deadline="2025-11-28",
        contact=Contact(office="镇质量办", phone="0000-1234567"),
        copies_to="镇人大办",
    )
    APPLICANT = Applicant(name="示例镇人民政府")

    def letters(self, hole: str = "", **fields: Any) -> list[Context]:
        stated: dict[str, Any] = {"material_request": self.REQUEST, "applicant": self.APPLICANT}
        return contexts(project(LETTERS, **(stated | fields)), hole)

    def test_it_asks_a_unit_for_the_materials_of_its_items(self) -> None:
        first, second = self.letters()
        assert first["letter"]["recipient"] == "示例镇甲事务办公室"
        assert [(r["label"], r["materials"]) for r in first["requested"]] == [
            ("任务1（第1项，牵头）", "资料1"),
            ("任务2（第2项，负责）", "资料2"),
        ]
        assert [r["no"] for r in second["requested"]] == ["1", "2", "3"]
        assert "共承担2项" in first["letter"]["tasks"]
        assert "（牵头1项、负责1项）" in first["letter"]["tasks"]
        assert first["document"]["title"] == "关于提供示例市质量强镇创建工作佐证资料的函"

    def test_the_head_has_marks_on_the_left_and_the_number_on_the_right(self) -> None:
        assert self.letters()[0]["letter"]["head"] == [
            {"left": "000003", "right": "示质函〔2025〕3号"},
            {"left": "加急", "right": ""},
        ]
        bare = self.letters(material_request=MaterialRequest(document_number="示质函〔2025〕3号"))
        assert bare[0]["letter"]["head"] == [{"left": "", "right": "示质函〔2025〕3号"}]
        assert self.letters(material_request=MaterialRequest())[0]["letter"]["head"] == []

    @pytest.mark.parametrize(
        ("typed", "printed"),
        [
            ("2025-11-28", "2025年11月28日前"),
            ("2025年11月28日", "2025年11月28日前"),
            ("2025年11月底前", "2025年11月底前"),
            ("11月28日下班前", "11月28日下班前"),
        ],
    )
    def test_the_day_to_answer_by_is_written_as_offices_do(self, typed: str, printed: str) -> None:
        request = self.REQUEST.replaced(deadline=typed)
        assert self.letters(material_request=request)[0]["letter"]["deadline"] == printed

    def test_the_host_of_the_issue_writes_it_where_nobody_else_is_named(self) -> None:
        issuing = Issuing(issuers=("示例区质量发展委员会办公室", "区市场监管局"))
        letter = self.letters(issuing=issuing)[0]["letter"]
        assert letter["mark"] == letter["signature"]["issuers"][0] == issuing.issuers[0]
        own = self.REQUEST.replaced(issuer="镇质量办", mark="示例镇质量强镇办公室")
        letter = self.letters(issuing=issuing, material_request=own)[0]["letter"]
        assert (letter["mark"], letter["signature"]["issuers"]) == (
            "示例镇质量强镇办公室",
            ["镇质量办"],
        )

    def test_many_items_stand_in_an_annex(self) -> None:
        assert self.letters()[1]["letter"]["annex"] == ""
        many = tuple(
            Item(id=str(n), no=str(n), content="任务", materials="资料")
            for n in range(MOST_IN_TEXT + 1)
        )
        stated = {"评分": RubricAssignments(defaults=Assignment(units=("甲办",)))}
        [letter] = self.letters(rubrics={"评分": Rubric(items=many)}, assignments=stated)
        assert letter["letter"]["annex"]
        assert "见附件" in letter["letter"]["tasks"]

    def test_items_without_materials_are_asked_of_nobody(self) -> None:
        items = (
            Item(id="1", no="1", content="任务1"),
            Item(id="2", no="2", content="任务2", materials="资料2"),
            Item(id="3", no="3", content="任务3"),
        )
        letters = self.letters(rubrics={"评分": Rubric(items=items)})
        assert [[r["no"] for r in letter["requested"]] for letter in letters] == [["2"], ["2"]]

    def test_what_lacks_is_a_hole(self) -> None:
        letter = self.letters(HOLE, material_request=MaterialRequest(), applicant=Applicant())[0][
            "letter"
        ]
        for name in ("mark", "deadline", "contact_note"):
            assert letter[name] == HOLE
        assert letter["signature"] == {"issuers": [HOLE], "date": HOLE, "sealed": True}

    def test_a_letter_for_nobody_has_a_hole_for_its_recipient(self) -> None:
        [letter] = self.letters(HOLE, rubrics={"评分": Rubric()})
        assert letter["letter"]["recipient"] == HOLE

    def test_all_letters_together_ask_for_every_material_of_the_sample(self) -> None:
        one, _found = load(samples_folder() / "district-division")
        letters = contexts(one.replaced(documents=(LETTERS,)))
        asked = {row["id"] for letter in letters for row in letter["requested"]}
        demanded = {
            r.entry.item.id
            for r in one.responsibilities("scoring")
            if r.not_applicable is None and r.entry.item.materials
        }
        assert asked == demanded
        assert len(letters) == len([u for u in one.units if not u.is_group])
