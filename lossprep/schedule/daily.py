"""What a day of the plan practises beside its tasks."""

from __future__ import annotations

from datetime import date, timedelta

from lossprep.model.plan import ENDED, OPEN, DayPlan, Plan
from lossprep.schedule.calendar import is_free
from lossprep.schedule.candidate import Practice
from lossprep.schedule.choice import Choice
from lossprep.schedule.expectation import open_minutes, study_days
from lossprep.schedule.last_days import on_eve
from lossprep.schedule.pool import Pool
from lossprep.schedule.queue import kept_up, practice
from lossprep.schedule.stages import deep_minutes


def daily(plan: Plan, day: DayPlan, pool: Pool, wish: Choice) -> Practice:
    """Choose what to practise in the minutes that the day's tasks leave; nothing on a free day."""
    if is_free(plan, day.date):
        return Practice()
    if day.mode in ENDED and not (wish.fixed and day.mode == "after"):
        return kept_up(pool, day, plan.minutes)
    if day.mode not in OPEN or wish.fixed:
        return Practice()
    interview = day.interview.date if day.interview else None
    minutes = on_eve(plan.minutes, day.date, interview)
    return practice(
        pool,
        day.date,
        minutes - day.minutes - day.spent,
        wish.until(interview),
        deep=deep_minutes(day, plan.minutes),
        later=later(plan, day, interview) if interview else (),
    )


def later(plan: Plan, day: DayPlan, interview: date) -> list[float]:
    """Give the minutes for practice of each day after this one and before the interview.

    What the tasks still take once those of this day are done, they take evenly.
    """
    ahead = [day.date + timedelta(days=n) for n in range(1, (interview - day.date).days)]
    free = set(study_days(plan, day)) - {day.date}
    minutes = max(0.0, plan.minutes - max(0.0, open_minutes(day) - day.minutes) / max(len(free), 1))
    return [on_eve(minutes, one, interview) if one in free else 0.0 for one in ahead]
