"""The functions that expressions may call: arithmetic, every loss, every metric.

Pack expressions, slips and typed answers are evaluated with this table and nothing else. A
loss is called by its name and gives its value; ``<name>_gradient`` gives its gradient. The
arithmetic is written out here and shares no code with the kernels that formulas are held
against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any

import numpy as np

from lossprep import losses, metrics
from lossprep.errors import LossprepError
from lossprep.formula import AUTHORED, parse
from lossprep.formula import evaluate as evaluate_node
from lossprep.loss.definition import Loss
from lossprep.loss.measure import Measure
from lossprep.loss.rows import Classes, one_hot
from lossprep.model.content import Slip, Value

Function = Callable[..., Any]
GRADIENT = "_gradient"


def logit(p: Any) -> Any:
    """ln(p/(1 - p)), the inverse of the sigmoid."""
    return np.log(p) - np.log1p(-np.asarray(p, dtype=float))


def ranked(scores: Any, values: Any) -> Any:
    """The values in the order of the scores, the highest first, equal ones as they came."""
    places = sorted(range(np.size(scores)), key=lambda i: -np.ravel(scores)[i])
    return np.ravel(values)[places]


def positions(values: Any) -> Any:
    """1, 2, 3 and so on: the ranks of a list as long as this one."""
    return np.arange(1.0, np.size(values) + 1)


def gains(relevance: Any, gain: str = "exponential") -> Any:
    """2^rel - 1, or with ``gain=linear`` rel itself."""
    grades = np.asarray(relevance, dtype=float)
    return grades if gain == "linear" else 2.0**grades - 1


def sigmoid(x: Any) -> Any:
    """1/(1 + e^-x)."""
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


def softmax(x: Any) -> Any:
    """e^x over its sum, for a vector."""
    odds = np.exp(np.asarray(x, dtype=float) - np.max(x))
    return odds / np.sum(odds)


def length(values: Any) -> int:
    """How many numbers a list holds; a single number is no list."""
    if np.ndim(values) == 0:
        raise LossprepError("length wants a list, not a single number")
    return int(np.size(values))


def norm(vector: Any) -> Any:
    """The Euclidean length of a vector."""
    return np.sqrt(np.sum(np.square(vector)))


def cosine(first: Any, second: Any) -> Any:
    """The cosine of the angle between two vectors."""
    return np.dot(first, second) / (norm(first) * norm(second))


def _extreme(whole: Function, pairwise: Function) -> Function:
    """``max(v)`` of a vector, or elementwise ``max(a, b, ...)``."""

    def chosen(*values: Any) -> Any:
        if len(values) == 1:
            return whole(values[0])
        found = values[0]
        for value in values[1:]:
            found = pairwise(found, value)
        return found

    return chosen


_ARITHMETIC: Mapping[str, Function] = {
    "abs": np.abs,
    "ceil": np.ceil,
    "cosine": cosine,
    "dot": np.dot,
    "exp": np.exp,
    "floor": np.floor,
    "gains": gains,
    "length": length,
    "ln": np.log,
    "log": np.log,
    "log10": np.log10,
    "log2": np.log2,
    "logit": logit,
    "max": _extreme(np.max, np.maximum),
    "mean": np.mean,
    "median": np.median,
    "min": _extreme(np.min, np.minimum),
    "norm": norm,
    "positions": positions,
    "ranked": ranked,
    "sigmoid": sigmoid,
    "sign": np.sign,
    "softmax": softmax,
    "sort": np.sort,
    "sqrt": np.sqrt,
    "sum": np.sum,
    "tanh": np.tanh,
}


class Functions(Mapping[str, Function]):
    """The table by name; a loss's module is imported when it is first called.

    ``defaults`` are parameters that every loss and metric which has them takes unless the
    call says otherwise: in a slip, those of the question. ``own`` functions go before others.
    """

    def __init__(
        self,
        defaults: Mapping[str, Any] | None = None,
        own: Mapping[str, Function] | None = None,
    ) -> None:
        self.defaults, self._own = defaults or {}, own or {}
        named = (*losses.names(), *(name + GRADIENT for name in losses.names()), *metrics.names())
        self._names = (*_ARITHMETIC, *named)

    def __getitem__(self, name: str) -> Function:
        if name in self._own:
            return self._own[name]
        if name in _ARITHMETIC:
            function = _ARITHMETIC[name]
            return partial(function, **self._defaults_of({"gain"})) if name == "gains" else function
        if name not in self._names:
            raise KeyError(name)
        if name in metrics.names():
            metric = metrics.get(name)
            return partial(metric.value, **self._defaults_of(metric.params))
        loss = losses.get(name.removesuffix(GRADIENT))
        function = partial(gradient_of, loss) if name.endswith(GRADIENT) else loss.value
        return partial(function, **self._defaults_of(loss.params))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _defaults_of(self, params: Any) -> dict[str, Any]:
        return {name: value for name, value in self.defaults.items() if name in params}


def gradient_of(loss: Loss, *arguments: Any, wrt: str | None = None, **named: Any) -> Any:
    """The gradient for one input, which ``wrt`` names where there are several.

    >>> float(gradient_of(losses.get("mse"), 3.0, 1.0))
    4.0
    """
    gradients = loss.gradient(*arguments, **named)
    if not isinstance(gradients, tuple):
        return gradients
    inputs = loss.form(named).inputs
    if wrt not in inputs:
        raise LossprepError(f"{loss.name} has several inputs: add wrt={' or wrt='.join(inputs)}")
    return gradients[inputs.index(wrt)]


@cache
def functions() -> Mapping[str, Function]:
    """The table of functions that every expression may call.

    >>> functions()["mse"]([1.0, 0.9, 1.1], [2, 1, 0])
    0.74
    >>> "huber_gradient" in functions()
    True
    """
    return Functions()


def evaluate(expression: str, given: Mapping[str, Value]) -> Any:
    """The value of an expression: a float, or an array.

    Raises a FormulaError (a LossprepError) that says what cannot be read, and where.

    >>> evaluate("3*mse(prediction, target)", {"prediction": (1.0, 3.0), "target": (2.0, 2.0)})
    3.0
    """
    return evaluate_node(parse(expression), given, functions())


def slip_value(
    measure: Measure, slip: Slip, arguments: Mapping[str, Any], params: Mapping[str, Any]
) -> Any:
    """What this slip gives for these arguments, under the question's own parameters.

    The slips of losses of classes are told of rows: an index becomes a row with a 1 there.

    >>> ndcg = metrics.get("ndcg")
    >>> slips = {slip.id: slip for slip in ndcg.slips}
    >>> data = {"prediction": (1.0, 0.9, 1.1), "target": (2.0, 1.0, 0.0)}
    >>> round(slip_value(ndcg, slips["linear-gain"], data, {}), 3)
    0.67
    """
    chosen = {**measure.params, **params}
    numbers = {
        name: value
        for name, value in chosen.items()
        if value is not None and not isinstance(value, str)
    }
    return evaluate_node(
        parse(slip.expression, limits=AUTHORED),
        {**numbers, **_in_rows(measure, arguments)},
        # In a slip a single number is a list of one: it is told of one sample or of many.
        Functions(chosen, {"length": np.size}),
    )


def _in_rows(measure: Measure, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    prediction, target = (np.asarray(arguments.get(name, 0.0)) for name in ("prediction", "target"))
    if not isinstance(measure, Classes) or target.shape != prediction.shape[:-1]:
        return arguments
    rows = one_hot(measure.name, target, prediction.shape[-1])
    return {**arguments, "target": rows.reshape(prediction.shape)}
