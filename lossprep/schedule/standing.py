"""A pack's items as a learner stands to them: what the queue weighs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from lossprep.model.plan import DayPlan
from lossprep.schedule.candidate import Candidate
from lossprep.schedule.choice import Choice
from lossprep.schedule.memory import Memory, Past, interval
from lossprep.schedule.pace import Timed, expected, pace
from lossprep.schedule.stages import reserve_is_open
from lossprep.schedule.worth import Answered, levels, worth

LATEST = 500  # reviewed items, of which so many tell the learner's pace and skills


class Kind(NamedTuple):
    """What items have in common that weigh the same as long as they are new.

    ``roles`` and ``skills`` stand with spaces between them. ``tasked``: a task of the plan asks
    it. ``deep``: it takes words or steps. ``reserve``: it stays unseen until the reserve is open.
    """

    minutes: float
    asked: str
    roles: str
    skills: str
    tasked: bool
    deep: bool
    reserve: bool


class Schedulable(NamedTuple):
    """What the queue needs to know of a pack's item.

    ``family``: the loss or metric that it is on, if it is on one. ``tasks`` of the plan ask it,
    or may ask it; they stand with spaces between them.
    """

    id: str
    kind: Kind
    family: str = ""
    tasks: str = ""


class Known(NamedTuple):
    """An item with what is known of it: its memory, and the learner's own times."""

    item: Schedulable
    memory: Memory
    times: Timed | None


class Standing(NamedTuple):
    """Where a learner stands: memories and own times of items, own ratings of skills, the wish."""

    memories: Mapping[str, Memory]
    times: Mapping[str, Timed] = MappingProxyType({})
    ratings: Mapping[str, int] = MappingProxyType({})
    wish: Choice = Choice()


class Weighing:
    """What an item comes to for a learner on a day, by the ``latest`` of those reviewed."""

    def __init__(
        self,
        latest: Iterable[Known],
        ratings: Mapping[str, int],
        wish: Choice,
        day: DayPlan,
        awaited: Container[str] = (),
    ) -> None:
        known = list(latest)
        self.usual = pace((one.item.kind.minutes, one.times) for one in known if one.times)
        self._levels = levels(ratings, shown(known, day.date))
        self.reserve = reserve_is_open(day)
        self._wish, self._today, self._awaited = wish, day.date, awaited
        self._tasks = {*day.finished, *(task.id for task in day.fits)}
        self._worths: dict[Kind, float] = {}

    def candidate(
        self, item: Schedulable, memory: Memory | None = None, times: Timed | None = None
    ) -> Candidate:
        """Put an item into what the queue weighs."""
        kind, today = item.kind, self._today
        return Candidate(
            item.id,
            expected(kind.minutes, times, self.usual),
            kind.asked,
            self.worth(kind),
            bool(kind.tasked),
            bool(self._tasks) and not self._tasks.isdisjoint(item.tasks.split()),
            item.id in self._awaited,
            bool(kind.deep),
            item.family,
            *(remembered(memory, today, self._wish.retention) if memory else ()),
        )

    def worth(self, kind: Kind) -> float:
        """Weigh items by how often they are asked, their roles and skills."""
        if kind not in self._worths:
            role = None if self._wish.role == "any" else self._wish.role
            roles, skills = kind.roles.split(), kind.skills.split()
            self._worths[kind] = worth(kind.asked, roles, skills, role=role, levels=self._levels)
        return self._worths[kind]


def candidates(
    items: Sequence[Schedulable], standing: Standing, day: DayPlan, awaited: Container[str] = ()
) -> list[Candidate]:
    """Put items into what the queue weighs on a day; some are ``awaited`` on it."""
    memories, times = standing.memories, standing.times
    known = (Known(one, memories[one.id], times.get(one.id)) for one in items if one.id in memories)
    weighing = Weighing(latest(known, day.date), standing.ratings, standing.wish, day, awaited)
    return [
        weighing.candidate(one, memories.get(one.id), times.get(one.id))
        for one in items
        if weighing.reserve or not one.kind.reserve
    ]


def latest(known: Iterable[Known], today: date) -> list[Known]:
    """Give those reviewed last before a day, as many as tell the learner's pace and skills."""
    found = [(then.day, one.item.id, one) for one in known if (then := past(one.memory, today))]
    return [one for *_, one in sorted(found, reverse=True)[:LATEST]]


def past(memory: Memory, today: date) -> Memory | Past | None:
    """Give what a memory was before a day, if it was."""
    return memory if memory.day < today else memory.before


def shown(known: Iterable[Known], today: date) -> Iterable[Answered]:
    """Yield what each result shows of its skills; what today shows counts tomorrow."""
    for one in known:
        then = past(one.memory, today)
        if then:
            yield Answered(one.item.kind.skills.split(), then.rating)


def remembered(
    memory: Memory, today: date, retention: float
) -> tuple[date, date, int, float, float, Past | None]:
    """Give what a candidate knows of its memory, from when it is due on.

    A review dated after ``today`` counts as yesterday's: the clock was put back since.
    """
    last = memory.day if memory.day <= today else today - timedelta(days=1)
    due = last + timedelta(days=interval(memory.stability, retention))
    before = memory.before if memory.day == today else None
    return due, last, memory.reviews, memory.stability, memory.difficulty, before
