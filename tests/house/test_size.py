"""Functions and files fit in one's head. Lines are counted from `def` on, without the docstring."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "lossprep").rglob("*.py"))
NAMES = [str(file.relative_to(ROOT)) for file in FILES]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def sizes(source: str) -> dict[str, int]:
    """Each function's lines by its name and place; one inside another counts in both."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))
    return {f"{function.name} (line {function.lineno})": size(function) for function in functions}


def size(function: Function) -> int:
    """Lines from ``def`` to the last, blank and comment lines too, without the docstring's."""
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    docstring = function.body[0]
    return lines - (docstring.end_lineno - docstring.lineno + 1)


def test_a_size_is_what_one_would_count():
    source = '@decorated\ndef f(\n    a,\n):\n    """Two\n    lines."""\n\n    # why\n    pass\n'
    assert sizes(source) == {"f (line 2)": 6}
    assert sizes("class C:\n    async def g(self): pass\n") == {"g (line 2)": 1}


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_no_function_is_over_40_lines_and_no_file_over_249(file):
    source = file.read_text()
    assert {name: lines for name, lines in sizes(source).items() if lines > 40} == {}
    assert len(source.splitlines()) < 250


def test_nine_functions_in_ten_are_under_25_lines_and_half_are_8_or_less():
    counted = sorted(lines for file in FILES for lines in sizes(file.read_text()).values())
    assert counted, "no functions found"
    assert sum(lines < 25 for lines in counted) >= 0.9 * len(counted)
    assert median(counted) <= 8
