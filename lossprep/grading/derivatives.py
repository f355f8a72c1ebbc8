"""Whether one formula is the derivative of another, by difference quotients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import numpy as np

from lossprep.formula import Node, evaluate, parse
from lossprep.grading.domains import Domain, Point
from lossprep.grading.engine import functions

_POINTS = 24
_STEP = 1e-5
_RELATIVE, _ABSOLUTE = 1e-3, 1e-5


def is_gradient(value: str, loss: str, domains: Mapping[str, Domain]) -> bool:
    """Whether ``value`` is the derivative of ``loss`` for one of its variables.

    A point may fail where a kink lies within the step, hence most points decide.

    >>> from lossprep.grading import domains
    >>> places = {"f": domains.read("reals"), "y": domains.read("reals")}
    >>> is_gradient("2*(f - y)", "(f - y)^2", places), is_gradient("f - y", "(f - y)^2", places)
    (True, False)
    """
    rng = Random(0)  # noqa: S311 (the same points each time)
    points = [{name: place.draw(rng) for name, place in domains.items()} for _ in range(_POINTS)]
    right, whole = parse(value), parse(loss)
    variables = [name for name, place in domains.items() if not place.values]
    return any(_mostly(list(_agreements(right, whole, name, points))) for name in variables)


def _mostly(agreements: list[bool]) -> bool:
    return len(agreements) > 1 and sum(agreements) >= 0.9 * len(agreements)


def _agreements(
    right: Node, loss: Node, name: str, points: list[dict[str, Point]]
) -> Iterator[bool]:
    for names in points:
        expected = _value(right, names)
        slopes = _slopes(loss, name, names)
        if np.all(np.isfinite(expected)) and np.all(np.isfinite(slopes)):
            yield np.shape(slopes) == np.shape(expected) and bool(
                np.allclose(slopes, expected, _RELATIVE, _ABSOLUTE)
            )


def _slopes(loss: Node, name: str, names: Mapping[str, Point]) -> Any:
    """The central difference quotient for a number, or for each element of a list."""
    here = names[name]
    if not isinstance(here, tuple):
        return _slope(loss, names, {name: here + _STEP}, {name: here - _STEP})
    sides = [
        [(*here[:place], here[place] + step, *here[place + 1 :]) for step in (_STEP, -_STEP)]
        for place in range(len(here))
    ]
    return np.array([_slope(loss, names, {name: up}, {name: down}) for up, down in sides])


def _slope(loss: Node, names: Any, up: Any, down: Any) -> Any:
    return (_value(loss, {**names, **up}) - _value(loss, {**names, **down})) / (2 * _STEP)


def _value(node: Node, names: Mapping[str, Point]) -> Any:
    return evaluate(node, names, functions())
