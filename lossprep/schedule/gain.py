"""What a review is worth on the day of the interview: expected recall gained a minute.

The next review of an item changes how likely it is to be recalled on the interview's day. Its
expectation follows from the memory model; where waiting makes the same review worth more
(spacing), the item can wait. Everything is expectation: no random runs, no NumPy.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

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
# How much of what waiting would add is held against a review today. In simulation (60 items,
# 21 days) 0.3 to 0.6 does best at 15 and 20 minutes a day, 0 at 30 and 40.
PATIENCE = 0.4


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


@cache
def gain(stability: float | None, difficulty: float, age: int, days: int) -> float:
    """Return what a review today adds to the recall in ``days`` days, less what waiting adds.

    ``age`` are the days since the last review. With patience, an item whose next review would
    be worth more on a later day loses a part of the difference today.

    >>> gain(2.0, 5.0, 3, 14) > gain(200.0, 5.0, 3, 14)
    True
    """
    if days < 1:
        return 0.0
    memory = None if stability is None else float(f"{stability:.2g}")  # alike ones share work
    coarse = round(difficulty, 1)
    idle = kept(memory, age, days)
    today = reviewed(memory, coarse, age, days) - idle
    if days == 1:
        return today
    waits = {1, days // 4, days // 2, days - 1} - {0}
    later = max(reviewed(memory, coarse, age + wait, days - wait) for wait in waits) - idle
    return today - PATIENCE * max(0.0, later - today)
