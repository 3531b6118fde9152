"""``python -m filings.language units|deadlines``: reads phrases, prints what they mean as JSON.

One phrase a line on standard input, UTF-8 whatever the locale; a line break inside a phrase is
written as ``\\n``. One JSON object a line on standard output, for empty lines too, so that both sides
keep in step:

    {"units": [{"name": "区委办", "role": "lead"}], "diagnostics": []}
    {"kind": "by", "date": "2024-12-31", "diagnostics": []}

Exit codes: 0 done; 1 a line could not be read as text; 2 wrong usage; 3 the operating system refused.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO, TypeVar

from filings.diagnostics import Diagnostic
from filings.language.roles import Role
from filings.messages import LANGUAGES, language_for, set_language
from filings.messages import gettext as _

Record = dict[str, Any]
_T = TypeVar("_T")
Reader = Callable[[str], tuple[Record, list[Diagnostic]]]

_BOM = b"\xef\xbb\xbf"


class _Usage(Exception):
    """The command was called in a way that it does not know."""


def main(arguments: Sequence[str], source: BinaryIO, target: BinaryIO) -> int:
    """Read phrases from ``source``, write JSON lines to ``target``; returns the exit code."""
    if {"-h", "--help"} & set(arguments):
        target.write(f"{_usage()}\n".encode())
        target.flush()
        return 0
    try:
        read, nothing = _reader(arguments)
    except _Usage as error:
        sys.stderr.write(_("用法有误：") + f"{error}\n{_usage()}\n")
        return 2
    status = 0
    for phrase in _phrases(source):
        if phrase is None:
            status = 1
            record, findings = dict(nothing), [_not_text()]
        else:
            record, findings = read(phrase)
        record["diagnostics"] = [finding.to_json() for finding in findings]
        target.write(json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n")
        target.flush()  # whoever writes a line may wait for its answer
    return status


def _usage() -> str:
    return _(
        "用法：python -m filings.language units [--role lead|support|responsible]\n"
        "　　　python -m filings.language deadlines [--date 年-月-日]\n"
        "从标准输入逐行读责任单位或完成时限的文字（UTF-8，一行一条，条内的换行写成 \\n），"
        "逐行输出 JSON。\n"
        "--role　文字没有写明时，单位算牵头、配合还是责任单位（默认 responsible）\n"
        "--date　发文日期，用来推算没有写年份的时限\n"
        "--lang　诊断信息用中文（zh）还是英文（en）"
    )


def _reader(arguments: Sequence[str]) -> tuple[Reader, Record]:
    """The function that reads a phrase, and what it says of a line that is no text."""
    words, options = _parse(arguments)
    if len(words) != 1 or words[0] not in _OPTIONS:
        raise _Usage(_("要写明读什么：units 或 deadlines。"))
    if unknown := sorted(options.keys() - _OPTIONS[words[0]] - {"--lang"}):
        raise _Usage(_("没有“{option}”这个选项。").format(option=unknown[0]))
    if words[0] == "units":
        role = _value_of(Role, options.get("--role", Role.RESPONSIBLE), "--role")
        return (lambda phrase: _units(phrase, role)), {"units": []}
    day = options.get("--date")
    reference = _value_of(_day, day, "--date") if day is not None else None
    return (lambda phrase: _deadline(phrase, reference)), {"kind": "unclear", "date": None}


_OPTIONS = {"units": {"--role"}, "deadlines": {"--date"}}


def _parse(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Plain words, and options with their values (``--date 2024-01-01``, ``--date=2024-01-01``)."""
    words: list[str] = []
    options: dict[str, str] = {}
    waiting = iter(arguments)
    for argument in waiting:
        if not argument.startswith("-"):
            words.append(argument)
            continue
        name, equals, value = argument.partition("=")
        value = value if equals else next(waiting, "")
        if not value:
            raise _Usage(_("选项“{option}”后面要写内容。").format(option=name))
        options[name] = value
    if (language := options.get("--lang")) and language not in LANGUAGES:
        raise _Usage(_("“{option}”不能写“{value}”。").format(option="--lang", value=language))
    return words, options


def _value_of(convert: Callable[[str], _T], value: str, option: str) -> _T:
    try:
        return convert(value)
    except ValueError:
        raise _Usage(_("“{option}”不能写“{value}”。").format(option=option, value=value)) from None


def _day(text: str) -> date:
    """2024-07-01; a month or day of one figure is right as well."""
    year, month, day = (int(part) for part in text.split("-"))
    return date(year, month, day)


def _phrases(source: BinaryIO) -> Iterator[str | None]:
    """Each line as text, without its end; None where it is no UTF-8."""
    first = True
    for line in source:
        line = line.removeprefix(_BOM) if first else line
        first = False
        try:
            text = line.rstrip(b"\r\n").decode("utf-8")
        except UnicodeDecodeError:
            yield None
        else:
            yield text.replace("\\n", "\n")


def _not_text() -> Diagnostic:
    from filings.language.phrase_rules import I300

    return I300.finding(_("这一行不是 UTF-8 文字，读不出来"))


def _units(phrase: str, role: Role) -> tuple[Record, list[Diagnostic]]:
    from filings.language.phrase_findings import unit_findings
    from filings.language.unit_reading import read_units

    reading = read_units(phrase, role)
    units = [{"name": unit.name, "role": str(unit.role)} for unit in reading.units]
    return {"units": units}, unit_findings(reading)


def _deadline(phrase: str, reference: date | None) -> tuple[Record, list[Diagnostic]]:
    from filings.language.deadlines import read_deadline
    from filings.language.phrase_findings import deadline_findings

    reading = read_deadline(phrase, reference=reference)
    day = str(reading.date) if reading.date else None
    return {"kind": str(reading.kind), "date": day}, deadline_findings(phrase, reading)


def _run() -> int:
    arguments = sys.argv[1:]
    set_language(language_for(arguments, os.environ))
    try:
        return main(arguments, sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        # The reader went away (| head): nothing is wrong, but nothing can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        message = _("操作系统不允许这样做：{reason}").format(reason=error.strerror)
        sys.stderr.write(f"{message}\n")
        return 3


if __name__ == "__main__":
    sys.exit(_run())
