"""More than a document needs ends in a message: soon, and before the memory is full."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.compatibility.word_xml import p, tbl, tc
from support.roads import body_text, long_template, short_template
from support.small_files import small_file

from filings.diagnostics import has_errors
from filings.word.render import render
from filings.word.template import template_from_bytes

BOTH = pytest.mark.parametrize("road", [short_template, long_template], ids=["short", "long"])
MOST_BYTES = 1_500_000_000
"""Of memory that a process may ask for; with less left, Python ends in a traceback."""


def nested(count: int, inside: str = "{{ a }}") -> str:
    """Loops over the same list in each other."""
    opening = "".join(f"{{% for x{n} in xs %}}" for n in range(count))
    return opening + inside + "{% endfor %}" * count


def table_of_rows(count: int) -> str:
    opening = tuple((f"{{%tr for x{n} in xs %}}",) for n in range(count))
    return tbl(*opening, ("{{ a }}",), *([("{%tr endfor %}",)] * count))


TOO_MUCH: Mapping[str, tuple[str, dict[str, Any]]] = {
    "loops in loops": (p(nested(6)), {"xs": list(range(100)), "a": "甲"}),
    "rows in rows": (table_of_rows(5), {"xs": list(range(100)), "a": "甲"}),
    "loops that print nothing": (p(nested(6, "")), {"xs": list(range(100)), "a": ""}),
    "a long text again and again": (
        p("{% for x in xs %}{{ a }}{% endfor %}"),
        {"xs": list(range(10_000)), "a": "长文" * 50_000},
    ),
    "a long text in rows": (
        tbl(("{%tr for x in xs %}",), ("{{ a }}{{ a }}",), ("{%tr endfor %}",)),
        {"xs": list(range(10_000)), "a": "长文" * 50_000},
    ),
    "a list joined again and again": (
        p("{% for x in xs %}{{ ys | join }}{% endfor %}"),
        {"xs": list(range(10_000)), "ys": ["长文"] * 50_000},
    ),
    "texts that grow": (
        p("{% for x in xs %}{{ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a }}{% endfor %}"),
        {"xs": list(range(10_000)), "a": "长文" * 50_000},
    ),
}


@BOTH
@pytest.mark.parametrize("case", TOO_MUCH)
def test_too_much_is_told_before_memory_is_full(case: str, road: Any, tmp_path: Path) -> None:
    body, context = TOO_MUCH[case]
    (tmp_path / "data").write_bytes(pickle.dumps((small_file(body), context)))
    script = (
        "import pickle, resource, sys\n"
        f"from support.roads import {road.__name__}\n"
        "from filings.word.render import render\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({MOST_BYTES}, {MOST_BYTES}))\n"
        "content, context = pickle.load(open(sys.argv[1], 'rb'))\n"
        f"rendered = render({road.__name__}(content), context)\n"
        "print([d.code for d in rendered.diagnostics], rendered.content)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "data")],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "['T012'] None\n", done.stderr


@pytest.mark.parametrize("count", [25, 60, 150])
@pytest.mark.parametrize("level", ["", "p", "tr"])
def test_deep_nesting_is_printed_or_told_and_never_a_traceback(count: int, level: str) -> None:
    tags = [f"{{%{level} for x{n} in xs %}}" for n in range(count)]
    ends = [f"{{%{level} endfor %}}"] * count
    if level == "tr":
        body = tbl(*((t,) for t in tags), ("{{ a }}",), *((e,) for e in ends))
    else:
        body = "".join(p(t) for t in [*tags, "{{ a }}", *ends])
        body = p("".join([*tags, "{{ a }}", *ends])) if not level else body
    template = short_template(small_file(body))
    rendered = render(template, {"xs": [1], "a": "甲"})
    if has_errors(template.check()):
        assert {d.code for d in template.check()} <= {"T003", "T005"}
        assert rendered.content is None
    else:
        assert rendered.content is not None
        assert "甲" in body_text(rendered.content)


@pytest.mark.parametrize("count", [10, 40, 90, 1000])
def test_tables_in_tables_are_printed_or_refused(count: int) -> None:
    body = tbl(("{{ a }}",))
    for _level in range(count):
        body = tbl((tc(body + p("")),))
    template, found = template_from_bytes(small_file(body), name="甲.docx")
    if template is None:
        assert [d.code for d in found] == ["T001"]
        return
    rendered = render(template, {"a": "甲"})
    assert rendered.content is not None
    assert body_text(rendered.content) == "甲"


@pytest.mark.parametrize("count", [15, 19, 20, 21, 30, 50])
def test_more_loops_than_python_takes_are_taken_by_the_other_road_or_told(count: int) -> None:
    template = short_template(small_file(p(nested(count))))
    rendered = render(template, {"xs": [1], "a": "甲"})
    if template.program is not None:
        assert count <= 20
    if rendered.content is None:
        assert {d.code for d in rendered.diagnostics} == {"T003"}
    else:
        assert body_text(rendered.content) == "甲"


@pytest.mark.parametrize("count", [90, 99, 120, 300])
def test_more_conditions_than_python_indents_are_printed_or_told(count: int) -> None:
    body = p("{% if a %}" * count + "{{ a }}" + "{% endif %}" * count)
    rendered = render(short_template(small_file(body)), {"a": "甲"})
    if rendered.content is None:
        assert {d.code for d in rendered.diagnostics} <= {"T003", "T005"}
    else:
        assert body_text(rendered.content) == "甲"
