"""Wrong formulas that are the right one with one thing in it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from lossprep.formula import FormulaError, render
from lossprep.formula.nodes import Binary, Call, Name, Node, Number, Unary
from lossprep.grading.comparison import Comparison, Sample, equal
from lossprep.grading.substitutions import Finding

_FIRST = 6
_OTHERS = {"+": "-", "-": "+", "*": "/", "/": "*"}
_TAKEN_FOR = {"ln": ("log2", "log10"), "sigmoid": ("exp", "tanh"), "exp": ("sigmoid",)}
_NUMBERS = (0.0, 1.0, 2.0)


def edited(comparison: Comparison, samples: list[Sample]) -> Finding | None:
    """Whether one edit of the right formula gives what was typed, at all points."""
    for old, new, whole in edits(comparison.right):
        if _is(comparison, whole, samples[:_FIRST]) and _is(comparison, whole, samples):
            told = f"Yours is the right one with {render(new)} in place of {render(old)}."
            return Finding("edited", told)
    return None


def _is(comparison: Comparison, whole: Node, samples: list[Sample]) -> bool:
    try:
        values = comparison.values(whole, [sample.names for sample in samples])
    except FormulaError:
        return False
    return all(equal(x, sample.typed) for x, sample in zip(values, samples, strict=True))


def edits(node: Node) -> Iterator[tuple[Node, Node, Node]]:
    """Each part, what may stand in its place, and the whole formula then.

    >>> from lossprep.formula import parse
    >>> [render(whole) for _, _, whole in edits(parse("p - y"))][:8]
    ['p + y', 'p', 'y', '-y', '1', 'y - p', '(p - y)²', '√(p - y)']
    """
    for new in _instead(node):
        yield node, new, new
    for entry in fields(node):
        part = getattr(node, entry.name)
        for old, new, changed in _inside(part):
            yield old, new, replace(node, **{entry.name: changed})


def _inside(part: Any) -> Iterator[tuple[Node, Node, Any]]:
    if isinstance(part, Node):
        yield from edits(part)
    elif isinstance(part, tuple):
        for place, one in enumerate(part):
            for old, new, changed in _inside(one):
                yield old, new, (*part[:place], changed, *part[place + 1 :])


def _instead(node: Node) -> Iterator[Node]:
    yield from _written(node)
    if isinstance(node, Binary | Call | Name):
        yield Binary("^", node, Number(2.0, "2"))
        yield Call("sqrt", (node,))


def _written(node: Node) -> Iterator[Node]:
    """What people write in place of one part: another sign, a term or a function left out."""
    match node:
        case Binary(operator="^", left=left, right=right):
            yield left
            yield Binary("*", right, left)
        case Binary() if node.operator in _OTHERS:
            yield from _binary(node)
        case Unary(operator="-", operand=inner):
            yield inner
        case Call(arguments=(inner,)):
            yield inner
            for function in _TAKEN_FOR.get(node.function, ()):
                yield Call(function, (inner,))
        case Name():
            yield Call("sigmoid", (node,))
            yield Binary("-", Number(1.0, "1"), node)
        case Number():
            for value in _NUMBERS:
                if value != node.value:
                    yield Number(value, f"{value:g}")


def _binary(node: Binary) -> Iterator[Node]:
    operator, left, right = node.operator, node.left, node.right
    yield Binary(_OTHERS[operator], left, right)
    yield left
    yield right
    if operator == "-":
        yield Unary("-", right)
        yield Number(1.0, "1")
    if operator in "-/":
        yield Binary(operator, right, left)
