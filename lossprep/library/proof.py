"""Expressions of a pack, evaluated: what they give, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from lossprep.errors import LossprepError
from lossprep.formula import FormulaError, names, parse
from lossprep.grading import digits, engine, figures
from lossprep.library.complaint import quote
from lossprep.library.nearest import nearest
from lossprep.model.content import Value

_MOST_DIGITS = 20
_NAME = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\s*(\()?")

# The values an expression may name; None where they could not be read.
Given: TypeAlias = Mapping[str, Value] | None


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong: with the expression itself, at ``position``, or with the digits."""

    message: str
    position: int | None = None
    expression: bool = True


def value_of(expression: str, given: Given) -> Any:
    """Evaluate an expression; Wrong where it cannot be, or is not finite.

    None where nothing can be said, since the given values it needs are broken themselves.

    >>> value_of("mse(p, [0, 0])", {"p": (1.0, 3.0)})
    5.0
    >>> value_of("mse(p, [0, 0)", {"p": (1.0, 3.0)}).position
    12
    """
    try:
        if given is None and names(parse(expression)):
            return None
        value = engine.evaluate(expression, given or {})
    except FormulaError as error:
        told = error.message + _meant(expression, error.position, given or {})
        return Wrong(told, error.position)
    except LossprepError as error:
        return Wrong(str(error))
    if not np.all(np.isfinite(value)):
        return Wrong(f"gives {value}: write an expression of a finite value")
    return value


def _meant(expression: str, position: int, given: Mapping[str, Value]) -> str:
    """Say what to write for a function or a name that does not exist."""
    match = _NAME.match(expression, position)
    known = engine.functions() if match and match[2] else given
    if match is None or match[1] in known or match[1] in engine.functions():
        return ""
    meant = nearest(match[1], known)
    if meant is None and not match[2]:
        return ": write the numbers themselves"
    return f": write '{meant}'" if meant else ""


def prove(written: str, expression: str, given: Given) -> Wrong | None:
    """Say what keeps an expression from giving these digits; None: it does.

    >>> prove("0.740", "37/50", {}) is None
    True
    >>> prove("0.741", "37/50", {}).message
    "37/50 gives 0.740: write '0.740', not '0.741'"
    """
    value = value_of(expression, given)
    if value is None or isinstance(value, Wrong):
        return value
    if not isinstance(value, float):
        return Wrong(f"{expression} gives several numbers: write an expression of one")
    if not re.fullmatch(digits.PATTERN, written) or len(written) > _MOST_DIGITS:
        told = f"{quote(written)} is no number as one types it: write digits such as 0.740"
        return Wrong(told, expression=False)
    try:
        right = written if digits.rounds_to(value, written) else digits.write(value, written)
    except ArithmeticError:
        right = f"{value:.3g}"
    if right == written:
        return None
    told = f"{expression} gives {right}: write '{right}', not '{written}'"
    return Wrong(told, expression=False)


def figure(found: figures.Figure, given: Given) -> Wrong | None:
    """Say what is wrong with a figure in prose; None: nothing.

    >>> figure(next(figures.find("{0.687 = 37/50}")), {}).message
    '37/50 gives 0.740, not 0.687: write {0.740 = 37/50}'
    """
    if len(found.digits) > _MOST_DIGITS:
        told = f"{quote(found.digits)} has more digits than anybody reads: write fewer"
        return Wrong(told, expression=False)
    value = None if found.complaint else value_of(found.expression, given)
    if isinstance(value, Wrong):
        return Wrong(f"{quote(found.expression)}: {value.message}", value.position)
    if value is None and not found.complaint:
        return None
    try:
        told = figures.check(found, given or {}) or ""
    except ArithmeticError:
        told = f"{found.expression} does not give {found.digits}: write digits such as 2.5e13"
    return Wrong(told, expression=False) if told else None


def differs(written: str, expression: str, given: Given) -> Wrong | None:
    """Say what keeps a wrong way from being told from the right digits; None: nothing.

    Without ``written``, where the right digits are not known, only the expression is looked at.

    >>> differs("0.740", "3*37/50", {}) is None
    True
    >>> differs("0.740", "0.7401", {}).expression
    False
    """
    value = value_of(expression, given)
    if value is None or isinstance(value, Wrong):
        return value
    if not isinstance(value, float):
        return Wrong(f"{expression} gives several numbers: write an expression of one")
    if written and digits.rounds_to(value, written):
        return Wrong(written, expression=False)
    return None
