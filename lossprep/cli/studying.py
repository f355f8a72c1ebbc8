"""The day's session, for ``study``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lossprep.cli.catalog import refresh
from lossprep.cli.drive import session
from lossprep.cli.shell import Shell
from lossprep.schedule.plan import fold
from lossprep.session import study as day

if TYPE_CHECKING:
    from lossprep.cli.protocol import Protocol
    from lossprep.model.plan import Plan


def at_once() -> int:
    """Run the session without the command line's machinery, which is a fifth of its start."""
    try:
        shell = Shell(db=None)
        shell.command = "study"
        code = study(shell)
        sys.stdout.flush()
    except BaseException as error:
        from lossprep.cli.app import ended

        return ended(error)
    return code


def study(
    shell: Shell,
    *,
    minutes: int | None = None,
    topic: str | None = None,
    cram: bool = False,
    protocol: bool = False,
) -> int:
    """Run the day's session, or practise apart from the plan; the exit code."""
    plan = fold(shell.plans.plan_changes()) or planned(shell)
    refresh(shell)
    front = in_json(shell) if protocol else None
    if topic is not None or cram:
        return session(
            shell,
            lambda context: day.focus(context, plan, minutes=minutes, topic=topic, cram=cram),
            front=front,
        )
    return session(shell, lambda context: day.study(context, plan, minutes=minutes), front=front)


def planned(shell: Shell) -> Plan:
    """Make a plan of what one answers to two questions."""
    from lossprep.cli import planning

    return planning.change(shell, planning.ask_plan(shell))


def in_json(shell: Shell) -> Protocol:
    """Give the front that speaks JSON lines."""
    from lossprep.cli.protocol import Protocol

    return Protocol(shell, shell.pack.title)
