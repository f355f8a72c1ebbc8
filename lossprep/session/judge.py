"""An open answer: typed, locked, then judged criterion by criterion by its own author."""

from __future__ import annotations

from lossprep.grading.rubric import band, missing
from lossprep.model.content import Band, Exercise, Mock, Problem
from lossprep.model.dialogue import (
    Ask,
    BandShown,
    Flow,
    Heading,
    Judged,
    Note,
    OwnAnswer,
    Posed,
    Reply,
    Say,
    Titled,
)
from lossprep.model.event import AnswerLocked, Attempt, CriterionTicked, Rating
from lossprep.session.context import Aid, Context, answer, ask, record
from lossprep.session.timing import milliseconds_used, time_note

ORDER = {"red_flag": 0, "core": 1, "plus": 2}
RATING_OF_BAND: dict[Band, Rating] = {Band.STRONG_HIRE: 3, Band.LEAN_HIRE: 2, Band.NO_HIRE: 1}
AGAIN_IN_VIEW = 4  # criteria after which one's own answer is shown again


# What a rubric hangs on.
Judgeable = Exercise | Problem | Mock


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
        wanted = Ask(prompt="Your answer", kind="text", keys=aid.keys, name=name, spoken=spoken)
        reply = yield from answer(ctx, wanted, aid)
        if reply is None:
            return False
        yield from lock(ctx, name, reply, aid)
    return True


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
    """Show the solution, go through the rubric, and compute the band."""
    underway = ctx.progress.underway[aid.attempt]
    own = "\n".join(lock.answer for lock in underway.locked.values())
    spent = milliseconds_used(ctx.progress, item.id, underway)
    if item.limit:
        yield Say(time_note(spent, item.limit))
    ctx.shown.add(item.id)
    yield Say(Titled(title="Solution", text=item.solution))
    ticks = yield from ticked(ctx, item, aid, own)
    result = band(item.rubric, ticks)
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
    yield Say(BandShown(band=result, hints=aid.seen, missing=missing(item.rubric, ticks)))
    yield from next_exemplar(item, result)


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


def ticked(ctx: Context, item: Judgeable, aid: Aid, own: str) -> Flow[dict[str, bool]]:
    """Ask for each criterion, red flags first, from the first one not answered yet."""
    rubric = sorted(item.rubric, key=lambda criterion: ORDER[criterion.kind])
    ticks = dict(ctx.progress.underway[aid.attempt].ticks)
    left = [criterion for criterion in rubric if criterion.id not in ticks]
    if left:
        yield Say(Heading(title="Rubric", note="y: it is in your answer · n: it is not"))
    for shown, criterion in enumerate(left):
        if shown % AGAIN_IN_VIEW == 0:
            yield Say(OwnAnswer(text=own))
        place = f"{len(ticks) + 1} of {len(rubric)}"
        met = yield from yes_or_no(ctx, Judged(criterion=criterion, place=place))
        ticks[criterion.id] = met
        event = CriterionTicked(
            id=ctx.new_id(),
            moment=ctx.now,
            attempt=aid.attempt,
            exercise=item.id,
            criterion=criterion.id,
            met=met,
        )
        yield from record(ctx, event)
    return ticks


def yes_or_no(ctx: Context, criterion: Judged) -> Flow[bool]:
    """Ask whether a criterion is met, until the answer is yes or no."""
    yield Say(criterion)
    question = "Did you say this?" if criterion.criterion.kind == "red_flag" else "In your answer?"
    while True:
        reply = yield from ask(ctx, Ask(prompt=question, keys=(("y", "yes"), ("n", "no"))))
        word = reply.text.strip().lower()
        if word in ("y", "yes", "n", "no"):
            return word.startswith("y")
        yield Say(Note(text="y or n, please.", tone="quiet"))


def next_exemplar(item: Judgeable, result: Band) -> Flow[None]:
    """Show an answer that is one band up, where the pack has one."""
    wanted = {Band.NO_HIRE: Band.LEAN_HIRE, Band.LEAN_HIRE: Band.STRONG_HIRE}.get(result)
    for exemplar in item.exemplars:
        if exemplar.band == wanted:
            name = exemplar.band.value.replace("_", " ").title()
            yield Say(Titled(title=f"An answer one band up ({name})", text=exemplar.text))
