"""What to practise in the minutes that the checkpoints leave.

With an interview to come, whatever adds most recall on its day for a minute; without one,
reviews that are due, and then new items.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import NamedTuple

from lossprep.model.own import is_own
from lossprep.model.plan import DayPlan
from lossprep.schedule.gain import gain
from lossprep.schedule.memory import retrievability

ASKED = {"often": 0, "sometimes": 1, "rarely": 2}
WEIGHTS = {"often": 1.0, "sometimes": 0.7, "rarely": 0.4}  # what recalling an item is worth
RECALLED_EFFORT, RELEARNT_EFFORT = 0.8, 2.0  # of the minutes of learning an item


class Candidate(NamedTuple):
    """An exercise that may be practised.

    ``due`` is the day on which its recall will have fallen to the wanted retention, ``last`` the
    day of its last review; both are None for one never reviewed, of which there are ``reviews``.
    ``tasked``: a task of the plan introduces it, so it is not new before that, and the first
    review is the task's. ``finished``: today a task finished it, whose minutes count for it.
    ``deep``: it takes words or steps, not a number or a choice.
    """

    id: str
    minutes: float
    asked: str = "sometimes"
    tasked: bool = False
    finished: bool = False
    deep: bool = False
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


def practice(
    candidates: Iterable[Candidate],
    today: date,
    minutes: float,
    interview: date | None = None,
    *,
    deep: float = 0.0,
) -> Practice:
    """Fill ``minutes``; what was practised today counts against them.

    With an ``interview`` to come, by the gain in recall on its day, at least ``deep`` minutes
    of it for deep items; otherwise with reviews, longest due first, and then with new items,
    oftenest asked.

    >>> day = date(2026, 12, 1)
    >>> pool = [Candidate(id="a", minutes=3), Candidate(id="b", minutes=2, due=day)]
    >>> [one.id for one in practice(pool, day, 4).reviews], practice(pool, day, 2).new
    (['b'], ())
    """
    pool = list(candidates)
    done = [one for one in pool if one.practised(today)]
    left = minutes - sum(one.minutes for one in done)
    if interview is not None and interview > today:
        deep -= sum(one.minutes for one in done if one.deep)
        return by_gain(pool, today, left, (interview - today).days, deep=deep)
    due = [one for one in pool if one.due and one.due <= today and one.last != today]
    new = [one for one in pool if one.due is None and not one.tasked]
    reviews = fitting(sorted(due, key=lambda one: (one.due or today, one.id)), left)
    left -= sum(one.minutes for one in reviews)
    unseen = fitting(sorted(new, key=lambda one: ASKED[one.asked]), left)
    return Practice(reviews=reviews, new=unseen)


def kept_up(candidates: Iterable[Candidate], day: DayPlan, minutes: float) -> Practice:
    """Fill ``minutes`` after the last interview: with reviews, and questions of one's own.

    Nothing once the learner has stopped.
    """
    met = [one for one in candidates if one.last or is_own(one.id)]
    return Practice() if day.mode == "stop" else practice(met, day.date, minutes)


def by_gain(
    pool: Iterable[Candidate],
    today: date,
    minutes: float,
    days: int,
    *,
    deep: float = 0.0,
    cram: bool = False,
) -> Practice:
    """Fill ``minutes`` by gain a minute, at least ``deep`` of them with deep items, if there are.

    On the eve of the interview nothing is new, unless one crams.

    >>> day = date(2026, 12, 1)
    >>> pool = [Candidate(id=x, minutes=2, asked=x) for x in ("rarely", "often", "sometimes")]
    >>> [one.id for one in by_gain(pool, day, 4, 14).new], by_gain(pool, day, 4, 1).new
    (['often', 'sometimes'], ())
    """
    open_ = [one for one in pool if one.last != today and (one.last or not one.tasked)]
    rates = {one.id: rate(one, today, days) for one in open_ if one.last or days > 1 or cram}
    ranked = sorted((one for one in open_ if rates.get(one.id, 0) > 0), key=lambda c: -rates[c.id])
    first = filling((one for one in ranked if one.deep), minutes, enough=deep)
    taken = {one.id for one in first}
    rest = [one for one in ranked if one.id not in taken]
    chosen = (*first, *filling(rest, minutes - sum(one.minutes for one in first)))
    ordered = sorted(chosen, key=lambda one: -rates[one.id])
    return Practice(
        reviews=tuple(one for one in ordered if one.last),
        new=tuple(one for one in ordered if not one.last),
    )


def rate(one: Candidate, today: date, days: int) -> float:
    """Return the gain of a minute with an item, weighted by how often it is asked."""
    age = (today - one.last).days if one.last else 0
    found = gain(one.stability, one.difficulty, age, days)
    return WEIGHTS[one.asked] * found / (one.minutes * effort(one.stability, age))


def effort(stability: float | None, age: int) -> float:
    """Return how much longer or shorter than its first time an item takes.

    What is recalled is quick; what is not has to be learnt again (costs of fsrs-rs 6.6.1).

    >>> effort(None, 0), effort(100.0, 1) < 1 < effort(0.5, 20)
    (1.0, True)
    """
    if stability is None:
        return 1.0
    recall = retrievability(age, stability)
    return RECALLED_EFFORT * recall + RELEARNT_EFFORT * (1 - recall)


def filling(
    candidates: Iterable[Candidate], minutes: float, *, enough: float = inf
) -> tuple[Candidate, ...]:
    """Take candidates in order, leaving out what no longer fits, until it is ``enough``."""
    taken: list[Candidate] = []
    used = 0.0
    for one in candidates:
        if used >= enough:
            break
        if used + one.minutes <= minutes:
            taken.append(one)
            used += one.minutes
    return tuple(taken)


def fitting(candidates: Iterable[Candidate], minutes: float) -> tuple[Candidate, ...]:
    """Take candidates in order while they fit."""
    taken = []
    for one in candidates:
        if one.minutes > minutes:
            break
        taken.append(one)
        minutes -= one.minutes
    return tuple(taken)
