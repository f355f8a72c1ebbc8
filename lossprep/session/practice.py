"""After the day's tasks: reviews that are due, then new exercises, as the minutes allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from lossprep.model.content import Exercise, Pack
from lossprep.model.dialogue import Flow, Heading, Say
from lossprep.model.plan import DayPlan
from lossprep.schedule.memory import Memory, interval
from lossprep.schedule.queue import Candidate, Practice, by_gain, practice
from lossprep.session.catalogue import entries, on_topic
from lossprep.session.context import Context
from lossprep.session.exercise import exercise


def practice_of(ctx: Context, today: DayPlan, minutes: float) -> Practice:
    """Choose what to practise in the minutes that the day's tasks leave of all ``minutes``."""
    if today.mode != "normal" or ctx.choice.schedule == "checkpoints":
        return Practice()
    pool = candidates(ctx)
    aim = ctx.choice.until(today.interview.date if today.interview else None)
    return practice(pool, today.date, minutes - today.minutes - today.spent, aim)


def candidates(ctx: Context) -> list[Candidate]:
    """Put every exercise of the pack into what the queue weighs."""
    memories, tasks = ctx.progress.memories, tasked(ctx.pack)
    return [
        candidate(one, memories.get(one.id), tasks, ctx.choice.retention)
        for one in ctx.pack.exercises
    ]


def focused(
    ctx: Context, minutes: float, *, topic: str | None, cram: bool, interview: date | None
) -> Practice:
    """Choose practice apart from the plan: on one topic, or by what a single evening gains.

    Raises LossprepError for a topic on which there is nothing.
    """
    today = ctx.now.day
    chosen = {one.id for one in on_topic(entries(ctx.pack), topic)}
    pool = [replace(one, tasked=False) for one in candidates(ctx) if one.id in chosen]
    if cram:
        left = minutes - sum(one.minutes for one in pool if one.practised(today))
        return by_gain(pool, today, left, 1, cram=True)
    return practice(pool, today, minutes, ctx.choice.until(interview))


def candidate(
    item: Exercise, memory: Memory | None, tasks: frozenset[str], retention: float = 0.9
) -> Candidate:
    """Put an exercise and its memory into what the queue weighs."""
    return Candidate(
        id=item.id,
        minutes=item.minutes,
        asked=item.asked,
        tasked=item.id in tasks,
        due=memory.day + timedelta(days=interval(memory.stability, retention)) if memory else None,
        last=memory.day if memory else None,
        reviews=memory.reviews if memory else 0,
        deep=is_deep(item),
        stability=memory.stability if memory else None,
        difficulty=memory.difficulty if memory else 5.0,
    )


def is_deep(item: Exercise) -> bool:
    """Say whether an exercise takes words or steps: what quick trivia must not crowd out."""
    return item.kind == "open"


def tasked(pack: Pack) -> frozenset[str]:
    """List what the plan's tasks introduce."""
    tasks = (task for checkpoint in pack.checkpoints for task in checkpoint.tasks)
    return frozenset(item for task in tasks for item in task.items)


def practise(ctx: Context, chosen: Practice) -> Flow[int]:
    """Go through what was chosen; the result counts what was not skipped."""
    answered = 0
    for name, items in (("Review", chosen.reviews), ("New", chosen.new)):
        for number, one in enumerate(items, start=1):
            item = ctx.item(one.id)
            if isinstance(item, Exercise):
                yield Say(Heading(title=item.title, note=f"{name} {number} of {len(items)}"))
                answered += yield from exercise(ctx, item)
    return answered
