"""The first session's start: the opening question, a pretest, the self-assessment.

They come before any reading: a question that one could not answer makes the reading that
follows stick (Richland, Kornell and Kao 2009, "The pretesting effect", J. Exp. Psych. Applied).
"""

from __future__ import annotations

from datetime import date

from lossprep.model.content import Exercise, Pack
from lossprep.model.dialogue import Flow, Heading, Note, Say
from lossprep.model.event import Attempt
from lossprep.model.plan import DayPlan, Plan
from lossprep.schedule.opening import Opening, comes
from lossprep.session.assess import assess, assessed, unrated
from lossprep.session.context import Context, record
from lossprep.session.exercise import exercise


def first(ctx: Context, start: date) -> Flow[None]:
    """Go through what a plan begins with, from where it was left."""
    if ctx.pack.opening not in ctx.progress.finished:
        yield Say(Heading(title="The opening question", note="say what you can; s skips"))
        yield from once(ctx, ctx.pack.opening)
    names = ctx.pack.pretest
    for number, name in enumerate(names, start=1):
        if name not in ctx.progress.finished:
            yield Say(Heading(title="Before you read", note=f"{number} of {len(names)}"))
            yield from once(ctx, name)
    skills = unrated(ctx, start)
    if skills:
        yield Say(Heading(title="Where are you now?", note="rate yourself; nobody else sees it"))
        yield from assess(ctx, skills)


def opening(pack: Pack) -> Opening:
    """List what a plan begins with, as the minutes of a day need it."""
    names = (pack.opening, *pack.pretest)
    items = {one.id: one.minutes for one in pack.exercises}
    questions = {name: items.get(name, 0.0) for name in names}
    tasks = (task for checkpoint in pack.checkpoints for task in checkpoint.tasks)
    raters = [task.id for task in tasks if task.assess]
    return Opening(questions, [skill.id for skill in assessed(pack)], raters)


def first_minutes(ctx: Context, plan: Plan, today: DayPlan) -> float:
    """Expect so many minutes for what is left of it today."""
    return opening(ctx.pack).minutes(plan, today, ctx.progress.finished, rated(ctx))


def opens(ctx: Context, plan: Plan, today: DayPlan) -> bool:
    """Whether anything of it is left for today, the rating too."""
    found = opening(ctx.pack)
    left = {*found.questions}.difference(ctx.progress.finished)
    return comes(plan, today) and bool(left or found.unrated(plan, rated(ctx)))


def rated(ctx: Context) -> dict[str, date]:
    """Give the day on which each skill was last rated."""
    return {skill: found.moment.day for skill, found in ctx.progress.ratings.items()}


def once(ctx: Context, name: str) -> Flow[None]:
    """Ask an exercise; a skipped one is kept as an empty attempt and not asked again."""
    item = ctx.item(name)
    if not isinstance(item, Exercise) or (yield from exercise(ctx, item)):
        return
    yield Say(Note(text="Skipped.", tone="quiet"))
    skipped = Attempt(
        id=ctx.new_id(),
        moment=ctx.now,
        exercise=name,
        answer="",
        pack_version=ctx.pack.version,
    )
    yield from record(ctx, skipped)
