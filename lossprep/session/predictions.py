"""What was foretold of each review, and how it came out: the memories replayed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log
from statistics import fmean

from lossprep.model.event import Attempt
from lossprep.model.prediction import PredictionBin, Predictions
from lossprep.schedule.memory import Memory, retrievability, review
from lossprep.schedule.parameters import DEFAULT, Parameters

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
ENOUGH = 10  # answers from which a share is worth showing
Pair = tuple[float, bool]


def foretold(attempts: Iterable[Attempt], parameters: Parameters = DEFAULT) -> Iterator[Pair]:
    """Give the recall foretold before each review, as it was then, and whether it was recalled.

    The first review of an item has nothing to go by, and one on the same day is no test of
    memory: both teach the memory, and are not counted.
    """
    memories: dict[str, Memory] = {}
    for one in attempts:
        if one.rating is None:
            continue
        memory, day = memories.get(one.exercise), one.moment.day
        if memory and day > memory.day:
            days = (day - memory.day).days
            yield retrievability(days, memory.stability, parameters), one.rating > 1
        memories[one.exercise] = review(
            memory, one.rating, day, parameters, confidence=one.confidence
        )


def predictions(attempts: Iterable[Attempt], parameters: Parameters = DEFAULT) -> Predictions:
    """Sum up how the predictions came out; a bin is shown from ten answers on."""
    pairs = list(foretold(attempts, parameters))
    if not pairs:
        return Predictions(answers=0)
    recalled = fmean(was for _, was in pairs)
    bins = [binned(pairs, low, high) for low, high in pairwise(EDGES)]
    return Predictions(
        answers=len(pairs),
        recalled=recalled,
        log_loss=log_loss(pairs),
        base=log_loss([(recalled, was) for _, was in pairs]),
        bins=tuple(one for one in bins if one and one.answers >= ENOUGH),
    )


def log_loss(pairs: Sequence[Pair]) -> float:
    """Return the mean of -log of the probability that was given to what happened.

    >>> round(log_loss([(0.9, True), (0.9, False)]), 4), log_loss([(1.0, True)])
    (1.204, 0.0)
    """
    return fmean(-log(max(p if was else 1 - p, 1e-9)) for p, was in pairs) + 0.0


def binned(pairs: Sequence[Pair], low: float, high: float) -> PredictionBin | None:
    """Put together the reviews foretold from ``low`` up to ``high``; the last bin holds 1."""
    inside = [(p, was) for p, was in pairs if low <= p < high or p == high == EDGES[-1]]
    if not inside:
        return None
    return PredictionBin(
        low=low,
        high=high,
        answers=len(inside),
        predicted=fmean(p for p, _ in inside),
        recalled=fmean(was for _, was in inside),
    )
