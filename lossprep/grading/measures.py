"""The slips that a loss or a metric brings along, wherever it is asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from msgspec.structs import replace

from lossprep import losses, metrics
from lossprep.errors import LossprepError
from lossprep.formula import evaluate, parse
from lossprep.formula.nodes import Call, Index, Name, Node, Text
from lossprep.grading.engine import GRADIENT, functions, slip_value
from lossprep.loss.measure import Measure
from lossprep.model.content import Slip, Value


def slips_asked(expression: str, given: Mapping[str, Value]) -> Iterator[tuple[Slip, Any]]:
    """The slips of the loss or metric that an expression calls, and what each gives here.

    One element of a gradient counts as its call. Nothing for an expression that is more than one
    call: what was asked is then not the measure's own value. Slips that cannot be worked out for
    these inputs are left out.

    >>> given = {"s": (1.0, 0.9, 1.1), "rel": (2.0, 1.0, 0.0)}
    >>> found = {slip.id: value for slip, value in slips_asked("ndcg(s, rel)", given)}
    >>> round(found["linear-gain"], 3)
    0.67
    """
    whole = parse(expression)
    node = whole.base if isinstance(whole, Index) else whole
    if not isinstance(node, Call) or not _is_measure(node.function):
        return
    measure, slips = _asked(node)
    named = _arguments(node, measure, given)
    params = {name: value for name, value in named.items() if name not in measure.arguments}
    arguments = {name: value for name, value in named.items() if name in measure.arguments}
    for slip in slips:
        value = _value(measure, slip, arguments, params)
        if isinstance(whole, Index):
            value = _element(whole, value, given)
        if value is not None and np.all(np.isfinite(value)):
            yield _sentence(slip), value


def _is_measure(name: str) -> bool:
    return name.removesuffix(GRADIENT) in losses.names() or name in metrics.names()


def _asked(node: Call) -> tuple[Measure, tuple[Slip, ...]]:
    """The measure in the form that is called, and its slips: of the value or of the gradient."""
    name, keywords = node.function, dict(node.keywords)
    if name in metrics.names():
        metric = metrics.get(name)
        return metric, metric.slips
    loss = losses.get(name.removesuffix(GRADIENT)).form(keywords)
    if not name.endswith(GRADIENT):
        return loss, loss.slips
    # The slips of a gradient are those of the first input's.
    wrt = keywords.get("wrt", Name(loss.inputs[0]))
    word = wrt.value if isinstance(wrt, Text) else wrt.id if isinstance(wrt, Name) else ""
    return loss, loss.gradient_slips if word == loss.inputs[0] else ()


def _arguments(node: Call, measure: Measure, given: Mapping[str, Value]) -> dict[str, Any]:
    """The arguments by name, those that only have a place included."""
    placed = zip(measure.arguments, node.arguments, strict=False)
    return {
        **{name: _argument(value, given) for name, value in placed},
        **{name: _argument(value, given) for name, value in node.keywords},
    }


def _argument(node: Node, given: Mapping[str, Value]) -> Any:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Name) and node.id not in given:
        return node.id
    return evaluate(node, given, functions())


def _value(
    measure: Measure, slip: Slip, arguments: Mapping[str, Any], params: Mapping[str, Any]
) -> Any:
    try:
        return slip_value(measure, slip, arguments, params)
    except LossprepError:
        return None


def _element(whole: Index, value: Any, given: Mapping[str, Value]) -> Any:
    """The element that was asked for, of what a slip gives for all; None where there is none."""
    try:
        return evaluate(
            dataclasses.replace(whole, base=Name("slip")), {**given, "slip": value}, functions()
        )
    except (LossprepError, TypeError):
        return None


def _sentence(slip: Slip) -> Slip:
    """The slip with its message as a sentence; in a loss's file it is a phrase."""
    message = slip.message[:1].upper() + slip.message[1:]
    return replace(slip, message=message if message.endswith((".", "?", "!")) else f"{message}.")
