"""Making a plan: for ``start``, and for ``study`` where there is none yet."""

from __future__ import annotations

import random
import sys
from datetime import date

from lossprep.cli.drive import drive
from lossprep.cli.front import Front, InputEnded, Quit
from lossprep.cli.shell import Shell
from lossprep.errors import LossprepError
from lossprep.model.dialogue import Ask, Reply
from lossprep.model.event import PlanChange
from lossprep.model.plan import Plan
from lossprep.schedule.plan import fold
from lossprep.session.begin import MINUTES, begin, start_change
from lossprep.store import new_id


def fresh_id() -> str:
    """Draw the id of a new event."""
    return new_id(random.SystemRandom())


class PlanFront(Front):
    """Asks about the plan: where nobody answers (any more), the default is taken."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "", undoes=False)

    def ask(self, question: Ask) -> Reply | None:
        """Ask, and read a reply; None takes the default."""
        try:
            return super().ask(question)
        except InputEnded:
            return None


def ask_plan(shell: Shell) -> PlanChange:
    """Ask the two questions; without anyone to ask, take the defaults. To quit makes no plan."""
    try:
        return drive(shell, PlanFront(shell), begin(fresh_id(), shell.clock.now()))
    except Quit:
        from typer import Exit

        raise Exit from None
    except KeyboardInterrupt:
        sys.stdout.write("\n")  # the cursor is behind a prompt
        raise


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
