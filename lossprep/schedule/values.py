"""What it is worth to review an item today, when every later day may review it as well.

Minutes have a price, in recall on the day of the interview, and an item alone is a small decision
problem: each review costs its price and leads to a better memory, and it pays to wait where a
later day offers the same for less. Solved from the last day backwards
(`lossprep.schedule.solution`), it says what recall less price an item comes to, with a review
today and without one.

Memories lie on a grid, between whose points what was solved is interpolated. A grid as coarse as
this does no worse in simulation than one of 24 stabilities and four difficulties; prices further
apart than a quarter do.

Where the eve is kept free they still hold a review on it as open. Values without one changed the
recall in simulation by less than .002 (300 learners, 60 items, 15 to 40 minutes a day).

Sources: Bellman, Dynamic Programming, 1957; Whittle, Restless bandits, Journal of Applied
Probability 25A, 1988 (an index for each item, from a price that ties them together).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from functools import cache
from math import exp, floor, log
from typing import NamedTuple

from lossprep.schedule.parameters import DEFAULT

STABILITIES, DIFFICULTIES = 8, 2
SHORTEST, LONGEST = log(0.05), log(400.0)  # logarithms of the grid's stabilities
POINTS = STABILITIES * DIFFICULTIES
AGES = (0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 14, 17, 21, 27, 33, 42, 52, 65)  # days since the last review
UNSEEN = POINTS * len(AGES)  # the node of all that was never reviewed
NODES = UNSEEN + 1
LATE = 1.5
STEP = log(2) / 3  # between prices, in logarithms
LOWEST, PRICES = 0.002, 30  # the least price of a review, in recall, and how many there are
HORIZON = 60  # days before the interview, from which on more of them change nothing
NEAREST = [min(range(len(AGES)), key=lambda n: abs(AGES[n] - age)) for age in range(AGES[-1])]
Weights = list[tuple[int, float]]


class Values(NamedTuple):
    """What was solved for some days before the interview: three tables, by node and price."""

    worths: array[float]
    gained: array[float]
    most: array[float]

    @classmethod
    def read(cls, data: bytes) -> Values:
        """Read them from bytes, as `lossprep.schedule.solution.solved` gives them."""
        found, size = array("f", data), NODES * PRICES
        return cls(found[:size], found[size : 2 * size], found[2 * size :])

    def comes_to(self, node: int, price: int) -> float:
        """Return the recall less price that an item comes to, at the price of a number."""
        return self.worths[node * PRICES + price]

    def gain(self, around_it: Weights, price: float) -> float:
        """Return what a review today adds to that, as if it were free, for its effort."""
        found = 0.0
        for number, part in between(price):
            for node, weight in around_it:
                found += part * weight * self.gained[node * PRICES + number]
        return found

    def at_most(self, points: Iterable[Weights], age: int, price: int) -> list[float]:
        """Return what a review gains at most for an item at least as dear, for what it costs.

        Of memories between the points of the grid, so many days after their last reviews.
        """
        first = POINTS * nearest(age) * PRICES + price
        return [sum([w * self.most[first + n * PRICES] for n, w in some]) for some in points]


def point(number: int) -> tuple[float, float]:
    """Return the stability and difficulty of a point of the grid.

    >>> [tuple(round(x, 2) for x in point(number)) for number in (0, 1, 15)]
    [(0.05, 1.0), (0.05, 10.0), (400.0, 10.0)]
    """
    row, column = divmod(number, DIFFICULTIES)
    part = row / (STABILITIES - 1)
    return exp(SHORTEST + part * (LONGEST - SHORTEST)), 1 + 9 * column / (DIFFICULTIES - 1)


def around(stability: float, difficulty: float) -> Weights:
    """Return the points around a memory, each with its weight.

    >>> around(400.0, 10.0)[-1][0], round(sum(weight for _, weight in around(3.0, 5.5)), 9)
    (15, 1.0)
    """
    x = (log(stability) - SHORTEST) / (LONGEST - SHORTEST) * (STABILITIES - 1)
    x = min(max(x, 0.0), STABILITIES - 1.0)
    y = (difficulty - 1) / 9
    row = min(int(x), STABILITIES - 2)
    x, corner = x - row, row * DIFFICULTIES
    return [
        (corner, (1 - x) * (1 - y)),
        (corner + 1, (1 - x) * y),
        (corner + 2, x * (1 - y)),
        (corner + 3, x * y),
    ]


def nodes(stability: float | None, difficulty: float, age: int) -> Weights:
    """Return the nodes around an item's memory, ``age`` days after its last review."""
    if stability is None:
        return [(UNSEEN, 1.0)]
    first = POINTS * nearest(age)
    return [(first + number, weight) for number, weight in around(stability, difficulty)]


def nearest(age: int) -> int:
    """Return which of the ages counts for one.

    >>> AGES[nearest(8)], AGES[nearest(800)]
    (7, 65)
    """
    return NEAREST[age] if age < len(NEAREST) else len(AGES) - 1


def rung(number: float) -> float:
    """Return the number itself, or that of the least or highest price."""
    return 0 if number < 0 else PRICES - 1 if number > PRICES - 1 else number


def between(number: float) -> Weights:
    """Return the prices around one, each with its weight.

    >>> between(3.25), between(3)
    ([(3, 0.75), (4, 0.25)], [(3, 1.0)])
    """
    low = floor(number)
    part = number - low
    return [(low, 1 - part), (low + 1, part)] if part else [(low, 1.0)]


def of_rung(number: float) -> float:
    """Return the price of a number.

    >>> round(of_rung(3), 6)
    0.004
    """
    return LOWEST * exp(STEP * number)


def late(days: int) -> float:
    """Say how many times its usual price a minute costs, so many days before the interview.

    It rises where every item would be reviewed once more. So the prices behave that the
    Lagrangian bound of ``benchmarks/schedule`` finds (60 items, 21 days), with about twice as
    much; in simulation 0.9 to 2.2 recall the same within the noise, and 1.5 most.
    """
    return 1 + LATE / days


def solve(days: int) -> bytes:
    """Solve for so many days before the interview, with the parameters in force."""
    from lossprep.schedule.solution import solved  # noqa: PLC0415  (NumPy, which few starts need)

    return solved(DEFAULT.version)[days - 1]


_source: list[Callable[[int], bytes]] = [solve]


def read_from(source: Callable[[int], bytes]) -> None:
    """Let what was solved come from elsewhere, such as from a file, by the days that are left."""
    _source[:] = [source]


def at(days: int) -> Values:
    """Return the values so many days before the interview."""
    return _at(min(max(days, 1), HORIZON), DEFAULT.version)


@cache
def _at(days: int, version: str) -> Values:
    del version
    return Values.read(_source[0](days))
