"""The days ahead, if each one's tasks are done; the evening for a long task; what missing moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from lossprep.model.ahead import Evening, Moved
from lossprep.model.plan import ENDED, DayPlan, Plan, ScheduledTask
from lossprep.model.task import Checkpoint
from lossprep.schedule.plan import day_plan

WEEK = timedelta(days=7)
ONE = timedelta(days=1)


class Course(NamedTuple):
    """A plan with its pack's checkpoints, and what was done and read by now."""

    plan: Plan
    checkpoints: Sequence[Checkpoint]
    done: Mapping[str, date]
    read: Mapping[str, date]

    def day(self, day: date) -> DayPlan:
        """Ask the plan about a day."""
        return day_plan(self.plan, self.checkpoints, self.done, day, self.read)

    def after(self, day: DayPlan) -> Course:
        """Take all that fits a day as done on it."""
        done, read = dict(self.done), dict(self.read)
        items = {task.id: task.items for one in self.checkpoints for task in one.tasks}
        for task in day.fits:
            left = [name for name in items.get(task.id, ()) if name not in read]
            read |= dict.fromkeys(left[: len(task.parts)] if task.whole else left, day.date)
            if not task.whole:
                done[task.id] = day.date
        return Course(self.plan, self.checkpoints, done, read)

    def ahead(self, today: DayPlan) -> Iterator[DayPlan]:
        """Go through the days after today, as long as one asks, each with its tasks done."""
        course, day = self, today
        while True:
            course = course.after(day)
            day = course.day(day.date + ONE)
            yield day


def evening(course: Course, today: DayPlan) -> Evening | None:
    """Find the evening for a task of the next day that is longer than a day's minutes.

    Of the days until the next checkpoint, or the end, it is the first with the least else to do.
    """
    if today.mode != "normal":
        return None
    days = list(stretch(course, today))
    if not days:
        return None
    known = {task.id for task in (*today.fits, *today.waiting)}
    for task in (*days[0].fits, *days[0].waiting):
        opens = task.id not in known or task in days[0].fits
        if opens and not task.parts and task.minutes > course.plan.minutes:
            others = [(others_of(day, task), day.date) for day in days]
            least, when = min(others)
            return Evening(task=task, date=when, others=least)
    return None


def others_of(day: DayPlan, task: ScheduledTask) -> float:
    """Sum the minutes of a day's other tasks."""
    return sum(one.minutes for one in day.fits if one.id != task.id)


def stretch(course: Course, today: DayPlan) -> Iterator[DayPlan]:
    """Go from the next day with time to the last before the next checkpoint or the eve."""
    found: date | None = None
    closes = today.date + WEEK + WEEK
    if today.interview and today.interview.date > today.date:
        closes = min(closes, today.interview.date - ONE)
    for day in course.ahead(today):
        if day.date >= closes:
            return
        if any(first <= day.date <= last for first, last in course.plan.away):
            continue
        if found and any(found < one.date <= day.date for one in day.checkpoints):
            return
        found = found or day.date
        yield day


def moved(
    plan: Plan, today: DayPlan, studied: Iterable[date], *, fixed: bool = False
) -> Moved | None:
    """Say what became of the days since the last one studied; None where none was missed.

    ``fixed``: only checkpoints are wished, so that a day without a task of theirs is none missed.
    Nor is such a day worth a word once one has studied again.
    """
    known = set(studied)
    before = max((day for day in known if day < today.date), default=plan.start - ONE)
    # A change dates the tasks anew, and no interview's day is for study.
    held = (one.date for one in plan.interviews if one.date < today.date)
    first = max(before + ONE, plan.changed or plan.start, *(day + ONE for day in held))
    days = [first + timedelta(days=n) for n in range((today.date - first).days)]
    missed = tuple(day for day in days if not any(a <= day <= b for a, b in plan.away))
    if not missed or today.mode in ("eve", "warmup", *ENDED):
        return None
    open_ = {
        task.id
        for one in today.checkpoints
        for task in one.tasks
        if (one.date <= missed[-1] or today.mode == "triage") and not task.done
    }
    groups = (today.fits, today.waiting, today.dropped)
    here, later, never = (sum(task.id in open_ for task in group) for group in groups)
    if not (here or later or never) and (fixed or today.date in known):
        return None
    return Moved(days=missed, today=here, waiting=later, dropped=never)
