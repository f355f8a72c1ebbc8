"""The JSON Schema for editors, written from the same shapes that the reader uses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lossprep.library.format import FILES, FOLDERS
from lossprep.library.shape import (
    Choice,
    Field,
    Flag,
    Many,
    Number,
    OneOf,
    Record,
    Shape,
    Size,
    Table,
    Tensor,
    Text,
    shape_of,
)

FILE = Path(__file__).with_name("pack.schema.json")


def schema() -> dict[str, Any]:
    """Give the JSON Schema of pack format 1: one of the kinds of file.

    >>> schema()["title"]
    'lossprep pack format 1'
    >>> sorted(schema()["$defs"])[:3]
    ['AnswerFile', 'Branch', 'BugFile']
    """
    definitions: dict[str, Any] = {}
    files = [_describe(shape_of(f), definitions) for f in (*FILES.values(), *FOLDERS.values())]
    kinds = [kind for file in files for kind in file.get("anyOf", [file])]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lossprep pack format 1",
        "anyOf": kinds,
        "$defs": dict(sorted(definitions.items())),
    }


def write(path: Path = FILE) -> None:
    """Write the schema to the file that ships with the package."""
    path.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _describe(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    match shape:
        case Record():
            return _record(shape, definitions)
        case OneOf():
            return {"anyOf": [_record(each, definitions) for each in shape.records]}
        case Many():
            return _many(shape, definitions)
        case Table():
            return _table(shape, definitions)
    return _leaf(shape)


def _leaf(shape: Text | Number | Flag | Choice | Tensor) -> dict[str, Any]:
    match shape:
        case Text():
            pattern = {"pattern": f"^({shape.pattern})$"} if shape.pattern else {"minLength": 1}
            return {"type": "string"} | pattern
        case Number():
            low = "exclusiveMinimum" if shape.above else "minimum"
            kind = "integer" if shape.whole else "number"
            return {"type": kind, low: shape.low, "maximum": shape.high}
        case Choice():
            return {"enum": list(shape.values)}
        case Flag():
            return {"type": "boolean"}
    numbers = {"type": "array", "items": {"type": "number"}, "minItems": 1}
    rows = {"type": "array", "items": numbers, "minItems": 1}
    return {"anyOf": [{"type": "number"}, numbers, rows]}


def _many(shape: Many, definitions: dict[str, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {"type": "array", "items": _describe(shape.item, definitions)}
    if shape.size.distinct:
        described["uniqueItems"] = True
    return described | _sizes(shape.size, "Items")


def _table(shape: Table, definitions: dict[str, Any]) -> dict[str, Any]:
    described = {
        "type": "object",
        "propertyNames": _describe(shape.key, definitions),
        "additionalProperties": _describe(shape.value, definitions),
    }
    return described | _sizes(shape.size, "Properties")


def _sizes(size: Size, what: str) -> dict[str, Any]:
    return {f"min{what}": size.least, f"max{what}": size.most}


def _record(shape: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    name = shape.make.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place, should a record ever hold itself
        definitions[name] = {
            "description": (shape.make.__doc__ or "").strip(),
            "type": "object",
            "properties": {k: _field(f, definitions) for k, f in shape.fields.items()},
            "required": list(shape.required),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _field(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    described = _describe(field.shape, definitions)
    return {"description": field.about} | described if field.about else described
