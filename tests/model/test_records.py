"""What every record of the model promises: frozen, closed, and copied without leftovers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

import filings.model as model
from filings.diagnostics import Span
from filings.model import Item, Model, Project, Rubric, Section, Unit
from filings.model.origin import Origin

RECORDS = sorted(
    (r for r in vars(model).values() if isinstance(r, type) and issubclass(r, Model)),
    key=lambda r: r.__name__,
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_a_record_takes_no_field_that_it_has_not(record: type[Model]) -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        record.model_validate({"no_such_field": "x"})


def test_a_record_cannot_be_changed() -> None:
    unit = Unit(name="镇财政所")
    with pytest.raises(ValidationError, match="frozen"):
        unit.name = "镇党政办"


def test_a_copy_has_the_new_values_and_the_old_record_keeps_its_own() -> None:
    unit = Unit(name="镇财政所", aliases=("财政所",))
    renamed = unit.replaced(name="镇财政办")
    assert (renamed.name, renamed.aliases) == ("镇财政办", ("财政所",))
    assert unit.name == "镇财政所"


def test_a_copy_forgets_what_was_derived_from_the_old_values() -> None:
    first = Item(id="1", method="成立机构（2分）。")
    assert first.criteria_total == 2
    assert first.replaced(method="成立机构（3分）。").criteria_total == 3

    rubric = Rubric(items=(first,))
    assert set(rubric.entry_by_id) == {"1"}
    assert rubric.depth == 0
    other = rubric.replaced(items=(), sections=(Section(name="甲", items=(Item(id="2"),)),))
    assert set(other.entry_by_id) == {"2"}
    assert other.depth == 1

    project = Project(units=(Unit(name="甲"),), rubrics={"r": rubric})
    assert project.directory.find("甲")
    assert len(project.responsibilities("r")) == 1
    changed = project.replaced(units=(Unit(name="乙"),), rubrics={"r": other})
    assert changed.directory.find("甲") is None
    assert changed.responsibilities("r")[0].entry.item.id == "2"


def test_a_copy_of_a_group_asks_again_whether_it_is_one() -> None:
    unit = Unit(name="专班")
    assert not unit.is_group
    assert unit.replaced(members=("甲",)).is_group


def test_a_name_that_is_no_field_is_wrong_usage() -> None:
    with pytest.raises(TypeError, match="no aliasses"):
        Unit(name="甲").replaced(aliasses=("乙",))


def test_a_copy_of_a_project_still_knows_where_it_stands(tmp_path: Path) -> None:
    project = Project()
    project.came_from(
        Origin(
            tmp_path,
            lambda _path: Span("filing.yaml", 7, 3),
            refused=frozenset({("rubrics", "r")}),
        )
    )
    copy = project.replaced(filings="1")
    assert copy.folder == tmp_path
    assert copy.span("units") == Span("filing.yaml", 7, 3)
    assert copy.unread_rubrics == {"r"}


def test_projects_are_equal_when_their_content_is(tmp_path: Path) -> None:
    one, other = (Project(units=(Unit(name="甲"),)) for _ in range(2))
    one.came_from(Origin(tmp_path))
    assert one == other
    assert one != other.replaced(units=())
    assert one != "示例镇"


def test_a_project_made_in_memory_has_no_places() -> None:
    project = Project(units=(Unit(name="甲"),))
    assert project.folder is None
    assert project.span("units", 0) is None
    assert project.origin.files == ()
    assert project.origin.found == ()


def test_the_defaults_of_two_records_are_not_shared() -> None:
    assert Project().rubrics == {}
    assert Item(id="1").effective_criteria == ()
    assert Item(id="1").maximum is None
    assert Item(id="1", points=Decimal(0)).maximum == 0
