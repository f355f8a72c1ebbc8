"""The days: a plan, and what it says about one day."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

Status = Literal["done", "due", "late", "upcoming"]
# normal: checkpoints on their days; triage: fewer than four days; eve: it is tomorrow, and the
# plan is long enough to keep that day free; warmup: it is today.
# After the last one: after, until the debrief; then maintain or stop, as the learner decided.
Mode = Literal["normal", "triage", "eve", "warmup", "after", "maintain", "stop"]
ENDED = ("after", "maintain", "stop")
OPEN = ("normal", "triage")  # what is left of their minutes is for practice
Then = Literal["", "maintain", "stop"]
Outcome = Literal["offer", "reject", "waiting", "next round"]


class Interview(NamedTuple):
    """A date to prepare for."""

    date: date
    name: str = ""


class Plan(NamedTuple):
    """Start, interviews (in order of date) and minutes a day.

    ``away`` are blocked days, first and last included. ``changed`` is the day of the last
    change of dates, and ``before`` the plan that it changed: what was done keeps its date.
    ``debriefed`` is the last interview whose ``outcome`` was told, and ``then`` (empty before
    it is decided, and once another interview is added) what follows the last one.
    """

    start: date
    minutes: int
    interviews: tuple[Interview, ...] = ()
    away: tuple[tuple[date, date], ...] = ()
    changed: date | None = None
    before: Plan | None = None
    debriefed: date | None = None
    outcome: Outcome | None = None
    then: Then = ""

    def to_debrief(self, day: date) -> date | None:
        """Return the interview of which the debrief is due on a day, or was left half done."""
        passed = [one.date for one in self.interviews if one.date < day]
        last = len(passed) == len(self.interviews)
        if not passed or (self.debriefed == passed[-1] and (self.then or not last)):
            return None
        return passed[-1]


class ScheduledTask(NamedTuple):
    """A task on its day. ``minutes`` are expected ones of what is left; ``limit`` is in seconds.

    ``parts`` are the minutes of the items left of one that is gone on with day by day. Where
    a day takes a share of it, ``minutes`` and ``parts`` are the share's, ``whole`` all that is
    left.
    """

    id: str
    kind: str
    title: str
    minutes: float
    limit: int | None = None
    done: bool = False
    parts: tuple[float, ...] = ()
    whole: float | None = None


class ScheduledCheckpoint(NamedTuple):
    """A checkpoint with the date it fell on."""

    day: int
    date: date
    title: str
    status: Status
    tasks: tuple[ScheduledTask, ...]


class DayPlan(NamedTuple):
    """What a plan says about one day.

    ``fits`` are the open tasks for today in their order, those overdue after those due;
    ``waiting`` the open ones that do not fit the day's minutes; ``dropped`` those for which
    no time is left at all. ``minutes`` is what ``fits`` takes, ``spent`` what the tasks
    ``finished`` today took; ``deep`` is the part of both for tasks that take words or steps.
    ``day`` counts from the plan's start. ``keeps_eve``: the eve of the interview is no day for
    study; ``away``: this one is none.
    """

    date: date
    day: int
    mode: Mode
    interview: Interview | None
    checkpoints: tuple[ScheduledCheckpoint, ...]
    fits: tuple[ScheduledTask, ...]
    waiting: tuple[ScheduledTask, ...] = ()
    dropped: tuple[ScheduledTask, ...] = ()
    finished: tuple[str, ...] = ()
    minutes: float = 0.0
    spent: float = 0.0
    deep: float = 0.0
    keeps_eve: bool = False
    away: bool = False
