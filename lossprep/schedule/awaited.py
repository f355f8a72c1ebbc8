"""What a day's tasks are yet to ask, so that practice leaves it to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from lossprep.model.plan import DayPlan, Plan
from lossprep.model.task import Task
from lossprep.schedule.standing import Schedulable
from lossprep.schedule.worth import ASKED

if TYPE_CHECKING:
    from lossprep.model.event import Rating


class Latest(NamedTuple):
    """The latest attempt at an item: its day and, unless it was skipped, its rating."""

    day: date
    rating: Rating | None


def awaited(
    day: DayPlan,
    plan: Plan,
    tasks: Iterable[Task],
    items: Sequence[Schedulable],
    latest: Mapping[str, Latest],
) -> frozenset[str]:
    """Name the items that the tasks of a day are yet to ask.

    ``items`` are those that tasks ask or may ask, ``latest`` their latest attempts.
    """
    open_ = {one.id for one in day.fits}
    asked: set[str] = set()
    for task in tasks:
        if task.id in open_:
            since = opened(day, task.id, plan)
            asked.update(asked_by(task, items, latest, since, short=day.mode != "normal"))
    return frozenset(asked)


def asked_by(
    task: Task,
    items: Sequence[Schedulable],
    latest: Mapping[str, Latest],
    since: date,
    *,
    short: bool,
) -> list[str]:
    """List what a task asks, its sets' problems included, but for what was done ``since``."""
    names = items_of(task, items, latest, since, short=short)
    sets = names == task.items and not task.fill
    own = (one.id for one in items if task.id in one.tasks.split())
    asked = (name for name in own if sets or name in names)
    return [name for name in asked if not done_since(latest.get(name), since)]


def items_of(
    task: Task,
    items: Iterable[Schedulable],
    latest: Mapping[str, Latest],
    since: date,
    *,
    short: bool,
) -> tuple[str, ...]:
    """Give a task's items: those that the pack names, or of its folder, or the ``short`` one."""
    if short:
        return (task.short,) if task.short else task.items
    folder = (one for one in items if task.fill and one.id.startswith(f"{task.fill}/"))
    return tuple(filling(folder, latest, since, task.minutes)) or task.items


def filling(
    folder: Iterable[Schedulable], latest: Mapping[str, Latest], since: date, minutes: float
) -> list[str]:
    """Choose exercises of a task's folder, as many as fit its minutes: failed, then untried.

    One done on or after ``since`` has taken its minutes, and is not chosen again.
    """
    chosen, open_ = [], []
    for one in folder:
        last = latest.get(one.id)
        if done_since(last, since):
            minutes -= one.kind.minutes
        elif last is None or last.rating in (None, 1):
            open_.append(one)
    open_.sort(key=lambda one: (one.id not in latest, -ASKED[one.kind.asked]))
    for one in open_:
        if one.kind.minutes <= minutes:
            chosen.append(one.id)
            minutes -= one.kind.minutes
    return chosen


def done_since(last: Latest | None, since: date) -> bool:
    """Say whether an item was done on a day or after it."""
    return last is not None and last.day >= since


def opened(day: DayPlan, task_id: str, plan: Plan) -> date:
    """Find the day a task opened; what was done since counts for it."""
    for checkpoint in day.checkpoints:
        if any(task.id == task_id for task in checkpoint.tasks):
            return min(checkpoint.date, day.date)
    return plan.start
