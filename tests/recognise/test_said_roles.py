"""Who leads, where the text says it once for all."""

from __future__ import annotations

from support.source_tables import source_document, source_table

from filings.recognise import recognise

TASK = "\n一、任务\n1.建成新景区。（州文旅局、州林草局）"
SAID = "本清单中各责任单位排第一位的为牵头单位，下同。"


def roles(*blocks: object) -> list[str]:
    found = recognise(source_document(*blocks))  # type: ignore[arg-type]
    return [str(u.role) for t in found.tables for i in t.items for u in i.units]


def test_the_first_leads_where_the_letter_says_so() -> None:
    assert roles(SAID + TASK) == ["lead", "responsible"]
    assert roles("请认真执行。" + TASK) == ["responsible", "responsible"]


def test_a_task_that_says_its_roles_keeps_them() -> None:
    assert roles(SAID + "\n1.建成新景区。（州文旅局负责，州林草局配合）") == [
        "responsible",
        "support",
    ]


def test_it_holds_for_a_table_too_unless_its_columns_say_who_leads() -> None:
    table = source_table(
        "序号|任务|责任单位\n1|建成新景区|州文旅局、州林草局\n2|建成旅专线|州交通局"
    )
    assert roles(SAID, table) == ["lead", "responsible", "lead"]
    table = source_table("序号|任务|牵头单位|责任单位\n1|建成新景区|州文旅局|州林草局、州财政局")
    assert roles(SAID, table) == ["lead", "responsible", "responsible"]


def test_what_one_task_says_in_its_bracket_holds_for_it_alone() -> None:
    said = "1.建成新景区。（州文旅局、州林草局，排第一位的为牵头单位）\n2.开通专线。（州交通局、州财政局）"
    assert roles(said)[2:] == ["responsible", "responsible"]


def test_a_heading_may_say_it_in_its_bracket() -> None:
    head = (
        "\n二、重点任务（责任单位排第一位的为牵头单位，下同）\n1.建成新景区。（州文旅局、州林草局）"
    )
    assert roles("请认真执行。" + head) == ["lead", "responsible"]
