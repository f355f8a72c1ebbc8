"""Numbers as one writes them down, and expressions of numbers without zeros and ones.

A sum that was written out term by term stands as a call of ``+`` with its terms, until it is
shown: of its terms none is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from lossprep.formula import Node, evaluate
from lossprep.formula.nodes import Binary, Call, Number, Unary, Vector

PLUS = "+"


def literal(value: Any) -> Node:
    """A number, or a list of them, as written: at four digits.

    >>> from lossprep.formula import render
    >>> render(literal([0.5, -2 / 3, 2.5e13]))
    '[0.5, -0.6667, 2.5e13]'
    """
    if np.ndim(value):
        return Vector(tuple(map(literal, value)))
    number = float(value)
    size = Number(abs(number), shown(abs(number)))
    return Unary("-", size) if number < 0 else size


def shown(value: float) -> str:
    """Four digits, or all of a number that has a few more before its point.

    >>> shown(0.74), shown(1.58496), shown(12500.0), shown(2.5e13), shown(3e-17)
    ('0.74', '1.585', '12500', '2.5e13', '0')
    """
    if abs(value) < 1e-12:
        return "0"
    text = f"{value:.10g}"
    if len(text) > 6:
        text = f"{value:.4g}"
    return re.sub(r"e([-+])0*", lambda sign: "e" + sign[1].strip("+"), text)


def total(terms: Sequence[Node]) -> Node:
    """A sum of terms, of which none is left out."""
    return Call(PLUS, tuple(terms)) if len(terms) > 1 else (*terms, literal(0.0))[0]


def plain(node: Node) -> Node:
    """The expression with its written-out sums as sums, to be shown and evaluated.

    >>> from lossprep.formula import render
    >>> render(plain(total([literal(1.0), literal(-0.01), literal(1.21)])))
    '1.00 - 0.01 + 1.21'
    """
    node = mapped(node, plain)
    if not isinstance(node, Call) or node.function != PLUS:
        return node
    first, *rest = _evenly(node.arguments)
    for term in rest:
        if isinstance(term, Unary) and term.operator == "-":
            first = Binary("-", first, term.operand)
        else:
            first = Binary("+", first, term)
    return first


def _evenly(terms: Sequence[Node]) -> Sequence[Node]:
    """Terms that are all numbers get as many decimals as the longest has."""
    numbers = [term.operand if isinstance(term, Unary) else term for term in terms]
    texts = [number.text for number in numbers if isinstance(number, Number)]
    decimals = [len(text.partition(".")[2]) for text in texts]
    if len(texts) < len(terms) or any("e" in text for text in texts) or max(decimals) > 4:
        return terms
    return [_padded(term, max(decimals)) for term in terms]


def _padded(term: Node, decimals: int) -> Node:
    if isinstance(term, Unary):
        return Unary("-", _padded(term.operand, decimals))
    if not isinstance(term, Number) or term.value == 0:
        return term
    return Number(term.value, f"{term.value:.{decimals}f}")


def mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with its parts changed."""

    def put(part: Any) -> Any:
        if isinstance(part, Node):
            return change(part)
        return tuple(map(put, part)) if isinstance(part, tuple) else part

    return replace(node, **{entry.name: put(getattr(node, entry.name)) for entry in fields(node)})


def number_of(node: Node) -> float | None:
    """The number that a literal is, if it is one."""
    if isinstance(node, Unary) and node.operator == "-":
        inner = number_of(node.operand)
        return None if inner is None else -inner
    return node.value if isinstance(node, Number) else None


def simplified(node: Node) -> Node:
    """Without factors 1, terms 0 and double signs, at this node alone.

    >>> from lossprep.formula import parse, render
    >>> render(simplified(parse("1*ln(0.2)"))), render(simplified(parse("0*ln(0.2)")))
    ('ln(0.2)', '0')
    """
    match node:
        case Unary(operator="-", operand=Unary(operator="-", operand=inner)):
            return inner
        case Unary(operator="-", operand=inner) if number_of(inner) == 0:
            return inner
        case Binary(operator=operator, left=left, right=right) if operator in _RULES:
            return _RULES[operator](node, left, right)
    return node


def _is(node: Node, value: float) -> bool:
    return number_of(node) == value


def _times(node: Node, left: Node, right: Node) -> Node:
    if _is(left, 0) or _is(right, 0):
        return literal(0.0)
    if _is(left, -1):
        return simplified(Unary("-", right))
    return right if _is(left, 1) else left if _is(right, 1) else node


def _over(node: Node, left: Node, right: Node) -> Node:
    return left if _is(right, 1) or _is(left, 0) else node


def _plus(node: Node, left: Node, right: Node) -> Node:
    return right if _is(left, 0) else left if _is(right, 0) else node


def _minus(node: Node, left: Node, right: Node) -> Node:
    if _is(left, 1) and number_of(right) in (0, 1):
        return literal(1.0 - (number_of(right) or 0.0))
    return simplified(Unary("-", right)) if _is(left, 0) else left if _is(right, 0) else node


def _power(node: Node, left: Node, right: Node) -> Node:
    return left if _is(right, 1) else node


_RULES: Mapping[str, Callable[[Node, Node, Node], Node]] = {
    "*": _times,
    "/": _over,
    "+": _plus,
    "-": _minus,
    "^": _power,
}


def steps(node: Node, functions: Mapping[str, Callable[..., Any]]) -> list[Node]:
    """The expression, then with its functions worked out, its terms, its sums.

    >>> from lossprep.formula import render
    >>> squares = [Binary("^", literal(2), literal(2)), Binary("^", literal(3), literal(2))]
    >>> [render(plain(step)) for step in steps(total(squares), {})]
    ['2² + 3²', '2² + 3²', '4 + 9', '13']
    """

    def worth(part: Node) -> Node:
        return literal(evaluate(plain(part), {}, functions))

    def called(part: Node) -> Node:
        part = mapped(part, called)
        if isinstance(part, Call) and part.function != PLUS:
            inside = all(number_of(argument) is not None for argument in part.arguments)
            return worth(part) if inside else part
        return simplified(part)

    def terms(part: Node) -> Node:
        if isinstance(part, Call) and part.function == PLUS:
            return replace(part, arguments=tuple(map(worth, part.arguments)))
        return mapped(part, terms)

    def summed(part: Node) -> Node:
        return worth(part) if _sum(part) else mapped(part, summed)

    first = called(node)
    return [node, first, terms(first), summed(first)]


def _sum(node: Node) -> bool:
    return isinstance(node, Call) and node.function == PLUS
