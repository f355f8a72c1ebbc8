"""What a day practises, by the minutes of the days to come."""

from __future__ import annotations

from datetime import date

import pytest
from schedule_plans import CHECKPOINTS, away, day, finished, plan_of, start

from lossprep.model.plan import DayPlan, Plan
from lossprep.schedule.daily import later
from lossprep.schedule.plan import day_plan


def shown(plan: Plan, offset: int, done: dict[str, date]) -> DayPlan:
    return day_plan(plan, CHECKPOINTS, done, day(offset))


def test_a_day_away_has_no_minutes_and_the_open_tasks_take_theirs_evenly() -> None:
    plan = plan_of(start(12), away(0, 4, 5))
    today = shown(plan, 3, finished(0))
    open_ = sum(task.minutes for one in CHECKPOINTS[1:] for task in one.tasks)
    of_each = 25 - (open_ - today.minutes) / 6
    assert later(plan, today, day(12)) == pytest.approx([0, 0, *[of_each] * 6])


def test_what_the_tasks_of_the_day_take_is_of_the_day_alone() -> None:
    """So what is chosen before them is chosen after them."""
    plan = plan_of(start(22))
    before = shown(plan, 3, finished(0))
    after = shown(plan, 3, finished(0, 3))
    assert later(plan, before, day(22)) == pytest.approx(later(plan, after, day(22)))
    assert (before.minutes, after.minutes) == (18, 0)
