"""Messages: written so that they can be translated, and translated without loss."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

import filings
from filings.diagnostics import Diagnostic, Rule, Severity, Span, has_errors, in_reading_order
from filings.messages import LANGUAGES, current_language, gettext, mark, set_language

PACKAGE = Path(filings.__file__).parent
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "filings.po"
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Each call in the package, and where it stands."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{file.relative_to(PACKAGE)}:{node.lineno}", node


def is_marked(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "N_")
    )


CALLS = list(calls())
MESSAGES = [(place, call) for place, call in CALLS if is_marked(call)]
LITERALS = [
    (place, call.args[0].value)
    for place, call in MESSAGES
    if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
]


def placeholders(message: str) -> set[str]:
    """The names in single braces; doubled ones are tags of a template or braces as they are."""
    return set(re.findall(r"(?<!\{)\{([a-z_][a-z_0-9]*)\}(?!\})", message))


def test_there_are_messages_at_all() -> None:
    assert len(LITERALS) > 50


def test_no_message_is_put_together_before_it_is_translated() -> None:
    put_together = [
        place
        for place, call in MESSAGES
        if len(call.args) != 1
        or call.keywords
        or any(
            isinstance(part, ast.JoinedStr | ast.BinOp)
            or (isinstance(part, ast.Attribute) and part.attr == "format")
            for part in ast.walk(call.args[0])
        )
    ]
    assert put_together == []


def test_every_message_is_chinese_and_its_blanks_have_names() -> None:
    wrong = [
        place
        for place, message in LITERALS
        if not (CHINESE.search(message) or placeholders(message))
        or re.search(r"(?<!\{)\{\d*\}(?!\})", message)
    ]
    assert wrong == []


def test_the_blanks_of_a_message_are_just_those_that_are_filled() -> None:
    wrong = []
    for place, call in CALLS:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "format":
            (marked,) = [call.func.value] if is_marked(call.func.value) else [None]
            if isinstance(marked, ast.Call) and isinstance(marked.args[0], ast.Constant):
                message = str(marked.args[0].value)
                wanted = {name for _t, name, _s, _c in string.Formatter().parse(message) if name}
                given = {keyword.arg for keyword in call.keywords}
                wrong += [place] if wanted != given and None not in given else []
    assert wrong == []


def test_messages_are_chinese_until_another_language_is_asked_for() -> None:
    assert current_language() == "zh"
    assert gettext("错误") == "错误"
    assert mark("错误") == "错误"


def test_only_known_languages_can_be_asked_for() -> None:
    assert set(LANGUAGES) == {"zh", "en"}
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")
    assert current_language() == "zh"


# The English catalogue


@pytest.fixture(scope="module")
def catalogue() -> dict[str, str]:
    """Chinese → English."""
    if not CATALOGUE.is_file():
        pytest.skip("the English catalogue has not been written yet")
    from babel.messages.pofile import read_po

    found = read_po(BytesIO(CATALOGUE.read_bytes()), locale="en")
    return {str(m.id): str(m.string) for m in found if m.id and not m.fuzzy}


def test_every_message_has_an_english_one(catalogue: dict[str, str]) -> None:
    missing = sorted({message for _place, message in LITERALS if not catalogue.get(message)})
    assert missing == []


def test_every_english_message_is_one_that_is_said(catalogue: dict[str, str]) -> None:
    said = {message for _place, message in LITERALS}
    assert sorted(catalogue.keys() - said) == []


def test_a_translation_has_the_same_blanks_and_is_english(catalogue: dict[str, str]) -> None:
    for chinese, english in catalogue.items():
        assert placeholders(english) <= placeholders(chinese), chinese
        # Words of the forms and keys of the files stay Chinese inside an English sentence.
        han = len(re.findall("[\u4e00-\u9fff]", english))
        assert han <= len(re.findall("[A-Za-z]", english)), english


def test_english_is_spoken_when_it_is_asked_for(catalogue: dict[str, str]) -> None:
    set_language("en")
    assert gettext("错误") == catalogue["错误"]
    assert Severity.ERROR.label == catalogue["错误"]
    assert gettext("没有译文的话") == "没有译文的话"


# Diagnostics


RULE = Rule("X001", Severity.WARNING, "名称", "什么", "为何", "怎样")


def test_a_finding_has_the_shape_that_other_programs_rely_on() -> None:
    finding = RULE.finding(
        "说明", hints=["提示"], span=Span("filing.yaml", 3, 7), where="scoring 3", source={"row": 2}
    )
    assert finding.to_json() == {
        "code": "X001",
        "severity": "warning",
        "message": "说明",
        "hints": ["提示"],
        "file": "filing.yaml",
        "line": 3,
        "column": 7,
        "where": "scoring 3",
        "source": {"row": 2},
    }
    bare = RULE.finding("说明").to_json()
    assert (bare["file"], bare["line"], bare["column"]) == (None, None, None)
    assert bare["hints"] == ["怎样"]  # the rule's own advice, where none is given
    assert RULE.finding("说明", span=Span("a.docx")).to_json()["line"] is None


def test_a_place_is_written_as_far_as_it_is_known() -> None:
    assert str(Span("filing.yaml", 3, 7)) == "filing.yaml:3:7"
    assert str(Span("filing.yaml", 3)) == "filing.yaml:3"
    assert str(Span("filing.yaml")) == "filing.yaml"


def test_a_finding_may_weigh_more_or_less_than_its_rule() -> None:
    assert RULE.finding("说明").severity is Severity.WARNING
    assert RULE.finding("说明", severity=Severity.ERROR).severity is Severity.ERROR


def test_only_errors_are_errors() -> None:
    warning = RULE.finding("说明")
    error = RULE.finding("说明", severity=Severity.ERROR)
    assert not has_errors([warning])
    assert has_errors([warning, error])


def test_findings_are_put_in_the_order_in_which_one_works_through_them() -> None:
    def finding(code: str, *place: object) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, "说明", span=Span(*place) if place else None)  # type: ignore[arg-type]

    a, b, c, d = (
        finding("B", "a.yaml", 2, 1),
        finding("A", "a.yaml", 10, 1),
        finding("A", "b.yaml", 1, 1),
        finding("C"),
    )
    assert in_reading_order([c, b, a, d]) == [d, a, b, c]
