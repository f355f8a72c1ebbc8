"""What recall to expect on the day of the interview: expectations, no random runs.

Each item has a curve: its recall on the day after 0, 1, 2, … reviews, spread evenly over the
days that are left. The minutes go up the steps of all curves in the queue's order, what is
asked often before the rest, so that more minutes never give less. Items with memories like each
other share a curve, which is off by less than half a point in the mean; a test compares it with
the exact one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from lossprep.model.forecast import Forecast
from lossprep.schedule.gain import FIRST, RECALLED, effort
from lossprep.schedule.memory import (
    first_difficulty,
    first_stability,
    lapse_stability,
    next_difficulty,
    recall_stability,
    retrievability,
)
from lossprep.schedule.parameters import DEFAULT

if TYPE_CHECKING:
    from lossprep.model.event import Rating

MOST_REVIEWS = 4
GOOD: Rating = 3
EXTRA_MINUTES = 10.0
LEAST = 0.1  # minutes of a review
PER_FOLD = 2  # bins of stability, and of the days since a review, for each factor of e
State = tuple[float, float, float]  # stability, difficulty, days since the last review
Step = tuple[float, float, float]  # its rank, what a minute of it gains, its minutes
Curve = Sequence[tuple[float, float]]  # recall, and what it takes, after 0, 1, … reviews


class Item(NamedTuple):
    """An item to remember: minutes a review, and its memory; no stability before the first.

    ``age`` are the days since its last review, ``weight`` is what the queue takes its recall to
    be worth.
    """

    minutes: float
    stability: float | None = None
    difficulty: float = 5.0
    age: int = 0
    weight: float = 1.0


Rounding = Callable[[Item], State | None]


def coarse(item: Item) -> State | None:
    """The middle of the bin that an item's memory falls into; None for one not yet seen."""
    if item.stability is None:
        return None
    fold = round(log(item.stability) * PER_FOLD), round(log(item.age + 1) * PER_FOLD)
    return exp(fold[0] / PER_FOLD), float(round(item.difficulty)), exp(fold[1] / PER_FOLD) - 1


def forecast(
    items: Iterable[Item],
    days: int,
    minutes: Sequence[float],
    number: int | None = None,
    *,
    rounding: Rounding = coarse,
) -> Forecast | None:
    """Expect the recall in ``days`` days; ``minutes`` are those of each day left, today's first.

    None without items. They may be a sample that stands for a larger ``number`` of them.

    >>> found = forecast([Item(2.0), Item(3.0, stability=4.0)], 14, [5.0] * 14)
    >>> found.if_today_skipped <= found.interview <= found.with_10_more_minutes
    True
    """
    bins = Counter(_key(one, rounding) for one in items)
    if not bins:
        return None
    found, known = bins.total(), 0.0
    share = found / (number or found)
    steps: list[Step] = []
    for (cost, weight, memory), many in bins.items():
        curve = _curve(memory, days)
        known += many * curve[0][0]
        steps += _steps(curve, cost, weight, many)
    steps.sort(reverse=True)
    later = sum(minutes[1:])
    budgets = (
        later + sum(minutes[:1]),
        later + sum(minutes[:1]) + EXTRA_MINUTES * len(minutes),
        later,
    )
    usual, more, skipped = (min((known + _bought(steps, share * b)) / found, 1.0) for b in budgets)
    return Forecast(usual, more, skipped, number or found)


def outlook(
    items: Sequence[Item], days: int, minutes: float, rounding: Rounding = coarse
) -> list[tuple[float, bool]]:
    """Return each item's recall in ``days`` days, and whether any of the ``minutes`` go to it."""
    keys = [_key(one, rounding) for one in items]
    bins = Counter(keys)
    curves = {key: _curve(key[2], days) for key in bins}
    steps = sorted(
        ((step, key) for key, many in bins.items() for step in _steps(curves[key], *key[:2], many)),
        key=lambda pair: pair[0],
        reverse=True,
    )
    gained: dict[object, float] = {}
    for (_, rate, cost), key in steps:
        spent = min(cost, max(minutes, 0.0))
        minutes -= spent
        gained[key] = gained.get(key, 0.0) + rate * spent / bins[key]
    return [(curves[key][0][0] + gained.get(key, 0.0), gained.get(key, 0.0) > 0) for key in keys]


def _key(one: Item, rounding: Rounding) -> tuple[float, float, State | None]:
    """What items alike have in common; minutes and weights are a learner's own, and many."""
    return max(round(one.minutes, 1), LEAST), round(one.weight, 1), rounding(one)


def _bought(steps: Iterable[Step], minutes: float) -> float:
    """The recall that minutes buy from steps in their order."""
    gained = 0.0
    for _, rate, cost in steps:
        spent = min(cost, max(minutes, 0.0))
        gained += rate * spent
        minutes -= spent
    return gained


def _steps(curve: Curve, cost: float, weight: float, many: int) -> Iterator[Step]:
    """The steps up the least concave curve above one, for ``many`` items alike."""
    while len(curve) > 1:
        (recall, spent), *ahead = curve
        slope, best = max(((r - recall) / (e - spent), n) for n, (r, e) in enumerate(ahead))
        if slope <= 0:
            return
        yield weight * slope / cost, slope / cost, many * cost * (ahead[best][1] - spent)
        curve = ahead[best:]


@cache
def _curve(memory: State | None, days: int) -> Curve:
    """Recall in ``days`` days after 0, 1, … reviews, and what these take."""
    most = min(MOST_REVIEWS, days)
    return [_recall(memory, days, reviews) for reviews in range(most + 1)]


def _recall(memory: State | None, days: int, reviews: int) -> tuple[float, float]:
    """Recall in ``days`` days, with so many reviews spread evenly from today on, and their effort.

    It is counted in the minutes of a first sight.
    """
    now, takes = 0, 0.0
    for number in range(reviews):
        at = number * days // reviews
        takes += effort(memory[0], memory[2] + at - now) if memory else effort(None, 0)
        memory = reviewed(memory, at - now)
        now = at
    if memory is None:
        return 0.0, takes
    stability, _, age = memory
    return retrievability(age + days - now, stability), takes


def reviewed(memory: State | None, wait: float) -> State:
    """The memory to expect after a review: the geometric mean stability, the mean difficulty."""
    if memory is None:
        return _first()
    stability, difficulty, age = memory
    recall = retrievability(max(age + wait, 1), stability)
    growth = recall_stability(stability, difficulty, recall, GOOD) / stability - 1
    grown = sum(share * log(1 + scale * growth) for scale, share in _grown()) + log(stability)
    lapsed = log(lapse_stability(stability, difficulty, recall))
    harder, lapsed_harder = _harder(round(difficulty, 1))
    return (
        exp(recall * grown + (1 - recall) * lapsed),
        recall * harder + (1 - recall) * lapsed_harder,
        0.0,
    )


@cache
def _grown() -> tuple[tuple[float, float], ...]:
    """What Hard, Good and Easy make of a growth in stability, each with how often it is rated."""
    scale = {2: DEFAULT.weights[15], 4: DEFAULT.weights[16]}
    return tuple((scale.get(rating, 1.0), share) for rating, share in RECALLED.items())


@cache
def _harder(difficulty: float) -> tuple[float, float]:
    """The difficulty to expect after a recall, and after a lapse."""
    passed = sum(share * next_difficulty(difficulty, rating) for rating, share in RECALLED.items())
    return passed, next_difficulty(difficulty, 1)


@cache
def _first() -> State:
    stability = sum(p * log(first_stability(r)) for r, p in FIRST.items())
    difficulty = sum(p * first_difficulty(r) for r, p in FIRST.items())
    return exp(stability), difficulty, 0.0
