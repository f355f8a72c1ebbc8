"""The recall to expect, kept in the store until anything that it follows from changes."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lossprep.cli.glance import Today
    from lossprep.cli.shell import Shell
    from lossprep.model.forecast import Forecast
    from lossprep.views.lines import Line

NAME = "expected"  # beside the packs' catalogs, with a key that no catalog's FORMAT begins
DAYS = 7  # coming ones, as far as a plan is shown with its minutes
FORMAT = "recall 1"  # the number rises with any change of the forecast


def expected(shell: Shell, found: Today) -> Forecast | None:
    """Expect the recall on the day of an interview to come, once for a day and its answers."""
    from lossprep.errors import LossprepError
    from lossprep.model.forecast import Forecast

    interview = found.day.interview
    if interview is None or interview.date <= found.day.date:
        return None
    key = state(shell, found)
    kept = shell.plans.derived(NAME, key)
    if kept is not None:
        figures = json.loads(kept)
        return Forecast(**figures) if figures else None
    from lossprep.schedule.expectation import expect

    recall = expect(found.plan, found.day, found.candidates, found.wish.schedule)
    with suppress(LossprepError):  # a store that cannot be written can still be looked at
        shell.plans.save_catalog(NAME, key, json.dumps(asdict(recall) if recall else None))
    return recall


def state(shell: Shell, found: Today) -> str:
    """Name all that a forecast follows from: the day, the events, the pack, the schedule."""
    from lossprep.schedule.parameters import DEFAULT

    packs = sorted(key for name, key in shell.plans.catalog_keys().items() if name != NAME)
    wish, last, items = found.wish, shell.plans.last_sequence(), len(found.candidates)
    words = (FORMAT, DEFAULT.version, found.day.date, last, wish.schedule, wish.retention, items)
    return " ".join(map(str, (*words, *packs)))


def course(found: Today) -> dict[str, Any]:
    """Give the coming days and what will not make it as plain data."""
    from lossprep.schedule.rehearsal import rehearsal, unreached

    known = found.course, found.day, found.candidates, found.wish
    days = islice(rehearsal(*known), DAYS)
    return {
        "coming": [{**asdict(one), "date": one.date.isoformat()} for one in days],
        "unreached": [asdict(one) for one in unreached(*known)],
    }


def course_lines(shell: Shell, found: Today) -> list[Line]:
    """Show the coming days and what will not make it."""
    from lossprep.schedule.calendar import days_left
    from lossprep.schedule.rehearsal import rehearsal, unreached
    from lossprep.views import ahead

    known = found.course, found.day, found.candidates, found.wish
    rows = ahead.coming(list(islice(rehearsal(*known), DAYS)), found.plan.minutes)
    missing, interview = unreached(*known), found.day.interview
    if not missing or interview is None:
        return rows
    pack = shell.pack
    titles = {one.id: one.title for one in (*pack.exercises, *pack.problems)}
    left = len(days_left(found.plan, found.day.date, interview.date))
    return [*rows, *ahead.unreached(missing, len(found.candidates), left, titles)]
