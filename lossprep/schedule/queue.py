"""What to practise in the minutes that the checkpoints leave: reviews due, then new items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ASKED = {"often": 0, "sometimes": 1, "rarely": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An exercise that may be practised.

    ``due`` is the day on which its recall will have fallen to the wanted retention, ``last`` the
    day of its last review; both are None for one never reviewed, of which there are ``reviews``.
    ``tasked``: a task of the plan introduces it, so it is not new before that, and the first
    review is the task's.
    """

    id: str
    minutes: float
    asked: str = "sometimes"
    tasked: bool = False
    due: date | None = None
    last: date | None = None
    reviews: int = 0
    stability: float | None = None
    difficulty: float = 5.0

    def practised(self, day: date) -> bool:
        """Whether it was practised on a day, apart from the plan's tasks."""
        return self.last == day and self.reviews > self.tasked


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What fits a day's remaining minutes, in order."""

    reviews: tuple[Candidate, ...] = ()
    new: tuple[Candidate, ...] = ()

    @property
    def minutes(self) -> float:
        """The expected minutes of it all."""
        return sum(one.minutes for one in (*self.reviews, *self.new))


def practice(candidates: Iterable[Candidate], today: date, minutes: float) -> Practice:
    """Fill ``minutes`` with reviews, longest due first, and then with new items, oftenest asked.

    What was practised today counts against the minutes.

    >>> day = date(2026, 12, 1)
    >>> pool = [Candidate(id="a", minutes=3), Candidate(id="b", minutes=2, due=day)]
    >>> [one.id for one in practice(pool, day, 4).reviews], practice(pool, day, 2).new
    (['b'], ())
    """
    pool = list(candidates)
    left = minutes - sum(one.minutes for one in pool if one.practised(today))
    due = [one for one in pool if one.due and one.due <= today and one.last != today]
    new = [one for one in pool if one.due is None and not one.tasked]
    reviews = fitting(sorted(due, key=lambda one: (one.due or today, one.id)), left)
    left -= sum(one.minutes for one in reviews)
    unseen = fitting(sorted(new, key=lambda one: ASKED[one.asked]), left)
    return Practice(reviews=reviews, new=unseen)


def fitting(candidates: Iterable[Candidate], minutes: float) -> tuple[Candidate, ...]:
    """Take candidates in order while they fit."""
    taken = []
    for one in candidates:
        if one.minutes > minutes:
            break
        taken.append(one)
        minutes -= one.minutes
    return tuple(taken)
