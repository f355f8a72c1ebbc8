"""The day's session: what the plan opens today, in order, and a close."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from lossprep.model.content import Exercise, Mock, Problem, Task
from lossprep.model.dialogue import Agenda, Closing, Flow, Note, Say
from lossprep.model.plan import DayPlan, Plan, ScheduledTask
from lossprep.schedule.plan import day_plan
from lossprep.schedule.queue import Practice
from lossprep.session.context import Context
from lossprep.session.first import first
from lossprep.session.practice import practice_of, practise
from lossprep.session.task import run_task

FAR = 400  # days to look ahead for what comes next


def study(ctx: Context, plan: Plan, *, minutes: int | None = None) -> Flow[None]:
    """Run today's session; ``minutes`` replaces the plan's for this day."""
    plan = replace(plan, minutes=minutes) if minutes else plan
    today = day_of(ctx, plan, ctx.now.day)
    if not ctx.resumed:
        yield Say(agenda(today, practice_of(ctx, today, plan.minutes)))
    if today.mode == "normal":
        yield from first(ctx, plan.start)
    done: list[Task] = []
    for scheduled in today.fits:
        task = task_of(ctx, scheduled.id)
        short = today.mode != "normal"
        if (yield from run_task(ctx, task, since=opened(today, task.id, plan), short=short)):
            done.append(task)
            yield Say(Note(text=f"Done: {task.title}", tone="good"))
        else:
            yield Say(Note(text=f"Put off: {task.title}", tone="quiet"))
    today = day_of(ctx, plan, ctx.now.day)
    practised = yield from practise(ctx, practice_of(ctx, today, plan.minutes))
    yield Say(closing(ctx, plan, done, practised))


def agenda(today: DayPlan, chosen: Practice) -> Agenda:
    """Say what the day holds."""
    return Agenda(
        day=today, reviews=len(chosen.reviews), new=len(chosen.new), minutes=chosen.minutes
    )


def day_of(ctx: Context, plan: Plan, day: date) -> DayPlan:
    """Ask the plan about a day, with the tasks done since it began."""
    return day_plan(plan, ctx.pack.checkpoints, ctx.progress.done_tasks(plan.start), day)


def task_of(ctx: Context, task_id: str) -> Task:
    """Find a task of the pack's checkpoints."""
    tasks = (task for checkpoint in ctx.pack.checkpoints for task in checkpoint.tasks)
    return next(task for task in tasks if task.id == task_id)


def opened(today: DayPlan, task_id: str, plan: Plan) -> date:
    """Find the day a task opened; what was done since counts for it."""
    for checkpoint in today.checkpoints:
        if any(task.id == task_id for task in checkpoint.tasks):
            return min(checkpoint.date, today.date)
    return plan.start


def closing(ctx: Context, plan: Plan, done: list[Task], practised: int) -> Closing:
    """Sum up: what was done, what one can do now, and what comes next."""
    when, task = coming(ctx, plan)
    return Closing(
        done=tuple(task.title for task in done),
        practised=practised,
        gained=next((task.can for task in reversed(done) if task.can and went_well(ctx, task)), ""),
        next_task=task,
        next_question=question_of(ctx, task_of(ctx, task.id)) if task else "",
        next_date=when,
    )


def went_well(ctx: Context, task: Task) -> bool:
    """Say whether no item of the task was failed (rating Again)."""
    attempts = (ctx.progress.answered.get(item) for item in task.items)
    return all(attempt is None or attempt.rating != 1 for attempt in attempts)


def coming(ctx: Context, plan: Plan) -> tuple[date | None, ScheduledTask | None]:
    """Find the next day after today on which the plan opens something, and its first task."""
    for ahead in range(1, FAR):
        day = ctx.now.day + timedelta(days=ahead)
        fits = day_of(ctx, plan, day).fits
        if fits:
            return day, fits[0]
    return None, None


def question_of(ctx: Context, task: Task) -> str:
    """Give the first line of what a task will ask."""
    item = ctx.item(task.items[0]) if task.items else None
    if isinstance(item, Exercise | Mock) and item.ask:
        return first_line(item.ask)
    if isinstance(item, Problem):
        return first_line(item.scenario)
    return task.title


def first_line(text: str) -> str:
    r"""Give a text's first paragraph in one line.

    >>> first_line("Why is MSE\na Gaussian choice?\n\nThen MAE.")
    'Why is MSE a Gaussian choice?'
    """
    return " ".join(text.strip().split("\n\n")[0].split())
