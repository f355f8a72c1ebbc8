"""The coming days as they are expected, and what will not make it."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schedule_plans import CHECKPOINTS, START, start

from lossprep.schedule.ahead import Course
from lossprep.schedule.candidate import Candidate
from lossprep.schedule.choice import Choice
from lossprep.schedule.daily import daily
from lossprep.schedule.expectation import expect
from lossprep.schedule.plan import fold
from lossprep.schedule.pool import Listed
from lossprep.schedule.rehearsal import after, missed, rehearsal, unreached

POOL = st.lists(
    st.builds(
        Candidate,
        id=st.uuids().map(str),
        minutes=st.sampled_from([1.0, 2.0, 5.0, 9.0]),
        asked=st.sampled_from(["often", "sometimes", "rarely"]),
        worth=st.floats(0.1, 1.3),
        deep=st.booleans(),
        difficulty=st.floats(1, 10),
        stability=st.none() | st.floats(0.3, 60),
    ),
    min_size=1,
    max_size=20,
    unique_by=lambda one: one.id,
).map(lambda pool: [aged(one, n) for n, one in enumerate(pool)])


def aged(one: Candidate, n: int) -> Candidate:
    """A candidate with a memory, some days old."""
    if one.stability is None:
        return one
    last = START - timedelta(days=1 + n % 9)
    return Candidate(
        **{name: getattr(one, name) for name in ("id", "minutes", "asked", "deep", "stability")},
        last=last,
        due=START + timedelta(days=n % 5),
        reviews=1,
    )


def course(interview: int | None, minutes: int) -> Course:
    plan = fold([start(interview, minutes)])
    assert plan is not None
    return Course(plan, CHECKPOINTS, {}, {})


@settings(max_examples=25)
@given(POOL, st.sampled_from([5, 25, 60]), st.sampled_from(["deadline", "fsrs", "checkpoints"]))
def test_a_day_is_filled_and_not_overfilled(pool, minutes, schedule) -> None:
    found, wish = course(30, minutes), Choice(schedule)
    today = found.day(START)
    days = list(islice(rehearsal(found, today, Listed(pool), wish), 7))
    assert [one.date for one in days] == [START + timedelta(days=n) for n in range(7)]
    chosen = daily(found.plan, today, Listed(pool), wish)
    assert (days[0].tasks, days[0].reviews, days[0].new) == (
        today.minutes,
        len(chosen.reviews),
        len(chosen.new),
    )
    assert all(one.minutes <= max(minutes, one.tasks) + 1e-9 for one in days)
    if schedule == "checkpoints":
        assert not any(one.reviews or one.new for one in days)


@settings(max_examples=25)
@given(POOL, st.sampled_from([10, 25]))
def test_more_minutes_lose_nothing_and_the_mean_is_the_forecasts(pool, minutes) -> None:
    wish = Choice()
    few, many = course(30, minutes), course(30, minutes + 60)
    lost = {one.id for one in unreached(few, few.day(START), Listed(pool), wish)}
    assert {one.id for one in unreached(many, many.day(START), Listed(pool), wish)} <= lost
    forecast = expect(few.plan, few.day(START), Listed(pool))
    assert forecast is not None
    certain = len(pool) - len(lost)
    assert forecast.interview <= (certain + 0.5 * len(lost)) / len(pool) + 1e-9


def test_each_has_its_reason() -> None:
    found = course(22, 10)
    pool = [
        Candidate(id="new", minutes=2, asked="often"),
        Candidate(id="late", minutes=2, stability=0.05, last=START - timedelta(days=9), reviews=1),
        Candidate(id="tasked", minutes=2, tasked=True),
        Candidate(id="firm", minutes=2, stability=90.0, last=START, reviews=4),
    ]
    why = {
        one.id: one.why
        for one in unreached(found, found.day(START), Listed(pool), Choice(schedule="checkpoints"))
    }
    assert why == {"new": "unseen", "late": "fading"}


def test_on_the_interviews_day_nothing_is_ahead() -> None:
    found = course(10, 25)
    today = found.day(START + timedelta(days=10))
    pool = [Candidate(id="new", minutes=2)]
    assert list(rehearsal(found, today, Listed(pool), Choice())) == []
    assert unreached(found, today, Listed(pool), Choice()) == []
    days = list(rehearsal(found, found.day(START), Listed(pool), Choice()))
    assert days[-1].date <= START + timedelta(days=9)


def test_a_rehearsed_review_comes_back_later() -> None:
    found = course(60, 25)
    only = Candidate(id="only", minutes=2, stability=2.0, last=START - timedelta(days=4))
    wish = Choice(schedule="fsrs")
    days = list(islice(rehearsal(found, found.day(START), Listed([only]), wish), 12))
    asked = [one.date for one in days if one.reviews]
    assert len(asked) < 6
    assert sum(one.review_minutes for one in days) == pytest.approx(2 * len(asked))


@pytest.mark.parametrize(("minutes", "items"), [(30, 12), (20, 90), (8, 200)])
def test_what_is_missed_on_the_first_day_is_asked_again_when_it_says(minutes, items) -> None:
    now = course(22, minutes)
    pool = [Candidate(id=f"{n:03}", minutes=1) for n in range(items)]
    told = missed(now, now.day(START), Listed(pool), Choice())
    lost, again = set(), []
    known = {one.id: one for one in pool}
    for day in (START + timedelta(days=n) for n in range(21)):
        chosen = daily(now.plan, now.day(day), Listed(known.values()), Choice())
        again += [day for one in chosen.reviews if one.id in lost]
        known |= {one.id: after(one, day, 0.9) for one in (*chosen.reviews, *chosen.new)}
        if day == told.day:
            lost = {one.id for one in chosen.new}
            known |= {n: known[n]._replace(stability=0.212, difficulty=6.4133) for n in lost}
        now = now.after(now.day(day))
    assert told.again == min(again, default=None)
    assert (told.again is None) == (minutes == 8)
