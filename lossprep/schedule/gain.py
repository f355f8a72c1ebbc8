"""What a review is worth on the day of the interview: expected recall gained a minute.

The next review of an item changes how likely it is to be recalled on the interview's day. Its
expectation follows from the memory model; where waiting makes the same review worth more
(spacing), the item can wait. Everything is expectation: no random runs, no NumPy.
"""

from __future__ import annotations

from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from lossprep.schedule.memory import (
    first_stability,
    lapse_stability,
    recall_stability,
    retrievability,
)

if TYPE_CHECKING:
    from lossprep.model.event import Rating

# How people rate (learners' averages, fsrs-rs 6.6.1): at first sight, and what they recall.
FIRST: dict[Rating, float] = {1: 0.24, 2: 0.094, 3: 0.495, 4: 0.171}
RECALLED: dict[Rating, float] = {2: 0.224, 3: 0.631, 4: 0.145}
RECALLED_EFFORT, RELEARNT_EFFORT = 0.8, 2.0  # of the minutes of learning an item


def kept(stability: float | None, age: int, days: int) -> float:
    """Return the recall in ``days`` days without another review; an unseen item has none."""
    return 0.0 if stability is None else retrievability(age + days, stability)


@cache
def reviewed(stability: float | None, difficulty: float, age: int, days: int) -> float:
    """Return the expected recall ``days`` days after a review that comes after ``age`` days.

    >>> reviewed(None, 5.0, 0, 7) < reviewed(5.0, 5.0, 5, 7)
    True
    """
    if stability is None:
        return sum(p * retrievability(days, first_stability(r)) for r, p in FIRST.items())
    recall = retrievability(max(age, 1), stability)
    passed = sum(
        share * retrievability(days, recall_stability(stability, difficulty, recall, rating))
        for rating, share in RECALLED.items()
    )
    lapsed = retrievability(days, lapse_stability(stability, difficulty, recall))
    return recall * passed + (1 - recall) * lapsed


# Ages of more than ten days within a tenth.
AGES = [n if n <= 10 else round(10 * 1.1 ** round(log(n / 10, 1.1))) for n in range(1000)]


class Prospect(NamedTuple):
    """What a review today would do for an item.

    ``gain`` is the recall that it adds on the interview's day, ``waiting`` what the same review
    would add beyond that on a later day, ``kept`` the recall without one, ``effort`` how much
    longer or shorter it takes than the first time.
    """

    gain: float
    waiting: float
    kept: float
    effort: float


def prospect(
    stability: float | None, difficulty: float, age: int, days: int, *, coarse: bool = False
) -> Prospect:
    """Weigh a review today, ``age`` days after the last one, for the recall in ``days`` days.

    Memories alike share the work, and more of them where ``coarse`` will do.

    >>> prospect(2.0, 5.0, 3, 14).gain > prospect(200.0, 5.0, 3, 14).gain
    True
    """
    if stability is None:
        return _prospect(None, 5.0, 0, days)
    if coarse:
        near = exp(round(8 * log(stability)) / 8)
        return _prospect(near, round(2 * difficulty) / 2, AGES[min(age, 999)], days)
    return _prospect(float(f"{stability:.2g}"), round(difficulty, 1), age, days)


@cache
def _prospect(stability: float | None, difficulty: float, age: int, days: int) -> Prospect:
    idle = kept(stability, age, days)
    if days < 1:
        return Prospect(0.0, 0.0, idle, 1.0)
    now = reviewed(stability, difficulty, age, days)
    waits = {1, days // 4, days // 2, days - 1} - {0} if days > 1 else set()
    later = (reviewed(stability, difficulty, age + wait, days - wait) for wait in waits)
    return Prospect(
        now - idle, max(0.0, max(later, default=now) - now), idle, effort(stability, age)
    )


def effort(stability: float | None, age: int) -> float:
    """Return how much longer or shorter than its first time an item takes.

    What is recalled is quick; what is not has to be learnt again (costs of fsrs-rs 6.6.1).

    >>> effort(None, 0), effort(100.0, 1) < 1 < effort(0.5, 20)
    (1.0, True)
    """
    if stability is None:
        return 1.0
    recall = retrievability(age, stability)
    return RECALLED_EFFORT * recall + RELEARNT_EFFORT * (1 - recall)
