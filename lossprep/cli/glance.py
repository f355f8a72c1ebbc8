"""What is due today: for ``lossprep``, ``today`` and ``plan``, as a screen and as JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from lossprep.cli.catalog import catalog
from lossprep.cli.cut_off import cut_off
from lossprep.cli.glimpse import glimpse
from lossprep.cli.plain import plain
from lossprep.cli.settings import choice
from lossprep.schedule.ahead import Course, evening, moved
from lossprep.schedule.calendar import free_days
from lossprep.schedule.last_days import MINUTES
from lossprep.schedule.plan import fold

if TYPE_CHECKING:
    from lossprep.cli.glimpse import Glimpse
    from lossprep.cli.shell import Shell
    from lossprep.model.plan import DayPlan, Plan
    from lossprep.schedule.candidate import Practice
    from lossprep.schedule.choice import Choice
    from lossprep.schedule.pool import Pool

NO_PLAN = "No plan yet. lossprep study begins at once; lossprep start --interview DATE makes one."


class Today(NamedTuple):
    """The plan's day with what is practised beside its tasks; ``title`` is the pack's.

    ``first`` are the minutes of what comes before its tasks.
    """

    title: str
    plan: Plan
    day: DayPlan
    practice: Practice
    pool: Pool
    wish: Choice
    course: Course
    first: float = 0.0


def today(shell: Shell) -> Today | None:
    """Ask the plan and the queue about today; None without a plan."""
    from lossprep.cli import solved
    from lossprep.schedule.awaited import awaited
    from lossprep.schedule.daily import daily

    plan = fold(shell.plans.plan_changes())
    if plan is None:
        return None
    solved.keep()
    found = catalog(shell)
    done = shell.plans.done_tasks(plan.start)
    read = shell.plans.finished_readings(plan.start)
    course = Course(plan, found.checkpoints, done, read)
    day = course.day(shell.clock.now().day)
    wish = choice()
    items = shell.plans.task_items() if day.fits else []
    latest = shell.plans.latest([*found.opening.questions, *(one.id for one in items)])
    tasks = [task for one in found.checkpoints for task in one.tasks]
    to_come = awaited(day, plan, tasks, items, latest).union(
        found.opening.awaited(plan, day, latest)
    )
    pool = pool_of(shell, wish, day, to_come)
    first = found.opening.minutes(plan, day, latest, shell.plans.rated(plan.start))
    chosen = daily(plan, day, pool, wish)
    return Today(found.title, plan, day, chosen, pool, wish, course, first)


def pool_of(shell: Shell, wish: Choice, day: DayPlan, awaited: frozenset[str]) -> Pool:
    """Give what may be practised; the pack's own items where the store cannot keep them."""
    if not shell.plans.read_only:
        return shell.plans.pool(wish, day, awaited)
    from lossprep.schedule.pool import Listed
    from lossprep.schedule.standing import Standing, candidates
    from lossprep.session.practice import schedulables

    plans = shell.plans
    known = Standing(
        memories=plans.memories(),
        times=plans.times(day.date),
        ratings=plans.skill_levels(day.date),
        wish=wish,
    )
    return Listed(candidates(schedulables(shell.pack), known, day, awaited))


def at_once(*, full: bool) -> bool:
    """Show the day without the command line's machinery, which costs as much as all the rest.

    False: it cannot be shown, which the machinery will find as well, and say.
    """
    from lossprep.cli.shell import Shell

    try:
        show_glance(Shell(db=None), full=full)
        sys.stdout.flush()
    except Exception:
        return False
    return True


def show_glance(shell: Shell, *, full: bool = False) -> None:
    """Show the day at a glance (or in ``full``), or how to begin."""
    from lossprep.views import days, glance
    from lossprep.views import expectation as view
    from lossprep.views.lines import line

    found = glimpse(shell)
    if found is None:
        shell.show([line(NO_PLAN), *cut_off(shell.database)])
        return
    words = days.practice_words(found.reviews, found.new, found.minutes)
    every = shell.plans.study_days(found.plan.start)
    studied = [day for day in every if day <= found.day.date]
    ahead = view.put_back(every[-1] if len(every) > len(studied) else None)
    fixed = choice().fixed
    ahead += view.recall(found.recall, fixed=fixed)
    ahead += view.moved(moved(found.plan, found.day, studied, fixed=fixed))
    ahead += view.evening(evening(found.course, found.day), found.plan.minutes)
    ahead += cut_off(shell.database) if found.day.mode != "warmup" else []
    rows = glance.glance(
        found.day,
        found.title,
        words,
        next_command(found),
        ahead,
        full=full,
        minutes=found.day.minutes + found.minutes,
        first=found.first,
        studied=len(studied),
        free=free_days(found.plan, found.day.date),
    )
    shell.show(rows)


def next_command(found: Glimpse | None) -> str:
    """Name the one command that comes next."""
    if found and found.plan.to_debrief(found.day.date):
        return "lossprep debrief"
    if found and found.day.mode == "stop":
        return "lossprep start"
    if found is None or found.minutes or found.day.fits:
        return "lossprep study"
    return "lossprep cheatsheet" if found.day.mode in MINUTES else "lossprep problem"


def report(shell: Shell) -> dict[str, Any]:
    """Give the day as plain data: ``today --json``."""
    found = glimpse(shell)
    fits = found.day.fits if found else ()
    reviews, new = (found.reviews, found.new) if found else (0, 0)
    minutes = sum(task.minutes for task in fits) + (found.minutes if found else 0.0)
    due = {"tasks": len(fits), "reviews": reviews, "new": new}
    return {
        "date": shell.clock.now().day.isoformat(),
        "day": found.day.day if found else None,
        "plan": plan_report(found) if found else None,
        "due": due,
        "minutes": minutes,
        "first_minutes": found.first if found else 0.0,
        "next": next_command(found),
        "predicted_recall": plain(found.recall) if found and found.recall else None,
    }


def plan_report(found: Today | Glimpse) -> dict[str, Any]:
    """Give the plan as plain data."""
    day = found.day
    return {
        "start": found.plan.start.isoformat(),
        "interview": day.interview.date.isoformat() if day.interview else None,
        "interviews": [{"date": o.date.isoformat(), "name": o.name} for o in found.plan.interviews],
        "away": [[day.isoformat() for day in days] for days in found.plan.away],
        "minutes": found.plan.minutes,
        "mode": day.mode,
        "checkpoints": plain(day.checkpoints),
        "dropped": plain(day.dropped),
    }
