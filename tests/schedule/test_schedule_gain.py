"""What a review is worth on the interview's day, and the queue that follows from it."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.schedule import deadline, fixed, fsrs_clamped, simulate
from lossprep.schedule.gain import gain, kept, reviewed
from lossprep.schedule.queue import Candidate, by_gain, practice

DAY = date(2026, 12, 4)
INTERVIEW = DAY + timedelta(days=14)
STABILITY = st.floats(0.1, 300)
ITEM = st.builds(
    Candidate,
    id=st.uuids().map(str),
    minutes=st.sampled_from([1.0, 2.0, 5.0, 9.0]),
    asked=st.sampled_from(["often", "sometimes", "rarely"]),
    deep=st.booleans(),
    stability=STABILITY,
    difficulty=st.floats(1, 10),
    last=st.integers(1, 20).map(lambda n: DAY - timedelta(days=n)),
)


def chosen(pool, minutes, interview=INTERVIEW):
    found = practice(pool, DAY, minutes, interview)
    return [*found.reviews, *found.new]


@given(STABILITY, st.floats(1, 10), st.integers(1, 30), st.integers(1, 60))
def test_recall_is_a_probability(stability, difficulty, age, days):
    assert 0 <= reviewed(stability, difficulty, age, days) <= 1
    assert 0 <= kept(stability, age, days) <= 1


@given(st.floats(1, 10), st.integers(1, 20), st.integers(2, 40))
def test_an_unseen_item_gains_more_than_one_that_lasts(difficulty, age, days):
    assert gain(None, difficulty, 0, days) > gain(400.0, difficulty, age, days)


@given(st.lists(ITEM, max_size=12, unique_by=lambda one: one.id), st.floats(0, 40))
def test_the_day_is_never_overfilled(pool, minutes):
    assert sum(one.minutes for one in chosen(pool, minutes)) <= minutes + 1e-9


@given(st.lists(ITEM, min_size=1, max_size=12, unique_by=lambda one: one.id), st.floats(1, 40))
def test_what_was_practised_today_is_not_asked_again(pool, minutes):
    first = pool[0]._replace(last=DAY, reviews=1)
    assert first.id not in {one.id for one in chosen([first, *pool[1:]], minutes)}


def test_the_oftener_asked_of_two_alike_comes_first():
    pool = [Candidate(id=name, minutes=3, asked=name) for name in ("rarely", "sometimes", "often")]
    assert [one.id for one in chosen(pool, 6)] == ["often", "sometimes"]


@given(
    st.lists(ITEM, max_size=14, unique_by=lambda one: one.id),
    st.floats(0, 40),
    st.floats(0, 1),
)
def test_deep_items_get_their_minutes_or_no_other_of_them_fits(pool, minutes, share):
    found = by_gain(pool, DAY, minutes, 14, deep=share * minutes)
    taken = [*found.reviews, *found.new]
    deep = sum(one.minutes for one in taken if one.deep)
    left = minutes - sum(one.minutes for one in taken)
    alone = by_gain([one for one in pool if one.deep], DAY, minutes, 14)
    most = sum(one.minutes for one in (*alone.reviews, *alone.new))
    assert left >= -1e-9
    assert deep >= min(share * minutes, most) - 1e-9


def test_quick_trivia_does_not_crowd_out_what_takes_words():
    quick = [Candidate(id=f"quick{n}", minutes=1, asked="often") for n in range(40)]
    words = [Candidate(id=f"words{n}", minutes=3, asked="rarely", deep=True) for n in range(9)]
    found = by_gain([*quick, *words], DAY, 20, 14, deep=8).new
    assert sum(one.minutes for one in found if one.deep) == pytest.approx(9)  # three of them
    assert not any(one.deep for one in by_gain([*quick, *words], DAY, 20, 14).new)


def test_on_the_eve_nothing_is_new():
    seen = Candidate(id="seen", minutes=2, stability=1.0, last=DAY - timedelta(days=4))
    found = by_gain([seen, Candidate(id="new", minutes=2)], DAY, 20, 1)
    assert (found.new, [one.id for one in found.reviews]) == ((), ["seen"])


def test_without_an_interview_to_come_it_is_what_is_due():
    due = Candidate(id="due", minutes=2, due=DAY, stability=5.0, last=DAY - timedelta(days=5))
    pool = [Candidate(id="new", minutes=2, asked="often"), due]
    assert chosen(pool, 2, None) == chosen(pool, 2, DAY) == [due]


def test_in_simulation_it_recalls_more_than_fixed_days_and_no_less_than_fsrs():
    """The product's own queue at 20 minutes a day; `make bench` has the whole table."""
    means = {
        policy: fmean(simulate(policy, "fsrs_fitted", 60, 20, seed).recall for seed in range(12))
        for policy in (fixed, fsrs_clamped, deadline)
    }
    assert means[deadline] > means[fixed] + 0.05
    assert means[deadline] >= means[fsrs_clamped]
