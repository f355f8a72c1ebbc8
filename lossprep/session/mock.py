"""A timed mock: one prompt, or a set of problems."""

from __future__ import annotations

from msgspec.structs import replace

from lossprep.model.content import Mock, Problem
from lossprep.model.dialogue import Ask, Flow, Heading, Reviewed, Say
from lossprep.model.event import Attempt
from lossprep.session.context import Aid, Context, aid_for, ask, record
from lossprep.session.judge import judge, locked
from lossprep.session.problem import is_locked, worked
from lossprep.session.timing import Timer, clock, followup_seconds, milliseconds_used, time_table


def mock(ctx: Context, item: Mock, *, task: str | None = None) -> Flow[bool]:
    """Go through a mock. False: it was skipped."""
    # A prompt says its limit itself, below the question.
    yield Say(Heading(title=item.title, note=f"limit {clock(item.limit)}" if item.problems else ""))
    if item.problems:
        return (yield from problem_set(ctx, item, task=task))
    aid = aid_for(ctx, item.id, (), unaided=True, limit=item.limit)
    if not (yield from locked(ctx, item.id, item.ask, aid, typed=item.typed)):
        return False
    for number, question in enumerate(item.followups, start=1):
        yield Say(
            Heading(title="The interviewer asks on", note=f"{number} of {len(item.followups)}")
        )
        timed = replace(aid, timer=Timer(followup_seconds(item.limit), strict=ctx.strict))
        yield from locked(
            ctx, f"{item.id}/followup-{number}", question.ask, timed, typed=item.typed
        )
    for question in item.followups:
        yield Say(Reviewed(question=question, revealed=False))
        yield Say(Reviewed(question=question, revealed=True))
    yield from judge(ctx, item, aid, task=task)
    return True


def problem_set(ctx: Context, item: Mock, *, task: str | None = None) -> Flow[bool]:
    """Work through a set's problems under one clock, from the first one not worked on today.

    As with an interviewer, they are talked over after the last of them.
    """
    timer = Timer(item.limit, strict=ctx.strict)
    aids: dict[str, Aid] = {}
    for one in problems_of(ctx, item):
        aid = aid_for(ctx, one.id, one.hints, solution=one.solution, unaided=True)
        aids[one.id], aid.timer = aid, timer
        timer.used += used(ctx, one)
        if timer.up or is_worked(ctx, one, aid):
            continue
        if not (yield from worked(ctx, one, aid)):
            return False
    rows = [(one.title, used(ctx, one)) for one in problems_of(ctx, item)]
    yield Say(Heading(title="Time by problem"))
    for note in time_table(rows, item.limit):
        yield Say(note)
    for one in problems_of(ctx, item):
        if aids[one.id].attempt in ctx.progress.underway:  # neither judged today nor never reached
            yield Say(Heading(title=one.title))
            yield from judge(ctx, one, aids[one.id])
    yield from looked_back(ctx, item)
    attempt = Attempt(
        id=ctx.new_id(),
        moment=ctx.now,
        exercise=item.id,
        answer="",
        task=task,
        milliseconds=sum(ms for _, ms in rows),
        pack_version=ctx.pack.version,
    )
    yield from record(ctx, attempt)
    return True


def problems_of(ctx: Context, item: Mock) -> list[Problem]:
    """Give a set's problems."""
    found = (ctx.item(name) for name in item.problems)
    return [one for one in found if isinstance(one, Problem)]


def used(ctx: Context, one: Problem) -> int:
    """Give the milliseconds used on a problem of the set: finished today, or under way."""
    if ctx.progress.finished.get(one.id) == ctx.now.day:
        return ctx.progress.answered[one.id].milliseconds or 0
    return milliseconds_used(ctx.progress, one.id, ctx.progress.begun(one.id))


def is_worked(ctx: Context, one: Problem, aid: Aid) -> bool:
    """Whether a problem of the set is finished today, or all its parts are answered."""
    if ctx.progress.finished.get(one.id) == ctx.now.day:
        return True
    return all(p.id in ctx.progress.answered or is_locked(ctx, p, aid) for p in one.parts)


def looked_back(ctx: Context, item: Mock) -> Flow[None]:
    """Ask what an interviewer would ask about the set as a whole."""
    for question in item.followups:
        yield Say(Reviewed(question=question, revealed=False))
        yield from ask(ctx, Ask(prompt="Enter shows an answer; say yours first", kind="enter"))
        yield Say(Reviewed(question=question, revealed=True))
