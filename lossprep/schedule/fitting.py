"""Which of the open tasks fit a day's minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lossprep.model.plan import ScheduledTask
from lossprep.model.task import Task

SHORT_MINUTES = 5.0  # of the short sheet that stands in for a long reading


@dataclass(frozen=True, slots=True)
class Valued:
    """A task with what it is worth, from 1 to 5."""

    task: ScheduledTask
    value: int


def scheduled(task: Task, *, done: bool, short: bool = False) -> ScheduledTask:
    """Return a pack's task as one of the plan; `short` takes the short form where it has one."""
    cut = bool(short and task.short)
    return ScheduledTask(
        id=task.id,
        kind=task.kind,
        title=f"The short sheet, in place of: {task.title}" if cut else task.title,
        minutes=min(SHORT_MINUTES, task.minutes) if cut else task.minutes,
        limit=task.limit,
        done=done,
    )


def by_worth(tasks: Iterable[Valued]) -> list[ScheduledTask]:
    """Order tasks by value per minute, the best first; of equal ones the shorter first.

    >>> def valued(name, minutes, value):
    ...     return Valued(ScheduledTask(id=name, kind="open", title="", minutes=minutes), value)
    >>> [task.id for task in by_worth([valued("a", 10, 5), valued("b", 4, 2), valued("c", 4, 4)])]
    ['c', 'b', 'a']
    """
    order = sorted(tasks, key=lambda one: (-one.value / one.task.minutes, one.task.minutes))
    return [one.task for one in order]


def pick(tasks: Iterable[ScheduledTask], minutes: float) -> list[ScheduledTask]:
    """Take each task, in order, that still fits into `minutes` as a whole."""
    picked = []
    for task in tasks:
        if task.minutes <= minutes:
            picked.append(task)
            minutes -= task.minutes
    return picked


def fit(
    tasks: Sequence[ScheduledTask], minutes: float, *, fresh: bool, last: bool
) -> list[ScheduledTask]:
    """Take what a day shows of the open `tasks`, in order, with `minutes` left in it.

    A timed task is taken whole or not at all: where it fits, where it is the first thing of
    the day (`fresh`: nothing was done yet), or where this is the `last` day. Others may run
    over the end, since they can be gone on with tomorrow.
    """
    taken: list[ScheduledTask] = []
    for task in tasks:
        opens = fresh and not taken
        timed = task.limit is not None
        if task.minutes <= minutes or (opens or last if timed else minutes > 0):
            taken.append(task)
            minutes -= task.minutes
    return taken


def without(tasks: Iterable[ScheduledTask], taken: Iterable[ScheduledTask]) -> list[ScheduledTask]:
    """Return the tasks that were not taken, in order."""
    ids = {task.id for task in taken}
    return [task for task in tasks if task.id not in ids]
