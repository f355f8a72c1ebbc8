"""Memory equals the `fsrs` package's, and its published vectors."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from random import Random

import fsrs
import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from lossprep.model.event import Attempt, Moment
from lossprep.schedule.memory import Memory, interval, replay, retrievability, review
from lossprep.schedule.parameters import DEFAULT, Parameters

DAY = date(2026, 12, 1)
ratings = st.sampled_from([1, 2, 3, 4])
gaps = st.one_of(st.just(0), st.integers(0, 30), st.integers(0, 3000))
histories = st.lists(st.tuples(ratings, gaps), min_size=1, max_size=12)


def walk(history, parameters: Parameters = DEFAULT) -> list[Memory]:
    memory, day, memories = None, DAY, []
    for rating, gap in history:
        day += timedelta(days=gap)
        memory = review(memory, rating, day, parameters)
        memories.append(memory)
    return memories


def reference(history, weights: tuple[float, ...], retention: float) -> list[tuple[fsrs.Card, int]]:
    """The package's card after each review, and its next interval in days (0: a learning step)."""
    scheduler = fsrs.Scheduler(weights, desired_retention=retention, enable_fuzzing=False)
    card, at, cards = fsrs.Card(card_id=1), datetime(2026, 12, 1, 12, tzinfo=UTC), []
    for rating, gap in history:
        at += timedelta(days=gap)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
        cards.append((card, (card.due - at).days))
    return cards


def check(history, weights: tuple[float, ...], retention: float, ahead: int) -> None:
    parameters = Parameters("drawn", weights)
    scheduler = fsrs.Scheduler(weights, enable_fuzzing=False)
    memories = walk(history, parameters)
    for memory, (card, days) in zip(memories, reference(history, weights, retention), strict=True):
        assert memory.stability == pytest.approx(card.stability, rel=1e-9, abs=1e-9)
        assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-9, abs=1e-9)
        assert memory.day == card.last_review.date()
        recall = scheduler.get_card_retrievability(card, card.last_review + timedelta(days=ahead))
        assert retrievability(ahead, memory.stability, parameters) == pytest.approx(
            recall, abs=1e-9
        )
        if card.state is fsrs.State.Review:
            assert interval(memory.stability, retention, parameters) == days


@pytest.mark.soak
def test_memory_equals_the_package_over_ten_thousand_histories() -> None:
    rng = Random(6)
    for trial in range(10_000 if os.environ.get("LOSSPREP_SOAK") else 1000):
        weights = DEFAULT.weights
        if trial % 2:
            bounds = zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
            weights = tuple(rng.uniform(*bound) for bound in bounds)
        history = [
            (rng.randint(1, 4), rng.choice((0, 1, rng.randint(0, 30), rng.randint(0, 1000))))
            for _ in range(rng.randint(1, 8))
        ]
        check(history, weights, rng.uniform(0.7, 0.97), rng.randint(0, 400))


@given(histories, st.floats(0.7, 0.97), st.integers(0, 400))
def test_memory_equals_the_package(history, retention: float, ahead: int) -> None:
    check(history, DEFAULT.weights, retention, ahead)


def test_the_default_parameters_are_the_published_ones() -> None:
    assert DEFAULT.weights == fsrs.Scheduler().parameters
    assert DEFAULT.version == "fsrs-6"


def test_the_published_vectors() -> None:
    memory = walk(zip((1, 3, 3, 3, 3, 3), (0, 0, 1, 3, 8, 21), strict=True))[-1]
    assert memory.stability == pytest.approx(53.62691, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)
    first = [review(None, rating, DAY) for rating in (1, 2, 3, 4)]
    assert [one.stability for one in first] == [0.212, 1.2931, 2.3065, 8.2956]
    assert [one.difficulty for one in first] == pytest.approx([6.4133, 5.11217071, 2.11810397, 1.0])
    # Each review on the day the one before it asks for; after an Again, twice on one day.
    days = (0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21)
    memories = walk(zip((3,) * 6 + (1, 1) + (3,) * 5, (0, *days[:-1]), strict=True))
    asked = [interval(memory.stability) for memory in memories]
    assert [a for a, day in zip(asked, days, strict=True) if day] == [day for day in days if day]


@given(histories)
def test_a_memory_stays_within_its_bounds(history) -> None:
    for memory in walk(history):
        assert memory.stability >= 0.001
        assert 1 <= memory.difficulty <= 10
        assert 0 < retrievability(1000, memory.stability) < retrievability(1, memory.stability) < 1
        assert retrievability(0, memory.stability) == 1


@given(histories, ratings, st.integers(1, 200))
def test_a_clock_that_went_back_counts_as_the_same_day_and_is_said(history, rating, back) -> None:
    memory = walk(history)[-1]
    odd = review(memory, rating, memory.day - timedelta(days=back))
    same = review(memory, rating, memory.day)
    assert (odd.stability, odd.difficulty, odd.day) == (same.stability, same.difficulty, same.day)
    assert odd.backwards
    assert not same.backwards
    assert review(odd, rating, memory.day + timedelta(days=1)).backwards


def attempt(rating: int | None, day: date, hour: int = 12) -> Attempt:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    moment = Moment(at, day)
    return Attempt(id=f"{day}{hour}", moment=moment, exercise="x", answer="", rating=rating)


def test_a_replay_is_a_walk_and_leaves_out_what_was_not_rated() -> None:
    days = [DAY, DAY + timedelta(days=3), DAY + timedelta(days=8)]
    memory = replay([attempt(3, days[0]), attempt(None, days[1]), attempt(2, days[2])])
    assert memory == walk([(3, 0), (2, 8)])[-1]
    assert memory.reviews == 2
    assert replay([attempt(None, DAY)]) is None


def test_what_counts_is_local_days_not_blocks_of_24_hours() -> None:
    # At 23:00, and nine hours later in the morning: a day apart.
    next_day = DAY + timedelta(days=1)
    memory = replay([attempt(3, DAY, 23), attempt(3, next_day, 8)])
    assert memory == walk([(3, 0), (3, 1)])[-1]
    assert memory != walk([(3, 0), (3, 0)])[-1]
