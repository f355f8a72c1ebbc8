"""An open answer: typed, locked, then judged criterion by criterion by its own author."""

from __future__ import annotations

from msgspec.structs import replace

from lossprep.grading.rubric import band, capped, missing, spoken
from lossprep.model.content import Band, Problem
from lossprep.model.dialogue import Ask, BandShown, Flow, Posed, Reply, Say, Titled
from lossprep.model.event import AnswerLocked, Attempt, Rating
from lossprep.session.context import Aid, Context, answer, ask, record
from lossprep.session.ticking import Judgeable, Judging, lowered, ticked
from lossprep.session.timing import JOT_SECONDS, SAID, Timer, milliseconds_used, time_note
from lossprep.session.twin import twin_failed

JOT = "What you said, a line for each point"
RATING_OF_BAND: dict[Band, Rating] = {Band.STRONG_HIRE: 3, Band.LEAN_HIRE: 2, Band.NO_HIRE: 1}


def judged_answer(
    ctx: Context, item: Judgeable, question: str, aid: Aid, *, task: str | None = None
) -> Flow[bool]:
    """Pose, take the answer, lock it, and judge it. False: skipped."""
    if not aid.practice and (yield from locked(ctx, item.id, question, aid)):
        yield from judge(ctx, item, aid, task=task)
        return True
    if aid.practice:
        yield from practised(ctx, item, aid, task=task)
    return aid.practice


def locked(ctx: Context, name: str, question: str, aid: Aid, *, typed: bool = False) -> Flow[bool]:
    """Take an answer of several lines and lock it. False: skipped.

    Under a clock it is spoken unless ``typed``; then what was said is written down after it.
    """
    timer = aid.timer
    spoken = ctx.spoken and timer is not None and not typed
    begun = ctx.progress.underway.get(aid.attempt)
    if begun is None or name not in begun.locked:
        limit = timer.limit if timer and name == aid.item else None
        yield Say(Posed(text=question, limit=limit))
        wanted = Ask(
            prompt="Your answer",
            kind="text",
            keys=aid.keys,
            name=name,
            spoken=spoken,
            optional=spoken,
        )
        reply = yield from answer(ctx, wanted, aid)
        if reply is None:
            return False
        yield from lock(ctx, name, reply, aid)
    begun = ctx.progress.underway[aid.attempt]
    if spoken and name + SAID not in begun.locked and not begun.ticks:
        yield from jotted(ctx, name, aid)
    return True


def jotted(ctx: Context, name: str, aid: Aid) -> Flow[None]:
    """Let what was said be written down within a minute, line by line; this is not the answer's.

    It is locked beside the notes, and is empty where nothing was written.
    """
    wanted = Ask(prompt=JOT, kind="text", name=name + SAID, optional=True)
    reply = yield from ask(ctx, Timer(JOT_SECONDS, strict=ctx.strict).timed(wanted))
    yield from lock(ctx, name + SAID, replace(reply, milliseconds=0), aid)


def lock(ctx: Context, name: str, reply: Reply, aid: Aid) -> Flow[None]:
    """Fix an answer, before anything of the solution is shown."""
    event = AnswerLocked(
        id=ctx.new_id(),
        moment=ctx.now,
        attempt=aid.attempt,
        exercise=name,
        answer=reply.text,
        milliseconds=reply.milliseconds,
    )
    yield from record(ctx, event)


def judge(ctx: Context, item: Judgeable, aid: Aid, *, task: str | None = None) -> Flow[None]:
    """Ask the numbers afresh, show the solution, go through the rubric, compute the band."""
    underway = ctx.progress.underway[aid.attempt]
    own = "\n".join(lock.answer for lock in underway.locked.values() if lock.answer)
    spent = milliseconds_used(ctx.progress, item.id, underway)
    if item.limit:
        yield Say(time_note(spent, item.limit))
    failed = isinstance(item, Problem) and (yield from twin_failed(ctx, item))
    ctx.shown.add(item.id)
    yield Say(Titled(title="Solution", text=item.solution))
    judging = Judging(item, aid.attempt, tuple(own.splitlines()))
    yield from ticked(ctx, judging)
    yield Say(band_shown(ctx, judging, aid, failed))
    if item.exemplars:
        yield from exemplars(item)
        if (yield from lowered(ctx, judging)):
            yield Say(band_shown(ctx, judging, aid, failed))
    ticks = {name: tick.met for name, tick in underway.ticks.items()}
    result = band(item.rubric, ticks, twin_failed=failed)
    attempt = Attempt(
        id=aid.attempt,
        moment=ctx.now,
        exercise=item.id,
        answer=own,
        task=task,
        rating=RATING_OF_BAND[result],
        hints=aid.seen,
        milliseconds=spent,
        ticks=ticks,
        band=result,
        pack_version=ctx.pack.version,
    )
    yield from record(ctx, attempt)


def band_shown(ctx: Context, judging: Judging, aid: Aid, failed: bool) -> BandShown:
    """Compute the band of the ticks so far, and what was missing for the next one."""
    found = ctx.progress.underway[judging.attempt].ticks
    ticks = {name: tick.met for name, tick in found.items()}
    rubric = judging.item.rubric
    return BandShown(
        band=band(rubric, ticks, twin_failed=failed),
        hints=aid.seen,
        missing=missing(rubric, ticks),
        spoken=spoken(rubric, {name: tick.line for name, tick in found.items()}),
        capped=capped(rubric, ticks, twin_failed=failed),
    )


def exemplars(item: Judgeable) -> Flow[None]:
    """Show an answer for each band, the best one last."""
    for exemplar in sorted(item.exemplars, key=lambda one: RATING_OF_BAND[one.band]):
        name = exemplar.band.value.replace("_", " ").title()
        yield Say(Titled(title=f"An answer that is a {name}", text=exemplar.text))


def practised(ctx: Context, item: Judgeable, aid: Aid, *, task: str | None = None) -> Flow[None]:
    """Close an attempt whose solution was seen: the rubric is shown, no band is given."""
    rows = "\n".join(f"- {criterion.text}" for criterion in item.rubric)
    yield Say(Titled(title="What an interviewer listens for", text=rows))
    attempt = Attempt(
        id=aid.attempt,
        moment=ctx.now,
        exercise=item.id,
        answer="",
        task=task,
        rating=1,
        hints=len(aid.hints),
        solution_seen=True,
        pack_version=ctx.pack.version,
    )
    yield from record(ctx, attempt)
    yield Say(BandShown(band=None, hints=len(aid.hints), missing=()))
