"""After the day's tasks: reviews that are due, then new exercises, as the minutes allow."""

from __future__ import annotations

import pkgutil
from collections.abc import Container, Iterable
from datetime import date
from functools import cache
from pathlib import Path

import lossprep
from lossprep.model.content import Exercise, Pack, Problem, Task
from lossprep.model.dialogue import Flow, Heading, Say
from lossprep.model.plan import DayPlan, Plan
from lossprep.schedule.awaited import Latest, awaited
from lossprep.schedule.candidate import Practice
from lossprep.schedule.daily import daily
from lossprep.schedule.pace import timed
from lossprep.schedule.pool import Listed
from lossprep.schedule.queue import by_gain, practice
from lossprep.schedule.standing import Kind, Schedulable, Standing, candidates
from lossprep.session.catalogue import entries, on_topic
from lossprep.session.context import Context
from lossprep.session.exercise import exercise
from lossprep.session.first import opening
from lossprep.session.problem import problem


def practice_of(ctx: Context, today: DayPlan, plan: Plan) -> Practice:
    """Choose what to practise in the minutes that the day's tasks leave."""
    return daily(plan, today, pool_of(ctx, today, awaited_in(ctx, today, plan)), ctx.choice)


def pool_of(ctx: Context, today: DayPlan, awaited: Container[str] = ()) -> Listed:
    """Put what the pack has for today into what the queue weighs."""
    return Listed(candidates(schedulables(ctx.pack), standing(ctx), today, awaited))


def awaited_in(ctx: Context, today: DayPlan, plan: Plan) -> frozenset[str]:
    """Name what the day is yet to ask: what the plan begins with, and its tasks."""
    known = latest(ctx)
    first = opening(ctx.pack).awaited(plan, today, known)
    if not today.fits:
        return frozenset(first)
    items = [one for one in schedulables(ctx.pack) if one.tasks]
    return awaited(today, plan, every_task(ctx.pack), items, known).union(first)


def latest(ctx: Context) -> dict[str, Latest]:
    """Give the latest attempt at each item."""
    finished = ctx.progress.finished
    every = ctx.progress.answered.items()
    return {name: Latest(finished[name], attempt.rating) for name, attempt in every}


def standing(ctx: Context) -> Standing:
    """Gather where the learner stands in this session.

    A day's own times and ratings count from the next one on: a session does not grow while one
    is quick, nor change while one learns.
    """
    levels = {
        skill: [level for day, level in found if day < ctx.now.day]
        for skill, found in ctx.progress.levels.items()
    }
    times = {
        name: timed([spent for day, spent in found if day < until(ctx, name)])
        for name, found in ctx.progress.times.items()
    }
    return Standing(
        memories=ctx.progress.memories,
        times={name: found for name, found in times.items() if found},
        ratings={skill: found[-1] for skill, found in levels.items() if found},
        wish=ctx.choice,
    )


def until(ctx: Context, name: str) -> date:
    """Give the day from which on an item's times do not count: today, or that of its memory.

    A memory of a day after today is there where the clock went back.
    """
    memory = ctx.progress.memories.get(name)
    return max(ctx.now.day, memory.day) if memory else ctx.now.day


def focused(
    ctx: Context, day: DayPlan, minutes: float, *, topic: str | None, cram: bool
) -> Practice:
    """Choose practice apart from the plan: on one topic, or by what a single evening gains.

    Raises LossprepError for a topic on which there is nothing.
    """
    today, interview = ctx.now.day, day.interview.date if day.interview else None
    chosen = {one.id for one in on_topic(entries(ctx.pack), topic)}
    every = pool_of(ctx, day).every()
    pool = Listed(
        one._replace(tasked=False, taken=one.taken and one.last == today)
        for one in every
        if one.id in chosen
    )
    if cram:
        return by_gain(pool, today, minutes, 1, cram=True)
    return practice(pool, today, minutes, ctx.choice.until(interview))


@cache
def measures() -> frozenset[str]:
    """Name the losses and metrics by their files: to import them brings NumPy to each start."""
    folders = [str(Path(lossprep.__file__).with_name(name)) for name in ("losses", "metrics")]
    return frozenset(module.name for module in pkgutil.iter_modules(folders))


_last: list[tuple[Pack, list[Schedulable]]] = []  # listed: a session asks for one pack's often


def schedulables(pack: Pack) -> list[Schedulable]:
    """List the exercises and problems of a pack as the queue knows them."""
    if not _last or _last[0][0] is not pack:
        _last[:] = [(pack, listed(pack))]
    return _last[0][1]


def listed(pack: Pack) -> list[Schedulable]:
    """List them anew."""
    tasks, sets, names = tasks_of(pack), sets_of(pack), measures()
    filled = [task for task in every_task(pack) if task.fill]
    items: list[Exercise | Problem] = [*pack.exercises, *pack.problems]
    return [
        Schedulable(
            id=one.id,
            kind=Kind(
                minutes=one.minutes,
                asked=one.asked,
                roles=" ".join(one.roles),
                skills=" ".join(one.skills),
                tasked=one.id in tasks,
                deep=is_deep(one),
                reserve=isinstance(one, Problem) and one.reserve,
            ),
            family=family(one, names),
            tasks=" ".join(
                [
                    *tasks.get(one.id, ()),
                    *(task.id for task in filled if one.id.startswith(f"{task.fill}/")),
                    *sets.get(one.id, ()),
                ]
            ),
        )
        for one in items
    ]


def is_deep(item: Exercise | Problem) -> bool:
    """Say whether an item takes words or steps: a problem, an open exercise, a derivation.

    A derivation is in a folder of that name.
    """
    open_ = isinstance(item, Problem) or item.kind == "open"
    return open_ or "derivations" in item.id.split("/")


def family(item: Exercise | Problem, names: Container[str]) -> str:
    """Name the loss or metric with whose name an exercise's own begins, the longest; "": none."""
    if isinstance(item, Problem):
        return ""
    last = item.id.split("/losses/")[-1] if "/losses/" in item.id else item.id.rsplit("/", 1)[-1]
    words = last.replace("-", "_").replace("/", "_").split("_")
    begun = ("_".join(words[:number]) for number in range(len(words), 0, -1))
    return next((name for name in begun if name in names), "")


def every_task(pack: Pack) -> list[Task]:
    """List the tasks of all checkpoints."""
    return [task for checkpoint in pack.checkpoints for task in checkpoint.tasks]


def ids_of(pairs: Iterable[tuple[str, Task]]) -> dict[str, list[str]]:
    """Map each item to the ids of the tasks that it stands beside."""
    found: dict[str, list[str]] = {}
    for item, task in pairs:
        found.setdefault(item, []).append(task.id)
    return found


def tasks_of(pack: Pack) -> dict[str, list[str]]:
    """Map each item of the plan's tasks to the tasks' ids."""
    return ids_of((item, task) for task in every_task(pack) for item in task.items)


def sets_of(pack: Pack) -> dict[str, list[str]]:
    """Map each problem of a task's set to the task's id: the set asks it, and is not the first."""
    sets = {one.id: one.problems for one in pack.mocks}
    return ids_of(
        (one, task)
        for task in every_task(pack)
        for name in task.items
        for one in sets.get(name, ())
    )


def practise(ctx: Context, chosen: Practice) -> Flow[int]:
    """Go through what was chosen; the result counts what was not skipped."""
    answered = 0
    for name, items in (("Review", chosen.reviews), ("New", chosen.new)):
        for number, one in enumerate(items, start=1):
            item = ctx.item(one.id)
            if isinstance(item, Exercise):
                yield Say(Heading(title=item.title, note=f"{name} {number} of {len(items)}"))
                answered += yield from exercise(ctx, item)
            elif isinstance(item, Problem):
                answered += yield from problem(ctx, item)
    return answered
