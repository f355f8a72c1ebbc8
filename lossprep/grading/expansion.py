"""An expression with its numbers put in: sums term by term, branches chosen, zeros left out.

What is made here is written and read, never graded: whoever uses it compares its value with the
right one first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import product
from typing import Any

import numpy as np

from lossprep.formula import FormulaError, Node, evaluate
from lossprep.formula.nodes import (
    Binary,
    Call,
    Cases,
    Fold,
    Index,
    Name,
    Number,
    Unary,
    Vector,
    Where,
)
from lossprep.grading.regimes import ELEMENTWISE
from lossprep.grading.simplification import literal, plain, simplified, total

MOST = 8
_EXTREMES = ("max", "min")
Functions = Mapping[str, Callable[..., Any]]


class Expansion:
    """Expands expressions in the names of one question.

    ``note`` is called with the name, the expression and the value of each definition on the
    way, and of each metric that is called (then without a name), and with this expansion.
    """

    def __init__(
        self, names: Mapping[str, Any], functions: Functions, note: Callable[..., None]
    ) -> None:
        self.names, self.functions, self.note = dict(names), functions, note

    def value(self, node: Node) -> Any:
        """What an expression gives."""
        return evaluate(plain(node), self.names, self.functions)

    def expand(self, node: Node) -> Node:
        """The expression with numbers instead of names."""
        match node:
            case Where():
                return self._where(node)
            case Fold(kind="sum" | "mean"):
                return self._fold(node)
            case Call(function="sum" | "mean", arguments=(vector,)):
                terms = list(self._elements(vector))
                return _mean(terms) if node.function == "mean" else total(terms)
        found = self.value(node)
        if np.ndim(found) == 1 and not isinstance(node, Name | Vector):
            return Vector(tuple(self._elements(node)))
        if np.ndim(found):
            return literal(found)
        return simplified(self._scalar(node, found))

    def _scalar(self, node: Node, found: Any) -> Node:
        match node:
            case Binary() | Unary(operator="-"):
                return self._parts(node)
            case Cases():
                return self.expand(node.then if self.value(node.condition) else node.otherwise)
            case Call() if node.function in ELEMENTWISE:
                return self._parts(node)
            case Call() if node.function in _EXTREMES and len(node.arguments) > 1:
                return self._parts(node)
            case Number():
                return node
            case Call():
                self.note("", node, found, self)
        return literal(found)

    def _parts(self, node: Node) -> Node:
        changed = {entry.name: self._put(getattr(node, entry.name)) for entry in fields(node)}
        return replace(node, **changed)

    def _put(self, part: Any) -> Any:
        if isinstance(part, Node):
            return self.expand(part)
        return tuple(map(self._put, part)) if isinstance(part, tuple) else part

    def _where(self, node: Where) -> Node:
        before = dict(self.names)
        for name, definition in node.definitions:
            self.names[name] = self.value(definition)
            self.note(name, definition, self.names[name], self)
        body = self.expand(node.body)
        self.names = before
        return body

    def _fold(self, node: Fold) -> Node:
        terms = []
        for places in product(*(range(self._length(node, r.id)) for r in node.ranges)):
            counted = dict(zip((r.id for r in node.ranges), places, strict=True))
            starts = {r.id: counted[r.id] + r.start for r in node.ranges}
            condition = node.condition and _at(node.condition, counted, starts)
            if condition is None or self.value(condition):
                terms.append(self.expand(_at(node.body, counted, starts)))
        return _mean(terms) if node.kind == "mean" else total(terms)

    def _length(self, node: Fold, index: str) -> int:
        """How far an index runs: over what it is a subscript of."""
        for part in _indices(node):
            for axis, subscript in enumerate(part.subscripts):
                if subscript == Name(index) and isinstance(part.base, Name):
                    return int(np.shape(self.value(part.base))[axis])
        raise FormulaError(f"how far {index} runs is not clear")

    def _elements(self, node: Node) -> Iterator[Node]:
        found = np.atleast_1d(self.value(node))
        if found.ndim > 1 or found.size > MOST:
            raise FormulaError("too long to write down")
        for place in range(found.size):
            yield simplified(self._element(node, place))

    def _element(self, node: Node, place: int) -> Node:
        """One element of a list, as an expression where each part has such an element."""
        found = self.value(node)
        if np.ndim(found) == 0:
            return self.expand(node)
        match node:
            case Binary():
                left, right = (self._element(n, place) for n in (node.left, node.right))
                return simplified(Binary(node.operator, left, right))
            case Unary(operator="-"):
                return simplified(Unary("-", self._element(node.operand, place)))
            case Call(arguments=(inner,)) if node.function in ELEMENTWISE:
                return Call(node.function, (self._element(inner, place),))
            case Fold(kind="each", ranges=(index,), condition=None):
                at = _at(node.body, {index.id: place}, {index.id: place + index.start})
                return self.expand(at)
            case Where():
                return self._element_where(node, place)
        return literal(found[place])

    def _element_where(self, node: Where, place: int) -> Node:
        before = dict(self.names)
        for name, definition in node.definitions:
            self.names[name] = self.value(definition)
            if place == 0:
                self.note(name, definition, self.names[name], self)
        body = self._element(node.body, place)
        self.names = before
        return body


def _mean(terms: list[Node]) -> Node:
    size = Number(float(len(terms)), str(len(terms)))
    return Binary("/", total(terms), size) if len(terms) > 1 else terms[0]


def _indices(node: Node) -> Iterator[Index]:
    if isinstance(node, Index):
        yield node
    for part in node.children():
        yield from _indices(part)


def _at(node: Node, places: Mapping[str, int], counted: Mapping[str, int]) -> Node:
    """The body of a fold where its indices are at certain places."""
    if isinstance(node, Name) and node.id in counted:
        return Number(float(counted[node.id]), str(counted[node.id]))
    if isinstance(node, Index):
        subscripts = tuple(
            Number(float(places[s.id]), str(places[s.id]))
            if isinstance(s, Name) and s.id in places
            else _at(s, places, counted)
            for s in node.subscripts
        )
        return Index(_at(node.base, places, counted), subscripts)
    changed = {f.name: _at_part(getattr(node, f.name), places, counted) for f in fields(node)}
    return replace(node, **changed)


def _at_part(part: Any, places: Mapping[str, int], counted: Mapping[str, int]) -> Any:
    if isinstance(part, Node):
        return _at(part, places, counted)
    return tuple(_at_part(p, places, counted) for p in part) if isinstance(part, tuple) else part
