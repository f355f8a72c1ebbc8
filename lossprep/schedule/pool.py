"""The pool that practice is chosen from: a pack's items with what is remembered of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from lossprep.model.plan import DayPlan
from lossprep.schedule.memory import Memory, interval
from lossprep.schedule.queue import Candidate
from lossprep.schedule.stages import reserve_is_open


class Schedulable(NamedTuple):
    """What the queue needs to know of a pack's item, as the catalog keeps it.

    ``tasks`` of the plan ask it. ``deep``: it takes words or steps. ``reserve``: it stays
    unseen until the reserve is open.
    """

    id: str
    minutes: float
    asked: str
    tasks: Sequence[str]
    deep: bool
    reserve: bool


def candidates(
    items: Iterable[Schedulable],
    memories: Mapping[str, Memory],
    day: DayPlan,
    *,
    retention: float = 0.9,
) -> list[Candidate]:
    """Put items and their memories into what the queue weighs on a day."""
    open_ = reserve_is_open(day)
    return [
        candidate(one, memories.get(one.id), finished=day.finished, retention=retention)
        for one in items
        if open_ or not one.reserve
    ]


def candidate(
    one: Schedulable,
    memory: Memory | None,
    *,
    finished: Sequence[str] = (),
    retention: float = 0.9,
) -> Candidate:
    """Put one item and its memory into what the queue weighs; ``finished`` are today's tasks."""
    new = Candidate(
        id=one.id,
        minutes=one.minutes,
        asked=one.asked,
        tasked=bool(one.tasks),
        finished=bool(finished and one.tasks) and any(task in finished for task in one.tasks),
        deep=one.deep,
    )
    if memory is None:
        return new
    return new._replace(
        due=memory.day + timedelta(days=interval(memory.stability, retention)),
        last=memory.day,
        reviews=memory.reviews,
        stability=memory.stability,
        difficulty=memory.difficulty,
    )
