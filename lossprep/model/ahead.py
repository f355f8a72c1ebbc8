"""What a plan says of the days around one: a long evening to come, days that were missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lossprep.model.plan import ScheduledTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """A task longer than a day's minutes, with the day that suits it and its other minutes."""

    task: ScheduledTask
    date: date
    others: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Days missed, and how many of the tasks that were open on them are where now."""

    days: tuple[date, ...]
    today: int
    waiting: int
    dropped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAhead:
    """What a day is expected to take: minutes of tasks, and reviews and new items with theirs."""

    date: date
    tasks: float
    reviews: int
    review_minutes: float
    new: int
    new_minutes: float

    @property
    def minutes(self) -> float:
        """All of the day's minutes."""
        return self.tasks + self.review_minutes + self.new_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached:
    """An item that is more likely forgotten than not on the day, and why.

    ``why``: ``unseen`` (no minutes are left to begin it), ``fading`` (seen, and no minutes are
    left to see it again) or ``hard`` (reviews alone do not hold it).
    """

    id: str
    why: str
    recall: float
    asked: str
    minutes: float
