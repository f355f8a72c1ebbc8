"""What to practise in the minutes that the checkpoints leave.

With an interview to come, whatever adds most recall on its day for a minute; without one,
reviews that are due, and then new items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import tee

from lossprep.model.own import is_own
from lossprep.model.plan import DayPlan
from lossprep.schedule.candidate import Candidate, Practice
from lossprep.schedule.filling import Chosen, fitting, siblings_last
from lossprep.schedule.pool import Pool, Ranked, extra, minutes_spent, practised
from lossprep.schedule.price import price
from lossprep.schedule.rate import Rate
from lossprep.schedule.values import at

SAMPLE = 500  # items, of which so many tell the price of a minute


def practice(
    pool: Pool,
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

    >>> from lossprep.schedule.candidate import Candidate
    >>> from lossprep.schedule.pool import Listed
    >>> day = date(2026, 12, 1)
    >>> pool = Listed([Candidate(id="a", minutes=3), Candidate(id="b", minutes=2, due=day)])
    >>> [one.id for one in practice(pool, day, 4).reviews], practice(pool, day, 2).new
    (['b'], ())
    """
    if interview is None or interview <= today:
        return as_due(pool, today, minutes)
    return by_gain(pool, today, minutes, (interview - today).days, deep=deep, later=later)


def as_due(pool: Pool, today: date, minutes: float, *, own: bool = False) -> Practice:
    """Fill ``minutes`` with what is due, then with what is new: the learner's ``own``, or all.

    What was practised today counts against them.
    """
    met = {one.family for one in (*pool.reviewed(today), *pool.awaited())}
    left = minutes - minutes_spent(pool, today)
    reviews = fitting(siblings_last(pool.due(today), met), left)
    left -= sum(one.minutes for one in reviews)
    new = (one for one in pool.unseen(today) if not own or is_own(one.id))
    unseen = fitting(siblings_last(new, met | {one.family for one in reviews}), left)
    return Practice(reviews=reviews, new=unseen)


def kept_up(pool: Pool, day: DayPlan, minutes: float) -> Practice:
    """Fill ``minutes`` after the last interview: with reviews, and questions of one's own.

    Nothing once the learner has stopped.
    """
    if day.mode == "stop":
        return Practice()
    return as_due(pool, day.date, minutes, own=True)


def by_gain(
    pool: Pool,
    today: date,
    minutes: float,
    days: int,
    *,
    deep: float = 0.0,
    later: Sequence[float] | None = None,
    cram: bool = False,
) -> Practice:
    """Fill ``minutes`` by gain a minute, at least ``deep`` of them with deep items, if there are.

    What was practised today counts against them, and what is left of a day does not change while
    one practises: it is chosen as it was this morning. On the eve of the interview nothing is new,
    unless one crams. Siblings of what was done today, is to be, or is chosen already come last.

    >>> from lossprep.schedule.candidate import Candidate
    >>> from lossprep.schedule.pool import Listed
    >>> day, worths = date(2026, 12, 1), {"a": 0.4, "b": 1.0, "c": 0.7}
    >>> pool = Listed(Candidate(id=x, minutes=2, worth=w) for x, w in worths.items())
    >>> [one.id for one in by_gain(pool, day, 4, 14).new], by_gain(pool, day, 4, 1).new
    (['b', 'c'], ())
    """
    ahead = [minutes, *([minutes] * (days - 1) if later is None else later)]
    of_minute = price(pool.sample(SAMPLE), today, ahead, at(days), pool.number)
    rate = Rate(of_minute, today, at(days))
    done = {one.id: one for one in practised(pool, today)}
    apart: dict[str, Candidate] = {}
    while True:
        chosen = filled(pool, rate, minutes, deep=deep, new=days > 1 or cram, apart=apart)
        names = {found.one.id for found in chosen}
        more = {name: one for name, one in done.items() if name not in {*names, *apart}}
        if not more:
            break
        apart |= more
    left = [found.one for found in chosen if found.one.id not in done]
    return Practice(
        reviews=tuple(one for one in left if one.last),
        new=tuple(one for one in left if not one.last),
    )


def filled(
    pool: Pool,
    rate: Rate,
    minutes: float,
    *,
    deep: float,
    new: bool,
    apart: Mapping[str, Candidate],
) -> list[Ranked]:
    """Fill the day's ``minutes`` as if nothing of it were practised yet, the best first.

    ``apart`` is what was practised today and is not of it: asked for by its topic, say.
    """
    today = rate.today
    words, quick = (pool.best(rate, today, new=new, deep=wordy) for wordy in (True, False))
    first, again, words = tee((found for found in words if found.one.id not in apart), 3)
    order, anew = tee(merge(words, (found for found in quick if found.one.id not in apart)))
    enough = deep - sum(one.minutes for one in apart.values() if one.deep)
    asked = (one for one in pool.reviewed(today) if not one.practised(today))
    met = {one.family for one in (*asked, *pool.awaited(), *apart.values())}
    spent = sum(one.minutes for one in (*apart.values(), *extra(pool)))
    chosen = Chosen(met, minutes - spent)
    chosen.fill(first, enough=enough)
    chosen.fill(order)
    chosen.fill(again, enough=enough, siblings=True)
    chosen.fill(anew, siblings=True)
    return sorted(chosen.taken)
