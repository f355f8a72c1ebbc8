"""What a plan leads to expect: the forecast over its items, in the minutes that it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lossprep.model.forecast import Forecast
from lossprep.model.plan import DayPlan, Plan
from lossprep.schedule.calendar import days_left, is_free
from lossprep.schedule.candidate import Candidate
from lossprep.schedule.forecast import Item, forecast
from lossprep.schedule.gain import kept
from lossprep.schedule.last_days import on_eve
from lossprep.schedule.pool import Pool, minutes_spent
from lossprep.schedule.price import begun

SAMPLE = 1000  # items, of which so many tell what to expect of all


def expect(plan: Plan, day: DayPlan, pool: Pool, schedule: str = "deadline") -> Forecast | None:
    """Expect the recall on the day of the interview; None without one to come, or on that day.

    The base is all that the queue may spend a minute on, drills with fresh numbers included:
    they take minutes from the others, what they train is the formula behind the number, and a
    base without what there is no time for would promise more than an interview finds. It is an
    upper estimate: the minutes are taken to go where they add most.
    """
    if day.interview is None or day.interview.date <= day.date:
        return None
    minutes = minutes_left(plan, day, pool) if schedule != "checkpoints" else []
    days = (day.interview.date - day.date).days
    found = forecast(items(pool.sample(SAMPLE), day.date), days, minutes, pool.number)
    if found and is_free(plan, day.date):
        return found._replace(if_today_skipped=found.interview)
    return found


def minutes_left(plan: Plan, day: DayPlan, pool: Pool) -> list[float]:
    """Give the minutes for practice of each day left, the first is today's (or the next one's).

    The tasks that are open take theirs, evenly; what was done today is spent.
    """
    left, of_each = study_days(plan, day), share(plan, day)
    interview = day.interview.date if day.interview else None
    minutes = [on_eve(of_each, one, interview) for one in left]
    if left and left[0] == day.date:
        done = minutes_spent(pool, day.date)
        today = on_eve(plan.minutes, day.date, interview)
        minutes[0] = max(0.0, min(minutes[0], today - day.spent - done))
    return minutes


def share(plan: Plan, day: DayPlan) -> float:
    """Return the minutes for practice of each day left: the open tasks take theirs, evenly."""
    return max(0.0, plan.minutes - open_minutes(day) / max(len(study_days(plan, day)), 1))


def open_minutes(day: DayPlan) -> float:
    """Sum the minutes of the tasks that are not done, but for those left out."""
    dropped = {task.id for task in day.dropped}
    tasks = (task for one in day.checkpoints for task in one.tasks)
    return sum(task.minutes for task in tasks if not task.done and task.id not in dropped)


def study_days(plan: Plan, day: DayPlan) -> tuple[date, ...]:
    """List the days for study from a day on, before its interview, or the eve that it keeps."""
    if day.interview is None:
        return ()
    return days_left(plan, day.date, day.interview.date - timedelta(days=day.keeps_eve))


def items(sample: Sequence[Candidate], today: date) -> list[Item]:
    """Put what the queue weighs into what a forecast needs.

    What a task of the plan is to begin counts as begun today: its minutes are the task's.
    """
    return [item(begun(one, today), today) for one in sample]


def item(one: Candidate, today: date) -> Item:
    """Put one of them."""
    age = (today - one.last).days if one.last else 0
    return Item(one.minutes, one.stability, one.difficulty, age, one.worth)


def fading(pool: Pool, today: date, ahead: Sequence[int]) -> list[float]:
    """Return the mean recall after so many days, each, if nothing is reviewed any more."""
    known = [item(one, today) for one in pool.sample(SAMPLE)]
    return [sum(kept(one.stability, one.age, days) for one in known) / len(known) for days in ahead]
