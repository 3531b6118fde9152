"""Projects made up from the models' own fields, and written as YAML in every manner.

``DATA`` draws plain data (dict, list, str) with something in many fields. :class:`Writer` writes it
as YAML, each value in a manner of its own, and notes where each scalar was put.
"""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from filings.glossary import spellings
from filings.model import Project, Rubric
from filings.project.shapes import LIST, MAP, RECORD, Shape

Path = tuple[str | int, ...]

# Letters and marks of all kinds, those that mean something to YAML, Word templates and XML included.
_ALPHABET = "镇党政办质量（）〔2024〕2号，。、：；“”…—abcXYZ 0123456789:#'\"{}[],&*!|>%@`-?~=<\\/\t\n😀𠀀é\u3000\xa0"
_TEXT = st.text(alphabet=_ALPHABET, min_size=1, max_size=25).map(str.strip).filter(bool)
_NAME = st.text(alphabet="镇党政办财所站市场监管", min_size=2, max_size=6)
_SCALARS: dict[Any, st.SearchStrategy[str]] = {
    str: _TEXT,
    date: st.dates().map(str),
    Decimal: st.decimals(min_value=0, max_value=99, places=1).map(str),
    bool: st.sampled_from(["是", "否"]),
    int: st.integers(0, 9999).map(str),
}
# What means more than its text: versions, names of files, corrections of what is not there.
_LEFT_OUT = {("Project", "filings"), ("Project", "corrections"), ("LongText", "file")}


@cache
def _values(shape: Shape, depth: int) -> st.SearchStrategy[Any]:
    if shape.form == RECORD:
        return _record(shape, depth)
    if shape.form == MAP:
        assert shape.element is not None
        return st.dictionaries(_NAME, _values(shape.element, depth), max_size=3)
    if shape.form == LIST:
        assert shape.element is not None
        if shape.split_elements:
            return st.lists(_NAME, max_size=3)
        return st.lists(_values(shape.element, depth), max_size=3)
    return _SCALARS[shape.type]


def _record(shape: Shape, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    record = shape.record
    left_out = {name for model, name in _LEFT_OUT if model == record.model.__name__}
    if depth <= 0:
        left_out |= {name for name in record.shapes if name in ("sections", "items")}
    fields = {
        name: _values(inner, depth - 1)
        for name, inner in record.shapes.items()
        if name not in left_out
    }
    demanded = {name: fields.pop(name) for name in record.required}
    return st.fixed_dictionaries(demanded, optional=fields)


DATA: st.SearchStrategy[dict[str, Any]] = _values(Shape(RECORD, Project), 5)


class Writer:
    """Writes plain data as YAML and notes the place of each scalar.

    ``choose`` decides the manner: block or flow, plain, quoted or escaped, which spelling of a key.
    With ``chinese`` every key that has a Chinese spelling is written in it. Rubrics go into
    ``files`` of their own now and then.
    """

    def __init__(self, choose: random.Random, chinese: bool | None = None) -> None:
        self.files: dict[str, str] = {}
        self.places: dict[Path, tuple[str, int, int]] = {}
        self._choose = choose
        self._chinese = chinese
        self._lines = [""]

    def write(self, data: dict[str, Any]) -> str:
        """The text of ``filing.yaml``; other files come to ``files``."""
        return self._file("filing.yaml", data, Shape(RECORD, Project), ())

    def _file(self, name: str, data: Any, shape: Shape, path: Path) -> str:
        outer = self._lines, getattr(self, "_name", name)
        self._lines, self._name = [""], name
        if data:
            self._block(data, shape, path, 0)
        else:
            self._put("{}")
        text = "\n".join(self._lines) + "\n"
        self._lines, self._name = outer
        return text

    def _put(self, text: str) -> None:
        self._lines[-1] += text

    def _line(self, indent: int) -> None:
        if self._lines[-1].strip() or len(self._lines) > 1:
            self._lines.append("")
        self._put(" " * indent)

    def _pairs(self, data: Any, shape: Shape, path: Path) -> list[tuple[str, Any, Shape, Path]]:
        """Key as written, value, its shape and its path, of a record or a map."""
        if shape.form == MAP:
            assert shape.element is not None
            return [(k, v, shape.element, (*path, k)) for k, v in data.items()]
        record, found = shape.record, []
        for name, value in data.items():
            inner = record.shapes[name]
            if name == record.model.free_keys:
                found += self._pairs(value, inner, (*path, name))
            else:
                found.append((self._spelling(name), value, inner, (*path, name)))
        return found

    def _spelling(self, name: str) -> str:
        known = spellings(name)
        if self._chinese is None:
            return self._choose.choice(known)
        return known[-1] if self._chinese else name

    def _block(self, data: Any, shape: Shape, path: Path, indent: int) -> None:
        if shape.form == LIST:
            assert shape.element is not None
            for number, value in enumerate(data):
                self._line(indent)
                self._put("- ")
                self._value(value, shape.element, (*path, number), indent + 2)
            return
        for key, value, inner, here in self._pairs(data, shape, path):
            self._line(indent)
            self._key(key)
            self._put(": ")
            self._value(value, inner, here, indent + 2)

    def _value(self, value: Any, shape: Shape, path: Path, indent: int) -> None:
        if shape.type is Rubric and self._choose.random() < 0.5:
            name = f"细则{len(self.files)}.yaml"
            self.files[name] = ""
            self.files[name] = self._file(name, value, shape, path)
            self._put(name)
        elif isinstance(value, str):
            self._scalar(value, path, flow=False, indent=indent)
        elif not value or not self._pairs_or_elements(value, shape) or self._choose.random() < 0.3:
            self._flow(value, shape, path)
        else:
            self._block(value, shape, path, indent)

    def _pairs_or_elements(self, value: Any, shape: Shape) -> bool:
        return bool(value) if shape.form == LIST else bool(self._pairs(value, shape, ()))

    def _flow(self, value: Any, shape: Shape, path: Path) -> None:
        if isinstance(value, str):
            self._scalar(value, path, flow=True, indent=0)
        elif shape.form == LIST:
            assert shape.element is not None
            self._put("[")
            for number, element in enumerate(value):
                self._put(", " if number else "")
                self._flow(element, shape.element, (*path, number))
            self._put("]")
        else:
            self._put("{")
            for number, (key, element, inner, here) in enumerate(self._pairs(value, shape, path)):
                self._put(", " if number else "")
                self._key(key)
                self._put(": ")
                self._flow(element, inner, here)
            self._put("}")

    def _key(self, key: str) -> None:
        self._put(self._choose.choice([key, f"'{key}'", f'"{key}"']))

    def _scalar(self, text: str, path: Path, flow: bool, indent: int) -> None:
        line, column = len(self._lines), len(self._lines[-1]) + 1
        self.places[path] = (self._name, line, column)
        manners = [self._escaped]
        if "\n" not in text:
            manners.append(self._single_quoted)
        if re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9.😀𠀀（）〔〕。、；“”…—]+", text):
            manners += [str] * 3
        manner = self._choose.choice(manners)
        written = manner(text)
        if (
            not flow
            and "\n" in text
            and self._choose.random() < 0.5
            and text[0] not in " \t\n\u3000"
        ):
            self._put("|-")
            for part in text.split("\n"):
                self._lines.append(" " * indent + part if part else "")
            return
        self._put(written)

    def _single_quoted(self, text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    def _escaped(self, text: str) -> str:
        named = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
        out = "".join(named.get(c, c) for c in text)
        if self._choose.random() < 0.3:
            out = out.replace("é", "\\xe9").replace("😀", "\\U0001F600")
        return f'"{out}"'
