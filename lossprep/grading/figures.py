"""Figures in prose: digits that stand beside their proof, as in ``{0.740 = mse(a, b)}``.

Readers see the digits; a check evaluates the expression, and the digits must be what it gives.
Other braces are just braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lossprep.errors import LossprepError
from lossprep.grading import digits
from lossprep.model.content import Value

_START = re.compile(r"\{[ \n]*([-+−]?\.?[0-9][^{}=\n ]*)[ \n]*=")
_NUMBER = re.compile(digits.PATTERN)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at ``start`` to ``end`` of a text: its digits and the expression behind them.

    ``complaint`` says what is wrong with the way it is written.
    """

    start: int
    end: int
    digits: str
    expression: str
    complaint: str = ""


def find(text: str) -> Iterator[Figure]:
    """Every figure of a text, malformed ones included, in order.

    >>> [f.digits for f in find("from {0.74 = 2.22/3} to {-25% = -1/4}, y in {-1, +1}")]
    ['0.74', '-25%']
    """
    place = 0
    while (match := _START.search(text, place)) is not None:
        figure = _figure(text, match)
        yield figure
        place = figure.end


def _figure(text: str, match: re.Match[str]) -> Figure:
    start, written = match.start(), match[1]
    end = text.find("}", match.end())
    again = text.find("{", match.end())
    if end < 0 or 0 <= again < end:
        return Figure(start, match.end(), written, "", f"{match[0]} has no closing brace: add }}")
    expression = " ".join(text[match.end() : end].split())
    complaint = ""
    if not _NUMBER.fullmatch(written):
        complaint = f"{written} is not a plain number: write digits such as 0.740, 25% or 2.5e13"
    elif not expression:
        complaint = f"{written} has no expression behind the =: write one"
    return Figure(start, end + 1, written, expression, complaint)


def strip(text: str) -> str:
    """The text as readers see it: every figure is its digits alone.

    >>> strip("costs {0.740 = mse([1.0, 0.9, 1.1], [2, 1, 0])}, y in {0, 1}")
    'costs 0.740, y in {0, 1}'
    """
    place = 0
    parts: list[str] = []
    for figure in find(text):
        shown = text[figure.start : figure.end] if figure.complaint else figure.digits
        parts += (text[place : figure.start], shown)
        place = figure.end
    return "".join((*parts, text[place:]))


def check(figure: Figure, given: Mapping[str, Value]) -> str | None:
    """What is wrong with a figure, with the right digits; None if nothing is.

    >>> check(Figure(0, 0, "0.687", "2.22/3"), {})
    '2.22/3 gives 0.740, not 0.687: write {0.740 = 2.22/3}'
    """
    if figure.complaint:
        return figure.complaint
    # Finding figures must stay cheap for readers of a cached pack: NumPy is for the check.
    from lossprep.grading.engine import evaluate  # noqa: PLC0415

    try:
        value = evaluate(figure.expression, given)
    except LossprepError as error:
        return f"{figure.expression}: {error}"
    if not isinstance(value, float):
        return f"{figure.expression} gives several numbers: a figure is one"
    return _compared(figure, value)


def _compared(figure: Figure, value: float) -> str | None:
    written, expression = figure.digits, figure.expression
    if value - value != 0:  # neither infinity nor NaN can be written in digits
        return f"{expression} gives {value}, not {written}: a figure is a finite number"
    if digits.rounds_to(value, written):
        return None
    right = digits.write(value, written)
    return f"{expression} gives {right}, not {written}: write {{{right} = {expression}}}"
