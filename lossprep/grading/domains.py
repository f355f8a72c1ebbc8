"""Where the variables of a formula lie: what may be put in for them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import islice
from random import Random

from lossprep.errors import LossprepError

Point = float | tuple[float, ...]

_INTERVAL = re.compile(r"[(\[]\s*([^,\s]+)\s*,\s*([^,\s]+)\s*[)\]]")
# Few digits first: a counterexample should be worked out in one's head.
_FRIENDLY = (1, 2, 0, -1, 0.5, 3, -2, 0.2, 0.8, 4, 0.1, 0.9, -0.5, 5, 10, 0.05, -3)
_PER_VARIABLE = 6
_NEAR, _FAR = 4.0, 20.0
# How often a point lies far out, or close to an end.
_SELDOM = 1 / 6


@dataclass(frozen=True, slots=True)
class Domain:
    """Certain ``values``, or the numbers between ``low`` and ``high``, the ends left out.

    With a ``length`` it is a list of so many of them.
    """

    values: tuple[float, ...] = ()
    low: float = -math.inf
    high: float = math.inf
    length: int | None = None

    def friendly(self) -> tuple[Point, ...]:
        """Points of few digits, the shortest first.

        >>> read("(0, 1)").friendly()
        (0.5, 0.2, 0.8, 0.1, 0.9, 0.05)
        """
        numbers = self.values or self._numbers()
        if self.length is None:
            return numbers
        turns = range(len(numbers))
        return tuple(
            tuple(numbers[(turn + place) % len(numbers)] for place in range(self.length))
            for turn in turns
        )

    def _numbers(self) -> tuple[float, ...]:
        inside = (float(x) for x in _FRIENDLY if self.low < x < self.high)
        found = tuple(islice(inside, _PER_VARIABLE))
        if found:
            return found
        return tuple(self.low + part * (self.high - self.low) for part in (0.5, 0.2, 0.8))

    def ends(self) -> tuple[Point, ...]:
        """Points far out or close to the ends, where a formula may have another branch.

        >>> read("(0, 1)").ends(), read("reals").ends()
        ((0.001, 0.999), (-20.0, 20.0))
        """
        low, high = self.low, self.high
        near = 0.001 * (high - low) if math.isfinite(high - low) else 0.01
        first = low + near if math.isfinite(low) else min(high, 0) - _FAR
        last = high - near if math.isfinite(high) else max(low, 0) + _FAR
        numbers = self.values or (first, last)
        return numbers if self.length is None else tuple((x,) * self.length for x in numbers)

    def draw(self, rng: Random) -> Point:
        """A point drawn at random."""
        if self.length is None:
            return self._number(rng)
        return tuple(self._number(rng) for _ in range(self.length))

    def _number(self, rng: Random) -> float:
        if self.values:
            return rng.choice(self.values)
        far = rng.random() < _SELDOM
        if math.isinf(self.low) and math.isinf(self.high):
            return rng.uniform(-1, 1) * (_FAR if far else _NEAR)
        if math.isinf(self.high):
            return self.low + _distance(rng, far)
        if math.isinf(self.low):
            return self.high - _distance(rng, far)
        part = (
            rng.choice((1, -1)) * rng.uniform(0.001, 0.03) % 1 if far else rng.uniform(0.02, 0.98)
        )
        return self.low + (self.high - self.low) * part


def _distance(rng: Random, far: bool) -> float:
    return math.exp(rng.uniform(math.log(0.01 if far else 0.1), math.log(_FAR if far else _NEAR)))


def read(text: str) -> Domain:
    """Read ``{0, 1}``, ``(0, 1)``, ``[1, inf)``, ``reals``, and lists such as ``reals^3``.

    >>> read("{-1, +1}").values, read("(0, inf)^3").length
    ((-1.0, 1.0), 3)
    """
    body, power, count = text.strip().partition("^")
    length = int(count) if count.isdecimal() else None
    body = body.strip()
    if power and not length:
        raise _unread(text)
    if body == "reals":
        return Domain(length=length)
    try:
        if body.startswith("{") and body.endswith("}"):
            return Domain(values=tuple(map(float, body[1:-1].split(","))), length=length)
        if (match := _INTERVAL.fullmatch(body)) is not None:
            low, high = float(match[1]), float(match[2])
            if low < high:
                return Domain(low=low, high=high, length=length)
    except ValueError:
        pass
    raise _unread(text)


def _unread(text: str) -> LossprepError:
    return LossprepError(f"{text} is no domain: write {{0, 1}}, (0, 1), (0, inf), reals or reals^3")
