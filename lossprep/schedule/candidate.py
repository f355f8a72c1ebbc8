"""What may be practised, and what was chosen of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Candidate(NamedTuple):
    """An exercise or a problem that may be practised; ``worth`` is that of recalling it.

    ``due`` is the day on which its recall will have fallen to the wanted retention, ``last`` the
    day of its last review; both are None for one never reviewed, of which there are ``reviews``.
    ``tasked``: a task of the plan introduces it, so it is not new before that, and the first
    review is the task's. ``finished``: today a task finished it, whose minutes count for it.
    ``deep``: it takes words or steps, not a number or a choice. Those of one ``family`` are
    siblings, so alike that one helps with the other on the same day.
    """

    id: str
    minutes: float
    asked: str = "sometimes"
    worth: float = 1.0
    tasked: bool = False
    finished: bool = False
    deep: bool = False
    family: str = ""
    due: date | None = None
    last: date | None = None
    reviews: int = 0
    stability: float | None = None
    difficulty: float = 5.0

    def practised(self, day: date) -> bool:
        """Whether it was practised on a day, apart from the plan's tasks."""
        return self.last == day and self.reviews > self.tasked and not self.finished


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What fits a day's remaining minutes, in order."""

    reviews: tuple[Candidate, ...] = ()
    new: tuple[Candidate, ...] = ()

    @property
    def minutes(self) -> float:
        """The expected minutes of it all."""
        return sum(one.minutes for one in (*self.reviews, *self.new))
