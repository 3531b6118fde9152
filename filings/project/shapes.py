"""What may stand where in the project file, derived from the models: one source for the reader
and the JSON Schema."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic_core import PydanticUndefined

from filings.glossary import spellings
from filings.language.unit_phrases import split_units
from filings.model.base import Keys, Model, UnitNames, Words, split_words

SCALAR, LIST, MAP, RECORD = "scalar", "list", "map", "record"

Split = Callable[[str], tuple[str, ...]]
"""From one text to the words in it."""

# How each kind of list is split, and whether its elements are, too.
_SPLITS: tuple[tuple[Any, Split, bool], ...] = (
    (UnitNames, split_units, True),
    (Keys, split_words, True),
    (Words, split_words, False),
)


@dataclass(frozen=True)
class Shape:
    """The form of a value: a scalar, a list, a map with free keys, or a record of a model.

    ``split`` says how a single scalar comes apart where one may stand for a list;
    ``split_elements`` whether an element of the list may hold several, too.
    """

    form: str
    type: Any = None
    element: Shape | None = None
    split: Split | None = None
    split_elements: bool = False

    @property
    def one_alone(self) -> bool:
        """Whether a single scalar may stand for a list."""
        return self.split is not None

    @property
    def record(self) -> Record:
        """The fields of a record."""
        return record_of(self.type)


@dataclass(frozen=True)
class Record:
    """The fields of a model: each spelling → its identifier, each identifier → its shape."""

    model: type[Model]
    names: Mapping[str, str]
    shapes: Mapping[str, Shape]
    required: frozenset[str]


@cache
def record_of(model: type[Model]) -> Record:
    """The record of a model. A spelling that two fields share is a mistake in the glossary."""
    names: dict[str, str] = {}
    shapes: dict[str, Shape] = {}
    required = set()
    for name, field in model.model_fields.items():
        shapes[name] = _shape(field.rebuild_annotation())
        if field.default is PydanticUndefined and field.default_factory is None:
            required.add(name)
        if name == model.free_keys:
            continue
        for spelling in spellings(name):
            if names.setdefault(spelling, name) != name:
                raise ValueError(f"{model.__name__}: {spelling} means {names[spelling]} and {name}")
    return Record(model, names, shapes, frozenset(required))


def _shape(annotation: Any) -> Shape:
    for kind, split, split_elements in _SPLITS:
        if annotation == kind:
            return Shape(LIST, None, Shape(SCALAR, str), split, split_elements)
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        (kept,) = (a for a in typing.get_args(annotation) if a is not type(None))
        return _shape(kept)
    if origin is Annotated:
        return Shape(SCALAR, typing.get_args(annotation)[0])
    if origin is tuple:
        element = _shape(typing.get_args(annotation)[0])
        lone = element.form == RECORD and element.type.scalar_key is not None
        return Shape(LIST, element=element, split=split_words if lone else None)
    if origin is dict:
        return Shape(MAP, element=_shape(typing.get_args(annotation)[1]))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Shape(RECORD, annotation)
    return Shape(SCALAR, annotation)
