"""Blanks in the texts of a template: ``{prediction}`` and ``{= mse(prediction, target)}``.

A figure has its digits before the ``=``, a blank nothing: the two are never confused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lossprep.model.content import Value

_BLANK = re.compile(r"\{(?:([A-Za-z][A-Za-z0-9_]*)|[ \n]*=([^{}]*))\}")


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank at ``start`` to ``end`` of a text: the name of an input, or an expression."""

    start: int
    end: int
    name: str = ""
    expression: str = ""


def find(text: str) -> Iterator[Blank]:
    """Every blank of a text, in order.

    >>> [b.name or b.expression for b in find("{p} in {0, 1}: {= 3*p}, {0.5 = 1/2}")]
    ['p', '3*p']
    """
    for match in _BLANK.finditer(text):
        expression = " ".join((match[2] or "").split())
        yield Blank(match.start(), match.end(), match[1] or "", expression)


def fill(text: str, given: Mapping[str, Value], digits: int) -> str:
    """The text with its blanks filled in; numbers worked out are rounded to ``digits``.

    >>> fill("{p} against {y}: {= mse(p, y)}", {"p": (1.0, 0.9, 1.1), "y": (2.0, 1.0, 0.0)}, 3)
    '1.0, 0.9, 1.1 against 2, 1, 0: 0.74'
    """
    place = 0
    parts: list[str] = []
    for blank in find(text):
        parts += (text[place : blank.start], _filled(blank, given, digits))
        place = blank.end
    return "".join((*parts, text[place:]))


def _filled(blank: Blank, given: Mapping[str, Value], digits: int) -> str:
    if blank.name:
        return shown(given[blank.name])
    from lossprep.grading.engine import evaluate  # noqa: PLC0415 (NumPy only where asked)

    value = evaluate(blank.expression, given)
    if isinstance(value, float):
        return rounded(value, digits)
    return ", ".join(rounded(float(one), digits) for one in value)


def shown(value: Value) -> str:
    """An input as it is read: the numbers of a list have equally many decimals.

    >>> shown((1.0, 0.9)), shown(2.0), shown(((1.0, 2.0), (3.0, 4.0)))
    ('1.0, 0.9', '2', '1, 2; 3, 4')
    """
    if not isinstance(value, tuple):
        return f"{value:.10g}"
    if any(isinstance(row, tuple) for row in value):
        return "; ".join(map(shown, value))
    decimals = max(len(f"{one:.10g}".partition(".")[2]) for one in value)
    return ", ".join(f"{one:.{decimals}f}" for one in value)


def rounded(value: float, digits: int) -> str:
    """A number at so many significant digits, shorter where it is exact.

    >>> rounded(2 / 3, 3), rounded(0.74, 3), rounded(12.0, 3), rounded(0.99996, 3)
    ('0.667', '0.74', '12', '1.00')
    """
    exact = Decimal(f"{value:.12g}")
    number = Decimal(f"{value:.{digits - 1}e}")
    text = f"{number:f}"
    if number != exact:
        return text
    return text.rstrip("0").rstrip(".") if "." in text else text
