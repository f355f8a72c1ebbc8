"""Calls of losses and metrics as their own formulas, one for each sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lossprep import losses, metrics
from lossprep.formula import AUTHORED, Node, evaluate, parse
from lossprep.formula.nodes import Call, Name, Text
from lossprep.grading.engine import GRADIENT, Functions, functions
from lossprep.loss.definition import Loss
from lossprep.loss.lists import Lists
from lossprep.loss.measure import Measure
from lossprep.loss.metric import ListMetric, SampleMetric
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.rows import Classes, Rows, one_hot

_BY_ROW = (Rows, Classes, Lists, ListMetric)


@dataclass(frozen=True)
class Unfolded:
    """A formula with the names of each sample; ``functions`` keep the question's parameters."""

    name: str
    formula: Node
    samples: tuple[Mapping[str, Any], ...]
    functions: Functions
    divided: bool
    gradient: bool


def is_measure(name: str) -> bool:
    """Whether a function of this name is a loss, a loss's gradient or a metric."""
    return name.removesuffix(GRADIENT) in losses.names() or name in metrics.names()


def unfold(call: Call, names: Mapping[str, Any], defaults: Mapping[str, Any]) -> Unfolded | None:
    """The formula behind a call, where a mean or a sum of it over samples is what was asked."""
    gradient = call.function.endswith(GRADIENT)
    measure = _measure(call)
    given = dict(_arguments(call, measure, names))
    reduction = given.pop("reduction", "mean")
    wrt = given.pop("wrt", None)
    chosen = measure.params | dict(defaults) | given
    params = {name: chosen[name] for name in measure.params}
    if reduction == "none" or given.keys() - {*measure.arguments, *measure.params}:
        return None
    text = _formula(measure, params, gradient, wrt)
    samples = tuple(_samples(measure, given))
    if not text or not samples:
        return None
    numbers = {k: v for k, v in params.items() if v is not None and not isinstance(v, str)}
    return Unfolded(
        measure.name,
        parse(text, limits=AUTHORED),
        tuple({**numbers, **sample} for sample in samples),
        Functions(params),
        reduction == "mean",
        gradient,
    )


def _measure(call: Call) -> Measure:
    if call.function in metrics.names():
        return metrics.get(call.function)
    return losses.get(call.function.removesuffix(GRADIENT)).form(dict(call.keywords))


def _arguments(call: Call, measure: Measure, names: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    placed = zip(measure.arguments, call.arguments, strict=False)
    for name, node in (*placed, *call.keywords):
        word = isinstance(node, Name) and node.id not in names
        if isinstance(node, Text):
            yield name, node.value
        else:
            yield name, node.id if word and isinstance(node, Name) else _number(node, names)


def _number(node: Node, names: Mapping[str, Any]) -> Any:
    return evaluate(node, names, functions())


def _formula(measure: Measure, params: Mapping[str, Any], gradient: bool, wrt: Any) -> str:
    if not gradient or not isinstance(measure, Loss):
        return measure.formula_with(params)
    if measure.coupled:
        return ""
    return measure.gradient_formula_with(params).get(wrt or measure.inputs[0], "")


def _samples(measure: Measure, given: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The names of each sample: elements, rows, or all at once."""
    arrays = {
        name: np.asarray(given[name], dtype=float) for name in measure.arguments if name in given
    }
    if len(arrays) < len(measure.arguments):
        return
    if isinstance(measure, Classes):
        prediction, target = arrays.values()
        if target.shape == prediction.shape[:-1]:
            rows = one_hot(measure.name, target, prediction.shape[-1])
            arrays["target"] = rows.reshape(prediction.shape)
    first = next(iter(arrays.values()))
    symbols = {name: symbol for symbol, name in measure.symbols.items()}
    if isinstance(measure, Pointwise):
        size = np.broadcast(*arrays.values())
        spread = {symbols[n]: np.broadcast_to(a, size.shape).ravel() for n, a in arrays.items()}
        for place in range(size.size):
            yield {name: float(array[place]) for name, array in spread.items()}
    elif isinstance(measure, _BY_ROW) and first.ndim == 2:
        for place in range(len(first)):
            yield {symbols[name]: array[place] for name, array in arrays.items()}
    elif isinstance(measure, (*_BY_ROW, SampleMetric)) or first.ndim == 1:
        yield {symbols.get(name, name): array for name, array in arrays.items()}
