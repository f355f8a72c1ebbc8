"""One calculation: the inputs as typed, and the value and gradient that follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lossprep.cli.measures import find
from lossprep.cli.values import pairs, read
from lossprep.errors import LossprepError, UsageError
from lossprep.loss.definition import Loss
from lossprep.loss.measure import Measure
from lossprep.loss.parameter import Parameter
from lossprep.loss.reduction import REDUCTIONS

WORD = re.compile(r"[a-zA-Z][\w-]*")
NUMBERS = ("e", "pi", "inf", "infinity", "nan")


class Calculation(Struct, frozen=True, dict=True):
    """What was asked for: a measure, of several forms the one whose inputs were given.

    ``whole`` is the measure under whose name it is known; ``named`` what was given.
    """

    measure: Measure
    whole: Measure
    named: Mapping[str, Any]
    reduction: str = "mean"

    @cached_property
    def both(self) -> tuple[float | NDArray[Any], dict[str, NDArray[Any]]]:
        """The value, and for each input its gradient (for a metric there is none)."""
        try:
            return self._both()
        except ValueError as error:  # shapes that only show in the arithmetic
            shapes = [f"{n} {np.shape(x)}" for n, x in self.named.items() if np.ndim(x)]
            told = ", ".join(shapes) or "these inputs"
            raise LossprepError(f"{self.measure.name} cannot put together {told}") from error

    def _both(self) -> tuple[float | NDArray[Any], dict[str, NDArray[Any]]]:
        if not isinstance(self.measure, Loss):
            metric: Any = self.measure
            return metric.value(**self.named, reduction=self.reduction), {}
        value, gradient = self.measure.value_and_gradient(**self.named, reduction=self.reduction)
        gradients = gradient if isinstance(gradient, tuple) else (gradient,)
        given = [name for name in self.measure.inputs if self.arguments.get(name) is not None]
        return value, dict(zip(given, gradients, strict=True))

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters that were given."""
        known = self.measure.params
        return {name: value for name, value in self.named.items() if name in known}

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments, with what optional ones are when they are left out."""
        known = self.measure.arguments
        given = {name: value for name, value in self.named.items() if name in known}
        return {**self.measure.optional, **given}

    @property
    def convention(self) -> str:
        """The convention of the whole loss, as far as this form of it knows its parameters."""
        absent = {name: None for name in self.whole.params if name not in self.measure.params}
        told = self.whole.convention_with(self.reduction, **{**self.parameters, **absent})
        more = [
            parameter.say(self.parameters.get(parameter.name, parameter.default))
            for parameter in self.measure.parameters
            if parameter.name not in self.whole.params
        ]
        return "; ".join([told, *more])


def calculation(name: str, words: list[str], reduction: str) -> Calculation:
    """Make a calculation of what was typed: ``prediction=1,2 target=0,0 delta=1/2``.

    >>> asked = calculation("huber", ["prediction=2", "target=5", "delta=1/2"], "mean")
    >>> asked.both[0], asked.convention
    (1.375, 'mean; half the square inside; delta 0.5')
    """
    whole = find(name)
    typed = pairs(words)
    reduction = typed.pop("reduction", reduction)
    if reduction not in REDUCTIONS:
        raise UsageError(f"the reduction is {reduction}; it can be {' or '.join(REDUCTIONS)}")
    measure = whole.form(typed) if isinstance(whole, Loss) else whole
    parameters = {parameter.name: parameter for parameter in measure.parameters}
    named = {key: given(key, text, parameters.get(key)) for key, text in typed.items()}
    return Calculation(measure, whole, named, reduction)


def given(name: str, text: str, parameter: Parameter | None) -> Any:
    """Read what was given for a name: a parameter may be a word, all else is numbers."""
    if parameter is None:
        return read(name, text)
    word = text.strip()
    if parameter.default is None and word.lower() == "none":
        return None
    if isinstance(parameter.default, bool) and word.lower() in ("true", "false"):
        return word.lower() == "true"
    if parameter.choices or (WORD.fullmatch(word) and word.lower() not in NUMBERS):
        return word
    value = read(name, text)
    if np.ndim(value) and not any(np.ndim(x) for x in (parameter.default, *parameter.examples)):
        raise LossprepError(f"{name} is one number, not a list of them")
    return value
