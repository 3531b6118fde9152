"""The vocabulary: every key in two spellings, and never one spelling for two keys of a record."""

from __future__ import annotations

import re

import pytest

import filings.model as model
from filings.glossary import spellings, term
from filings.model import Model
from filings.project.shapes import record_of

RECORDS = sorted(
    (
        r
        for r in vars(model).values()
        if isinstance(r, type) and issubclass(r, Model) and r is not Model
    ),
    key=lambda r: r.__name__,
)
FIELDS = sorted({name for record in RECORDS for name in record.model_fields})
NOT_IN_FILES = {"UnitDirectory"}
"""Records that are made from others and have no place in a project file."""


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_chinese_name(field: str) -> None:
    english, *chinese = spellings(field)
    assert english == field
    assert chinese
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", word) for word in chinese)
    assert term(field) == chinese[0]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_spelling_means_two_keys_of_one_record(record: type[Model]) -> None:
    if record.__name__ in NOT_IN_FILES:
        return
    names = record_of(record).names
    for name in record.model_fields:
        if name == record.free_keys:
            assert name not in names.values()
        else:
            assert {s for s, field in names.items() if field == name} == set(spellings(name))


@pytest.mark.parametrize(
    ("identifier", "word"),
    [
        ("deadline", "完成时限"),
        ("units", "责任单位"),
        ("lead", "牵头单位"),
        ("support", "配合单位"),
        ("members", "成员单位"),
        ("points", "分值"),
        ("claimed_points", "自评得分"),
        ("awarded_points", "考核得分"),
        ("materials", "提供资料要求"),
        ("not_applicable", "不适用"),
        ("evidence", "佐证材料"),
        ("date", "申报日期"),
        ("document_number", "发文字号"),
        ("triggered", "是否触发"),
        ("recommendation", "推荐意见"),
        ("measure", "计量单位"),
    ],
)
def test_the_words_of_the_office_are_known(identifier: str, word: str) -> None:
    assert word in spellings(identifier)


def test_a_word_that_is_no_key_stands_for_itself() -> None:
    assert term("scoring") == "scoring"
    assert spellings("scoring") == ("scoring",)
