"""A formula's value: NumPy arithmetic, infinite or undefined where mathematics says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lossprep.formula.calling import call
from lossprep.formula.error import FormulaError
from lossprep.formula.folding import fold
from lossprep.formula.nodes import (
    Binary,
    Call,
    Cases,
    Compare,
    Fold,
    Index,
    Indicator,
    Name,
    Node,
    Number,
    Text,
    Unary,
    Vector,
    Where,
)

CONSTANTS = {"pi": np.pi, "e": np.e}
_BINARY: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "^": np.power,
    "and": np.logical_and,
    "or": np.logical_or,
}
_COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
    "=": np.equal,
    "!=": np.not_equal,
}


def evaluate(
    node: Node,
    names: Mapping[str, Any],
    functions: Mapping[str, Callable[..., Any]],
    *,
    steps: int = 200_000,
) -> Any:
    """The value: a float, or an array of floats.

    Raises :class:`FormulaError` for unknown names and functions, for shapes that do not go
    together and for whatever a function refuses.
    """
    with np.errstate(all="ignore"):
        value = Evaluation(names, functions, steps).value(node)
    if isinstance(value, str):
        raise FormulaError(f"{value} is a word, not a number", position=node.position)
    return float(value) if np.ndim(value) == 0 else np.asarray(value, dtype=float)


class Evaluation:
    """One evaluation: what the names stand for, and how many steps are left.

    ``places`` maps each index that runs to its place from 0.
    """

    def __init__(
        self, names: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]], steps: int
    ) -> None:
        self.names = dict(names)
        self.functions = functions
        self.places: dict[str, int] = {}
        self._steps = steps

    def value(self, node: Node) -> Any:
        """The value of one node."""
        self._steps -= 1
        if self._steps < 0:
            raise FormulaError("this takes too long to work out", position=node.position)
        return _EVALUATORS[type(node)](self, node)


def _number(_: Evaluation, node: Number) -> Any:
    return np.float64(node.value)


def _text(_: Evaluation, node: Text) -> Any:
    return node.value


def _name(run: Evaluation, node: Name) -> Any:
    if node.id in run.names:
        return _array(run.names[node.id], node)
    if node.id in CONSTANTS:
        return np.float64(CONSTANTS[node.id])
    raise FormulaError(_unknown(run, node.id), position=node.position)


def _unknown(run: Evaluation, name: str) -> str:
    if name in run.functions:
        return f"{name} is a function and wants brackets: {name}(...)"
    known = ", ".join(sorted(run.names))
    return f"{name} is not known here; {f'given: {known}' if known else 'no names are given'}"


def _array(value: Any, node: Node) -> Any:
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise FormulaError("the rows differ in length", position=node.position) from None
    return np.float64(array) if array.ndim == 0 else array


def _unary(run: Evaluation, node: Unary) -> Any:
    operand = _numeric(run, node.operand)
    return np.negative(operand) if node.operator == "-" else np.logical_not(operand)


def _numeric(run: Evaluation, node: Node) -> Any:
    value = run.value(node)
    if isinstance(value, str):
        raise FormulaError(f"{value} is a word, not a number", position=node.position)
    return value.astype(float) if value.dtype == bool else value


def _binary(run: Evaluation, node: Binary) -> Any:
    left, right = _numeric(run, node.left), _numeric(run, node.right)
    return _together(_BINARY[node.operator], left, right, node)


def _together(function: Callable[[Any, Any], Any], left: Any, right: Any, node: Node) -> Any:
    try:
        return function(left, right)
    except ValueError:
        raise FormulaError(
            f"{_size(left)} and {_size(right)} do not go together", position=node.position
        ) from None


def _size(value: Any) -> str:
    shape = np.shape(value)
    if not shape:
        return "a number"
    lengths = "×".join(map(str, shape))
    return f"a vector of {lengths}" if len(shape) == 1 else f"a matrix of {lengths}"


def _compare(run: Evaluation, node: Compare) -> Any:
    left = _numeric(run, node.first)
    holds: Any = np.True_
    for operator, operand in node.rest:
        right = _numeric(run, operand)
        holds = np.logical_and(holds, _together(_COMPARE[operator], left, right, node))
        left = right
    return holds


def _cases(run: Evaluation, node: Cases) -> Any:
    condition = _numeric(run, node.condition)
    if np.ndim(condition) == 0:
        return run.value(node.then if condition else node.otherwise)
    then, otherwise = _numeric(run, node.then), _numeric(run, node.otherwise)
    return _together(lambda a, b: np.where(condition, a, b), then, otherwise, node)


def _indicator(run: Evaluation, node: Indicator) -> Any:
    return (_numeric(run, node.condition) != 0).astype(float)


def _vector(run: Evaluation, node: Vector) -> Any:
    items = [_numeric(run, item) for item in node.items]
    if len({np.shape(item) for item in items}) > 1:
        raise FormulaError("the rows differ in length", position=node.position)
    return np.asarray(items, dtype=float)


def _index(run: Evaluation, node: Index) -> Any:
    value = _numeric(run, node.base)
    for subscript in node.subscripts:
        if np.ndim(value) == 0:
            raise FormulaError("a number has no elements", position=node.position)
        value = value[_place(run, subscript, len(value))]
    return value


def _place(run: Evaluation, subscript: Node, length: int) -> int:
    """A running index is its place; any other subscript counts from 0."""
    if isinstance(subscript, Name) and subscript.id in run.places:
        place: Any = run.places[subscript.id]
    else:
        place = _numeric(run, subscript)
    if np.ndim(place) or place != np.floor(place) or not 0 <= place < length:
        raise FormulaError(
            f"there is no such element among {length}; subscripts count from 0",
            position=subscript.position,
        )
    return int(place)


def _where(run: Evaluation, node: Where) -> Any:
    outer = dict(run.names)
    for name, value in node.definitions:
        run.names[name] = run.value(value)
    value = run.value(node.body)
    run.names = outer
    return value


_EVALUATORS: Mapping[type[Node], Callable[[Evaluation, Any], Any]] = {
    Number: _number,
    Text: _text,
    Name: _name,
    Unary: _unary,
    Binary: _binary,
    Compare: _compare,
    Cases: _cases,
    Indicator: _indicator,
    Vector: _vector,
    Index: _index,
    Call: call,
    Where: _where,
    Fold: fold,
}
