"""Whatever dress a table wears, the rubric that it was drawn from comes back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from support.made_tables import Dress, Known, made_documents

from filings.model.assignment import Role
from filings.recognise import recognise
from filings.source import SourceDocument


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_documents())
def test_a_known_rubric_comes_back_from_its_table(
    made: tuple[SourceDocument, list[Known], Dress],
) -> None:
    document, known, dress = made
    tables = recognise(document).tables
    assert len(tables) == 1, dress
    items = tables[0].items
    assert [i.content for i in items] == [k.content for k in known]
    for item, wanted in zip(items, known, strict=True):
        assert item.no == wanted.no
        assert tuple((s.name, s.points) for s in item.sections) == wanted.sections
        assert item.method == wanted.method
        assert item.points == wanted.points
        assert item.materials == wanted.materials
        named = [u.name for u in item.units if u.role is not Role.SUPPORT]
        assert tuple(named) == wanted.units
        helping = [u.name for u in item.units if u.role is Role.SUPPORT]
        assert tuple(helping) == wanted.support
        assert (item.deadline.text if item.deadline else None) == wanted.deadline
