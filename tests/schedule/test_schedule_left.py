"""What is left of a day's practice is what was chosen in the morning, whatever happens on it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schedule_items import DAY, INTERVIEW, NEW, SEEN

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.memory import Past
from lossprep.schedule.pool import Listed
from lossprep.schedule.price import price
from lossprep.schedule.queue import practice
from lossprep.schedule.values import at

POOL = st.lists(NEW | SEEN, max_size=14, unique_by=lambda one: one.id)
MINUTES = st.floats(0, 40)


def answered(one: Candidate, stability: float = 9.0) -> Candidate:
    """The item once it was answered today."""
    known = one.last and one.stability
    before = Past(one.last, 3, one.stability, one.difficulty) if known else None
    return one._replace(
        last=DAY,
        stability=stability,
        reviews=one.reviews + 1,
        due=DAY + timedelta(days=9),
        before=before,
    )


def chosen(pool: list[Candidate], minutes: float, interview: date = INTERVIEW, **deep: float):
    found = practice(Listed(pool), DAY, minutes, interview, **deep)
    return [one.id for one in (*found.reviews, *found.new)]


@given(POOL, MINUTES, st.floats(0, 1), st.data())
def test_practice_takes_nothing_from_what_is_left(pool, minutes, share, data):
    deep = share * minutes
    wanted = chosen(pool, minutes, deep=deep)
    done = data.draw(st.sets(st.sampled_from(wanted))) if wanted else set()
    later = [answered(one) if one.id in done else one for one in pool]
    assert chosen(later, minutes, deep=deep) == [name for name in wanted if name not in done]


def test_one_whose_sibling_was_practised_keeps_its_place():
    """The sibling came because nothing else fitted beside it."""
    new = Candidate(id="new", minutes=4, family="mse")
    seen = Candidate(
        id="seen", minutes=1, worth=0.1, family="mse", stability=2.0, last=DAY - timedelta(days=3)
    )
    other = Candidate(id="other", minutes=3, worth=0.4)
    assert chosen([new, seen, other], 6) == ["seen", "new"]
    assert chosen([new, answered(seen), other], 6) == ["new"]


@given(POOL, MINUTES, st.integers(0, 14))
def test_in_order_of_what_is_due_neither(pool, minutes, number):
    """Without an interview to come."""
    wanted = chosen(pool, minutes, DAY)
    done = set(wanted[:number])
    later = [answered(one) if one.id in done else one for one in pool]
    assert chosen(later, minutes, DAY) == wanted[number:]


@given(POOL, POOL, MINUTES, st.sampled_from([INTERVIEW, DAY]), st.data())
def test_what_the_day_asks_anyway_takes_nothing_from_it(pool, asked, minutes, interview, data):
    """Awaited in the morning, reviewed at noon; with a task's minutes, or with its own."""
    taken = data.draw(st.booleans())
    names = {one.id for one in pool}
    asked = [one for one in asked if one.id not in names]
    morning = [*pool, *(one._replace(awaited=True, taken=taken) for one in asked)]
    noon = [*pool, *(answered(one._replace(taken=taken)) for one in asked)]
    wanted = chosen(morning, minutes, interview)
    assert chosen(noon, minutes, interview) == wanted
    assert not {one.id for one in asked} & set(wanted)


@given(POOL, MINUTES, st.data())
def test_what_was_practised_apart_counts_against_the_minutes(pool, minutes, data):
    apart = data.draw(st.sets(st.sampled_from(pool))) if pool else set()
    later = [answered(one) if one in apart else one for one in pool]
    spent = sum(one.minutes for one in apart)
    left = chosen(later, minutes)
    assert not {one.id for one in apart} & set(left)
    taken = sum(one.minutes for one in pool if one.id in left)
    assert taken <= max(0.0, minutes - spent) + 1e-9


@given(POOL, st.lists(MINUTES, min_size=1, max_size=14), st.data())
def test_the_price_of_a_minute_is_that_of_the_morning(pool, minutes, data):
    done = data.draw(st.sets(st.sampled_from(pool))) if pool else set()
    later = [answered(one, 300.0) if one in done else one for one in pool]
    rungs = [price(each, DAY, minutes, at(len(minutes))) for each in (pool, later)]
    assert rungs[0] == rungs[1]


@pytest.mark.parametrize("tasked", [False, True])
def test_the_first_questions_take_minutes_of_practice_unless_a_task_will_ask_them(tasked) -> None:
    pool = [Candidate(id=str(n), minutes=2) for n in range(4)]
    first = pool[0]._replace(awaited=True, tasked=tasked)
    assert len(chosen([first, *pool[1:]], 4)) == (2 if tasked else 1)
