"""A pack's items as a learner stands to them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from schedule_plans import CHECKPOINTS, day, plan_of, start

from lossprep.schedule.choice import Choice
from lossprep.schedule.memory import Memory, Past, review
from lossprep.schedule.pace import Timed
from lossprep.schedule.plan import day_plan
from lossprep.schedule.pool import Listed
from lossprep.schedule.queue import practice
from lossprep.schedule.standing import Kind, Schedulable, Standing, candidates

PLAN = plan_of(start(30))
ITEMS = [
    Schedulable(
        id=name,
        kind=Kind(
            minutes=4.0,
            asked="often",
            roles=roles,
            skills=skill,
            tasked=False,
            deep=False,
            reserve=name == "kept",
        ),
    )
    for name, roles, skill in (("a", "mle ds", "x"), ("b", "ds", "y"), ("kept", "mle", "x"))
]


def pool(offset: int = 5, **known: object):
    today = day_plan(PLAN, CHECKPOINTS, {}, day(offset))
    return {one.id: one for one in candidates(ITEMS, Standing(**{"memories": {}, **known}), today)}


def test_role_and_weak_skill_weigh_and_own_times_count() -> None:
    known = {"a": Memory(stability=2.0, difficulty=5.0, day=day(4))}
    times, wish = {"a": Timed(5, 8.0)}, Choice("deadline", 0.9, "mle")
    found = pool(memories=known, ratings={"x": 1, "y": 5}, times=times, wish=wish)
    assert [round(one.worth, 2) for one in found.values()] == [1.18, 0.35]
    assert found["a"].minutes > 6
    assert 4 < found["b"].minutes < 5  # new, at the learner's pace


def test_the_reserve_comes_late() -> None:
    assert "kept" not in pool(5)
    assert "kept" in pool(29)


@pytest.mark.parametrize("interview", [day(30), None])
def test_a_clock_that_was_put_back_leaves_the_day_its_minutes(interview) -> None:
    """Reviews dated after today are no practice of today, and no fault."""
    memory = Memory(stability=2.0, difficulty=5.0, day=day(9), reviews=3)
    found = pool(5, memories={"a": memory, "b": memory})
    assert found["a"].last == day(4)
    chosen = practice(Listed(found.values()), day(5), 30, interview)
    assert not any(one.practised(day(5)) for one in found.values())
    assert all(one.last == day(5) - timedelta(days=1) for one in chosen.reviews)


def test_what_today_shows_weighs_tomorrow() -> None:
    memory = review(None, 4, day(1))
    again = review(memory, 1, day(5))
    then = Past(day(1), 4, memory.stability, memory.difficulty)
    assert (again.rating, again.before) == (1, then)
    assert review(again, 1, day(5)).before == then
    worth = [pool(5, memories={"a": one})["a"].worth for one in (memory, again)]
    assert worth[0] == worth[1] < pool(6, memories={"a": again})["a"].worth
