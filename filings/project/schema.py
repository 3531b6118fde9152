"""The JSON Schema of the project files, for editors: both spellings of every key.

Derived from the same shapes that the reader uses. Scalars are text in the model, so an editor
may show them as numbers, dates or words alike.
"""

from __future__ import annotations

from typing import Any

from filings.glossary import term
from filings.model.base import Model
from filings.model.project import Project
from filings.model.rubric import Rubric
from filings.project.shapes import LIST, MAP, RECORD, SCALAR, Shape

_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
# An item may be known by its printed number alone.
_ALTERNATIVES = {"id": ("id", "no")}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def project_schema() -> dict[str, Any]:
    """The schema of ``filing.yaml``."""
    return _schema(Project, "filing.yaml")


def rubric_schema() -> dict[str, Any]:
    """The schema of a rubric file."""
    return _schema(Rubric, "rubric")


def _schema(model: type[Model], title: str) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    reference = _record(model, definitions)
    return {"$schema": _DIALECT, "title": title, **reference, "$defs": definitions}


def _value(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    if shape.form == SCALAR:
        return _SCALAR
    if shape.form == RECORD:
        reference = _record(shape.type, definitions)
        lone = shape.type.scalar_key is not None or shape.type is Rubric
        return {"anyOf": [_SCALAR, reference]} if lone else {"anyOf": [reference, {"type": "null"}]}
    assert shape.element is not None
    element = _value(shape.element, definitions)
    if shape.form == LIST:
        many: dict[str, Any] = {"type": ["array", "null"], "items": element}
        return {"anyOf": [_SCALAR, many]} if shape.one_alone else many
    assert shape.form == MAP
    return {"type": ["object", "null"], "additionalProperties": element}


def _record(model: type[Model], definitions: dict[str, Any]) -> dict[str, Any]:
    name = model.__name__
    reference = {"$ref": f"#/$defs/{name}"}
    if name in definitions:
        return reference
    definitions[name] = {}
    record = Shape(RECORD, model).record
    properties: dict[str, Any] = {}
    for spelling, field in record.names.items():
        description = term(field) if spelling == field else field
        properties[spelling] = {
            "description": description,
            **_value(record.shapes[field], definitions),
        }
    definition: dict[str, Any] = {
        "type": "object",
        "description": (model.__doc__ or "").strip().splitlines()[0],
        "properties": properties,
        "additionalProperties": False,
    }
    if model.free_keys is not None:
        element = record.shapes[model.free_keys].element
        assert element is not None
        definition["additionalProperties"] = _value(element, definitions)
    demands = [
        {
            "anyOf": [
                {"required": [s]}
                for s, field in record.names.items()
                if field in _ALTERNATIVES.get(wanted, (wanted,))
            ]
        }
        for wanted in sorted(record.required)
    ]
    if demands:
        definition["allOf"] = demands
    definitions[name] = definition
    return reference
