"""Wrong formulas that are the right one with a variable exchanged, or squared, or the like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from lossprep.formula import render
from lossprep.formula.nodes import Name
from lossprep.grading.comparison import Comparison, Names, Sample, equal
from lossprep.grading.domains import Domain, Point

Change = Callable[[Names], Names]


@dataclass(frozen=True, slots=True)
class Finding:
    """An explanation: the id of the slip, and what to say."""

    id: str
    message: str


def substituted(comparison: Comparison, samples: list[Sample]) -> Finding | None:
    """Whether the right formula gives what was typed once a variable is changed."""
    for change, finding in _changes(comparison.domains):
        # Most changes are out at the first points: the many others are not worked out for them.
        if all(_explains(change, comparison, some) for some in (samples[:3], samples[3:])):
            return finding
    return None


def _explains(change: Change, comparison: Comparison, samples: list[Sample]) -> bool:
    points = [change(sample.names) for sample in samples]
    values = comparison.values(comparison.right, points)
    return all(equal(x, sample.typed) for x, sample in zip(values, samples, strict=True))


def transformed(right: Any, typed: Any) -> Finding | None:
    """Whether what was typed is everywhere the square, the size or the like of the right value.

    >>> transformed(np.array([2.0, 3.0, -1.0]), np.array([4.0, 9.0, 1.0])).message
    'Yours is the square of the right one.'
    """
    for name, (function, told) in _TRANSFORMS.items():
        with np.errstate(all="ignore"):
            value = function(right)
        if equal(value, typed):
            return Finding(name, f"Yours is {told} the right one.")
    return None


_TRANSFORMS: Mapping[str, tuple[Callable[[Any], Any], str]] = {
    "absolute": (np.abs, "the absolute value of"),
    "squared": (np.square, "the square of"),
    "root": (np.sqrt, "the root of"),
    "reciprocal": (np.reciprocal, "1 over"),
    "exponential": (np.exp, "e to the power of"),
}


def _changes(domains: Mapping[str, Domain]) -> Iterator[tuple[Change, Finding]]:
    for name, domain in domains.items():
        x = render(Name(name))
        if _symmetric(domain):
            yield _put(name, lambda v: -v), Finding("other-sign", f"The sign of {x} is wrong.")
        if _within_one(domain):
            told = f"{x} and 1 - {x} are exchanged."
            yield _put(name, lambda v: 1 - v), Finding("complement", told)
        if not domain.values:
            yield _put(name, lambda _: 1.0), Finding("as-one", f"This is as if {x} were 1.")
            yield _put(name, lambda _: 0.0), Finding("as-zero", f"This is as if {x} were 0.")
    for first, second in combinations(domains, 2):
        if domains[first].length == domains[second].length:
            told = f"{render(Name(first))} and {render(Name(second))} are exchanged."
            yield _swap(first, second), Finding("exchanged", told)


def _symmetric(domain: Domain) -> bool:
    if domain.values:
        return set(domain.values) == {-value for value in domain.values}
    return domain.low == -domain.high


def _within_one(domain: Domain) -> bool:
    ends = domain.values or (domain.low, domain.high)
    return min(ends) >= 0 and max(ends) <= 1


def _put(name: str, change: Callable[[float], float]) -> Change:
    def changed(names: Names) -> Names:
        return {**names, name: _each(names[name], change)}

    return changed


def _each(value: Point, change: Callable[[float], float]) -> Point:
    return tuple(map(change, value)) if isinstance(value, tuple) else change(value)


def _swap(first: str, second: str) -> Change:
    def swapped(names: Names) -> Names:
        return {**names, first: names[second], second: names[first]}

    return swapped
