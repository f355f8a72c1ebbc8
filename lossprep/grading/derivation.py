"""The way to the right value, with the numbers of the question put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from lossprep.formula import Node, parse, render
from lossprep.formula.nodes import Fold, Name, Number, Unary, Vector, Where
from lossprep.model.content import Value


def derivation(expression: str, given: Mapping[str, Value], expected: str) -> str:
    """The expression with what was given put in, and what it gives.

    >>> derivation("(p - y)^2", {"p": 0.2, "y": 1.0}, "0.64")
    '(0.2 - 1)² = 0.64'
    """
    return f"{render(_filled(parse(expression), given))} = {expected}"


def _filled(node: Node, given: Mapping[str, Value]) -> Node:
    # Below an index or `where`, names may stand for something else than what was given.
    if isinstance(node, Fold | Where):
        return node
    if isinstance(node, Name) and node.id in given:
        return _literal(given[node.id])
    changed = {entry.name: _put(getattr(node, entry.name), given) for entry in fields(node)}
    return replace(node, **changed)


def _put(part: Any, given: Mapping[str, Value]) -> Any:
    if isinstance(part, Node):
        return _filled(part, given)
    return tuple(_put(one, given) for one in part) if isinstance(part, tuple) else part


def _literal(value: Value) -> Node:
    if isinstance(value, tuple | list):
        return Vector(tuple(map(_literal, value)))
    size = Number(abs(value), f"{abs(value):.10g}")
    return Unary("-", size) if value < 0 else size
