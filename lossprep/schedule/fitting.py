"""Which of the open tasks fit a day's minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from lossprep.model.plan import ScheduledTask
from lossprep.model.task import Checkpoint, Task

SHORT_MINUTES = 5.0  # of the short sheet that stands in for a long reading


class Valued(NamedTuple):
    """A task with what it is worth, from 1 to 5."""

    task: ScheduledTask
    value: int


def scheduled(
    task: Task, *, done: bool, short: bool = False, finished: Mapping[str, date] | None = None
) -> ScheduledTask:
    """Return a pack's task as one of the plan; `short` takes the short form where it has one.

    Items of it that are `finished` take no minutes any more.
    """
    cut = bool(short and task.short)
    read = finished or {}
    parts = tuple(part for name, part in _parts(task) if name not in read)
    left = task.minutes - sum(task.parts) + sum(parts)
    return ScheduledTask(
        id=task.id,
        kind=task.kind,
        title=f"The short sheet, in place of: {task.title}" if cut else task.title,
        minutes=min(SHORT_MINUTES, task.minutes) if cut else task.minutes if done else left,
        limit=task.limit,
        done=done,
        parts=() if cut or done else parts,
    )


def spent(task: Task, done: Mapping[str, date], finished: Mapping[str, date], day: date) -> float:
    """Return the minutes that a task took of a day: of its items, and the rest with the last."""
    rest = (task.minutes - sum(task.parts)) * (done.get(task.id) == day)
    return _read(task, finished, day) + rest


def read(
    day: date, checkpoints: Iterable[Checkpoint], finished: Mapping[str, date]
) -> dict[str, float]:
    """Return the minutes of each task's parts that were finished on a day."""
    tasks = (task for one in checkpoints for task in one.tasks if task.parts)
    return {task.id: _read(task, finished, day) for task in tasks}


def _read(task: Task, finished: Mapping[str, date], day: date) -> float:
    return sum(part for name, part in _parts(task) if finished.get(name) == day)


def _parts(task: Task) -> Iterable[tuple[str, float]]:
    return zip(task.items, task.parts, strict=True) if task.parts else ()


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
    tasks: Sequence[ScheduledTask],
    minutes: float,
    *,
    last: bool,
    spent: float = 0.0,
    begun: Mapping[str, float] | None = None,
    least: float = 0.0,
) -> list[ScheduledTask]:
    """Take what a day shows of the open `tasks`, in order, with `minutes` left in it.

    A timed task is taken whole or not at all: where it fits, where it is the first thing of
    the day (nothing was `spent` yet), or where this is the `last` day. Others may run
    over the end, if a part of ``least`` fits, since they can be gone on with tomorrow. Of one
    with parts a day takes a share, which leaves the others their minutes if that is half of the
    day or more; what was `begun` of it today, in minutes, is of that share.
    """
    begun = begun or {}
    others = sum(task.minutes for task in tasks if not task.parts) + spent - sum(begun.values())
    taken: list[ScheduledTask] = []
    for task in tasks:
        opens = not spent and not taken
        if task.parts and minutes > 0 and not last:
            before = begun.get(task.id, 0.0)
            whole = minutes + before
            wanted = max(whole / 2, whole - others) - before
            if before and wanted < task.parts[0] / 2:
                continue
            task = share(task, wanted)  # noqa: PLW2901 (its part of today)
        timed = task.limit is not None
        begins = minutes > 0 and (opens or last or minutes >= least * task.minutes)
        if task.minutes <= minutes or (opens or last if timed else begins):
            taken.append(task)
            minutes -= task.minutes
    return taken


def share(task: ScheduledTask, minutes: float) -> ScheduledTask:
    """Take as many parts of a task as come nearest to `minutes`, one at the least.

    >>> read = ScheduledTask(id="read", kind="read", title="", minutes=18, parts=(6, 6, 5))
    >>> share(read, 10).minutes, share(read, 10).whole, share(read, 16).whole
    (12, 18, None)
    """
    count, taken = 1, task.parts[0]
    while count < len(task.parts) and taken + task.parts[count] / 2 <= minutes:
        taken += task.parts[count]
        count += 1
    if count == len(task.parts):
        return task
    return task._replace(minutes=taken, parts=task.parts[:count], whole=task.minutes)


def without(tasks: Iterable[ScheduledTask], taken: Iterable[ScheduledTask]) -> list[ScheduledTask]:
    """Return the tasks that were not taken, in order."""
    ids = {task.id for task in taken}
    return [task for task in tasks if task.id not in ids]
