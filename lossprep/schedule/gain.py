"""What a review does, in expectation: how people rate, what memory follows, how long it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lossprep.schedule.memory import (
    AGAIN,
    first_difficulty,
    first_stability,
    lapse_stability,
    next_difficulty,
    recall_stability,
    retrievability,
    same_day_stability,
)

if TYPE_CHECKING:
    from lossprep.model.event import Rating

# How people rate, and how long it takes (learners' averages, fsrs-rs 6.6.1): at first sight, and
# what they recall; what they do not is learnt there and then, with these ratings at each go.
FIRST: dict[Rating, float] = {1: 0.24, 2: 0.094, 3: 0.495, 4: 0.171}
RECALLED: dict[Rating, float] = {2: 0.224, 3: 0.631, 4: 0.145}
LEARNING: dict[Rating, float] = {1: 0.3686, 2: 0.0628, 3: 0.5108, 4: 0.0577}
RELEARNING: dict[Rating, float] = {1: 0.2157, 2: 0.0643, 3: 0.6595, 4: 0.0604}
MORE_GOES = 1  # that are told apart
RECALLED_EFFORT, RELEARNT_EFFORT = 0.61, 1.7  # of the minutes of a first sight, with all its goes


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
    lapsed = lapse_stability(stability, difficulty, recall), next_difficulty(difficulty, 1)
    yield from learnt(1 - recall, *lapsed, RELEARNING)


def first_outcomes() -> Iterator[tuple[float, float, float]]:
    """Yield the same of a first sight.

    >>> round(sum(chance for chance, _, _ in first_outcomes()), 9)
    1.0
    """
    for rating, chance in FIRST.items():
        found = first_stability(rating), first_difficulty(rating)
        if rating == AGAIN:
            yield from learnt(chance, *found, LEARNING)
        else:
            yield chance, *found


def learnt(
    chance: float,
    stability: float,
    difficulty: float,
    shares: Mapping[Rating, float],
    goes: int = MORE_GOES,
) -> Iterator[tuple[float, float, float]]:
    """Yield what comes of an item that was not known, once it is, on the same day."""
    whole = sum(shares.values()) - (0.0 if goes else shares[AGAIN])
    for rating, share in shares.items():
        after = same_day_stability(stability, rating), next_difficulty(difficulty, rating)
        if rating != AGAIN:
            yield chance * share / whole, *after
        elif goes:
            yield from learnt(chance * share / whole, *after, shares, goes - 1)


def effort(stability: float | None, age: float) -> float:
    """Return how much longer or shorter than its first time an item takes.

    What is recalled is quick; what is not has to be learnt again.

    >>> effort(None, 0), effort(100.0, 1) < 1 < effort(0.5, 20)
    (1.0, True)
    """
    if stability is None:
        return 1.0
    recall = retrievability(age, stability)
    return RECALLED_EFFORT * recall + RELEARNT_EFFORT * (1 - recall)
