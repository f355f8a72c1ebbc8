"""What a review is worth on the interview's day, and the queue that follows from it."""

from __future__ import annotations

from datetime import timedelta
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schedule_items import DAY, INTERVIEW, SEEN

from benchmarks.schedule.policies import deadline, fixed, fsrs_clamped
from benchmarks.schedule.simulation import simulate
from lossprep.schedule.candidate import Candidate
from lossprep.schedule.pool import Listed
from lossprep.schedule.price import place
from lossprep.schedule.queue import by_gain, practice
from lossprep.schedule.rate import Rate
from lossprep.schedule.values import PRICES, at


def chosen(pool, minutes, interview=INTERVIEW):
    found = practice(Listed(pool), DAY, minutes, interview)
    return [*found.reviews, *found.new]


@given(st.lists(SEEN, max_size=12, unique_by=lambda one: one.id), st.floats(0, 40))
def test_the_day_is_never_overfilled(pool, minutes):
    assert sum(one.minutes for one in chosen(pool, minutes)) <= minutes + 1e-9


@given(st.lists(SEEN, min_size=1, max_size=12, unique_by=lambda one: one.id), st.floats(1, 40))
def test_what_was_practised_today_is_not_asked_again(pool, minutes):
    first = pool[0]._replace(last=DAY, reviews=1)
    assert first.id not in {one.id for one in chosen([first, *pool[1:]], minutes)}


def test_the_one_of_more_worth_of_two_alike_comes_first():
    pool = [Candidate(id=str(worth), minutes=3, worth=worth) for worth in (0.4, 0.7, 1.0)]
    assert [one.id for one in chosen(pool, 6)] == ["1.0", "0.7"]


@given(
    st.lists(SEEN, max_size=14, unique_by=lambda one: one.id),
    st.floats(0, 40),
    st.floats(0, 1),
)
def test_deep_items_get_their_minutes_or_no_other_of_them_fits(pool, minutes, share):
    pool = [one._replace(family="") for one in pool]
    found = by_gain(Listed(pool), DAY, minutes, 14, deep=share * minutes)
    taken = [*found.reviews, *found.new]
    deep = sum(one.minutes for one in taken if one.deep)
    others = [one for one in pool if one.deep and one not in taken and gains(one)]
    assert sum(one.minutes for one in taken) <= minutes + 1e-9
    if deep < share * minutes - 1e-9:
        assert not [one for one in others if one.minutes <= minutes - deep - 1e-9]


@given(st.lists(SEEN, max_size=14, unique_by=lambda one: one.id), st.floats(0, 40), st.booleans())
def test_siblings_share_a_day_only_where_nothing_else_fits_it(pool, minutes, practised):
    done = [one._replace(last=DAY, reviews=1) for one in pool[:1] if practised]
    taken = chosen([*done, *pool[len(done) :]], minutes)
    families, first = {one.family for one in done} - {""}, []
    for one in taken:
        if one.family not in families:
            first.append(one)
        families |= {one.family} - {""}
    if len(first) < len(taken):
        left = minutes - sum(one.minutes for one in [*done, *first])
        others = [one for one in pool[len(done) :] if one not in taken and gains(one)]
        assert not [o for o in others if o.family not in families and o.minutes <= left - 1e-9]


def gains(one):
    values = at(14)
    return all(values.gain(place(one, DAY), price) > 0 for price in range(PRICES))


def test_siblings_come_on_days_of_their_own():
    alike = [Candidate(id=f"mse{n}", minutes=2, family="mse") for n in range(3)]
    pool = [*alike, Candidate(id="bce", minutes=2, family="bce", worth=0.1)]
    assert [one.id for one in chosen(pool, 4)] == ["mse0", "bce"]
    done = [alike[0]._replace(last=DAY, reviews=1), *alike[1:], pool[-1]]
    assert [one.id for one in chosen(done, 4)] == ["bce"]
    assert len(chosen(alike, 6)) == 3  # there is nothing else


def test_where_time_is_ample_the_weakest_is_not_abandoned():
    """It takes so many minutes that with little time it waits for ever."""
    lost = Candidate(
        id="lost", minutes=19, stability=2.0, difficulty=10, last=DAY - timedelta(days=9)
    )
    firm = [
        Candidate(id=f"{n}", minutes=1, stability=90.0, last=DAY - timedelta(days=2))
        for n in range(9)
    ]
    new = [Candidate(id=f"new{n}", minutes=2) for n in range(200)]
    assert lost in chosen([lost, *firm], 20)
    assert lost not in chosen([lost, *firm, *new], 20)


def test_of_items_that_gain_alike_the_one_that_is_forgotten_comes_first():
    def gain(one):
        return at(14).gain(place(one, DAY), 18)

    since = DAY - timedelta(days=20)
    lost = Candidate(id="lost", minutes=1, stability=0.3, last=since)
    known = [Candidate(id=f"{n}", minutes=1, stability=n / 4, last=since) for n in range(4, 400)]
    alike = [one for one in known if gain(lost) < gain(one) < 1.005 * gain(lost)]
    assert alike
    rate = Rate(18, DAY, at(14))
    best = Listed([*alike, lost]).best(rate, DAY, new=False, deep=False)
    assert next(best).one == lost


def test_the_minutes_of_the_days_to_come_tell_what_those_of_today_are_for():
    """With none it is a weak memory, with a few a strong one that has waited long."""
    weak = Candidate(id="weak", minutes=1, stability=1.0, last=DAY - timedelta(days=9))
    strong = Candidate(id="strong", minutes=1, stability=32.0, last=DAY - timedelta(days=20))
    pool = [one._replace(id=f"{one.id}{n}") for n in range(10) for one in (weak, strong)]
    none, some = (by_gain(Listed(pool), DAY, 1, 14, later=[m] * 13).reviews[0] for m in (0.0, 1.0))
    assert (none.stability, some.stability) == (weak.stability, strong.stability)
    assert by_gain(Listed(pool), DAY, 1, 14) == by_gain(Listed(pool), DAY, 1, 14, later=[1.0] * 13)


@given(st.floats(1, 10), st.integers(1, 20), st.integers(3, 40))
def test_an_unseen_item_gains_more_than_one_that_lasts(difficulty, age, days):
    lasting = Candidate(
        id="a", minutes=2, stability=400.0, difficulty=difficulty, last=DAY - timedelta(days=age)
    )
    pool = [lasting, Candidate(id="new", minutes=2)]
    assert by_gain(Listed(pool), DAY, 2, days).new == (pool[1],)


def test_quick_trivia_does_not_crowd_out_what_takes_words():
    quick = [Candidate(id=f"quick{n}", minutes=1, worth=1.0) for n in range(40)]
    words = [Candidate(id=f"words{n}", minutes=3, worth=0.4, deep=True) for n in range(9)]
    found = by_gain(Listed([*quick, *words]), DAY, 20, 14, deep=8).new
    assert sum(one.minutes for one in found if one.deep) == pytest.approx(9)  # three of them
    assert not any(one.deep for one in by_gain(Listed([*quick, *words]), DAY, 20, 14).new)


def test_on_the_eve_nothing_is_new():
    seen = Candidate(id="seen", minutes=2, stability=1.0, last=DAY - timedelta(days=4))
    found = by_gain(Listed([seen, Candidate(id="new", minutes=2)]), DAY, 20, 1)
    assert (found.new, [one.id for one in found.reviews]) == ((), ["seen"])


def test_without_an_interview_to_come_it_is_what_is_due():
    due = Candidate(id="due", minutes=2, due=DAY, stability=5.0, last=DAY - timedelta(days=5))
    pool = [Candidate(id="new", minutes=2, worth=1.0), due]
    assert chosen(pool, 2, None) == chosen(pool, 2, DAY) == [due]


def test_without_an_interview_to_come_siblings_wait_for_the_others():
    alike = [Candidate(id=f"mse{n}", minutes=2, family="mse", worth=1 - n / 9) for n in range(3)]
    pool = [*alike, Candidate(id="bce", minutes=2, family="bce", worth=0.1)]
    assert [one.id for one in chosen(pool, 4, None)] == ["mse0", "bce"]
    due = [one._replace(due=DAY, last=DAY - timedelta(days=2), stability=2.0) for one in pool]
    assert [one.id for one in chosen([due[0], *pool[1:]], 4, None)] == ["mse0", "bce"]
    assert [one.id for one in chosen(due, 4, None)] == ["bce", "mse0"]
    assert [one.id for one in chosen(due, 6, None)] == ["bce", "mse0", "mse1"]


def test_in_simulation_it_recalls_more_than_fixed_days_and_more_than_fsrs():
    """The product's own queue at 30 minutes a day; `make bench` has the whole table."""
    means = {
        policy: fmean(simulate(policy, "fsrs_fitted", 60, 30, seed).recall for seed in range(8))
        for policy in (fixed, fsrs_clamped, deadline)
    }
    assert means[deadline] > means[fixed] + 0.02
    assert means[deadline] > means[fsrs_clamped] + 0.01
