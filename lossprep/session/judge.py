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
    Say,
    Titled,
)
from lossprep.model.event import AnswerLocked, Attempt, CriterionTicked, Rating
from lossprep.session.context import Aid, Context, answer, ask, record
from lossprep.session.progress import Underway

ORDER = {"red_flag": 0, "core": 1, "plus": 2}
RATING_OF_BAND: dict[Band, Rating] = {Band.STRONG_HIRE: 3, Band.LEAN_HIRE: 2, Band.NO_HIRE: 1}
AGAIN_IN_VIEW = 4  # criteria after which one's own answer is shown again


# What a rubric hangs on.
Judgeable = Exercise | Problem | Mock


def judged_answer(
    ctx: Context, item: Judgeable, question: str, aid: Aid, *, task: str | None = None
) -> Flow[bool]:
    """Pose, take the answer, lock it, and judge it. False: skipped."""
    if not aid.practice and (yield from locked(ctx, item.id, question, aid, limit=item.limit)):
        yield from judge(ctx, item, aid, task=task)
        return True
    if aid.practice:
        yield from practised(ctx, item, aid, task=task)
    return aid.practice


def locked(
    ctx: Context, name: str, question: str, aid: Aid, *, limit: int | None = None
) -> Flow[bool]:
    """Take an answer of several lines and lock it. False: skipped."""
    begun = ctx.progress.begun(aid.item)
    if begun and name in begun.locked:
        return True
    yield Say(Posed(text=question, limit=limit))
    reply = yield from answer(ctx, Ask(prompt="Your answer", kind="text", keys=aid.keys), aid)
    if reply is None:
        return False
    event = AnswerLocked(
        id=ctx.new_id(),
        moment=ctx.now,
        attempt=aid.attempt,
        exercise=name,
        answer=reply.text,
        milliseconds=reply.milliseconds,
    )
    yield from record(ctx, event)
    return True


def judge(ctx: Context, item: Judgeable, aid: Aid, *, task: str | None = None) -> Flow[None]:
    """Show the solution, go through the rubric, and compute the band."""
    underway = ctx.progress.underway[aid.attempt]
    own = "\n".join(lock.answer for lock in underway.locked.values())
    spent = time_spent(ctx, item, underway)
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


def time_spent(ctx: Context, item: Judgeable, underway: Underway) -> int:
    """Add up the milliseconds of an attempt's answers and graded parts, follow-ups apart."""
    locks = underway.locked.items()
    locked_ms = [lock.milliseconds for name, lock in locks if "/followup-" not in name]
    inside = item.id + "/"
    parts_ms = [v.milliseconds for k, v in ctx.progress.answered.items() if k.startswith(inside)]
    return sum(ms or 0 for ms in (*locked_ms, *parts_ms))


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


def time_note(spent: int, limit: int) -> Note:
    """Say how long it took, against its limit (milliseconds, seconds).

    >>> time_note(252_000, 300).text
    'It took 4:12 of 5:00.'
    >>> time_note(330_000, 300).text
    'It took 5:30 of 5:00: 0:30 over.'
    """
    seconds = round(spent / 1000)
    text = f"It took {clock(seconds)} of {clock(limit)}"
    over = seconds - limit
    return Note(text=f"{text}: {clock(over)} over." if over > 0 else f"{text}.", tone="quiet")


def clock(seconds: int) -> str:
    """Write seconds as minutes and seconds.

    >>> clock(90)
    '1:30'
    """
    return f"{seconds // 60}:{seconds % 60:02d}"
