"""Numbers of the evidence: made of the item and the place in its list, and they hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from filings.model import Evidence, Item, ItemSelfAssessment, Project, Rubric, catalogue_evidence

IDS = ("1", "2", "3")
KEYS = ("E01", "E02", "E03", "E04")
lists = st.lists(st.sampled_from(KEYS), unique=True, max_size=4)


def project(**cited: tuple[str, ...] | list[str]) -> Project:
    """A rubric of three items; ``first=("E01",)`` is what the first one cites."""
    names = dict(zip(("first", "second", "third"), IDS, strict=True))
    return Project(
        rubrics={"scoring": Rubric(items=tuple(Item(id=id, no=id) for id in IDS))},
        evidence={key: Evidence(title=key) for key in KEYS},
        self_assessment={
            "scoring": {
                names[name]: ItemSelfAssessment(evidence=tuple(keys))
                for name, keys in cited.items()
            }
        },
    )


def numbers(given: Project) -> dict[str, tuple[str, str | None]]:
    """Each number with the piece that has it and the number that it has already."""
    return {
        piece.number: (piece.key, piece.same_as)
        for item in catalogue_evidence(given, "scoring")
        for piece in item.pieces
    }


def test_a_number_is_the_item_and_the_place_in_its_list() -> None:
    assert numbers(project(second=("E03", "E01"), first=("E02",))) == {
        "1-1": ("E02", None),
        "2-1": ("E03", None),
        "2-2": ("E01", None),
    }


def test_a_piece_that_proves_two_items_refers_to_its_first_number() -> None:
    assert numbers(project(first=("E01",), third=("E02", "E01")))["3-2"] == ("E01", "1-1")


def test_a_piece_named_twice_in_one_list_has_one_number() -> None:
    assert list(numbers(project(first=("E01", "E01", "E02")))) == ["1-1", "1-2"]


def test_a_piece_that_is_not_listed_is_still_numbered() -> None:
    (item,) = catalogue_evidence(project(first=("E99",)), "scoring")
    assert (item.pieces[0].number, item.pieces[0].evidence) == ("1-1", None)


@given(first=lists, second=lists, third=lists, new=st.sampled_from(KEYS))
def test_adding_a_piece_to_an_item_changes_no_other_number(
    first: list[str], second: list[str], third: list[str], new: str
) -> None:
    before = numbers(project(first=first, second=second, third=third))
    after = numbers(project(first=first, second=[*second, new], third=third))
    assert before.keys() <= after.keys()
    assert all(after[number][0] == before[number][0] for number in before)


@given(first=lists, second=lists, third=lists)
def test_every_piece_has_exactly_one_number_of_its_own(
    first: list[str], second: list[str], third: list[str]
) -> None:
    found = numbers(project(first=first, second=second, third=third))
    own = [key for key, same_as in found.values() if same_as is None]
    assert sorted(own) == sorted({*first, *second, *third})
    for key, same_as in found.values():
        assert same_as is None or found[same_as] == (key, None)
