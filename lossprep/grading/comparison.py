"""Two formulas at many points: friendly ones, random ones, some of each regime, and kinks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from random import Random
from typing import Any

import numpy as np

from lossprep.formula import Node, evaluate
from lossprep.grading.domains import Domain, Point
from lossprep.grading.regimes import elementwise, switches

Names = Mapping[str, Point]
Functions = Mapping[str, Callable[..., Any]]

RELATIVE, ABSOLUTE = 1e-4, 1e-9
_RANDOM = 32
_FRIENDLY = 120
_CORNERS = 64
_TRIES = 200
# What a person types takes no more to work out at one point.
_STEPS = 1_000
_EACH = 2
_STEP = 1e-6
_ZERO = 1e-12


@dataclass(frozen=True, slots=True)
class Sample:
    """One point, what both formulas give there, and the range of what is accepted.

    The range is wider than a point only at a kink of the right formula.
    """

    names: Names
    right: Any
    typed: Any
    low: Any
    high: Any
    kink: bool

    @property
    def agrees(self) -> bool:
        """Whether the typed value is accepted here; one that is not finite never is."""
        if np.shape(self.typed) != np.shape(self.right) or not np.all(np.isfinite(self.typed)):
            return False
        slack = ABSOLUTE + RELATIVE * np.maximum(np.abs(self.typed), np.abs(self.right))
        return bool(np.all((self.typed >= self.low - slack) & (self.typed <= self.high + slack)))


def equal(first: Any, second: Any) -> bool:
    """Whether two values are finite and agree to 1e-4 of the larger.

    >>> equal(1.0, 1.00005), equal(float("inf"), float("inf"))
    (True, False)
    """
    if np.shape(first) != np.shape(second) or not np.all(np.isfinite([first, second])):
        return False
    slack = ABSOLUTE + RELATIVE * np.maximum(np.abs(first), np.abs(second))
    return bool(np.all(np.abs(np.subtract(first, second)) <= slack))


class Comparison:
    """Points of the domains with the values of a right and a typed formula there."""

    def __init__(
        self,
        right: Node,
        typed: Node,
        domains: Mapping[str, Domain],
        functions: Functions,
        rng: Random,
    ) -> None:
        self.right, self.typed = right, typed
        self.domains, self.functions = domains, functions
        self._kinks = tuple(switches(right))
        self._switches = (*self._kinks, *switches(typed))
        points = [*self._friendly(), *self._corners(), *self._random(rng), *self._rare(rng)]
        self.samples = list(self._sampled(points))

    def values(self, node: Node, points: Sequence[Names]) -> list[Any]:
        """What any formula gives at each of the points."""
        if not self._elementwise(node):
            return [evaluate(node, names, self.functions, steps=_STEPS) for names in points]
        columns = {name: [names[name] for names in points] for name in self.domains}
        values = evaluate(node, columns, self.functions, steps=_STEPS)
        return list(np.broadcast_to(values, len(points)))

    def _elementwise(self, node: Node) -> bool:
        """Whether all points can be worked out at once, as vectors of numbers."""
        return all(domain.length is None for domain in self.domains.values()) and elementwise(node)

    def _friendly(self) -> list[Names]:
        grids = [domain.friendly() for domain in self.domains.values()]
        everything = islice(product(*grids), 5000)
        points: list[Names] = [dict(zip(self.domains, v, strict=True)) for v in everything]
        return sorted(points, key=length)[:_FRIENDLY]

    def _corners(self) -> Iterator[Names]:
        ends = [domain.ends() for domain in self.domains.values()]
        for values in islice(product(*ends), _CORNERS):
            yield dict(zip(self.domains, values, strict=True))

    def _random(self, rng: Random) -> Iterator[Names]:
        """At least 32, and two for each combination of labels."""
        labels = [name for name, domain in self.domains.items() if domain.values]
        choices = [[(name, value) for value in self.domains[name].values] for name in labels]
        combined = list(islice(product(*choices), _RANDOM))
        for chosen in combined * max(_EACH, -(-_RANDOM // len(combined))):
            fixed = {name: value for name, value in chosen if self.domains[name].length is None}
            yield {**self._drawn(rng), **fixed}

    def _rare(self, rng: Random) -> Iterator[Names]:
        """Two at least of each regime that turns up in some hundred draws."""
        seen: Counter[tuple[float, ...]] = Counter()
        drawn = [self._drawn(rng) for _ in range(_TRIES if self._switches else 0)]
        signs = [map(_signs, self.values(switch, drawn)) for switch in self._switches]
        for names, *regime in zip(drawn, *signs, strict=True):
            seen[tuple(regime)] += 1
            if seen[tuple(regime)] <= _EACH:
                yield names

    def _drawn(self, rng: Random) -> Names:
        return {name: domain.draw(rng) for name, domain in self.domains.items()}

    def _sampled(self, points: Sequence[Names]) -> Iterator[Sample]:
        """The samples at these points; none where the right formula has no value."""
        kinks = np.zeros(len(points), dtype=bool)
        for switch in self._kinks:
            kinks |= [bool(np.any(np.abs(x) < _ZERO)) for x in self.values(switch, points)]
        both = zip(self.values(self.right, points), self.values(self.typed, points), strict=True)
        for names, kink, (right, typed) in zip(points, kinks, both, strict=True):
            if np.all(np.isfinite(right)):
                low, high = self._around(right, names) if kink else (right, right)
                yield Sample(names, right, typed, low, high, bool(kink))

    def _around(self, right: Any, names: Names) -> tuple[Any, Any]:
        """At a kink, all between the values around it: those are the subgradients."""
        values = self.values(self.right, list(self._moved(names)))
        finite = [right, *(value for value in values if np.all(np.isfinite(value)))]
        return np.min(finite, axis=0), np.max(finite, axis=0)

    def _moved(self, names: Names) -> Iterator[Names]:
        for name, value in names.items():
            if not self.domains[name].values:
                for step in (_STEP, -_STEP):
                    yield {**names, name: _plus(value, step)}


def _signs(value: Any) -> tuple[float, ...]:
    return tuple(np.sign(np.ravel(value)).tolist())


def _plus(value: Point, step: float) -> Point:
    return tuple(x + step for x in value) if isinstance(value, tuple) else value + step


def length(names: Names) -> int:
    """How many characters it takes to write a point down."""
    return sum(len(f"{x:g}") for value in names.values() for x in np.ravel(value))
