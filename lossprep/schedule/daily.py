"""What a day of the plan practises beside its tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lossprep.model.plan import ENDED, DayPlan, Plan
from lossprep.schedule.candidate import Candidate, Practice
from lossprep.schedule.choice import Choice
from lossprep.schedule.expectation import share
from lossprep.schedule.queue import kept_up, practice
from lossprep.schedule.stages import deep_minutes


def daily(plan: Plan, day: DayPlan, pool: Sequence[Candidate], wish: Choice) -> Practice:
    """Choose what to practise in the minutes that the day's tasks leave."""
    if day.mode in ENDED:
        return kept_up(pool, day, plan.minutes)
    if day.mode != "normal" or wish.schedule == "checkpoints":
        return Practice()
    interview = day.interview.date if day.interview else None
    return practice(
        pool,
        day.date,
        plan.minutes - day.minutes - day.spent,
        wish.until(interview),
        deep=deep_minutes(day, plan.minutes),
        later=later(plan, day, interview) if interview else (),
    )


def later(plan: Plan, day: DayPlan, interview: date) -> list[float]:
    """Give the minutes for practice of each day after this one and before the interview."""
    minutes = share(plan, day)
    ahead = [day.date + timedelta(days=n) for n in range(1, (interview - day.date).days)]
    away = [any(first <= one <= last for first, last in plan.away) for one in ahead]
    return [0.0 if gone else minutes for gone in away]
