"""A day's outlook, kept in the store until anything that it follows from changes.

What is practised and what is to be expected take every item and its memory into account. Kept,
they cost the next look at the same day two rows of the store, however many items there are.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from lossprep.cli.catalog import GLIMPSE, checkpoint_rows, checkpoints
from lossprep.cli.plain import plain
from lossprep.cli.settings import load
from lossprep.errors import LossprepError
from lossprep.model.forecast import Forecast
from lossprep.schedule.ahead import Course
from lossprep.schedule.plan import fold

if TYPE_CHECKING:
    from lossprep.cli.shell import Shell
    from lossprep.model.plan import DayPlan, Plan

FORMAT = "glimpse 13"  # the number rises with any change of the queue or the forecast


class Glimpse(NamedTuple):
    """The plan's day, how much is practised beside its tasks, and the recall to expect.

    ``first`` are the minutes of what comes before the tasks.
    """

    title: str
    course: Course
    day: DayPlan
    reviews: int
    new: int
    minutes: float
    recall: Forecast | None
    first: float = 0.0

    @property
    def plan(self) -> Plan:
        """The plan whose day it is."""
        return self.course.plan


def glimpse(shell: Shell) -> Glimpse | None:
    """Look at today; None without a plan."""
    plan = fold(shell.plans.plan_changes())
    if plan is None:
        return None
    kept = shell.plans.derived(GLIMPSE, state(shell))
    if not kept:
        return fresh(shell)
    data = json.loads(kept)
    found, recall = checkpoints(data["checkpoints"]), data["recall"]
    done = shell.plans.done_tasks(plan.start)
    course = Course(plan, found, done, shell.plans.finished_readings(plan.start))
    return Glimpse(
        title=data["title"],
        course=course,
        day=course.day(shell.clock.now().day),
        reviews=data["reviews"],
        new=data["new"],
        minutes=data["minutes"],
        recall=Forecast(**recall) if recall else None,
        first=data["first"],
    )


def fresh(shell: Shell) -> Glimpse | None:
    """Look at every item, and keep what comes of it."""
    from lossprep.cli.expecting import expected
    from lossprep.cli.glance import today

    found = today(shell)
    if found is None:
        return None
    chosen = found.practice
    seen = Glimpse(
        title=found.title,
        course=found.course,
        day=found.day,
        reviews=len(chosen.reviews),
        new=len(chosen.new),
        minutes=chosen.minutes,
        recall=expected(found),
        first=found.first,
    )
    with suppress(LossprepError):  # a store that cannot be written can still be looked at
        shell.plans.save_catalog(GLIMPSE, state(shell), json.dumps(kept_of(seen)))
    return seen


def kept_of(seen: Glimpse) -> dict[str, Any]:
    """Give what is kept, as plain data; the rest follows from the plan."""
    return {
        "title": seen.title,
        "checkpoints": checkpoint_rows(seen.course.checkpoints),
        "reviews": seen.reviews,
        "new": seen.new,
        "minutes": seen.minutes,
        "recall": plain(seen.recall) if seen.recall else None,
        "first": seen.first,
    }


def state(shell: Shell) -> str:
    """Name all that it follows from: the day, the events, the packs, the settings."""
    from lossprep import __version__

    keys = shell.plans.catalog_keys()
    packs = sorted(f"{name} {key}" for name, key in keys.items() if name != GLIMPSE)
    day, last = shell.clock.now().day, shell.plans.last_sequence()
    words = (FORMAT, __version__, day, last, *load().items(), *packs)
    return " ".join(map(str, words))
