"""The plan's tasks as a pack states them: what ``today`` needs, and no more."""

from __future__ import annotations

from typing import Literal, NamedTuple

RESERVE_DAY = 14  # from this checkpoint on, what was kept in reserve measures anew
TaskKind = Literal["read", "assess", "recall", "derive", "problem", "mock", "open"]
DEEP_KINDS = frozenset({"derive", "problem", "mock", "open"})  # of tasks that take words or steps


class Task(NamedTuple):
    """One task of a checkpoint: the items to go through, and the self-assessment if asked.

    ``limit`` is in seconds; a task with one is timed and is never split over two days.
    ``value`` (1 to 5) weighs the task when few days are left. ``short`` names the item that
    stands in for a long reading then. ``unaided`` locks the hints. ``can`` completes "You
    can now ..." for whoever did the task well. ``parts`` are the minutes of each item of a
    task that is gone on with day by day, as several readings are. ``fill`` names a folder of
    exercises: those failed or never tried come in place of the items, as many as fit the minutes.
    """

    id: str
    kind: TaskKind
    title: str
    minutes: float
    items: tuple[str, ...] = ()
    parts: tuple[float, ...] = ()
    fill: str = ""
    assess: bool = False
    limit: int | None = None
    unaided: bool = False
    value: int = 3
    short: str = ""
    can: str = ""


class Checkpoint(NamedTuple):
    """A day of the plan with its tasks; ``day`` is its name even when days are compressed."""

    day: int
    title: str
    tasks: tuple[Task, ...]
