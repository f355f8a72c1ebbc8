"""What the coming days are expected to take, and what will not make it to the interview."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class DayAhead(NamedTuple):
    """What a day is expected to take: minutes of tasks, and reviews and new items with theirs.

    ``first`` are the minutes of what the plan begins with. ``free``: it is kept free.
    """

    date: date
    tasks: float
    reviews: int
    review_minutes: float
    new: int
    new_minutes: float
    first: float = 0.0
    free: bool = False

    @property
    def minutes(self) -> float:
        """All of the day's minutes."""
        return self.first + self.tasks + self.review_minutes + self.new_minutes


class Missed(NamedTuple):
    """A day with new items, and when they come ``again`` if missed: None, not in time."""

    day: date
    again: date | None


class Unreached(NamedTuple):
    """An item that is more likely forgotten than not on the day, and why.

    ``why``: ``unseen`` (no minutes are left to begin it), ``fading`` (seen, and no minutes are
    left to see it again) or ``hard`` (reviews alone do not hold it).
    """

    id: str
    why: str
    recall: float
    asked: str
    minutes: float
