"""Where an argument may lie, said in the words an error needs."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lossprep.errors import LossprepError

Floats = NDArray[np.floating[Any]]


class Domain(Protocol):
    """A set of numbers that an argument may take."""

    def holds(self, values: Floats) -> bool:
        """Whether every value lies inside; NaN never does."""

    def inside(self, values: Floats) -> NDArray[np.bool_]:
        """Which values lie inside."""

    def describe(self, name: str) -> str:
        """The condition as one writes it, such as ``0 <= prediction <= 1``."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from ``low`` to ``high``; an open end leaves its own number out.

    >>> Interval(0, 1).describe("prediction")
    '0 <= prediction <= 1'
    >>> Interval(0, inf, open_low=True, open_high=True).describe("delta")
    'delta > 0'
    """

    low: float = -inf
    high: float = inf
    open_low: bool = False
    open_high: bool = False

    def holds(self, values: Floats) -> bool:
        """Whether every value lies inside; NaN never does (it is its array's minimum)."""
        if values.size == 0:
            return True
        least, most = np.minimum.reduce(values, axis=None), np.maximum.reduce(values, axis=None)
        above = least > self.low if self.open_low else least >= self.low
        below = most < self.high if self.open_high else most <= self.high
        return bool(above and below)

    def inside(self, values: Floats) -> NDArray[np.bool_]:
        """Which values lie inside."""
        above = values > self.low if self.open_low else values >= self.low
        below = values < self.high if self.open_high else values <= self.high
        return np.asarray(above & below)

    def describe(self, name: str) -> str:
        """The condition as one writes it."""
        if self.low == -inf and self.high == inf:
            return f"a finite {name}"
        if self.high == inf:
            return f"{name} {'>' if self.open_low else '>='} {self.low:g}"
        if self.low == -inf:
            return f"{name} {'<' if self.open_high else '<='} {self.high:g}"
        low = f"{self.low:g} {'<' if self.open_low else '<='}"
        return f"{low} {name} {'<' if self.open_high else '<='} {self.high:g}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """A few numbers; ``hint`` helps who brings another encoding of the same thing.

    >>> OneOf((-1, 1)).describe("target")
    'target -1 or 1'
    """

    numbers: tuple[float, ...]
    hint: str = ""

    def holds(self, values: Floats) -> bool:
        """Whether every value is one of the numbers."""
        return bool(self.inside(values).all())

    def inside(self, values: Floats) -> NDArray[np.bool_]:
        """Which values are among the numbers."""
        inside = values == self.numbers[0]
        for number in self.numbers[1:]:
            inside = inside | (values == number)
        return np.asarray(inside)

    def describe(self, name: str) -> str:
        """The condition as one writes it."""
        listed = " or ".join(f"{number:g}" for number in self.numbers)
        return f"{name} {listed}" + (f" ({self.hint})" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole numbers from ``low`` on.

    >>> Whole(1).describe("k")
    'a whole k >= 1'
    """

    low: float

    def holds(self, values: Floats) -> bool:
        """Whether every value is such a number."""
        return bool(self.inside(values).all())

    def inside(self, values: Floats) -> NDArray[np.bool_]:
        """Which values are such numbers."""
        return np.asarray((values >= self.low) & (values == np.floor(values)))

    def describe(self, name: str) -> str:
        """The condition as one writes it."""
        return f"a whole {name} >= {self.low:g}"


REAL = Interval(open_low=True, open_high=True)
POSITIVE = Interval(0, inf, open_low=True, open_high=True)
NONNEGATIVE = Interval(0, inf, open_high=True)
UNIT = Interval(0, 1)
INSIDE_UNIT = Interval(0, 1, open_low=True, open_high=True)
BINARY = OneOf((0, 1))
SIGN = OneOf((-1, 1), hint="for labels 0 and 1 give 2*target - 1")


def place(name: str, index: tuple[int, ...]) -> str:
    """A value's name and place, as in ``prediction[0,2]``.

    >>> place("prediction", (0, 2))
    'prediction[0,2]'
    """
    return f"{name}[{','.join(map(str, index))}]" if index else name


def require(domain: Domain, owner: str, name: str, values: Floats) -> None:
    """Raise a LossprepError that names the first value outside the domain.

    >>> require(UNIT, "bce", "prediction", np.array([0.2, 0.4, 1.3]))
    Traceback (most recent call last):
        ...
    lossprep.errors.LossprepError: prediction[2] is 1.3; bce needs 0 <= prediction <= 1
    """
    if domain.holds(values):
        return
    first = np.argwhere(~domain.inside(values))[0]
    index = tuple(int(i) for i in first)
    raise LossprepError(
        f"{place(name, index)} is {float(values[index]):g}; {owner} needs {domain.describe(name)}"
    )
