"""``python -m filings.language``: phrases in, JSON lines out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest


def run(
    *arguments: str, phrases: bytes | str = b"", locale: str = "C"
) -> subprocess.CompletedProcess[bytes]:
    given = phrases if isinstance(phrases, bytes) else phrases.encode("utf-8")
    environment = {**os.environ, "LC_ALL": locale, "LANG": locale}
    environment.pop("PYTHONIOENCODING", None)
    command = [sys.executable, "-m", "filings.language", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=environment, check=False)


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_units_are_answered_line_by_line_in_the_shape_of_the_contract() -> None:
    done = run("units", phrases="区委办牵头，区财政局配合\n区市场\\n监管局\n")
    assert done.returncode == 0 and done.stderr == b""
    first, second = answers(done)
    assert first == {
        "units": [{"name": "区委办", "role": "lead"}, {"name": "区财政局", "role": "support"}],
        "diagnostics": [],
    }
    assert second["units"] == [{"name": "区市场监管局", "role": "responsible"}]
    (finding,) = second["diagnostics"]
    assert finding["code"] == "I305" and finding["severity"] == "info"
    assert set(finding) == {
        "code", "severity", "message", "hints", "file", "line", "column", "where", "source",
    }  # fmt: skip


def test_deadlines_are_answered_line_by_line_in_the_shape_of_the_contract() -> None:
    done = run("deadlines", phrases="2024年6月底前\n每季度末\n近两年\n")
    by, recurring, none = answers(done)
    assert by == {"kind": "by", "date": "2024-06-30", "diagnostics": []}
    assert recurring == {"kind": "recurring", "date": None, "diagnostics": []}
    assert (none["kind"], none["date"]) == ("unclear", None)
    assert [d["code"] for d in none["diagnostics"]] == ["I311"]


@pytest.mark.parametrize("option", [["--date", "2024-07-01"], ["--date=2024-7-1"]])
def test_the_date_of_the_document_settles_a_missing_year(option: list[str]) -> None:
    (settled,) = answers(run("deadlines", *option, phrases="6月底前"))
    assert (settled["kind"], settled["date"]) == ("by", "2025-06-30")
    assert [d["code"] for d in settled["diagnostics"]] == ["I315"]
    (open_,) = answers(run("deadlines", phrases="6月底前"))
    assert (open_["kind"], open_["date"]) == ("by", None)
    assert [d["code"] for d in open_["diagnostics"]] == ["I313"]


def test_the_role_of_the_column_can_be_given() -> None:
    (answer,) = answers(run("units", "--role", "lead", phrases="区委办、区财政局（配合）"))
    assert [unit["role"] for unit in answer["units"]] == ["lead", "support"]


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "zh_CN.GBK", "en_US.ISO-8859-1"])
def test_text_is_utf_8_whatever_the_locale(locale: str) -> None:
    phrases = "\ufeff区委办\r\n\r\n区财政局".encode()
    done = run("units", phrases=phrases, locale=locale)
    names = [[unit["name"] for unit in answer["units"]] for answer in answers(done)]
    assert names == [["区委办"], [], ["区财政局"]]
    assert "区财政局".encode() in done.stdout


def test_every_line_has_an_answer_even_when_it_is_empty_or_no_text() -> None:
    done = run("deadlines", phrases="\n2024年底\n".encode() + b"\xc4\xea\xb5\xd7\xff\n\n")
    assert done.returncode == 1
    empty, by, broken, last = answers(done)
    assert [answer["kind"] for answer in (empty, by, broken, last)] == [
        "unclear",
        "by",
        "unclear",
        "unclear",
    ]
    assert [d["code"] for d in broken["diagnostics"]] == ["I300"]
    assert run("units").stdout == b""


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unit"],
        ["units", "deadlines"],
        ["units", "--date", "2024-01-01"],
        ["units", "--role", "boss"],
        ["deadlines", "--date", "2024-02-30"],
        ["deadlines", "--date"],
        ["units", "--lang", "fr"],
    ],
)
def test_wrong_usage_is_told_and_shown(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2 and done.stdout == b""
    said = done.stderr.decode("utf-8")
    assert said.startswith("用法有误：") and "python -m filings.language units" in said


def test_help_and_diagnostics_come_in_english_too() -> None:
    assert run("--help", locale="en_US.UTF-8").stdout.startswith(b"Usage:")
    (answer,) = answers(run("units", "--lang=en", phrases="见备注"))
    assert answer["diagnostics"][0]["message"].isascii() is False  # the phrase itself is quoted
    assert "names no unit" in answer["diagnostics"][0]["message"]


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"yes 区委办 | head -n 20000 | {sys.executable} -m filings.language units | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False
    )
    assert json.loads(done.stdout)["units"][0]["name"] == "区委办"
    assert done.stderr == b""
