"""Typed numbers: what a person may mean by the digits that were typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lossprep.formula import FormulaError, Node, evaluate, names
from lossprep.formula import read as read_formula
from lossprep.formula.nodes import Binary, Name, Number, Unary, Vector
from lossprep.grading import digits

# What may be worked out in an answer; losses and metrics may not: they are the question.
FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": np.abs,
    "exp": np.exp,
    "ln": np.log,
    "log": np.log,
    "log10": np.log10,
    "log2": np.log2,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "sqrt": np.sqrt,
}
CONSTANTS = frozenset({"pi", "e"})
_SAME = 1e-9
# No number that a person types takes more to work out.
_STEPS = 2_000
_NOTHING = 1e-12
_TIMES = re.compile(r"(?<=[0-9])([ ]*)[xX](?=[ ]*10[ ]*(?:\^|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]))")
_ROUGHLY = re.compile(r"^[ ]*[=≈~]")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A typed number and the interval that it stands for, without the end that is cut off.

    Digits stand for all that rounds or is cut to them: ``0.74`` for 0.735 to 0.75. What is
    worked out (``37/50``, ``sqrt(0.74)``) is ``exact``: a point. ``significant`` counts the
    digits that were typed.
    """

    value: float
    low: float
    high: float
    significant: int
    exact: bool

    def is_exactly(self, value: float) -> bool:
        """Whether ``value`` is this very number, to 1e-9 of it.

        >>> read("1/3").is_exactly(0.3333333333), read("0").is_exactly(1e-17)
        (True, True)
        """
        return same(self.value, value)

    def may_be(self, value: float) -> bool:
        """Whether ``value`` is what these digits may stand for.

        >>> typed = read("0.74")
        >>> typed.may_be(0.7451), typed.may_be(0.7333), typed.may_be(0.7499), typed.may_be(0.75)
        (True, False, True, False)
        """
        if self.exact or self.is_exactly(value):
            return self.is_exactly(value)
        # What was computed may lie a rounding error beside a bound that it is equal to.
        slack = _NOTHING * abs(value)
        if self.value < 0:
            return self.low + slack < value <= self.high + slack
        return self.low - slack <= value < self.high - slack


def same(first: float, second: float) -> bool:
    """Whether two numbers agree to 1e-9 of the larger, or are both nothing."""
    return abs(first - second) <= max(_SAME * max(abs(first), abs(second)), _NOTHING)


TypedValue = TypedNumber | tuple["TypedValue", ...]


def read(text: str) -> TypedNumber:
    """Read one typed number.

    Percent, fractions, scientific notation, unicode signs and arithmetic are read:
    ``37/50``, ``2.5*10^13``, ``-ln(0.01)``, ``66 %`` as ``66%``.

    Raises
    ------
    FormulaError
        For what is no finite number, with its place: ``nan``, ``0,74`` (and what to write).

    Examples
    --------
    >>> read("0.74")
    TypedNumber(value=0.74, low=0.735, high=0.75, significant=2, exact=False)
    >>> read("2.5*10^13").value, read("-ln(0.01)").exact
    (25000000000000.0, True)
    """
    value = read_value(text)
    if not isinstance(value, TypedNumber):
        raise FormulaError("one number is wanted here, not a list", text=text)
    return value


def read_value(text: str) -> TypedValue:
    """Read a number, a vector ``[1, 2]`` or a matrix ``[[1, 2], [3, 4]]``, element by element."""
    plain = _TIMES.sub(r"\1*", _ROUGHLY.sub(lambda match: " " * len(match[0]), text))
    node = read_formula(plain.rstrip(), (), FUNCTIONS).node
    try:
        return _value(node)
    except FormulaError as error:
        raise FormulaError(error.message, position=error.position, text=text) from None


def _value(node: Node) -> TypedValue:
    if isinstance(node, Vector):
        return tuple(map(_value, node.items))
    typed = _written(node)
    number = _interval(typed) if typed is not None else _point(node)
    if not np.isfinite(number.value):
        raise FormulaError("this is not a finite number", position=node.position)
    return number


def _written(node: Node) -> digits.Digits | None:
    """The digits of a plain number, of a signed one, and of one times a power of ten."""
    match node:
        case Number(text=text) if re.fullmatch(digits.PATTERN, text):
            return digits.read(text)
        case Unary(operator="-", operand=operand):
            inner = _written(operand)
            return inner and digits.Digits(-inner.value, inner.unit, inner.significant)
        case Binary(operator="*", left=left, right=Binary(operator="^") as power):
            return _scaled(_written(left), power)
    return None


def _scaled(mantissa: digits.Digits | None, power: Binary) -> digits.Digits | None:
    exponent = _written(power.right)
    base = power.left
    if mantissa is None or exponent is None or not isinstance(base, Number) or base.value != 10:
        return None
    if exponent.value % 1 or abs(exponent.value) > 300:
        return None
    shift = int(exponent.value)
    value, unit = mantissa.value.scaleb(shift), mantissa.unit.scaleb(shift)
    return digits.Digits(value, unit, mantissa.significant)


def _interval(written: digits.Digits) -> TypedNumber:
    """Digits may be rounded, half a unit either way, or cut, up to a unit away from zero.

    A zero is not read as cut: no one cuts 0.74 to 0.
    """
    size, half = abs(written.value), written.unit / 2
    reach = written.unit if written.significant else half
    low, high = size - half, size + reach
    if written.value < 0:
        low, high = -high, -low
    return TypedNumber(
        float(written.value), float(low), float(high), written.significant, exact=False
    )


def _point(node: Node) -> TypedNumber:
    for word in _words(node):
        raise FormulaError(f"{word.id} is not a number", position=word.position)
    value = evaluate(node, {}, FUNCTIONS, steps=_STEPS)
    if not isinstance(value, float):
        raise FormulaError("one number is wanted here, not a list", position=node.position)
    return TypedNumber(value, value, value, 0, exact=True)


def _words(node: Node) -> Iterator[Name]:
    """The names that stand for nothing, in the order they are written."""
    unknown = names(node) - CONSTANTS
    if isinstance(node, Name) and node.id in unknown:
        yield node
    for part in node.children():
        yield from _words(part)
