"""Where a formula changes its branch: what is compared, and what is below bars."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lossprep.formula import Node
from lossprep.formula.nodes import (
    Binary,
    Call,
    Compare,
    Fold,
    Index,
    Number,
    Text,
    Unary,
    Vector,
    Where,
)

_SWITCHING = frozenset({"abs", "sign"})
_EXTREMES = frozenset({"max", "min"})


ELEMENTWISE = frozenset(
    {"abs", "exp", "ln", "log", "log10", "log2", "logit", "sigmoid", "sign", "sqrt", "tanh"}
)


def elementwise(node: Node) -> bool:
    """Whether a formula of numbers may be given vectors of them, one value for each.

    >>> from lossprep.formula import parse
    >>> elementwise(parse("max(0, 1 - y*f)")), elementwise(parse("max(y)"))
    (True, False)
    """
    if isinstance(node, Fold | Vector | Index | Text):
        return False
    if isinstance(node, Call):
        several = node.function in _EXTREMES and len(node.arguments) > 1
        if node.keywords or not (several or node.function in ELEMENTWISE):
            return False
    return all(map(elementwise, node.children()))


def switches(node: Node) -> Iterator[Node]:
    """Expressions that change their sign where ``node`` changes its branch.

    >>> from lossprep.formula import parse, render
    >>> [render(switch) for switch in switches(parse("r^2 if |r| <= d else max(0, 1 - r)"))]
    ['|r| - d', 'r', '0 - (1 - r)']
    """
    match node:
        case Where(body=body, definitions=definitions):
            for _, value in definitions:
                yield from switches(value)
            for switch in switches(body):
                yield Where(switch, definitions)
        case Fold():
            return
        case Compare():
            yield from _differences((node.first, *(operand for _, operand in node.rest)))
        case Call(function=name, arguments=arguments) if name in _SWITCHING:
            yield from arguments
        case Call(function=name, arguments=arguments) if name in _EXTREMES:
            yield from _differences(arguments)
    if not isinstance(node, Where):
        for part in node.children():
            yield from switches(part)


def _differences(parts: tuple[Node, ...]) -> Iterator[Node]:
    for left, right in pairwise(parts):
        yield Binary("-", left, right)


_OPPOSITES = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


def opposite(condition: Node) -> Node:
    """The condition that holds where this one does not.

    >>> from lossprep.formula import parse, render
    >>> render(opposite(parse("|r| <= d"))), render(opposite(parse("0 < r < 1")))
    ('|r| > d', 'not 0 < r < 1')
    """
    if isinstance(condition, Where):
        return Where(opposite(condition.body), condition.definitions)
    if isinstance(condition, Compare) and len(condition.rest) == 1:
        ((operator, operand),) = condition.rest
        return Compare(condition.first, ((_OPPOSITES[operator], operand),))
    return Unary("not", condition)


def conditions(node: Node) -> Iterator[Node]:
    """What a formula distinguishes: its conditions, and the signs below bars and in extremes.

    >>> from lossprep.formula import parse, render
    >>> [render(c) for c in conditions(parse("max(0, 1 - r) if r > -1 else 0"))]
    ['1 - r > 0', 'r > -1']
    """
    match node:
        case Compare():
            yield node
        case Where(body=body, definitions=definitions):
            for condition in conditions(body):
                yield Where(condition, definitions)
        case Call(function=name, arguments=(inner,)) if name in _SWITCHING:
            yield Compare(inner, ((">", Number(0.0, "0")),))
        case Call(function=name, arguments=(left, right)) if name in _EXTREMES:
            number_first = isinstance(left, Number)
            first, second = (right, left) if number_first else (left, right)
            yield Compare(first, ((">", second),))
    if not isinstance(node, Compare | Where | Fold):
        for part in node.children():
            yield from conditions(part)
