"""What is to be expected of the days ahead: recall, minutes, and what will not make it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from lossprep.cli.plain import plain

if TYPE_CHECKING:
    from lossprep.cli.glance import Today
    from lossprep.cli.shell import Shell
    from lossprep.model.forecast import Forecast
    from lossprep.model.rehearsal import DayAhead, Unreached
    from lossprep.views.lines import Line

DAYS = 7  # coming ones, as far as a plan is shown with its minutes


def expected(found: Today) -> Forecast | None:
    """Expect the recall on the day of an interview to come."""
    from lossprep.schedule.expectation import expect

    return expect(found.plan, found.day, found.pool, found.wish.schedule)


def coming(found: Today) -> list[DayAhead]:
    """Go through the coming days, the first with what the plan begins with."""
    from lossprep.schedule.rehearsal import rehearsal

    known = found.course, found.day, found.pool, found.wish
    days = list(islice(rehearsal(*known), DAYS))
    return [one._replace(first=found.first) for one in days[:1]] + days[1:]


def course(found: Today) -> dict[str, Any]:
    """Give the coming days and what will not make it as plain data."""
    return {
        "coming": [plain(one) for one in coming(found)],
        "unreached": [plain(one) for one in missing(found)],
    }


def missing(found: Today) -> list[Unreached]:
    """List what will not make it; what the fixed days alone do not ask is left out by choice."""
    from lossprep.schedule.rehearsal import unreached

    known = found.course, found.day, found.pool, found.wish
    return [] if found.wish.fixed else unreached(*known)


def course_lines(shell: Shell, found: Today) -> list[Line]:
    """Show the coming days and what will not make it."""
    from lossprep.schedule.expectation import study_days
    from lossprep.schedule.rehearsal import missed
    from lossprep.views import ahead

    days = coming(found)
    rows = ahead.coming(days, found.plan.minutes)
    absent = missing(found)
    if not absent:
        return rows
    pack = shell.pack
    titles = {one.id: one.title for one in (*pack.exercises, *pack.problems)}
    left = len(study_days(found.plan, found.day))
    if any(one.why == "unseen" for one in absent) and found.wish.until(found.day.date):
        again = missed(found.course, found.day, found.pool, found.wish)
        rows += ahead.new_first(days, found.pool.number, again)
    return [*rows, *ahead.unreached(absent, found.pool.number, left, titles)]
