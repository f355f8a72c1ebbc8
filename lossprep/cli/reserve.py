"""What a pack keeps in reserve: problems and mocks that a plan's last measurements need unseen.

They are shown nowhere, and not even an id opens one, before the plan's checkpoint of Day 14
has come (or Day 14 itself, in a pack without one). In the last days before an interview,
when all that is left is open, they are too. Without a plan there is no such day, so they
stay in reserve: whoever looks around first and plans later finds them unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lossprep.errors import LossprepError
from lossprep.model.task import RESERVE_DAY
from lossprep.schedule.stages import reserve_is_open

if TYPE_CHECKING:
    from lossprep.cli.shell import Shell
    from lossprep.library.lookup import Found
    from lossprep.model.content import Mock, Pack, Problem
    from lossprep.model.plan import DayPlan


class ReservedError(LossprepError):
    """What was named is kept unseen today."""


def visible(shell: Shell) -> Pack:
    """Give the studied pack without what is in reserve today."""
    pack = shell.pack
    day = today(shell) if reserved(pack) else None
    if not reserved(pack) or (day and reserve_is_open(day)):
        return pack
    return replace(
        pack,
        problems=tuple(one for one in pack.problems if not one.reserve),
        mocks=tuple(one for one in pack.mocks if not one.reserve),
    )


def reserved(pack: Pack) -> list[Problem | Mock]:
    """List what a pack has in reserve, whatever the day."""
    items: list[Problem | Mock] = [*pack.problems, *pack.mocks]
    return [one for one in items if one.reserve]


def find(shell: Shell, name: str) -> Found:
    """Find an item by its id or the end of one.

    Raises LossprepError where there is none, ReservedError for one that is in reserve today.
    """
    from lossprep import library

    seen = visible(shell)
    try:
        return library.find([seen, *shell.packs[1:]], name)
    except LossprepError:
        if seen is shell.pack:
            raise
        _refuse(shell.pack, name)
        raise


def _refuse(pack: Pack, name: str) -> None:
    """Raise ReservedError if a name is of something in reserve, or of a part of it."""
    kept = reserved(pack)
    parts = [part for one in kept for part in getattr(one, "parts", ())]
    for one in (*kept, *parts):
        if f"/{one.id}".endswith(f"/{name.strip().strip('/')}"):
            told = f"is kept unseen for Day {RESERVE_DAY} of your plan and later"
            raise ReservedError(f"{one.id} {told}; lossprep plan shows the days")


def today(shell: Shell) -> DayPlan | None:
    """Ask the plan about today."""
    from lossprep.schedule.plan import day_plan, fold

    plan = fold(shell.plans.plan_changes())
    if plan is None:
        return None
    done = shell.plans.done_tasks(plan.start)
    return day_plan(plan, shell.pack.checkpoints, done, shell.clock.now().day)
