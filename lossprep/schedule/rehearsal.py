"""The coming days with their practice, if each goes as the queue and the memory model expect."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, takewhile

from lossprep.model.plan import OPEN, DayPlan
from lossprep.model.rehearsal import DayAhead, Missed, Unreached
from lossprep.model.task import Task
from lossprep.schedule.ahead import Course
from lossprep.schedule.calendar import is_free
from lossprep.schedule.candidate import Candidate, Practice
from lossprep.schedule.choice import Choice
from lossprep.schedule.daily import daily
from lossprep.schedule.expectation import items, minutes_left
from lossprep.schedule.forecast import outlook, reviewed
from lossprep.schedule.memory import AGAIN, interval, review
from lossprep.schedule.pool import Listed, Pool
from lossprep.schedule.worth import ASKED

FAR = timedelta(days=60)  # as long as a plan is looked ahead for what was missed
SOME = 5  # new items
LIKELY = 0.5  # recall on the day below which an item does not make it


def rehearsal(course: Course, today: DayPlan, pool: Pool, wish: Choice) -> Iterator[DayAhead]:
    """Go through today and the days after it, up to the interview; without one, on and on."""
    for day, chosen in walk(course, today, pool, wish):
        yield DayAhead(
            date=day.date,
            tasks=day.minutes,
            reviews=len(chosen.reviews),
            review_minutes=sum(one.minutes for one in chosen.reviews),
            new=len(chosen.new),
            new_minutes=sum(one.minutes for one in chosen.new),
            free=is_free(course.plan, day.date),
        )


def walk(
    course: Course,
    today: DayPlan,
    pool: Pool,
    wish: Choice,
    missed: Container[str] = (),
) -> Iterator[tuple[DayPlan, Practice]]:
    """Go through the days with what each practises; what is ``missed`` is so when it is new."""
    known = {one.id: one for one in pool.every()}
    tasks = {task.id: task for one in course.checkpoints for task in one.tasks}
    for day in chain([today], course.ahead(today)):
        if day.mode not in OPEN or (day.interview and day.interview.date <= day.date):
            return
        if day is not today:
            open_ = [tasks[task.id] for task in day.fits if task.id in tasks]
            asked = {name for task in open_ for name in task.items}
            known = {name: flagged(one, open_, asked) for name, one in known.items()}
        chosen = daily(course.plan, day, Listed(known.values()), wish)
        yield day, chosen
        awaited = [one for one in known.values() if one.awaited]
        for one in (*chosen.reviews, *chosen.new, *awaited):
            fails = one.id in missed and not one.last
            known[one.id] = after(one, day.date, wish.retention, fails=fails)


def flagged(one: Candidate, tasks: Sequence[Task], asked: Container[str]) -> Candidate:
    """Mark what the tasks of a day ask, or may ask of a folder."""
    awaited = one.id in asked
    taken = awaited or any(task.fill and one.id.startswith(f"{task.fill}/") for task in tasks)
    if (taken, awaited) == (one.taken, one.awaited):
        return one
    return one._replace(taken=taken, awaited=awaited)


def after(one: Candidate, day: date, retention: float, *, fails: bool = False) -> Candidate:
    """Give an item the memory to expect after a review, or after a first one that ``fails``."""
    before = (one.stability, one.difficulty, 0.0) if one.stability else None
    wait = (day - one.last).days if one.last else 0
    stability, difficulty, _ = reviewed(before, wait)
    if fails:
        memory = review(None, AGAIN, day)
        stability, difficulty = memory.stability, memory.difficulty
    return one._replace(
        last=day,
        due=day + timedelta(days=interval(stability, retention)),
        reviews=one.reviews + 1,
        stability=stability,
        difficulty=difficulty,
    )


def missed(course: Course, today: DayPlan, pool: Pool, wish: Choice) -> Missed | None:
    """Find the next day with some new items, and when they come again, all missed."""
    known = course, today, pool, wish
    begun = next((found for found in walk(*known) if len(found[1].new) >= SOME), None)
    if begun is None:
        return None
    day, chosen = begun[0].date, {one.id for one in begun[1].new}
    days = takewhile(lambda found: found[0].date < day + FAR, walk(*known, missed=chosen))
    back = (found.date for found, then in days if any(one.id in chosen for one in then.reviews))
    return Missed(day=day, again=next(back, None))


def unreached(course: Course, today: DayPlan, pool: Pool, wish: Choice) -> list[Unreached]:
    """List what is more likely forgotten than not on the day, the nearest to being held first.

    It follows from where the forecast's minutes go.
    """
    if today.interview is None or today.interview.date <= today.date or today.mode not in OPEN:
        return []
    minutes = minutes_left(course.plan, today, pool) if wish.schedule != "checkpoints" else []
    days = (today.interview.date - today.date).days
    found, every = [], pool.every()
    for one, (recall, helped) in zip(
        every, outlook(items(every, today.date), days, sum(minutes)), strict=True
    ):
        if recall < LIKELY:
            why = "unseen" if one.stability is None else "hard" if helped else "fading"
            found.append(
                Unreached(id=one.id, why=why, recall=recall, asked=one.asked, minutes=one.minutes)
            )
    return sorted(found, key=lambda one: (-one.recall, -ASKED[one.asked], one.minutes, one.id))
