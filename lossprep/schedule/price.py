"""What a minute is worth: its price in recall on the day, where the minutes are what is scarce."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from math import log

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.forecast import reviewed
from lossprep.schedule.values import STEP, Values, Weights, between, late, nodes, of_rung, rung

DIGITS = 6  # of the price: sums over the same items in another order are the same
LEAST, MOST = -9, 24  # rungs of a minute's price


def price(
    sample: Sequence[Candidate],
    today: date,
    minutes: Sequence[float],
    values: Values,
    number: int | None = None,
) -> float:
    """Return the rung of what a minute is worth, or a place between two.

    ``minutes`` are those of each day left, today's as they were this morning; what was reviewed
    today counts as it was then, so that a session does not choose otherwise halfway through.

    It is the price at which all that the items come to, and the minutes for sale, is worth least:
    at a higher one minutes would be left over, at a lower one there would not be enough. The
    ``sample`` stands for a larger ``number`` of items, if that is given.
    """
    days = len(minutes)
    there = sum(number * late(days - day) for day, number in enumerate(minutes))
    weights: dict[tuple[int, int], float] = defaultdict(float)
    of_each = (number or len(sample)) / max(len(sample), 1)
    for one in sample:
        dear = dearness(one.minutes / one.worth)
        for node, weight in place(begun(one.this_morning(today), today), today):
            for rungs, part in between(dear):
                weights[rungs, node] += of_each * weight * part * one.worth

    @cache
    def worth(of_minute: int) -> float:
        items = (
            weight * values.comes_to(node, int(rung(of_minute + dear)))
            for (dear, node), weight in weights.items()
        )
        return of_rung(of_minute) * there + sum(items)

    low, high = LEAST, MOST
    while low < high:
        middle = (low + high) // 2
        if worth(middle) <= worth(middle + 1):
            high = middle
        else:
            low = middle + 1
    before, here, after = (worth(low + more) for more in (-1, 0, 1))
    bend = before - 2 * here + after
    shift = (before - after) / (2 * bend) if bend > 0 else 0.0
    return round(low + min(max(shift, -0.5), 0.5), DIGITS)


def dearness(effort: float) -> float:
    """Return by how many rungs an item's price is above that of a minute.

    Of one that takes so many minutes for a worth of 1.

    >>> dearness(1.0), round(dearness(2.0 / 0.5), 9)
    (0.0, 6.0)
    """
    return log(effort) / STEP


def place(one: Candidate, today: date) -> Weights:
    """Return where an item's memory lies on the grid."""
    age = (today - one.last).days if one.last else 0
    return nodes(one.stability if one.last else None, one.difficulty, age)


def begun(one: Candidate, today: date) -> Candidate:
    """Give an item that a task of the plan is to begin the memory of a first review today."""
    if not one.tasked or one.last:
        return one
    stability, difficulty, _ = reviewed(None, 0)
    return one._replace(last=today, stability=stability, difficulty=difficulty)
