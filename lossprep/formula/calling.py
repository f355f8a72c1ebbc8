"""Calls: the given functions with their arguments, and what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.formula.error import FormulaError
from lossprep.formula.nodes import Call, Name, Node

if TYPE_CHECKING:
    from lossprep.formula.evaluation import Evaluation

_WORDS = {"true": True, "false": False}


def call(run: Evaluation, node: Call) -> Any:
    """What a function gives; whatever it refuses is raised with the place of the call."""
    function = run.functions.get(node.function)
    if function is None:
        raise FormulaError(
            f"{node.function} is not a function that is known here", position=node.position
        )
    arguments = [run.value(argument) for argument in node.arguments]
    keywords = {name: _keyword(run, value) for name, value in node.keywords}
    try:
        return _result(function(*map(_plain, arguments), **keywords))
    except FormulaError:
        raise
    except (LossprepError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        message = " ".join(str(error).split()) or type(error).__name__
        if not message.startswith(node.function):
            message = f"{node.function}: {message}"
        raise FormulaError(message, position=node.position) from error


def _plain(value: Any) -> Any:
    """Functions are given Python floats, arrays, and words."""
    return float(value) if not isinstance(value, str) and np.ndim(value) == 0 else value


def _result(value: Any) -> Any:
    array = np.asarray(value, dtype=float)
    return np.float64(array) if array.ndim == 0 else array


def _keyword(run: Evaluation, node: Node) -> Any:
    if isinstance(node, Name) and node.id not in run.names:
        return _WORDS.get(node.id, node.id)
    return _plain(run.value(node))
