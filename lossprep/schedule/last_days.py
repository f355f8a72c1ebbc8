"""The eve of an interview and its morning: what they hold in place of the plan's tasks.

On the eve nothing is new, so that sleep comes early; on the day nothing is graded.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lossprep.model.plan import Mode, ScheduledTask
from lossprep.model.task import TaskKind

EVE_MINUTES = 25.0  # at most
MINUTES = {"eve": EVE_MINUTES, "warmup": 10.0}
PARTS: dict[str, tuple[tuple[str, TaskKind, str, float], ...]] = {
    "eve": (
        ("cheat-sheet", "read", "The cheat sheet, once", 5),
        ("slips", "recall", "Your own slips, and the right way of each", 4),
        ("aloud", "open", "Three answers aloud, 60 seconds each", 6),
        ("passed", "problem", "A problem that you have passed, once more", 10),
    ),
    "warmup": (
        ("cheat-sheet", "read", "The cheat sheet, once", 4),
        ("known", "recall", "Aloud, what you know well", 6),
    ),
}


def on_eve(minutes: float, day: date, interview: date | None) -> float:
    """Return how many of the minutes a day has: no more than so many on an eve.

    >>> [on_eve(60, date(2026, 12, day), date(2026, 12, 16)) for day in (14, 15)]
    [60, 25.0]
    """
    eve = interview is not None and (interview - day).days == 1
    return min(minutes, EVE_MINUTES) if eve else minutes


def parts(
    mode: Mode, interview: date, minutes: float, done: Mapping[str, date]
) -> list[ScheduledTask]:
    """Return what the eve (or the day) of an interview holds within a day's `minutes`.

    >>> [one.minutes for one in parts("eve", date(2026, 12, 16), 60, {})]
    [5, 4, 6, 10]
    >>> [one.id for one in parts("warmup", date(2026, 12, 16), 5, {})]
    ['2026-12-16/warmup/cheat-sheet']
    """
    left = min(minutes, MINUTES[mode])
    taken = []
    for name, kind, title, needed in PARTS[mode]:
        if needed <= left:
            task = f"{interview}/{mode}/{name}"
            taken.append(
                ScheduledTask(id=task, kind=kind, title=title, minutes=needed, done=task in done)
            )
            left -= needed
    return taken


def title_of(task_id: str) -> str:
    """Return the title of a part of such a day; empty for any other task.

    >>> title_of("2026-12-16/eve/cheat-sheet"), title_of("pack/checkpoints/day-0/read")
    ('The cheat sheet, once', '')
    """
    rows = (row for parts_ in PARTS.values() for row in parts_)
    return next((title for name, _, title, _ in rows if name == part_of(task_id)), "")


def part_of(task_id: str) -> str:
    """Return which part of such a day a task is; empty for one of a checkpoint.

    >>> part_of("2026-12-16/eve/slips"), part_of("pack/checkpoints/day-0/read")
    ('slips', '')
    """
    _, *names = task_id.split("/")
    return names[1] if len(names) == 2 and names[0] in PARTS else ""
