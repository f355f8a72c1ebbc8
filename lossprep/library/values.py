"""What a single scalar of a file is worth, by its shape."""

from __future__ import annotations

from typing import Any

from lossprep.library import scalars, texts
from lossprep.library.complaint import quote
from lossprep.library.nearest import suggestion
from lossprep.library.shape import Choice, Flag, Many, Number, Shape, Table, Tensor, Text
from lossprep.library.tree import Scalar

BROKEN: Any = object()


def value(shape: Shape, node: Scalar) -> Any:
    """Read a scalar as a value of a shape; raises UnfitError."""
    match shape:
        case Text():
            return texts.read(shape, node)
        case Number():
            return _number(shape, node)
        case Flag():
            return scalars.flag(node)
        case Choice():
            return _choice(shape, node)
    raise TypeError(f"{shape!r} is no shape of a scalar")


def _number(shape: Number, node: Scalar) -> float:
    value = scalars.integer(node) if shape.whole else scalars.number(node)
    if not shape.low <= value <= shape.high or (shape.above and value == shape.low):
        low = f"above {shape.low:g} and" if shape.above else f"from {shape.low:g}"
        raise scalars.UnfitError(f"is {node.text}: write a number {low} up to {shape.high:g}")
    return value


def _choice(shape: Choice, node: Scalar) -> str | int:
    if all(isinstance(v, int) for v in shape.values):
        number = scalars.integer(node)
        if number in shape.values:
            return number
        known = " or ".join(map(str, shape.values))
        raise scalars.UnfitError(f"is {number}, and this lossprep reads {known}: update it")
    if node.text in shape.values:
        return node.text
    words = [str(v) for v in shape.values]
    raise scalars.UnfitError(f"unknown word {quote(node.text)}: {suggestion(node.text, words)}")


def neutral(shape: Shape) -> Any:
    """Give the value that stands in for a broken one; BROKEN where there is none."""
    match shape:
        case Text():
            return 0 if shape.role == "duration" else ""
        case Number() | Tensor():
            return 0
        case Flag():
            return False
        case Choice():
            return shape.values[0]
        case Many():
            return ()
        case Table():
            return {}
    return BROKEN


def wanted(shape: Shape) -> str:
    """Say what a scalar of a shape is."""
    match shape:
        case Number():
            return "a number"
        case Flag():
            return "true or false"
        case Choice():
            return " or ".join(map(str, shape.values))
    return "a text (put it into quotes)"
