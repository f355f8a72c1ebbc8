"""What a day practises, by the minutes of the days to come."""

from __future__ import annotations

from datetime import date

import pytest
from schedule_plans import CHECKPOINTS, away, day, finished, plan_of, start

from lossprep.model.plan import DayPlan, Plan
from lossprep.schedule.candidate import Candidate
from lossprep.schedule.choice import Choice
from lossprep.schedule.daily import daily, later
from lossprep.schedule.expectation import expect
from lossprep.schedule.last_days import EVE_MINUTES
from lossprep.schedule.plan import day_plan
from lossprep.schedule.pool import Listed
from lossprep.views.days import nothing_due


def shown(plan: Plan, offset: int, done: dict[str, date]) -> DayPlan:
    return day_plan(plan, CHECKPOINTS, done, day(offset))


def test_a_day_away_has_no_minutes_and_the_open_tasks_take_theirs_evenly() -> None:
    plan = plan_of(start(12), away(0, 4, 5))
    today = shown(plan, 3, finished(0))
    open_ = sum(task.minutes for one in CHECKPOINTS[1:] for task in one.tasks)
    of_each = 25 - (open_ - today.minutes) / 5
    assert later(plan, today, day(12)) == pytest.approx([0, 0, *[of_each] * 5, 0])  # the eve
    assert later(plan_of(start(5, minutes=300)), today, day(5))[-1] == EVE_MINUTES


def test_what_the_tasks_of_the_day_take_is_of_the_day_alone() -> None:
    """So what is chosen before them is chosen after them."""
    plan = plan_of(start(22))
    before = shown(plan, 3, finished(0))
    after = shown(plan, 3, finished(0, 3))
    assert later(plan, before, day(22)) == pytest.approx(later(plan, after, day(22)))
    assert (before.minutes, after.minutes) == (18, 0)


def test_what_the_tasks_of_a_short_plan_leave_is_for_practice_and_on_its_eve_for_reviews() -> None:
    new = [Candidate(id=f"new{n}", minutes=2) for n in range(60)]
    seen = [one._replace(id=f"{one.id} seen", last=day(-9), stability=5.0) for one in new]
    plan, done = plan_of(start(3, minutes=120)), finished(0, 3, 7, 14, 21, late=-30)
    first = shown(plan, 0, {})
    assert (first.mode, first.minutes) == ("triage", 90.5)
    assert daily(plan, first, Listed(new), Choice()).minutes == 28
    assert daily(plan, shown(plan, 1, done), Listed(new), Choice()).minutes == 120
    eve = daily(plan, shown(plan, 2, done), Listed([*new, *seen]), Choice())
    assert (eve.new, eve.minutes) == ((), 24)
    assert daily(plan, first, Listed(new), Choice(schedule="checkpoints")).minutes == 0


def test_an_eve_of_its_own_foretells_no_gain_from_minutes_that_it_does_not_have() -> None:
    seen = [Candidate(id="seen", minutes=2, last=day(9), stability=5.0)]
    plan = plan_of(start(22))
    found = expect(plan, shown(plan, 21, {}), Listed(seen))
    assert found is not None
    assert found.if_today_skipped == found.interview == found.with_10_more_minutes


def test_a_day_that_is_kept_free_holds_nothing_and_to_skip_it_costs_nothing() -> None:
    new = [Candidate(id=f"new{n}", minutes=2) for n in range(60)]
    plan = plan_of(start(22), away(0, 4, 5))
    free, next_one = (shown(plan, offset, finished(0, 3)) for offset in (5, 6))
    assert daily(plan, free, Listed(new), Choice()).minutes == 0
    assert nothing_due(free).text == "Today is kept free. Next: day 7, Tue 8 Dec."
    assert nothing_due(next_one).text.startswith("No task is due today.")
    assert daily(plan, next_one, Listed(new), Choice()).minutes > 20
    found, after = (expect(plan, one, Listed(new)) for one in (free, next_one))
    assert found is not None
    assert after is not None
    assert found.if_today_skipped == found.interview
    assert after.if_today_skipped < after.interview
