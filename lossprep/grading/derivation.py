"""The way to the right value, with the numbers of the question put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from lossprep import metrics
from lossprep.errors import LossprepError
from lossprep.formula import AUTHORED, Node, evaluate, parse, render
from lossprep.formula.nodes import Binary, Call, Fold, Index, Name, Vector, Where
from lossprep.grading.engine import functions
from lossprep.grading.expansion import Expansion
from lossprep.grading.simplification import literal, mapped, number_of, plain, steps, total
from lossprep.grading.unfolding import Unfolded, is_measure, unfold
from lossprep.model.content import Value

WIDTH = 76
_LINES = 6
_FEW = 8


def derivation(expression: str, given: Mapping[str, Value], expected: str) -> str:
    """The expression with what was given put in, step by step to what it gives.

    A loss or a metric is written out by its own formula, where that fits a few lines.

    >>> derivation("(p - y)^2", {"p": 0.2, "y": 1.0}, "0.64")
    '(0.2 - 1)² = 0.64'
    >>> third = {"prediction": (1.0, 0.9, 1.1), "target": (2.0, 1.0, 0.0)}
    >>> print(derivation("mse(prediction, target)", third, "0.740"))
    ((1 - 2)² + (0.9 - 1)² + 1.1²)/3 = (1.00 + 0.01 + 1.21)/3 = 2.22/3 = 0.740
    """
    node = parse(expression, limits=AUTHORED)
    try:
        found = Derivation(expected).lines(node, given)
    except (LossprepError, ValueError, TypeError, IndexError, KeyError):
        found = []  # it cannot be written out: the call itself is shown
    if found and len(found) <= _LINES:
        return "\n".join(found)
    return f"{render(_filled(node, given))} = {expected}"


class Derivation:
    """Writes lines: definitions on the way, and then what was asked for."""

    def __init__(self, expected: str) -> None:
        self.expected = expected
        self.notes: list[str] = []

    def lines(self, node: Node, given: Mapping[str, Any]) -> list[str]:
        """All lines; none where nothing can be said beyond the value."""
        chain = self._chain(node, given)
        label = f"{_call(node).upper()} = " if self.notes and _is_metric(node) else ""
        return [*self.notes, *_wrapped([*chain, self.expected], label)] if chain else []

    def _chain(self, node: Node, given: Mapping[str, Any]) -> list[str]:
        """What is written before the value, from the numbers put in to the last fraction."""
        asked = node.base if isinstance(node, Index) else node
        if isinstance(asked, Call) and is_measure(asked.function):
            unfolded = unfold(asked, given, {})
            if unfolded is None:
                return []
            whole = _written_out(unfolded, self._noted)
            table: Mapping[str, Any] = unfolded.functions
        else:
            asked, table = node, functions()
            whole = Expansion(given, table, self._noted).expand(node)
        if isinstance(node, Index) and asked is node.base:
            whole = _element(whole, node, given)
        _require_same(whole, evaluate(node, given, functions()))
        return _pieces(whole, table)

    def _noted(self, name: str, node: Node, value: Any, run: Expansion) -> None:
        """A line for a definition, or for a metric within another."""
        if np.ndim(value) > 1 or np.size(value) > _FEW:
            return
        if np.ndim(value):
            pieces = [render(_filled(node, run.names))]
        elif isinstance(node, Call) and is_measure(node.function):
            name, pieces = _ideal(node), _called(node, run)
        else:
            quiet = Expansion(run.names, run.functions, _unsaid)
            pieces = _pieces(quiet.expand(node), run.functions)
        line = _wrapped([*pieces, render(literal(value))], f"{name} = ")
        if pieces and not set(line) & set(self.notes):
            self.notes += line


def _unsaid(*_: Any) -> None:
    pass


def _written_out(unfolded: Unfolded, note: Callable[..., None]) -> Node:
    """The formula for each sample, and over their number where it is a mean."""
    several = len(unfolded.samples) > 1
    parts = [
        Expansion(sample, unfolded.functions, _unsaid if several else note).expand(unfolded.formula)
        for sample in unfolded.samples
    ]
    if not several:
        return parts[0]
    whole = Vector(tuple(parts)) if unfolded.gradient else total(parts)
    return Binary("/", whole, literal(len(parts))) if unfolded.divided else whole


def _called(node: Call, run: Expansion) -> list[str]:
    """What is written of a loss or metric within another expression."""
    unfolded = unfold(node, run.names, getattr(run.functions, "defaults", {}))
    if unfolded is None:
        return []
    try:
        whole = _written_out(unfolded, _unsaid)
        _require_same(whole, run.value(node))
    except LossprepError:
        return []
    return _pieces(whole, unfolded.functions)


def _ideal(node: Call) -> str:
    """DCG for ``dcg(s, rel)``, IDCG for ``dcg(rel, rel)``, a loss as it is called."""
    if not _is_metric(node):
        return render(node)
    alike = len(node.arguments) > 1 and len(set(node.arguments)) == 1
    return "I" * alike + node.function.upper()


def _call(node: Node) -> str:
    return node.function if isinstance(node, Call) else ""


def _is_metric(node: Node) -> bool:
    return _call(node) in metrics.names()


def _element(whole: Node, node: Index, given: Mapping[str, Any]) -> Node:
    """One element of a list that was written out, over what the list is divided by."""
    (subscript,) = node.subscripts
    place = int(float(evaluate(subscript, given, functions())))
    match whole:
        case Vector(items=items):
            return items[place]
        case Binary(operator="/", left=Vector(items=items), right=right):
            return Binary("/", items[place], right)
    raise LossprepError("no list")


def _require_same(whole: Node, value: Any) -> None:
    """Raise where what was written out does not give the value: it would mislead."""
    found = evaluate(plain(whole), {}, functions())
    if not np.allclose(found, value, 2e-3, 1e-9):
        raise LossprepError("written out it gives something else")


def _pieces(whole: Node, table: Mapping[str, Any]) -> list[str]:
    """The steps as texts, without repetitions, plain numbers and what is too long."""
    wanted = [step for step in steps(whole, table) if number_of(step) is None]
    texts = [text for text in (render(plain(step)) for step in wanted) if len(text) < WIDTH - 2]
    return texts[:1] + [after for before, after in pairwise(texts) if before != after]


def _wrapped(pieces: Sequence[str], label: str = "") -> list[str]:
    """Pieces with equal signs between them, in lines of at most 76 columns."""
    first, *rest = pieces
    lines = [label + first if len(label + first) <= WIDTH else first]
    for piece in rest:
        added = f" = {piece}"
        if len(lines[-1] + added) > WIDTH:
            lines.append(added)
        else:
            lines[-1] += added
    return lines


def _filled(node: Node, given: Mapping[str, Any]) -> Node:
    # Below an index or `where`, names may stand for something else than what was given.
    if isinstance(node, Fold | Where):
        return node
    if isinstance(node, Name) and node.id in given:
        return literal(given[node.id])
    return mapped(node, lambda part: _filled(part, given))
