"""The day's session: what the plan opens today, in order, and a close."""

from __future__ import annotations

from datetime import date, timedelta

from lossprep.model.agenda import Agenda, Closing
from lossprep.model.content import Exercise, Mock, Problem, Task
from lossprep.model.dialogue import Flow, Note, Say
from lossprep.model.forecast import Forecast
from lossprep.model.plan import DayPlan, Plan, ScheduledTask
from lossprep.schedule.ahead import Course, evening, moved
from lossprep.schedule.awaited import opened
from lossprep.schedule.candidate import Practice
from lossprep.schedule.expectation import expect
from lossprep.schedule.last_days import MINUTES, part_of
from lossprep.session.context import Context
from lossprep.session.first import first, first_minutes, opens
from lossprep.session.last_days import last_days
from lossprep.session.practice import awaited_in, focused, pool_of, practice_of, practise
from lossprep.session.task import run_task

FAR = 400  # days to look ahead for what comes next


def study(ctx: Context, plan: Plan, *, minutes: int | None = None) -> Flow[None]:
    """Run today's session; ``minutes`` replaces the plan's for this day."""
    usual, plan = plan, plan._replace(minutes=minutes or plan.minutes)
    today = day_of(ctx, plan, ctx.now.day)
    if not ctx.resumed:
        yield Say(agenda(ctx, today, plan, usual))
    if today.mode in MINUTES:
        yield from last_days(ctx, today, plan.minutes)
        return
    if plan.to_debrief(today.date):
        yield Say(Note(text="How was the interview? lossprep debrief asks.", tone="plain"))
    if opens(ctx, plan, today):
        yield from first(ctx, plan.start)
    for scheduled in today.fits:
        task = task_of(ctx, scheduled.id)
        task = task._replace(title=scheduled.title, minutes=scheduled.minutes)  # as the day has it
        since, short = opened(today, task.id, plan), today.mode != "normal"
        share = len(scheduled.parts) if scheduled.whole else None
        if (yield from run_task(ctx, task, since=since, short=short, share=share)):
            yield Say(Note(text=f"Done: {task.title}", tone="good"))
        else:
            yield Say(Note(text=f"Put off: {task.title}", tone="quiet"))
    left = day_of(ctx, plan, ctx.now.day)
    practised = yield from practise(ctx, practice_of(ctx, left, plan))
    yield Say(closing(ctx, usual, finished_since(ctx, plan, today.date), practised))


def focus(
    ctx: Context, plan: Plan, *, minutes: int | None = None, topic: str | None, cram: bool
) -> Flow[None]:
    """Practise one topic, or cram: the plan's tasks wait, and every answer counts as always."""
    today = day_of(ctx, plan, ctx.now.day)
    given = minutes or plan.minutes
    chosen = focused(ctx, today, given, topic=topic, cram=cram)
    if not chosen.minutes:
        longer = given + plan.minutes
        more = focused(ctx, today, longer, topic=topic, cram=cram).minutes
        spent = f"Today's {given} minutes are spent: --minutes {longer} goes on."
        none = "Nothing of this is worth another look today."
        yield Say(Note(text=spent if more else none, tone="quiet"))
        return
    yield Say(Note(text=f"{practice_counts(chosen)}, {chosen.minutes:.0f} min.", tone="quiet"))
    done = yield from practise(ctx, chosen)
    yield Say(Note(text=f"{done} exercise{'s' * (done != 1)} practised.", tone="good"))


def practice_counts(chosen: Practice) -> str:
    """Say how much was chosen.

    >>> practice_counts(Practice())
    '0 reviews and 0 new'
    """
    return (
        f"{len(chosen.reviews)} review{'s' * (len(chosen.reviews) != 1)} and {len(chosen.new)} new"
    )


def agenda(ctx: Context, today: DayPlan, plan: Plan, usual: Plan) -> Agenda:
    """Say what the day holds; ``usual`` is the plan with the minutes of its other days."""
    chosen = practice_of(ctx, today, plan)
    return Agenda(
        day=today,
        first=first_minutes(ctx, plan, today),
        reviews=len(chosen.reviews),
        new=len(chosen.new),
        minutes=chosen.minutes,
        moved=moved(plan, today, ctx.progress.studied, fixed=ctx.choice.fixed),
        evening=evening(course(ctx, usual), today),
        usual=usual.minutes,
        latest=max((day for day in ctx.progress.studied if day > today.date), default=None),
    )


def day_of(ctx: Context, plan: Plan, day: date) -> DayPlan:
    """Ask the plan about a day, with the tasks done since it began."""
    return course(ctx, plan).day(day)


def course(ctx: Context, plan: Plan) -> Course:
    """Put the plan together with what was done since it began."""
    read = {name: on for name, on in ctx.progress.finished.items() if on >= plan.start}
    return Course(plan, ctx.pack.checkpoints, ctx.progress.done_tasks(plan.start), read)


def task_of(ctx: Context, task_id: str) -> Task:
    """Find a task of the pack's checkpoints."""
    return next(task for task in ctx.tasks if task.id == task_id)


def finished_since(ctx: Context, plan: Plan, day: date) -> list[Task]:
    """List the plan's tasks finished on a day or after it, in this sitting or before."""
    done = ctx.progress.done_tasks(plan.start)
    return [task for task in ctx.tasks if task.id in done and done[task.id] >= day]


def closing(ctx: Context, plan: Plan, done: list[Task], practised: int) -> Closing:
    """Sum up: what was done, what one can do now, and what comes next."""
    when, question = coming(ctx, plan)
    today = day_of(ctx, plan, ctx.now.day)
    titles = {task.id: task.title for one in today.checkpoints for task in one.tasks}
    whole = [task for task in done if titles[task.id] == task.title]  # not in its short form
    return Closing(
        done=tuple(titles[task.id] for task in done),
        practised=practised,
        gained=next(
            (task.can for task in reversed(whole) if task.can and went_well(ctx, task)), ""
        ),
        next_question=question,
        next_date=when,
        recall=expected(ctx, plan),
        fixed=ctx.choice.fixed,
    )


def expected(ctx: Context, plan: Plan) -> Forecast | None:
    """Expect the recall on the day of an interview to come."""
    day = day_of(ctx, plan, ctx.now.day)
    pool = pool_of(ctx, day, awaited_in(ctx, day, plan))
    return expect(plan, day, pool, ctx.choice.schedule)


def went_well(ctx: Context, task: Task) -> bool:
    """Say whether no item of the task was failed (rating Again)."""
    attempts = (ctx.progress.answered.get(item) for item in task.items)
    return all(attempt is None or attempt.rating != 1 for attempt in attempts)


def coming(ctx: Context, plan: Plan) -> tuple[date | None, str]:
    """Find the next day after today on which there is something to do, and its first question.

    None: there is none before the last interview is over.
    """
    for ahead in range(1, FAR):
        day = day_of(ctx, plan, ctx.now.day + timedelta(days=ahead))
        if day.interview and ctx.now.day <= day.interview.date < day.date:
            break
        if day.fits:
            return day.date, question_of(ctx, day.fits[0])
        chosen = practice_of(ctx, day, plan)
        for one in (*chosen.reviews, *chosen.new):
            return day.date, question_asked(ctx, one.id)
    return None, ""


def question_of(ctx: Context, scheduled: ScheduledTask) -> str:
    """Give the first line of what a task will ask."""
    if part_of(scheduled.id):
        return scheduled.title
    task = task_of(ctx, scheduled.id)
    return (task.items and question_asked(ctx, task.items[0])) or task.title


def question_asked(ctx: Context, name: str) -> str:
    """Give the first line of what an item asks; a reading asks nothing yet."""
    item = ctx.item(name)
    if isinstance(item, Exercise | Mock):
        return first_line(item.ask)
    return first_line(item.scenario) if isinstance(item, Problem) else ""


def first_line(text: str) -> str:
    r"""Give a text's first paragraph in one line.

    >>> first_line("Why is MSE\na Gaussian choice?\n\nThen MAE.")
    'Why is MSE a Gaussian choice?'
    """
    return " ".join(text.strip().split("\n\n")[0].split())
