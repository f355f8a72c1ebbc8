"""The pool that practice is chosen from: a pack's items as a learner stands to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
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

    ``roles`` and ``skills`` stand with spaces between them. ``tasks`` of the plan ask it,
    ``fills`` may ask it, too. ``deep``: it takes words or steps. ``family``: the loss or metric
    that it is on, if it is on one. ``reserve``: it stays unseen until the reserve is open.
    """

    id: str
    minutes: float
    asked: str
    roles: str
    skills: str
    tasks: Sequence[str]
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
    weights = worths(items, standing, day.date)
    usual = pace((one.minutes, times[one.id]) for one in items if one.id in times)
    open_, finished = reserve_is_open(day), day.finished
    found = []
    for one in items:
        if one.reserve and not open_:
            continue
        new = Candidate(
            one.id,
            expected(one.minutes, times[one.id], usual) if one.id in times else one.minutes * usual,
            one.asked,
            weights[one.asked, one.roles, one.skills],
            bool(one.tasks),
            bool(finished) and any(task in finished for task in (*one.tasks, *one.fills)),
            one.deep,
            one.family,
        )
        memory = memories.get(one.id)
        found.append(remembered(new, memory, day.date, wish.retention) if memory else new)
    return found


def worths(
    items: Sequence[Schedulable], standing: Standing, today: date
) -> dict[tuple[str, str, str], float]:
    """Weigh each kind of item for a learner, by how often it is asked, its roles and skills.

    What today shows of a skill counts tomorrow.
    """
    memories, role = standing.memories, standing.wish.role
    known = ((one, memories[one.id]) for one in items if one.id in memories)
    results = ((one, m.rating if m.day < today else m.before) for one, m in known)
    answered = (Answered(one.skills.split(), rating) for one, rating in results if rating)
    skilled = levels(standing.ratings, answered)
    wanted = None if role == "any" else role
    return {
        kind: worth(kind[0], kind[1].split(), kind[2].split(), role=wanted, levels=skilled)
        for kind in {(one.asked, one.roles, one.skills) for one in items}
    }


def remembered(one: Candidate, memory: Memory, today: date, retention: float) -> Candidate:
    """Give a candidate its memory; a review dated after ``today`` counts as yesterday's.

    The clock was put back since.
    """
    last = memory.day if memory.day <= today else today - timedelta(days=1)
    return one._replace(
        due=last + timedelta(days=interval(memory.stability, retention)),
        last=last,
        reviews=memory.reviews,
        stability=memory.stability,
        difficulty=memory.difficulty,
    )
