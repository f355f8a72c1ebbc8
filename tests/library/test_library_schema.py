"""The JSON Schema for editors: it ships as written by the code, and fits the packs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from lossprep import library
from lossprep.library import editors

SMALL = Path(__file__).parent / "small"
FILES = sorted([*SMALL.rglob("*.yaml"), *(p for f in library.builtin() for p in f.rglob("*.yaml"))])


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema.Draft202012Validator.check_schema(library.schema())
    return jsonschema.Draft202012Validator(library.schema())


def test_the_file_that_ships_is_the_one_the_code_writes(tmp_path: Path) -> None:
    editors.write(tmp_path / "schema.json")
    written = (tmp_path / "schema.json").read_text(encoding="utf-8")
    assert editors.FILE.read_text(encoding="utf-8") == written, "run editors.write()"
    assert json.loads(written) == library.schema()


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_file_of_the_packs_fits(validator: Any, path: Path) -> None:
    validator.validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("exercises/value.yaml", {"expected": 0.74}),
        ("exercises/value.yaml", {"options": []}),
        ("exercises/value.yaml", {"minutes": 0}),
        ("exercises/value.yaml", {"given": {"p": "x"}}),
        ("exercises/say.yaml", {"limit": 90}),
        ("exercises/say.yaml", {"asked": "always"}),
        ("exercises/say.yaml", {"answer": None}),
        ("problems/ranking.yaml", {"hints": ["one"]}),
        ("mocks/set.yaml", {"problems": []}),
        ("pack.yaml", {"format": 2}),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(
    validator: Any, small: Path, file: str, change: dict[str, Any]
) -> None:
    value = yaml.safe_load((small / file).read_text(encoding="utf-8")) | change
    assert not validator.is_valid(value)
    (small / file).write_text(yaml.safe_dump(value), encoding="utf-8")
    assert library.check(small)


def test_editors_get_a_sentence_about_every_kind_of_file() -> None:
    kinds = [kind["$ref"].rpartition("/")[2] for kind in library.schema()["anyOf"]]
    assert len(kinds) == 18
    assert all(library.schema()["$defs"][kind]["description"] for kind in kinds)
