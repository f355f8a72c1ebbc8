"""What recall is expected: in order, and more for more minutes."""

from __future__ import annotations

import random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.schedule.policies import DAYS, EXPECTED, deadline
from benchmarks.schedule.simulation import simulate
from lossprep.schedule.forecast import Item, forecast

ITEMS = st.lists(
    st.builds(
        Item,
        st.floats(0.5, 20),
        st.none() | st.floats(0.001, 400),
        st.floats(1, 10),
        st.integers(0, 60),
        st.sampled_from([0.4, 0.7, 1.0]),
    ),
    min_size=1,
    max_size=12,
)


@given(ITEMS, st.lists(st.floats(0, 60), max_size=30))
def test_skipped_is_at_most_as_planned_and_that_at_most_with_more(items, minutes) -> None:
    found = forecast(items, len(minutes), minutes)
    assert found is not None
    assert 0 <= found.if_today_skipped <= found.interview <= found.with_10_more_minutes <= 1


@given(ITEMS, st.integers(1, 30))
def test_new_items_are_worth_today_and_more_minutes(items, days) -> None:
    new = [Item(one.minutes) for one in items]
    found = forecast(new, days, [0.01] * days)  # never enough
    assert found is not None
    assert found.if_today_skipped < found.interview < found.with_10_more_minutes


def test_nothing_to_remember_is_no_forecast() -> None:
    assert forecast([], 5, [10.0] * 5) is None


def exact(item: Item):
    """The memory as it is, in a bin of its own."""
    return None if item.stability is None else (item.stability, item.difficulty, float(item.age))


@pytest.mark.parametrize("minutes", [5.0, 20.0, 60.0])
def test_bins_are_off_by_less_than_half_a_point(minutes: float) -> None:
    rng = random.Random(minutes)
    stability = [None if rng.random() < 0.2 else rng.lognormvariate(1.5, 1.2) for _ in range(100)]
    items = [
        Item(rng.choice([1.0, 2.5, 8.0]), one, rng.uniform(1, 10), rng.randrange(40))
        for one in stability
    ]
    quick = forecast(items, 21, [minutes] * 21)
    slow = forecast(items, 21, [minutes] * 21, rounding=exact)
    assert quick is not None
    assert slow is not None
    assert quick.interview == pytest.approx(slow.interview, abs=0.005)
    assert quick.if_today_skipped == pytest.approx(slow.if_today_skipped, abs=0.005)
    assert quick.with_10_more_minutes == pytest.approx(slow.with_10_more_minutes, abs=0.005)


def test_it_comes_out_where_a_learner_is_as_the_model_says() -> None:
    """Some simulated learners' three weeks, with the product's own queue, in the minutes used."""
    learners = [simulate(deadline, "fsrs_default", 60, 20, seed) for seed in range(6)]
    minutes = fmean(one.minutes for one in learners)
    found = forecast([Item(EXPECTED)] * 60, DAYS, [minutes] * DAYS)
    assert found is not None
    assert found.interview == pytest.approx(fmean(one.recall for one in learners), abs=0.02)


def test_minutes_go_to_what_is_asked_often_first() -> None:
    often, rarely = Item(2.0), Item(1.6, weight=0.4)
    alone, both = forecast([often], 7, [2.0]), forecast([often, rarely], 7, [2.0])
    assert alone is not None
    assert both is not None
    assert both.interview == pytest.approx(alone.interview / 2)
