"""What a task's own words say of days and units where no column is made for them."""

from __future__ import annotations

from support.source_tables import source_document, source_table

from filings.recognise import Found, recognise


def found(table: str) -> Found:
    return recognise(source_document(source_table(table)))


def told(result: Found, code: str) -> list[int | None]:
    return [dict(d.source or {}).get("row") for d in result.diagnostics if d.code == code]


def test_a_bracket_of_nothing_but_a_day_is_the_deadline_and_told() -> None:
    result = found("任务|责任单位\n建设检测中心（2026年6月底前）|县水利局\n修路（二期）|县交通局")
    items = result.tables[0].items
    assert [i.deadline and str(i.deadline.date) for i in items] == ["2026-06-30", None]
    assert told(result, "I124") == [1]


def test_other_words_of_time_are_told_and_stay_where_they_stand() -> None:
    result = found("任务|责任单位\n推行新政，2025年6月底前覆盖全部园区。|县水利局\n修路|县交通局")
    assert result.tables[0].items[0].deadline is None
    assert told(result, "I124") == [1]


def test_a_column_of_deadlines_says_it_and_the_text_is_not_told() -> None:
    result = found("任务|责任单位|时限\n推行新政，6月底前覆盖园区|县水利局|2025年底前")
    assert told(result, "I124") == []


def test_units_named_by_a_label_after_a_sentence_are_read() -> None:
    result = found(
        "工作重点|具体任务及分工\n生态|开展整治。责任单位：县住建局、县水利局\n产业|种茶。责任单位：县林业局"
    )
    items = result.tables[0].items
    assert [i.content for i in items] == ["开展整治。", "种茶。"]
    assert [[u.name for u in i.units] for i in items] == [["县住建局", "县水利局"], ["县林业局"]]
