"""Expressions of a pack, evaluated: what they give, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.formula import FormulaError
from lossprep.grading import engine, figures
from lossprep.model.content import Value


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong: with the expression itself, at ``position``, or with the digits."""

    message: str
    position: int | None = None
    expression: bool = False


def value_of(expression: str, given: Mapping[str, Value]) -> Any:
    """Evaluate an expression; Wrong where it cannot be, or is not finite.

    >>> value_of("mse(p, [0, 0])", {"p": (1.0, 3.0)})
    5.0
    >>> value_of("mse(p, [0, 0)", {"p": (1.0, 3.0)}).position
    12
    """
    try:
        value = engine.evaluate(expression, given)
    except FormulaError as error:
        return Wrong(error.message, error.position, expression=True)
    except LossprepError as error:
        return Wrong(str(error), expression=True)
    if not np.all(np.isfinite(value)):
        return Wrong(f"'{expression}' is not finite: write another", expression=True)
    return value


def prove(digits: str, expression: str, given: Mapping[str, Value]) -> Wrong | None:
    """Say what keeps an expression from giving these digits; None: it does.

    >>> prove("0.740", "37/50", {}) is None
    True
    >>> prove("0.741", "37/50", {}).expression
    False
    """
    told = figures.check(_figure(digits, expression), given)
    if told is None:
        return None
    value = value_of(expression, given)
    return value if isinstance(value, Wrong) else Wrong(told)


def differs(digits: str, expression: str, given: Mapping[str, Value]) -> Wrong | None:
    """Say what keeps a wrong way from being told from the right digits; None: nothing.

    >>> differs("0.740", "3*37/50", {}) is None
    True
    >>> differs("0.740", "0.7401", {}).message
    '0.740'
    """
    if figures.check(_figure(digits, expression), given) is None:
        return Wrong(digits)
    value = value_of(expression, given)
    return value if isinstance(value, Wrong) else None


def _figure(digits: str, expression: str) -> figures.Figure:
    return figures.Figure(start=0, end=0, digits=digits, expression=expression)
