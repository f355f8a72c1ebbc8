"""What to practise in the minutes that the checkpoints leave.

With an interview to come, whatever adds most recall on its day for a minute; without one,
reviews that are due, and then new items.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lossprep.model.own import is_own
from lossprep.model.plan import DayPlan
from lossprep.schedule.candidate import Candidate, Practice
from lossprep.schedule.filling import Chosen, fitting, least
from lossprep.schedule.gain import Prospect, prospect

__all__ = ["Candidate", "Practice", "by_gain", "kept_up", "practice"]

# How much of what waiting would add is held against a review today, where time is scarce; and how
# much more the weakest item counts than the strongest, where it is ample. By the gain of the day's
# last item: in simulation (60 items, 21 days) it is 0.15 to 0.2 at 15 minutes a day, 0.1 to 0.13 at
# 20, 0.04 to 0.07 at 30, 0.02 at 40. Patience does best at 15 and 20, the floor's weight at 30 and
# 40, where without it the worst tenth is recalled less than with FSRS.
PATIENCE, FLOOR = 0.4, 4.0
SCARCE, AMPLE = 0.12, 0.06
MANY = 2000  # candidates, of which so much is worth a glance that memories need not be exact


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
    those of most worth.

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
    unseen = fitting(sorted(new, key=lambda one: -one.worth), left)
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

    On the eve of the interview nothing is new, unless one crams. Siblings of what was done today
    or is chosen already come last.

    >>> day = date(2026, 12, 1)
    >>> pool = [Candidate(id=x, minutes=2, worth=w) for x, w in (("a", 0.4), ("b", 1), ("c", 0.7))]
    >>> [one.id for one in by_gain(pool, day, 4, 14).new], by_gain(pool, day, 4, 1).new
    (['b', 'c'], ())
    """
    pool = list(pool)
    found = weighed(pool, today, days, new=days > 1 or cram)
    order, shortest = ranked(found), least(one for one, _ in found)
    if ample := ampleness(found, order, Chosen(set(), minutes, shortest)):
        order = ranked(found, ample)
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


Weighed = list[tuple[Candidate, Prospect]]


def weighed(pool: list[Candidate], today: date, days: int, *, new: bool) -> Weighed:
    """Weigh a review today of each candidate that is open; ``new`` ones too, if wanted."""
    coarse, unseen = len(pool) > MANY, prospect(None, 5.0, 0, days)
    return [
        (one, prospect(one.stability, one.difficulty, (today - one.last).days, days, coarse=coarse))
        if one.last
        else (one, unseen)
        for one in pool
        if (one.last != today if one.last else new and not one.tasked)
    ]


def ranked(found: Weighed, ample: float = 0.0) -> list[Candidate]:
    """Order by what a minute adds, what adds nothing left out.

    The more ``ample`` the time is, the more the weak count, and the less it helps to wait.
    """
    patience, floor = PATIENCE * (1 - ample), FLOOR * ample
    rates = [
        (
            -one.worth
            * (of.gain - patience * of.waiting)
            * (1 + floor * (1 - of.kept))
            / (one.minutes * of.effort),
            place,
        )
        for place, (one, of) in enumerate(found)
    ]
    return [found[place][0] for rate, place in sorted(rates) if rate < 0]


def ampleness(found: Weighed, order: list[Candidate], chosen: Chosen) -> float:
    """Say from 0 to 1 how ample the time is: 1 where the day's last item gains next to nothing.

    Then the mean can hardly be raised any more, and the weakest items can.
    """
    chosen.fill(order)
    if not chosen.taken:
        return 0.0
    last = next(of.gain for one, of in found if one is chosen.taken[-1])
    return min(max((SCARCE - last) / (SCARCE - AMPLE), 0.0), 1.0)
