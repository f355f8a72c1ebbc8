"""What is due today: for ``lossprep``, ``today`` and ``plan``, as a screen and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lossprep.cli.catalog import checkpoints
from lossprep.schedule.plan import day_plan, fold

if TYPE_CHECKING:
    from lossprep.cli.shell import Shell
    from lossprep.model.plan import DayPlan, ScheduledCheckpoint

NO_PLAN = "No plan yet. lossprep study begins at once; lossprep start --interview DATE makes one."


def today(shell: Shell) -> tuple[str, DayPlan | None]:
    """Give the pack's title and the plan's day; None without a plan."""
    plan = fold(shell.plans.plan_changes())
    if plan is None:
        return "", None
    title, found = checkpoints(shell)
    done = shell.plans.done_tasks(plan.start)
    return title, day_plan(plan, found, done, shell.clock.now().day)


def show_glance(shell: Shell) -> None:
    """Show the day at a glance, or how to begin."""
    from lossprep.views import days
    from lossprep.views.lines import line

    title, day = today(shell)
    if day is None:
        shell.show([line(NO_PLAN)])
    else:
        shell.show(days.glance(day, title, next_command(day)))


def next_command(day: DayPlan | None) -> str:
    """Name the one command that comes next."""
    if day is None:
        return "lossprep study"
    return "lossprep study" if any(not task.done for task in day.fits) else "lossprep problem"


def report(shell: Shell) -> dict[str, Any]:
    """Give the day as plain data (DESIGN: ``today --json``)."""
    _, day = today(shell)
    left = [task for task in day.fits if not task.done] if day else []
    return {
        "date": shell.clock.now().day.isoformat(),
        "day": day.day if day else None,
        "plan": plan_report(shell, day) if day else None,
        "due": {"tasks": len(left), "reviews": 0, "new": 0},
        "minutes": sum(task.minutes for task in left),
        "next": next_command(day),
        "predicted_recall": None,
    }


def plan_report(shell: Shell, day: DayPlan) -> dict[str, Any]:
    """Give the plan as plain data."""
    plan = fold(shell.plans.plan_changes())
    return {
        "start": plan.start.isoformat() if plan else None,
        "interview": day.interview.date.isoformat() if day.interview else None,
        "minutes": plan.minutes if plan else None,
        "mode": day.mode,
        "checkpoints": [checkpoint_report(one) for one in day.checkpoints],
        "dropped": [asdict(task) for task in day.dropped],
    }


def checkpoint_report(one: ScheduledCheckpoint) -> dict[str, Any]:
    """Give one checkpoint as plain data."""
    data = asdict(one)
    data["date"] = one.date.isoformat()
    return data
