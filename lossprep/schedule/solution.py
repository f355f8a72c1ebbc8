"""The solution of an item's decision problem, from the last day backwards, for every price.

With V the recall less price that an item comes to, ``days`` before the interview and right after
a review:

    V(memory, days) = max over waits of E[V(memory after it, days - wait)] - effort price late,
                      or the recall on the day, where no review pays any more.
"""

from __future__ import annotations

from functools import cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from lossprep.schedule.gain import effort, first_outcomes, outcomes
from lossprep.schedule.memory import retrievability
from lossprep.schedule.values import (
    AGES,
    HORIZON,
    POINTS,
    PRICES,
    STEP,
    around,
    late,
    of_rung,
    point,
)

Floats = NDArray[np.float64]
WAITS = (*range(1, 11), 13, 16, 20, 25, 31, 40, 50)  # beside half of the days, and all but one
# What an item first seen later would come to counts less, by so much of its price: the dearer the
# minutes, the more items would each wait for the last days but one, which have no room for all. In
# simulation (60 items at 20 minutes a day) 0.1 leaves too many unseen, and more than 0.25 recalls
# less; a share that goes without the price (0.95) does worse with 400.
PUT_OFF = 0.2
PRICE = np.array([[of_rung(number)] for number in range(PRICES)])


@cache
def solved(version: str) -> list[bytes]:
    """Solve for 1, 2, ... days before the interview; `lossprep.schedule.values` reads it.

    ``version`` is that of the parameters in force.
    """
    del version
    for kept in (transition, efforts, recalls):
        kept.cache_clear()
    after: list[Floats] = [np.array([recalls(0)] * PRICES)]
    looks: list[Floats] = []
    found = []
    for days in range(1, HORIZON + 1):
        after.append(np.maximum(recalls(days), waited(0, days, after)))
        looks.append(first(after[days]) - PRICE[:, 0] * late(days))
        found.append(written(days, after, looks))
    return found


def written(days: int, after: list[Floats], looks: list[Floats]) -> bytes:
    """Write what items of all ages come to, and what a review gains."""
    comes_to, gains = [], []
    for age in AGES:
        later = np.maximum(recalls(age + days), waited(age, days, after))
        now = reviewed(age, days, after)
        paid = PRICE * late(days) * efforts(age)
        gains.append((now + paid - later) / efforts(age))
        comes_to.append(np.maximum(now, later) if age else later)
    unseen = np.max([np.zeros(PRICES), *looks[1:-1]], axis=0)  # the eve brings none
    unseen *= np.maximum(1 - PUT_OFF * PRICE[:, 0], 0)
    comes_to.append(np.maximum(looks[-1], unseen)[:, None])
    gains.append((looks[-1] + PRICE[:, 0] * late(days) - unseen)[:, None])
    gained = np.hstack(gains).T
    tables = np.array([np.hstack(comes_to).T, gained, most(gained)])
    return tables.astype(np.float32).tobytes()


def most(gained: Floats) -> Floats:
    """Return the most that a review gains, at each price or above, for what it costs.

    A price stands for all between it and the next: one above costs at least as much, another one
    ``exp(STEP)`` times as much, and so on.
    """
    above = np.hstack([gained[:, 1:], gained[:, -1:]])
    for number in range(PRICES - 2, -1, -1):
        above[:, number] = np.maximum(above[:, number], above[:, number + 1] * exp(-STEP))
    return np.asarray(np.maximum(gained, above))


def waited(age: int, days: int, after: list[Floats]) -> Floats:
    """Return what each point comes to with its next review on the best of the later days."""
    waits = sorted({one for one in (*WAITS, days // 2, days - 1) if 0 < one < days})
    ways = [reviewed(age + wait, days - wait, after) for wait in waits]
    return np.asarray(np.max([np.full((PRICES, POINTS), -np.inf), *ways], axis=0))


def reviewed(age: int, days: int, after: list[Floats]) -> Floats:
    """Return what each point comes to with a review after ``age`` days."""
    return np.asarray(after[days] @ transition(age) - PRICE * late(days) * efforts(age))


@cache
def transition(age: int) -> Floats:
    """Return where a review after ``age`` days leads from each point: a column of chances."""
    matrix = np.zeros((POINTS, POINTS))
    for start in range(POINTS):
        for chance, stability, difficulty in outcomes(*point(start), age):
            for end, weight in around(stability, difficulty):
                matrix[end, start] += chance * weight
    return matrix


@cache
def efforts(age: int) -> Floats:
    """Return what a review of each point takes, of the minutes of the first."""
    return np.array([effort(point(number)[0], age) for number in range(POINTS)])


@cache
def recalls(days: int) -> Floats:
    """Return the recall of each point so many days after its last review."""
    return np.array([retrievability(days, point(number)[0]) for number in range(POINTS)])


def first(after: Floats) -> Floats:
    """Return what the first look leads to, at each price."""
    weights = np.zeros(POINTS)
    for chance, stability, difficulty in first_outcomes():
        for end, weight in around(stability, difficulty):
            weights[end] += chance * weight
    return np.asarray(after @ weights)
