"""Memory as FSRS-6 models it: formulas first, then one pure transition.

Each is a plain function of floats, with days as the unit of time and of stability. Days are
local ones (`lossprep.schedule.day`): a review in the evening and one on the next morning are
a day apart. Source: the FSRS-6 algorithm, as in the `fsrs` package, with which the tests
compare it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from lossprep.schedule.parameters import DEFAULT, Parameters

if TYPE_CHECKING:
    from lossprep.model.event import Attempt, Rating

AGAIN: Rating = 1
HARD: Rating = 2
EASY: Rating = 4
STABILITY_MIN = 0.001
LONGEST_INTERVAL = 36_500
# FSRS knows nothing of confidence. Who was wrong and sure of it would not look it up before the
# interview, so such a lapse leaves half the stability: the review comes in half the days.
SURE = 0.9
LEFT_BY_SURE = 0.5


class Past(NamedTuple):
    """What a memory was before the reviews of its last day."""

    day: date
    rating: Rating
    stability: float
    difficulty: float


class Memory(NamedTuple):
    """What is known of the memory of one item, after its review on `day`.

    `stability` is the number of days until recall is 90 % likely, `difficulty` goes from 1
    to 10, `rating` is the last one, `before` what it was before that day, if it was.
    `backwards` tells that a review was dated before an earlier one (a clock was put back); it
    counts as one on the same day.
    """

    stability: float
    difficulty: float
    day: date
    reviews: int = 1
    rating: Rating = 3
    before: Past | None = None
    backwards: bool = False


def retrievability(days: float, stability: float, parameters: Parameters = DEFAULT) -> float:
    """Return the probability of recall, `days` after a review: ``(1 + factor t/S)^decay``.

    >>> round(retrievability(10, stability=10), 6)
    0.9
    """
    return float((1 + parameters.factor * days / stability) ** parameters.decay)


def interval(stability: float, retention: float = 0.9, parameters: Parameters = DEFAULT) -> int:
    """Return the whole days, at least 1, after which recall has fallen to `retention`.

    >>> interval(53.2), interval(53.2, retention=0.8)
    (53, 176)
    """
    days: float = stability / parameters.factor * (retention ** (1 / parameters.decay) - 1)
    return min(max(round(days), 1), LONGEST_INTERVAL)


def first_stability(rating: Rating, parameters: Parameters = DEFAULT) -> float:
    """Return the stability after a first review: ``w[rating-1]``.

    >>> first_stability(3)
    2.3065
    """
    return max(parameters.weights[rating - 1], STABILITY_MIN)


def first_difficulty(rating: Rating, parameters: Parameters = DEFAULT) -> float:
    """Return the difficulty after a first review: ``w4 - e^(w5 (rating-1)) + 1``, from 1 to 10.

    >>> round(first_difficulty(3), 4)
    2.1181
    """
    return _clamped(_unclamped_difficulty(rating, parameters))


def next_difficulty(difficulty: float, rating: Rating, parameters: Parameters = DEFAULT) -> float:
    """Return the difficulty after another review.

    It moves by ``-w6 (rating-3)``, damped by ``(10-D)/9``, and back by the share `w7`
    towards the first difficulty of an Easy item.

    >>> next_difficulty(5.0, 1) > 5 > next_difficulty(5.0, 4)
    True
    """
    w = parameters.weights
    moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
    return _clamped(w[7] * _unclamped_difficulty(EASY, parameters) + (1 - w[7]) * moved)


def same_day_stability(stability: float, rating: Rating, parameters: Parameters = DEFAULT) -> float:
    """Return the stability after a second review on one day: ``S e^(w17 (rating-3+w18)) S^-w19``.

    Only Again makes it smaller.

    >>> same_day_stability(5.0, 1) < 5.0 == same_day_stability(5.0, 2)
    True
    """
    w = parameters.weights
    growth: float = exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
    return max(stability * (growth if rating == AGAIN else max(growth, 1.0)), STABILITY_MIN)


def recall_stability(
    stability: float,
    difficulty: float,
    recall: float,
    rating: Rating,
    parameters: Parameters = DEFAULT,
) -> float:
    """Return the stability after a recall that had the probability `recall`.

    ``S (1 + e^w8 (11-D) S^-w9 (e^(w10 (1-R)) - 1))``, the growth times `w15` for Hard and `w16`
    for Easy: the less likely the recall was, the more it gives.

    >>> recall_stability(5.0, 5.0, 0.7, 3) > recall_stability(5.0, 5.0, 0.9, 3) > 5.0
    True
    """
    w = parameters.weights
    scale = {HARD: w[15], EASY: w[16]}.get(rating, 1.0)
    growth: float = (
        exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp(w[10] * (1 - recall)) - 1)
    )
    return stability * (1 + growth * scale)


def lapse_stability(
    stability: float, difficulty: float, recall: float, parameters: Parameters = DEFAULT
) -> float:
    """Return the stability after a lapse: ``w11 D^-w12 ((S+1)^w13 - 1) e^(w14 (1-R))``.

    At most ``S / e^(w17 w18)``, what an Again on the same day would leave.

    >>> lapse_stability(50.0, 5.0, 0.9) < 5.0
    True
    """
    w = parameters.weights
    kept: float = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1)
    ceiling = stability / exp(w[17] * w[18])
    return max(min(kept * exp(w[14] * (1 - recall)), ceiling), STABILITY_MIN)


def review(
    memory: Memory | None,
    rating: Rating,
    at: date,
    parameters: Parameters = DEFAULT,
    *,
    confidence: float | None = None,
) -> Memory:
    """Return the memory after a review on the local day `at`; None before the first one.

    An Again of which one was sure, by `confidence`, leaves half the stability of another.

    >>> review(None, 3, date(2026, 12, 1)).stability
    2.3065
    >>> review(None, 1, date(2026, 12, 1)).stability
    0.212
    >>> review(None, 1, date(2026, 12, 1), confidence=0.95).stability
    0.106
    """
    left = LEFT_BY_SURE if rating == AGAIN and (confidence or 0) >= SURE else 1.0
    if memory is None:
        return Memory(
            stability=max(left * first_stability(rating, parameters), STABILITY_MIN),
            difficulty=first_difficulty(rating, parameters),
            day=at,
            rating=rating,
        )
    stability = _next_stability(memory, rating, at, parameters)
    return Memory(
        stability=max(left * stability, STABILITY_MIN),
        difficulty=next_difficulty(memory.difficulty, rating, parameters),
        day=max(memory.day, at),
        reviews=memory.reviews + 1,
        rating=rating,
        before=_past(memory) if at > memory.day else memory.before,
        backwards=memory.backwards or at < memory.day,
    )


def replay(attempts: Iterable[Attempt], parameters: Parameters = DEFAULT) -> Memory | None:
    """Return the memory that attempts at one item leave, in their order.

    Attempts without a rating are no reviews.

    >>> replay([]) is None
    True
    """
    memory = None
    for attempt in attempts:
        if attempt.rating is not None:
            day, confidence = attempt.moment.day, attempt.confidence
            memory = review(memory, attempt.rating, day, parameters, confidence=confidence)
    return memory


def _past(memory: Memory) -> Past:
    return Past(memory.day, memory.rating, memory.stability, memory.difficulty)


def _next_stability(memory: Memory, rating: Rating, at: date, parameters: Parameters) -> float:
    days = (at - memory.day).days
    if days < 1:
        return same_day_stability(memory.stability, rating, parameters)
    recall = retrievability(days, memory.stability, parameters)
    if rating == AGAIN:
        return lapse_stability(memory.stability, memory.difficulty, recall, parameters)
    return recall_stability(memory.stability, memory.difficulty, recall, rating, parameters)


def _unclamped_difficulty(rating: Rating, parameters: Parameters) -> float:
    w = parameters.weights
    return w[4] - exp(w[5] * (rating - 1)) + 1


def _clamped(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)
