"""A problem: its scenario, its parts in order, then the rubric for the whole."""

from __future__ import annotations

from msgspec.structs import replace

from lossprep.model.content import Exercise, Problem
from lossprep.model.dialogue import Flow, Heading, Prose, Reply, Say
from lossprep.session.context import Aid, Context, aid_for
from lossprep.session.exercise import recalled
from lossprep.session.graded import graded
from lossprep.session.judge import judge, lock, locked, practised
from lossprep.session.timing import SAID, clock


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
    if (yield from worked(ctx, item, aid)):
        yield from judge(ctx, item, aid, task=task)
        return True
    if aid.practice:
        yield from practised(ctx, item, aid, task=task)
    return aid.practice


def worked(ctx: Context, item: Problem, aid: Aid) -> Flow[bool]:
    """Go through a problem's parts, as far as the time goes. False: one was skipped."""
    limit = f" · limit {clock(item.limit)}" if item.limit else ""
    yield Say(Heading(title=item.title, note=f"about {item.minutes:g} min{limit}"))
    yield Say(Prose(text=item.scenario))
    for number, part in enumerate(item.parts, start=1):
        if time_is_up(aid):
            break
        place = f"{number} of {len(item.parts)}"
        if not (yield from part_answered(ctx, part, aid, place)) and not time_is_up(aid):
            return False
    if aid.attempt not in ctx.progress.underway:  # the time was up before an answer of words
        yield from lock(ctx, item.id, Reply(text="", moment=ctx.now), aid)
    return True


def time_is_up(aid: Aid) -> bool:
    """Whether a strict clock has run out."""
    return aid.timer is not None and aid.timer.up


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
    """Say whether this attempt already holds an answer to the part, and what was said of it."""
    underway = ctx.progress.underway.get(aid.attempt)
    spoken = ctx.spoken and aid.timer is not None
    wanted = {part.id, part.id + SAID} if spoken else {part.id}
    return underway is not None and wanted <= underway.locked.keys()
