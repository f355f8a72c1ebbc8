"""What recall to expect on the day of the interview: expectations, no random runs.

Each item has a curve: its recall on the day after 0, 1, 2, … reviews, spread evenly over the
days that are left. The minutes go to the steepest steps of all curves, so that more minutes
never give less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from lossprep.schedule.gain import FIRST, RECALLED
from lossprep.schedule.memory import (
    first_difficulty,
    first_stability,
    lapse_stability,
    next_difficulty,
    recall_stability,
    retrievability,
)

MOST_REVIEWS = 4
EXTRA_MINUTES = 10.0


@dataclass(frozen=True, slots=True)
class Item:
    """An item to remember: minutes a review, and its memory; no stability before the first.

    ``age`` are the days since its last review.
    """

    minutes: float
    stability: float | None = None
    difficulty: float = 5.0
    age: int = 0


@dataclass(frozen=True, slots=True)
class Forecast:
    """Mean recall on the day of the interview, over so many items."""

    interview: float
    with_10_more_minutes: float
    if_today_skipped: float
    items: int


def forecast(items: Iterable[Item], days: int, minutes: Sequence[float]) -> Forecast | None:
    """Expect the recall in ``days`` days; ``minutes`` are those of each day left, today's first.

    None without items.

    >>> found = forecast([Item(2.0), Item(3.0, stability=4.0)], 14, [5.0] * 14)
    >>> found.if_today_skipped <= found.interview <= found.with_10_more_minutes
    True
    """
    pool = list(items)
    if not pool:
        return None
    curves = [(one.minutes, _curve(_rounded(one), days)) for one in pool]
    steps = sorted((s for cost, curve in curves for s in _steps(curve, cost)), reverse=True)
    known = sum(curve[0] for _, curve in curves)
    later = sum(minutes[1:])
    budgets = (
        later + sum(minutes[:1]),
        later + sum(minutes[:1]) + EXTRA_MINUTES * len(minutes),
        later,
    )
    usual, more, skipped = (min((known + _bought(steps, b)) / len(pool), 1.0) for b in budgets)
    return Forecast(usual, more, skipped, len(pool))


def _bought(steps: Iterable[tuple[float, float]], minutes: float) -> float:
    """The recall that minutes buy from steps of (gain a minute, minutes), the steepest first."""
    gained = 0.0
    for rate, cost in steps:
        spent = min(cost, max(minutes, 0.0))
        gained += rate * spent
        minutes -= spent
    return gained


def _steps(curve: Sequence[float], cost: float) -> Iterator[tuple[float, float]]:
    """The steps up the least concave curve above one, as (gain a minute, minutes)."""
    here = 0
    while here < len(curve) - 1:
        ahead = range(here + 1, len(curve))
        slope, best = max(((curve[n] - curve[here]) / (n - here), n) for n in ahead)
        if slope <= 0:
            return
        yield slope / cost, cost * (best - here)
        here = best


def _rounded(item: Item) -> tuple[float, float, int] | None:
    """The memory, so coarse that items like each other share one curve."""
    if item.stability is None:
        return None
    return round(item.stability, 1) or 0.05, round(item.difficulty, 1), item.age


@cache
def _curve(memory: tuple[float, float, int] | None, days: int) -> tuple[float, ...]:
    """Recall in ``days`` days after 0, 1, … reviews."""
    most = min(MOST_REVIEWS, days)
    return tuple(_recall(memory, days, reviews) for reviews in range(most + 1))


def _recall(memory: tuple[float, float, int] | None, days: int, reviews: int) -> float:
    """Recall in ``days`` days, with so many reviews spread evenly from today on."""
    now = 0
    for number in range(reviews):
        at = number * days // reviews
        memory = _reviewed(memory, at - now)
        now = at
    if memory is None:
        return 0.0
    stability, _, age = memory
    return retrievability(age + days - now, stability)


def _reviewed(memory: tuple[float, float, int] | None, wait: int) -> tuple[float, float, int]:
    """The memory to expect after a review: the geometric mean stability, the mean difficulty."""
    if memory is None:
        return _first()
    stability, difficulty, age = memory
    recall = retrievability(max(age + wait, 1), stability)
    grown = sum(
        share * log(recall_stability(stability, difficulty, recall, rating))
        for rating, share in RECALLED.items()
    )
    lapsed = log(lapse_stability(stability, difficulty, recall))
    return exp(recall * grown + (1 - recall) * lapsed), _harder(difficulty, recall), 0


def _harder(difficulty: float, recall: float) -> float:
    passed = sum(share * next_difficulty(difficulty, rating) for rating, share in RECALLED.items())
    return recall * passed + (1 - recall) * next_difficulty(difficulty, 1)


@cache
def _first() -> tuple[float, float, int]:
    stability = sum(p * log(first_stability(r)) for r, p in FIRST.items())
    difficulty = sum(p * first_difficulty(r) for r, p in FIRST.items())
    return exp(stability), difficulty, 0
