"""What may be practised, and what was chosen of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lossprep.schedule.memory import Past


class Candidate(NamedTuple):
    """An exercise or a problem that may be practised; ``worth`` is that of recalling it.

    ``due`` is the day on which its recall will have fallen to the wanted retention, ``last`` the
    day of its last review; both are None for one never reviewed, of which there are ``reviews``.
    ``tasked``: a task of the plan introduces it, so it is not new before that, and the first
    review is the task's. ``taken``: a task of today asks it or may, whose minutes count for it.
    ``awaited``: today it is yet to be asked, whatever is practised. ``before``: what its memory
    was this morning, if it was, where it was reviewed today.
    ``deep``: it takes words or steps, not a number or a choice. Those of one ``family`` are
    siblings, so alike that one helps with the other on the same day.
    """

    id: str
    minutes: float
    asked: str = "sometimes"
    worth: float = 1.0
    tasked: bool = False
    taken: bool = False
    awaited: bool = False
    deep: bool = False
    family: str = ""
    due: date | None = None
    last: date | None = None
    reviews: int = 0
    stability: float | None = None
    difficulty: float = 5.0
    before: Past | None = None

    def practised(self, day: date) -> bool:
        """Whether it was practised on a day, apart from the plan's tasks."""
        return self.last == day and self.reviews > self.tasked and not self.taken

    def open(self, day: date) -> bool:
        """Whether practice may ask it on a day: once, and not what the day asks anyway."""
        return self.last != day and not self.taken and not self.awaited

    def may_come(self, day: date, *, new: bool) -> bool:
        """Whether practice may ask it on a day on which what is ``new`` may come, or may not."""
        return self.open(day) and (self.last is not None or (new and not self.tasked))

    def extra(self) -> bool:
        """Whether it is yet to be asked today beside the plan's tasks, in minutes of its own."""
        return self.awaited and not self.taken and not self.tasked

    def this_morning(self, day: date) -> Candidate:
        """Give it with the memory that it had before it was reviewed on a day."""
        if self.last != day:
            return self
        was = self.before
        if was is None:
            return self._replace(last=None, stability=None)
        return self._replace(last=was.day, stability=was.stability, difficulty=was.difficulty)


class Practice(NamedTuple):
    """What fits a day's remaining minutes, in order."""

    reviews: tuple[Candidate, ...] = ()
    new: tuple[Candidate, ...] = ()

    @property
    def minutes(self) -> float:
        """The expected minutes of it all."""
        return sum(one.minutes for one in (*self.reviews, *self.new))
