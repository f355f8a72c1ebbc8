"""The day at a glance: where one stands, what is for today, what to expect, the next command."""

from __future__ import annotations

from collections.abc import Sequence

from lossprep.model.plan import DayPlan
from lossprep.views.days import headline, left_over, practice_line, todo, whole
from lossprep.views.lines import BLANK, Line, line

LINES, NARROW = 12, 80  # the most lines, in a terminal of so many columns
FEWEST = 4  # lines for the tasks: a checkpoint's name, a task of it, how many more


def glance(
    day: DayPlan,
    title: str,
    practice: str,
    command: str,
    ahead: Sequence[Line] = (),
    *,
    full: bool,
    minutes: float = 0.0,
    first: float = 0.0,
    studied: int = 0,
    free: int = 0,
) -> list[Line]:
    """Show the day at a glance (or in ``full``): what to expect ``ahead``, the next command.

    ``minutes`` are those of all that is for today, ``first`` of what comes before it, ``studied``
    the days since the plan began, ``free`` those kept free.
    """
    head = [*headline(day, title, [done_words(day, minutes, studied, first, free)]), *ahead]
    practised, end = practice_line(practice), [BLANK, line((command, "key"))]
    rows, beside_ = list(todo(day)), list(left_over(day, full=full))
    if not full:
        room = LINES - height([*head, *practised, *end])
        if height([*rows, *beside_]) > room and room - height(beside_) < FEWEST:
            beside_ = []
        rows = shortened(rows, day, room - height(beside_))
    return [*head, *rows, *practised, *beside_, *end]


def height(rows: Sequence[Line]) -> int:
    """Count the lines that rows take where a terminal is narrow."""
    return sum(max(1, -(-len(one.text) // NARROW)) for one in rows)


def shortened(rows: list[Line], day: DayPlan, room: int) -> list[Line]:
    """Leave out tasks at the end for which there is no room, and say how many."""
    if height(rows) <= room:
        return rows
    kept = rows[:]
    while kept and (height(kept) > max(room - 1, 2) or not kept[-1].indent):
        kept.pop()  # no checkpoint's name without a task of it
    shown = sum(bool(one.indent) for one in kept)
    rest = day.fits[shown:]
    total = sum(task.minutes for task in rest)
    words = f"and {len(rest)} more" if kept else f"{len(rest)} tasks"
    return [*kept, line(("· ", "quiet"), f"{words} ({total:g} min)", indent=2)]


def done_words(
    day: DayPlan, minutes: float, studied: int, first: float = 0.0, free: int = 0
) -> str:
    """Say how much is for today, and on how many days one has studied."""
    words = f"{whole(minutes)} min today" if minutes else ""
    words += f"{', and ' * bool(words)}{first:.0f} of first questions" if first else ""
    days = max(day.day + 1 - free, studied)
    if studied and days > 1 and not first and day.mode != "stop":  # the first fill the line
        words += f"{' · ' * bool(words)}studied on {studied} of {days} days"
    return words
