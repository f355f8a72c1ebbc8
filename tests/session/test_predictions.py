"""What was foretold of each review against how it came out."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from math import log

import pytest
from msgspec.structs import replace

from lossprep.model.event import Attempt, Moment, Rating
from lossprep.schedule.memory import Memory, replay, retrievability, review
from lossprep.session.predictions import ENOUGH, foretold, predictions

START = date(2026, 12, 1)


def attempt(exercise: str, day: int, rating: Rating | None) -> Attempt:
    moment = Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), START + timedelta(days=day))
    return Attempt(
        id=f"{exercise} {day}", moment=moment, exercise=exercise, answer="", rating=rating
    )


def test_each_review_is_foretold_from_what_was_known_then() -> None:
    answers = [
        attempt("a", 0, 3),  # the first: nothing to go by
        attempt("a", 0, 1),  # the same day
        attempt("b", 1, None),  # nothing was measured
        attempt("a", 4, 3),
        attempt("a", 9, 1),
    ]
    memory = review(review(None, 3, START), 1, START)
    third = retrievability(4, memory.stability)
    fourth = retrievability(5, review(memory, 3, START + timedelta(days=4)).stability)
    assert list(foretold(answers)) == [(third, True), (fourth, False)]
    found = predictions(answers)
    assert found.answers == 2
    assert found.log_loss == pytest.approx(-(log(third) + log(1 - fourth)) / 2)
    assert found.base == pytest.approx(log(2))
    assert found.bins == ()


def test_it_is_the_memory_that_the_schedule_goes_by() -> None:
    rng = random.Random(4)
    answers = [
        replace(
            attempt("a", 2 * n, rng.choice([1, 1, 3, 4])), confidence=rng.choice([None, 0.4, 0.95])
        )
        for n in range(30)
    ]
    known = [replay(answers[:n]) for n in range(1, 30)]
    assert [p for p, _ in foretold(answers)] == [retrievability(2, m.stability) for m in known if m]


def test_what_comes_later_changes_no_prediction() -> None:
    rng = random.Random(1)
    answers = [attempt(rng.choice("abc"), n // 2, rng.choice([1, 2, 3, 4])) for n in range(60)]
    known = list(foretold(answers))
    part = list(foretold(answers[:30]))
    assert known[: len(part)] == part


def test_a_learner_who_forgets_as_the_model_says_is_foretold_right() -> None:
    rng = random.Random(2)
    answers, memories = [], dict[str, Memory]()
    for day in range(0, 60, 3):
        for name in map(str, range(60)):
            memory, when = memories.get(name), START + timedelta(days=day)
            recall = retrievability((when - memory.day).days, memory.stability) if memory else 0.5
            rating: Rating = 3 if rng.random() < recall else 1
            memories[name] = review(memory, rating, when)
            answers.append(attempt(name, day, rating))
    found = predictions(answers)
    assert found.log_loss is not None
    assert found.log_loss < found.base
    assert len(found.bins) > 2
    for one in found.bins:
        assert one.answers >= ENOUGH
        assert one.low <= one.predicted <= one.high
        assert one.recalled == pytest.approx(one.predicted, abs=3 * 0.5 / one.answers**0.5)


def test_without_reviews_there_is_nothing_to_say() -> None:
    assert predictions([attempt("a", 0, 3)]).log_loss is None
