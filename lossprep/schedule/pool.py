"""The pool that practice is chosen from: a pack's items as a learner stands to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from lossprep.model.plan import DayPlan
from lossprep.schedule.choice import Choice
from lossprep.schedule.memory import Memory, interval
from lossprep.schedule.pace import Timed, expected, pace
from lossprep.schedule.queue import Candidate
from lossprep.schedule.stages import reserve_is_open
from lossprep.schedule.worth import Answered, levels, worth


class Schedulable(NamedTuple):
    """What the queue needs to know of a pack's item, as the catalog keeps it.

    ``tasks`` of the plan ask it, ``fills`` may ask it, too. ``deep``: it takes words or steps.
    ``family``: the loss or metric that it is on, if it is on one. ``reserve``: it stays unseen
    until the reserve is open.
    """

    id: str
    minutes: float
    asked: str
    roles: tuple[str, ...]
    skills: tuple[str, ...]
    tasks: tuple[str, ...]
    deep: bool
    family: str
    reserve: bool
    fills: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a learner stands: memories and own times of items, own ratings of skills, the wish."""

    memories: Mapping[str, Memory]
    times: Mapping[str, Timed] = field(default_factory=dict)
    ratings: Mapping[str, int] = field(default_factory=dict)
    wish: Choice = field(default_factory=Choice)


def candidates(items: Sequence[Schedulable], standing: Standing, day: DayPlan) -> list[Candidate]:
    """Put items into what the queue weighs on a day."""
    memories, times, wish = standing.memories, standing.times, standing.wish
    known = [(one, memories[one.id]) for one in items if one.id in memories]
    skilled = levels(standing.ratings, (Answered(one.skills, m.rating) for one, m in known))
    role = None if wish.role == "any" else wish.role
    worths = {
        key: worth(*key, role=role, levels=skilled)
        for key in {(one.asked, one.roles, one.skills) for one in items}
    }
    usual = pace((one.minutes, times[one.id]) for one in items if one.id in times)
    open_ = reserve_is_open(day)
    return [
        candidate(
            one,
            memories.get(one.id),
            minutes=expected(one.minutes, times.get(one.id), usual),
            worth=worths[one.asked, one.roles, one.skills],
            finished=any(task in day.finished for task in (*one.tasks, *one.fills)),
            retention=wish.retention,
        )
        for one in items
        if open_ or not one.reserve
    ]


def candidate(
    one: Schedulable,
    memory: Memory | None,
    *,
    minutes: float,
    worth: float,
    finished: bool,
    retention: float,
) -> Candidate:
    """Put one item into what the queue weighs."""
    if memory is None:
        return Candidate(
            id=one.id,
            minutes=minutes,
            asked=one.asked,
            worth=worth,
            tasked=bool(one.tasks),
            finished=finished,
            deep=one.deep,
            family=one.family,
        )
    return Candidate(
        id=one.id,
        minutes=minutes,
        asked=one.asked,
        worth=worth,
        tasked=bool(one.tasks),
        finished=finished,
        deep=one.deep,
        family=one.family,
        due=memory.day + timedelta(days=interval(memory.stability, retention)),
        last=memory.day,
        reviews=memory.reviews,
        stability=memory.stability,
        difficulty=memory.difficulty,
    )
