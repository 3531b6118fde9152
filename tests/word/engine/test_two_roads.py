"""Whatever template and data: the short road and the long one make the same document."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from support.made_templates import FILLINGS
from support.roads import take_both


def _differences(content, data, **options):
    both = take_both(content, data, **options)
    # docxtpl's own merge never looks at what it hides, so that only the short road can tell of it.
    return [d for d in both.differences if "T014" not in d] if both is not None else []


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(FILLINGS)
def test_both_roads_make_the_same_document(filling):
    assert _differences(*filling) == []


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(FILLINGS)
def test_both_roads_make_the_same_draft(filling):
    assert _differences(*filling, draft=True) == []
