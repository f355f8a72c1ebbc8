"""What the plan says about one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lossprep.model.plan import (
    ENDED,
    DayPlan,
    Plan,
    ScheduledCheckpoint,
    ScheduledTask,
    Status,
)
from lossprep.model.task import DEEP_KINDS, Checkpoint
from lossprep.schedule.calendar import checkpoint_dates, offsets, phases
from lossprep.schedule.changes import driving, fold
from lossprep.schedule.fitting import Valued, by_worth, fit, pick, read, scheduled, spent, without
from lossprep.schedule.last_days import MINUTES
from lossprep.schedule.plan_day import PlanDay

__all__ = ["day_plan", "fold", "offsets"]

HALF = 0.5  # of a task has to fit a day in a triage, since each day counts
Tasks = list[ScheduledTask]


def day_plan(
    plan: Plan,
    checkpoints: Sequence[Checkpoint],
    done: Mapping[str, date],
    today: date,
    finished: Mapping[str, date] | None = None,
) -> DayPlan:
    """Return what `plan` says about `today`.

    Parameters
    ----------
    plan
        As `fold` made it.
    checkpoints
        The pack's, in order.
    done
        The ids of the tasks that are done since the plan's start, with the day they were.
    today
        Any day, before the start or after the interview too.
    finished
        The readings that are finished since the plan's start, with the day they were: a task
        of several is gone on with day by day.

    Returns
    -------
    DayPlan
        In mode ``normal``, a checkpoint's tasks are open from its date on; from the next one's
        they are late, and come after those due. With fewer than four days to the interview
        (``triage``) all are open, by value per minute, and those for which the days are too
        short are dropped. The last day before it (``eve``), and its own (``warmup``), have
        parts of their own, and all that is open is dropped, as it is after the last interview.

    >>> from lossprep.model.task import Task
    >>> task = Task(id="derive-bce", kind="derive", title="Derive", minutes=7)
    >>> plan = Plan(start=date(2026, 12, 1), minutes=25)
    >>> first = Checkpoint(day=0, title="First contact", tasks=(task,))
    >>> today = day_plan(plan, [first], {}, date(2026, 12, 2))
    >>> today.day, today.checkpoints[0].status, today.minutes
    (1, 'due', 7)
    """
    *_, phase = phases(plan, today)
    day = PlanDay(plan, phase, done, today, finished or {})
    shown = _checkpoints(day, checkpoints, checkpoint_dates(plan, checkpoints, done, today))
    last = day.parts()
    used = _spent(day, checkpoints, shown)
    used += sum(task.minutes for task in last if done.get(task.id) == today)
    ended = [task for one in shown for task in one.tasks if done.get(task.id) == today]
    wanted, dropped = _wanted(day, checkpoints, shown, used)
    begun = read(today, checkpoints, day.finished)
    fits = _fits(day, wanted, used, begun) or [task for task in last if not task.done]
    waiting = without(wanted, fits)
    if day.mode == "normal" and day.is_last:
        waiting, dropped = [], dropped + waiting
    if day.precedes_eve:  # which holds no mock
        mocks = [task for task in waiting if task.kind == "mock"]
        waiting, dropped = without(waiting, mocks), dropped + mocks
    return DayPlan(
        date=today,
        day=(today - plan.start).days,
        mode=day.mode,
        interview=driving(plan, today) or (plan.interviews[-1] if plan.interviews else None),
        checkpoints=shown,
        fits=tuple(fits),
        waiting=tuple(waiting),
        dropped=tuple(dropped),
        minutes=sum(task.minutes for task in fits),
        finished=tuple(task.id for task in ended),
        spent=used,
        deep=sum(task.minutes for task in (*ended, *fits) if task.kind in DEEP_KINDS),
        keeps_eve=day.keeps_eve,
        away=day.phase.is_away(today),
    )


def _checkpoints(
    day: PlanDay, checkpoints: Sequence[Checkpoint], dates: Sequence[date]
) -> tuple[ScheduledCheckpoint, ...]:
    return tuple(
        ScheduledCheckpoint(
            day=one.day,
            date=when,
            title=one.title,
            status=_status(day, one, when, dates),
            tasks=tuple(
                scheduled(task, done=task.id in day.done, short=day.is_short, finished=day.finished)
                for task in one.tasks
            ),
        )
        for one, when in zip(checkpoints, dates, strict=True)
    )


def _spent(
    day: PlanDay, checkpoints: Sequence[Checkpoint], shown: Sequence[ScheduledCheckpoint]
) -> float:
    """The minutes that the tasks took of today; of a short form, its own."""
    if day.is_short:
        done = (t.minutes for one in shown for t in one.tasks if day.done.get(t.id) == day.today)
        return sum(done)
    tasks = (task for one in checkpoints for task in one.tasks)
    return sum(spent(task, day.done, day.finished, day.today) for task in tasks)


def _status(day: PlanDay, checkpoint: Checkpoint, when: date, dates: Sequence[date]) -> Status:
    if all(task.id in day.done for task in checkpoint.tasks):
        return "done"
    if day.is_short:
        return "due"
    if day.today < when:
        return "upcoming"
    closes = min((other for other in dates if other > when), default=date.max)
    return "late" if day.today >= closes else "due"


def _wanted(
    day: PlanDay,
    checkpoints: Sequence[Checkpoint],
    shown: Sequence[ScheduledCheckpoint],
    spent: float,
) -> tuple[Tasks, Tasks]:
    """The open tasks in the order in which they are wanted, and those dropped."""
    if not day.is_short:
        open_ = _open(shown, "due") + _open(shown, "late")
        if day.precedes_eve:
            open_ += [task for task in _open(shown, "upcoming") if task.kind == "mock"]
        return ([], open_) if day.mode in ENDED else _calm(day, open_)
    values = {task.id: task.value for one in checkpoints for task in one.tasks}
    best = by_worth(Valued(task, values[task.id]) for task in _open(shown, "due"))
    if day.mode in MINUTES:
        return [], best
    calm, _ = _calm(day, best)
    picked = pick(calm, day.minutes_left() - spent)
    return picked, without(best, picked)


def _calm(day: PlanDay, tasks: Tasks) -> tuple[Tasks, Tasks]:
    """Put the mocks apart on an eve that must hold tasks."""
    mocks = [task for task in tasks if task.kind == "mock" and day.is_eve(day.today)]
    return without(tasks, mocks), mocks


def _open(shown: Sequence[ScheduledCheckpoint], status: Status) -> Tasks:
    open_ = (one.tasks for one in shown if one.status == status)
    return [task for tasks in open_ for task in tasks if not task.done]


def _fits(day: PlanDay, wanted: Tasks, spent: float, begun: Mapping[str, float]) -> Tasks:
    if day.today < day.plan.start or day.phase.is_away(day.today):
        return []
    if day.is_eve(day.today):
        return pick(wanted, day.minutes - spent)
    least = HALF if day.is_short else 0.0
    left = day.minutes - spent
    return fit(wanted, left, last=day.is_last, spent=spent, begun=begun, least=least)
