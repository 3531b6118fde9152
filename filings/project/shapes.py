"""What may stand where in the project file, derived from the models: one source for the reader
and the JSON Schema."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic_core import PydanticUndefined

from filings.glossary import spellings
from filings.model.base import Model, UnitNames, Words

SCALAR, LIST, MAP, RECORD = "scalar", "list", "map", "record"

_ONE_OR_MANY = (UnitNames, Words)


@dataclass(frozen=True)
class Shape:
    """The form of a value: a scalar, a list, a map with free keys, or a record of a model.

    ``one_alone`` says that a single scalar may stand for a list of one.
    """

    form: str
    type: Any = None
    element: Shape | None = None
    one_alone: bool = False

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
    hints = typing.get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        shapes[name] = _shape(hints[name])
        if field.default is PydanticUndefined and field.default_factory is None:
            required.add(name)
        if name == model.free_keys:
            continue
        for spelling in spellings(name):
            if names.setdefault(spelling, name) != name:
                raise ValueError(f"{model.__name__}: {spelling} means {names[spelling]} and {name}")
    return Record(model, names, shapes, frozenset(required))


def _shape(annotation: Any) -> Shape:
    if annotation in _ONE_OR_MANY:
        return Shape(LIST, element=Shape(SCALAR, str), one_alone=True)
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        (kept,) = (a for a in typing.get_args(annotation) if a is not type(None))
        return _shape(kept)
    if origin is Annotated:
        return Shape(SCALAR, typing.get_args(annotation)[0])
    if origin is tuple:
        return Shape(LIST, element=_shape(typing.get_args(annotation)[0]))
    if origin is dict:
        return Shape(MAP, element=_shape(typing.get_args(annotation)[1]))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Shape(RECORD, annotation)
    return Shape(SCALAR, annotation)
