"""What to practise in the minutes that the checkpoints leave.

With an interview to come, whatever adds most recall on its day for a minute; without one,
reviews that are due, and then new items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from lossprep.model.own import is_own
from lossprep.model.plan import DayPlan
from lossprep.schedule.candidate import Candidate, Practice
from lossprep.schedule.filling import Chosen, fitting, least, siblings_last
from lossprep.schedule.gain import kept
from lossprep.schedule.price import dearness, place, price
from lossprep.schedule.values import PRICES, UNSEEN, Values, at, rung

__all__ = ["Candidate", "Practice", "by_gain", "kept_up", "practice"]


# How much more an item counts that is forgotten by now for certain: a floor for the hardest tenth,
# which in simulation at 15 minutes a day is recalled less than with FSRS without it, and more with
# it; from 0.8 on the mean falls.
FLOOR = 0.3


def practice(
    candidates: Iterable[Candidate],
    today: date,
    minutes: float,
    interview: date | None = None,
    *,
    deep: float = 0.0,
    later: Sequence[float] | None = None,
) -> Practice:
    """Fill ``minutes``; what was practised today counts against them.

    With an ``interview`` to come, by the gain in recall on its day, at least ``deep`` minutes
    of it for deep items; otherwise with reviews, longest due first, and then with new items,
    those of most worth, of either the siblings last.

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
        return by_gain(pool, today, left, (interview - today).days, deep=deep, later=later)
    due = [one for one in pool if one.due and one.due <= today and one.last != today]
    new = [one for one in pool if one.due is None and not one.tasked]
    due.sort(key=lambda one: (one.due or today, one.id))
    new.sort(key=lambda one: -one.worth)
    met = {one.family for one in pool if one.last == today}
    reviews = fitting(siblings_last(due, met), left)
    left -= sum(one.minutes for one in reviews)
    unseen = fitting(siblings_last(new, met | {one.family for one in reviews}), left)
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
    later: Sequence[float] | None = None,
    cram: bool = False,
) -> Practice:
    """Fill ``minutes`` by gain a minute, at least ``deep`` of them with deep items, if there are.

    On the eve of the interview nothing is new, unless one crams. Siblings of what was done today
    or is chosen already come last.

    >>> day = date(2026, 12, 1)
    >>> pool = [Candidate(id=x, minutes=2, worth=w) for x, w in (("a", 0.4), ("b", 1), ("c", 0.7))]
    >>> [one.id for one in by_gain(pool, day, 4, 14).new], by_gain(pool, day, 4, 1).new
    (['b', 'c'], ())
    """
    pool, found = list(pool), at(days)
    ahead = [minutes, *([minutes] * (days - 1) if later is None else later)]
    open_ = [one for one in pool if is_open(one, today, new=days > 1 or cram)]
    order = ranked(open_, today, price(pool, today, ahead, found), found)
    shortest = least(order)
    chosen = Chosen({one.family for one in pool if one.last == today}, minutes, shortest)
    chosen.fill((one for one in order if one.deep), enough=deep)
    chosen.fill(order)
    chosen.fill((one for one in order if one.deep), enough=deep, siblings=True)
    chosen.fill(order, siblings=True)
    taken = [one for one in order if one.id in chosen.ids]
    return Practice(
        reviews=tuple(one for one in taken if one.last),
        new=tuple(one for one in taken if not one.last),
    )


def is_open(one: Candidate, today: date, *, new: bool) -> bool:
    """Say whether an item may be practised today; one never reviewed, if it may be ``new``."""
    return one.last != today if one.last else new and not one.tasked


def ranked(
    pool: Sequence[Candidate], today: date, of_minute: int, values: Values
) -> list[Candidate]:
    """Order by what a minute of a review today adds, what adds nothing left out."""
    first = [values.gain([(UNSEEN, 1.0)], price) for price in range(PRICES)]
    rates = []
    for number, one in enumerate(pool):
        paid = rung(of_minute + dearness(one.minutes, one.worth))
        if one.last:
            lost = 1 - kept(one.stability, (today - one.last).days, 0)
            gain = values.gain(place(one, today), paid) * (1 + FLOOR * lost)
        else:
            gain = first[paid]
        rates.append((-gain * one.worth / one.minutes, number))
    return [pool[number] for rate, number in sorted(rates) if rate < 0]
