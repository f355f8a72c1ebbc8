"""A problem: its scenario, its parts in order, then the rubric for the whole."""

from __future__ import annotations

from dataclasses import replace

from lossprep.model.content import Exercise, Problem
from lossprep.model.dialogue import Flow, Heading, Prose, Say
from lossprep.session.context import Aid, Context, aid_for
from lossprep.session.exercise import recalled
from lossprep.session.graded import graded
from lossprep.session.judge import judge, locked, practised
from lossprep.session.timing import clock


def problem(
    ctx: Context,
    item: Problem,
    *,
    task: str | None = None,
    unaided: bool = False,
    limit: int | None = None,
) -> Flow[bool]:
    """Go through one problem; ``limit`` (seconds) times it. False: it was skipped."""
    item = replace(item, limit=limit or item.limit)
    aid = aid_for(
        ctx, item.id, item.hints, solution=item.solution, unaided=unaided, limit=item.limit
    )
    timed = f" · limit {clock(item.limit)}" if item.limit else ""
    yield Say(Heading(title=item.title, note=f"about {item.minutes:g} min{timed}"))
    yield Say(Prose(text=item.scenario))
    for number, part in enumerate(item.parts, start=1):
        if not (yield from part_answered(ctx, part, aid, f"{number} of {len(item.parts)}")):
            break
    else:
        yield from judge(ctx, item, aid, task=task)
        return True
    if aid.practice:
        yield from practised(ctx, item, aid, task=task)
    return aid.practice


def part_answered(ctx: Context, part: Exercise, aid: Aid, place: str) -> Flow[bool]:
    """Answer one part, unless it was answered before the session was left."""
    if aid.practice:
        return False
    if part.id in ctx.progress.answered or (part.kind == "open" and is_locked(ctx, part, aid)):
        return True
    yield Say(Heading(title=f"Part {place}", note=part.title))
    match part.kind:
        case "open":
            return (yield from locked(ctx, part.id, part.ask, aid))
        case "recall":
            return (yield from recalled(ctx, part, aid))
        case _:
            return (yield from graded(ctx, part, aid))


def is_locked(ctx: Context, part: Exercise, aid: Aid) -> bool:
    """Say whether this attempt already holds an answer to the part."""
    underway = ctx.progress.underway.get(aid.attempt)
    return underway is not None and part.id in underway.locked
