"""Values as a command line gives them: numbers, expressions, lists, matrices, files."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lossprep.errors import LossprepError, UsageError

if TYPE_CHECKING:
    from numpy.typing import NDArray

STDIN = ("-", "@-")
OPENING, CLOSING = "([", ")]"


def pairs(words: Iterable[str]) -> dict[str, str]:
    """Split ``key=value`` words; the keys may be written with hyphens.

    >>> pairs(["prediction=1,2", "positive-distance=-"])
    {'prediction': '1,2', 'positive_distance': '-'}
    """
    found: dict[str, str] = {}
    for word in words:
        name, equals, text = word.partition("=")
        name = name.strip().replace("-", "_")
        if not equals or not name.isidentifier():
            raise UsageError(f"{word} should be key=value, as in prediction=1,2,3")
        if name in found:
            raise UsageError(f"{name} is given twice")
        found[name] = text
    taken = [name for name, text in found.items() if text in STDIN]
    if len(taken) > 1:
        raise UsageError(f"{' and '.join(taken)} cannot both come from standard input")
    return found


def read(name: str, text: str) -> float | NDArray[Any]:
    """Read what stands behind ``name=``: a number, or an array of them.

    >>> read("delta", "1/3")
    0.3333333333333333
    >>> read("target", "1,2;3,4")
    array([[1., 2.],
           [3., 4.]])
    """
    if text in STDIN:
        return table(name, content(name, None), "standard input")
    if text.startswith("@"):
        return table(name, content(name, text[1:]), text[1:])
    if text.startswith("[") and '"' not in text and (nested := literal(name, text)) is not None:
        return nested
    rows = split(text, ";")
    if len(rows) > 1 or text.rstrip().endswith(";"):
        return rectangle(name, [items(name, row, (i,)) for i, row in enumerate(rows)])
    if not text.strip() or len(split(text, ",")) > 1 or text.rstrip().endswith(","):
        return rectangle(name, items(name, text, ()))
    value: float | NDArray[Any] = number(name, (), text)
    return value


def literal(name: str, text: str) -> NDArray[Any] | None:
    """Read nested brackets of plain numbers, of any size and depth.

    >>> literal("negatives", "[[[1, 2]], [[3, 4]]]").shape
    (2, 1, 2)
    """
    from json import loads

    try:
        return rectangle(name, loads(text))
    except (ValueError, TypeError, RecursionError):
        return None  # it holds expressions


def items(name: str, text: str, row: tuple[int, ...]) -> list[Any]:
    """Read one row's numbers."""
    return [number(name, (*row, i), item) for i, item in enumerate(split(text, ","))]


def split(text: str, separator: str) -> list[str]:
    """Split at each separator outside brackets; one at the end closes the last part.

    >>> split("1, max(2, 3), [4, 5]", ",")
    ['1', 'max(2, 3)', '[4, 5]']
    """
    parts, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += (character in OPENING) - (character in CLOSING)
        if character == separator and depth == 0:
            parts.append(text[start:place].strip())
            start = place + 1
    rest = text[start:].strip()
    return [*parts, rest] if rest else parts


def number(name: str, place: Sequence[int], text: str) -> Any:
    """Read one number, or work out one expression of the closed grammar."""
    try:
        return float(text)
    except ValueError:
        pass
    from lossprep.formula import AUTHORED, FormulaError, evaluate, parse
    from lossprep.grading.engine import functions

    try:
        return evaluate(parse(text, limits=AUTHORED), {}, functions())
    except FormulaError as error:
        where = f"{name}[{','.join(map(str, place))}]" if place else name
        raise LossprepError(f"{where} is {text!r}: {error}") from None


def rectangle(name: str, rows: Sequence[Any]) -> NDArray[Any]:
    """Make an array, or say that the rows differ in length."""
    import numpy as np

    try:
        return np.array(rows, dtype=float)
    except ValueError:
        raise LossprepError(f"{name} has rows of different lengths") from None


def content(name: str, path: str | None) -> str:
    """Read a file's text, or that of standard input."""
    try:
        if path is None:
            return sys.stdin.read()
        return Path(path).expanduser().read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise LossprepError(
            f"{name}: {path or 'standard input'} cannot be read: {reason}"
        ) from None


def table(name: str, text: str, source: str) -> NDArray[Any]:
    r"""Read numbers set apart by white space or commas, a row a line.

    A file of one line, or of one number a line, is a list.

    >>> table("target", "1 2\n3, 1/4\n", "t.csv")
    array([[1.  , 2.  ],
           [3.  , 0.25]])
    """
    rows = []
    for line, row in enumerate(text.splitlines(), 1):
        words = re.split(r"[\s,;]+", row.strip(" \t,;"))
        if words != [""]:
            rows.append([number(f"{name} ({source}, line {line})", (), word) for word in words])
    if len(rows) == 1:
        return rectangle(name, rows[0])
    if all(len(row) == 1 for row in rows):
        return rectangle(name, [row[0] for row in rows])
    return rectangle(name, rows)
