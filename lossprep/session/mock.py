"""A timed mock: one prompt, or a set of problems."""

from __future__ import annotations

from dataclasses import replace

from lossprep.model.content import Mock, Problem
from lossprep.model.dialogue import Ask, Flow, Heading, Reviewed, Say
from lossprep.model.event import Attempt
from lossprep.session.context import Context, aid_for, ask, record
from lossprep.session.judge import judge, locked
from lossprep.session.problem import problem
from lossprep.session.timing import Timer, clock, followup_seconds, time_note


def mock(ctx: Context, item: Mock, *, task: str | None = None) -> Flow[bool]:
    """Go through a mock. False: it was skipped."""
    yield Say(Heading(title=item.title, note=f"limit {clock(item.limit)}"))
    if item.problems:
        return (yield from problem_set(ctx, item, task=task))
    aid = aid_for(ctx, item.id, (), unaided=True, limit=item.limit)
    if not (yield from locked(ctx, item.id, item.ask, aid)):
        return False
    for number, question in enumerate(item.followups, start=1):
        yield Say(
            Heading(title="The interviewer asks on", note=f"{number} of {len(item.followups)}")
        )
        timed = replace(aid, timer=Timer(followup_seconds(item.limit), strict=ctx.strict))
        yield from locked(ctx, f"{item.id}/followup-{number}", question.ask, timed)
    for question in item.followups:
        yield Say(Reviewed(question=question, revealed=False))
        yield Say(Reviewed(question=question, revealed=True))
    yield from judge(ctx, item, aid, task=task)
    return True


def problem_set(ctx: Context, item: Mock, *, task: str | None = None) -> Flow[bool]:
    """Go through the set's problems, from the first one not finished in this sitting."""
    for name in item.problems:
        if ctx.progress.finished.get(name) == ctx.now.day:
            continue
        one = ctx.item(name)
        if not isinstance(one, Problem) or not (yield from problem(ctx, one, unaided=True)):
            return False
    for question in item.followups:
        yield Say(Reviewed(question=question, revealed=False))
        yield from ask(ctx, Ask(prompt="Enter shows an answer; say yours first", kind="enter"))
        yield Say(Reviewed(question=question, revealed=True))
    spent = sum(ctx.progress.answered[name].milliseconds or 0 for name in item.problems)
    yield Say(time_note(spent, item.limit))
    attempt = Attempt(
        id=ctx.new_id(),
        moment=ctx.now,
        exercise=item.id,
        answer="",
        task=task,
        milliseconds=spent,
        pack_version=ctx.pack.version,
    )
    yield from record(ctx, attempt)
    return True
