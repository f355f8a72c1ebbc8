"""What a minute of a review today adds, for one item, or at most for any of some alike."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from math import exp, log

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.gain import kept
from lossprep.schedule.price import dearness
from lossprep.schedule.values import (
    AGES,
    LONGEST,
    PRICES,
    SHORTEST,
    UNSEEN,
    Values,
    Weights,
    around,
    nearest,
    nodes,
    rung,
)

# How much more an item counts that is forgotten by now for certain: a floor for the hardest tenth.
# More of it, 0.3 and above, takes from that of a learner whose memory is not as it is believed.
FLOOR = 0.1
# Cells: memories alike, so that what the best of them may gain is known without a look at each.
ROWS, COLUMNS = 14, 4
NEVER: Weights = [(UNSEEN, 1.0)]  # reviewed
SLACK = 1 + 1e-6  # the values have single precision


class Rate:
    """The gain of a review a minute, where a minute has the price of a rung.

    >>> from datetime import date
    >>> from lossprep.schedule.values import at
    >>> rate = Rate(0, date(2026, 12, 1), at(14))
    >>> seen = Candidate(id="a", minutes=2.0, stability=3.0, last=date(2026, 11, 28))
    >>> 0 < rate.of(seen) <= rate.most(cell(3.0, 5.0), 3, 2.0)
    True
    """

    def __init__(self, of_minute: float, today: date, values: Values) -> None:
        self._of_minute = of_minute
        self.today = today
        self._values = values
        # By cell and age, for each price: what was asked for, -1 where nothing was.
        self._most: dict[int, list[float]] = defaultdict(lambda: [-1.0] * PRICES)

    def of(self, one: Candidate) -> float:
        """Return what a minute of reviewing an item adds."""
        effort = one.minutes / one.worth
        if one.last and one.stability:
            memory = one.stability, one.difficulty, (self.today - one.last).days
            return self._seen(*memory, self._paid(effort)) / effort
        return self._values.gain(NEVER, self._paid(effort)) / effort

    def near(self, stability: float, difficulty: float, age: int, effort: float) -> float:
        """Return what a minute of reviewing an item adds, but for the rounding, or hardly more.

        Of one that takes ``effort``, in minutes for a worth of 1.
        """
        return self._seen(stability, difficulty, age, self._paid(effort)) * SLACK / effort

    def most(self, cell: int, age: int, effort: float) -> float:
        """Return what a minute adds at most, of all items of a cell that take so much or more."""
        paid = self._paid(effort)
        low, row = int(paid), self._most[cell * len(AGES) + nearest(age)]
        gain = row[low]
        if gain < 0:
            gain = row[low] = self._at_most(cell, age, low)
        if paid > low:
            dearer = row[low + 1]
            if dearer < 0:
                dearer = row[low + 1] = self._at_most(cell, age, low + 1)
            gain += (paid - low) * (dearer - gain)
        return gain * (1 + FLOOR * most_lost(cell, age)) / effort

    def _at_most(self, cell: int, age: int, paid: int) -> float:
        return max(0.0, *self._values.at_most(corners(cell), age, paid)) * SLACK

    def _paid(self, effort: float) -> float:
        return rung(self._of_minute + dearness(effort))

    def _seen(self, stability: float, difficulty: float, age: int, paid: float) -> float:
        lost = 1 - kept(stability, age, 0)
        gain = self._values.gain(nodes(stability, difficulty, age), paid)
        return gain * (1 + FLOOR * lost)


def cell(stability: float, difficulty: float) -> int:
    """Return the number of the cell that a memory lies in."""
    part = (log(stability) - SHORTEST) / (LONGEST - SHORTEST)
    row = min(max(int(part * ROWS), 0), ROWS - 1)
    return row * COLUMNS + min(int((difficulty - 1) / 9 * COLUMNS), COLUMNS - 1)


@cache
def corners(number: int) -> list[Weights]:
    """Return the points of the grid around each corner of a cell.

    Between them a gain is interpolated, so that none in the cell is above its corners'.
    """
    row, column = divmod(number, COLUMNS)
    difficulties = [1 + 9 * edge / COLUMNS for edge in (column, column + 1)]
    return [around(edge(row + more), difficulty) for more in (0, 1) for difficulty in difficulties]


def edge(row: int) -> float:
    """Return the least stability of a row of cells.

    >>> round(edge(0), 6), round(edge(ROWS), 6)
    (0.05, 400.0)
    """
    return exp(SHORTEST + (LONGEST - SHORTEST) / ROWS * row)


@cache
def most_lost(number: int, age: int) -> float:
    """Return how much of the least stable memory of a cell is forgotten by now."""
    return 1.0 if number < COLUMNS else 1 - kept(edge(number // COLUMNS), age, 0)
