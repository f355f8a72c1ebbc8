"""What a review does, in expectation: how people rate, what memory follows, how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lossprep.schedule.memory import (
    lapse_stability,
    next_difficulty,
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


def outcomes(stability: float, difficulty: float, age: int) -> Iterator[tuple[float, float, float]]:
    """Yield what comes of a review after ``age`` days: chances, stabilities, difficulties.

    >>> round(sum(chance for chance, _, _ in outcomes(5.0, 5.0, 7)), 9)
    1.0
    """
    recall = retrievability(max(age, 1), stability)
    for rating, share in RECALLED.items():
        after = recall_stability(stability, difficulty, recall, rating)
        yield recall * share, after, next_difficulty(difficulty, rating)
    lapsed = lapse_stability(stability, difficulty, recall)
    yield 1 - recall, lapsed, next_difficulty(difficulty, 1)


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
