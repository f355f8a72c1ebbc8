"""Making a plan: for ``start``, and for ``study`` where there is none yet."""

from __future__ import annotations

import random
from datetime import date

from lossprep.cli.drive import drive
from lossprep.cli.front import Front, Quit
from lossprep.cli.shell import Shell
from lossprep.errors import LossprepError
from lossprep.model.event import PlanChange
from lossprep.model.plan import Plan
from lossprep.schedule.plan import fold
from lossprep.session.begin import MINUTES, begin, start_change
from lossprep.store import new_id


def fresh_id() -> str:
    """Draw the id of a new event."""
    return new_id(random.SystemRandom())


def ask_plan(shell: Shell) -> PlanChange:
    """Ask the two questions; without anyone to ask, take the defaults."""
    now = shell.clock.now()
    try:
        return drive(shell, Front(shell, ""), begin(fresh_id(), now))
    except Quit:
        return start_change(fresh_id(), now, interview=None, minutes=MINUTES)


def make_plan(
    shell: Shell, *, interview: date | None, minutes: int | None, on: date | None
) -> PlanChange:
    """Make the plan's first event from what was given."""
    return start_change(
        fresh_id(), shell.clock.now(), interview=interview, minutes=minutes or MINUTES, on=on
    )


def change(shell: Shell, event: PlanChange) -> Plan:
    """Keep a change of the plan, once it is known to make a plan that holds."""
    plan = fold([*shell.plans.plan_changes(), event])
    if plan is None:
        raise LossprepError("no plan yet: lossprep start makes one")
    shell.store.append([event])
    return plan
