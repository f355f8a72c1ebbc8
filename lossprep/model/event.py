"""What the store keeps, append-only: facts about what a learner did, and when.

Every event has an id that is random (so that two machines' events unite without clashes)
and a moment. ``attempt`` ties the hints, the locked answer and the ticks that belong to one
attempt to it, before the attempt itself is complete.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from lossprep.model.change import PlanChange, PlanChangeKind
from lossprep.model.content import Band
from lossprep.model.moment import Moment
from lossprep.model.verdict import VerdictKind

__all__ = [
    "AnswerLocked",
    "Attempt",
    "CriterionTicked",
    "Event",
    "Fact",
    "HintShown",
    "Moment",
    "PageRead",
    "PlanChange",
    "PlanChangeKind",
    "Rating",
    "ReadingDone",
    "SelfRating",
    "Undo",
]

Rating = Literal[1, 2, 3, 4]  # Again, Hard, Good, Easy


class Fact(Struct, frozen=True, kw_only=True):
    """What all events have, a `PlanChange` too."""

    id: str
    moment: Moment


class Attempt(Fact, frozen=True, kw_only=True):
    """One answer to one exercise, problem or mock, complete.

    ``task`` is the id of the plan's task that this attempt finished, if it finished one.
    ``ticks`` maps each criterion's id to whether it was met. ``hints`` counts those seen.
    """

    exercise: str
    answer: str
    task: str | None = None
    seed: int | None = None
    verdict: VerdictKind | None = None
    slip: str | None = None
    rating: Rating | None = None
    confidence: float | None = None
    hints: int = 0
    solution_seen: bool = False
    milliseconds: int | None = None
    ticks: dict[str, bool] = field(default_factory=dict)
    band: Band | None = None
    pack_version: str = ""


class SelfRating(Fact, frozen=True, kw_only=True):
    """A skill rated by the learner, from 1 to 5. ``task``: the task it finished, if any."""

    skill: str
    level: int
    task: str | None = None


class ReadingDone(Fact, frozen=True, kw_only=True):
    """A reading gone through to its end. ``task``: the task it finished, if any."""

    reading: str
    task: str | None = None


class PageRead(Fact, frozen=True, kw_only=True):
    """Page ``page`` (from 1) of a reading was left by going on to the next."""

    reading: str
    page: int


class HintShown(Fact, frozen=True, kw_only=True):
    """Hint ``number`` (from 1) of an item was shown; ``attempt`` is the one under way."""

    attempt: str
    exercise: str
    number: int


class AnswerLocked(Fact, frozen=True, kw_only=True):
    """An open answer, fixed before its solution was shown."""

    attempt: str
    exercise: str
    answer: str
    milliseconds: int | None = None


class CriterionTicked(Fact, frozen=True, kw_only=True):
    """One criterion of the rubric, answered for a locked answer.

    ``line`` of the answer shows that it was met, from 1; 0: it was said aloud and not noted.
    The last one of an attempt's answers to a criterion counts.
    """

    attempt: str
    exercise: str
    criterion: str
    met: bool
    line: int | None = None


class Undo(Fact, frozen=True, kw_only=True):
    """Takes back the event ``target`` and everything that belongs to its attempt."""

    target: str


Event = (
    Attempt
    | SelfRating
    | ReadingDone
    | PageRead
    | HintShown
    | AnswerLocked
    | CriterionTicked
    | PlanChange
    | Undo
)
