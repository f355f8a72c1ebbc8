"""What is to be expected of the days ahead: recall, minutes, and what will not make it."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lossprep.cli.glance import Today
    from lossprep.cli.shell import Shell
    from lossprep.model.forecast import Forecast
    from lossprep.model.rehearsal import DayAhead
    from lossprep.views.lines import Line

DAYS = 7  # coming ones, as far as a plan is shown with its minutes


def expected(found: Today) -> Forecast | None:
    """Expect the recall on the day of an interview to come."""
    from lossprep.schedule.expectation import expect

    return expect(found.plan, found.day, found.candidates, found.wish.schedule)


def coming(found: Today) -> list[DayAhead]:
    """Go through the coming days, the first with what the plan begins with."""
    from lossprep.schedule.rehearsal import rehearsal

    known = found.course, found.day, found.candidates, found.wish
    days = list(islice(rehearsal(*known), DAYS))
    return [replace(one, first=found.first) for one in days[:1]] + days[1:]


def course(found: Today) -> dict[str, Any]:
    """Give the coming days and what will not make it as plain data."""
    from lossprep.schedule.rehearsal import unreached

    known = found.course, found.day, found.candidates, found.wish
    return {
        "coming": [{**asdict(one), "date": one.date.isoformat()} for one in coming(found)],
        "unreached": [asdict(one) for one in unreached(*known)],
    }


def course_lines(shell: Shell, found: Today) -> list[Line]:
    """Show the coming days and what will not make it."""
    from lossprep.schedule.expectation import study_days
    from lossprep.schedule.rehearsal import unreached
    from lossprep.views import ahead

    known = found.course, found.day, found.candidates, found.wish
    rows = ahead.coming(coming(found), found.plan.minutes)
    missing, interview = unreached(*known), found.day.interview
    if not missing or interview is None:
        return rows
    pack = shell.pack
    titles = {one.id: one.title for one in (*pack.exercises, *pack.problems)}
    left = len(study_days(found.plan, found.day))
    left *= found.wish.schedule != "checkpoints"  # where more minutes would begin nothing
    return [*rows, *ahead.unreached(missing, len(found.candidates), left, titles)]
