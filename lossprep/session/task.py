"""One task of the plan: its items in order, from the first that is not done."""

from __future__ import annotations

from datetime import date

from lossprep.model.content import Exercise, Mock, Problem, Task
from lossprep.model.dialogue import Flow, Heading, Note, Say
from lossprep.schedule.awaited import items_of
from lossprep.session.assess import assess, unrated
from lossprep.session.context import Context
from lossprep.session.exercise import exercise
from lossprep.session.mock import mock
from lossprep.session.practice import latest, schedulables
from lossprep.session.problem import problem
from lossprep.session.reading import reading


def run_task(
    ctx: Context, task: Task, *, since: date, short: bool = False, share: int | None = None
) -> Flow[bool]:
    """Go through a task; what was done on or after ``since`` is not asked again.

    ``short`` puts the task's short item in the place of its items, ``share`` is how many of
    them the day has time for. False: put off.
    """
    skills = unrated(ctx, since) if task.assess and not short else ()
    items = remaining(ctx, task, since, short=short, rating_left=bool(skills))
    yield Say(Heading(title=task.title, note=f"about {task.minutes:g} min"))
    for number, name in enumerate(items, start=1):
        last = number == len(items) and not skills
        if share and number == share + 1:
            told = (
                f"That was today's share, {len(items) - share} are left: s leaves them for later."
            )
            yield Say(Note(text=told, tone="quiet"))
        if not (yield from run_item(ctx, name, task, finishes=last)):
            return False
    if skills:
        return (yield from assess(ctx, skills, task=task.id))
    return True


def remaining(
    ctx: Context, task: Task, since: date, *, short: bool, rating_left: bool
) -> tuple[str, ...]:
    """List the items still to do; where all are done, the last one again finishes the task."""
    items = items_of(task, schedulables(ctx.pack), latest(ctx), since, short=short)
    left = tuple(name for name in items if not done_since(ctx, name, since))
    return left if left or rating_left else items[-1:]


def done_since(ctx: Context, name: str, since: date) -> bool:
    """Say whether an item was finished on a day or after it."""
    finished = ctx.progress.finished.get(name)
    return finished is not None and finished >= since


def run_item(ctx: Context, name: str, task: Task, *, finishes: bool) -> Flow[bool]:
    """Go through one item of a task; the last one finishes the task."""
    item = ctx.item(name)
    task_id = task.id if finishes else None
    if isinstance(item, Exercise):
        return (yield from exercise(ctx, item, task=task_id, unaided=task.unaided))
    if isinstance(item, Problem):
        timed = task.unaided or task.limit is not None
        return (yield from problem(ctx, item, task=task_id, unaided=timed, limit=task.limit))
    if isinstance(item, Mock):
        return (yield from mock(ctx, item, task=task_id))
    return (yield from reading(ctx, item, task=task_id))
