"""One exercise: graded, recalled, or open."""

from __future__ import annotations

from datetime import date, timedelta

from lossprep.model.content import Exercise
from lossprep.model.dialogue import Ask, Flow, Posed, Say, Titled
from lossprep.model.event import Attempt, Rating
from lossprep.schedule.memory import interval, review
from lossprep.session.context import Aid, Context, aid_for, answer, ask, record
from lossprep.session.graded import SEEDS, attempt_id, graded
from lossprep.session.judge import judged_answer, lock
from lossprep.session.steps import stepped

RATINGS: dict[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}
RATING_KEYS = (("1", "Again"), ("2", "Hard"), ("3", "Good"), ("4", "Easy"))


def exercise(
    ctx: Context,
    item: Exercise,
    *,
    task: str | None = None,
    unaided: bool = False,
    seed: int | None = None,
) -> Flow[bool]:
    """Go through one exercise; of one with a template, a fresh variant. False: it was skipped."""
    if item.template:
        from lossprep.grading.variants import variant  # noqa: PLC0415 (NumPy, once it is needed)

        seed = ctx.rng.randrange(SEEDS) if seed is None else seed
        item = variant(item, seed)
    solution = item.solution if item.kind == "open" else ""
    aid = aid_for(ctx, item.id, item.hints, solution=solution, unaided=unaided, limit=item.limit)
    match item.kind:
        case "open":
            return (yield from judged_answer(ctx, item, item.ask, aid, task=task))
        case "recall":
            return (yield from recalled(ctx, item, aid, task=task))
        case _:
            return (yield from graded(ctx, item, aid, task=task, seed=seed))


def recalled(ctx: Context, item: Exercise, aid: Aid, *, task: str | None = None) -> Flow[bool]:
    """Recall from memory, see the model answer, and say how it went."""
    given = yield from (stepped if item.steps else attempted)(ctx, item, aid)
    if given is None:
        return False
    yield Say(Titled(title="All together" if item.steps else "Answer", text=item.answer))
    rating = yield from rated(ctx, next_dates(ctx, item) if aid.item == item.id else ())
    attempt = Attempt(
        id=attempt_id(ctx, item, aid),
        moment=ctx.now,
        exercise=item.id,
        answer=given[0],
        task=task,
        rating=rating,
        hints=aid.seen,
        milliseconds=given[1],
        pack_version=ctx.pack.version,
    )
    yield from record(ctx, attempt)
    return True


def attempted(ctx: Context, item: Exercise, aid: Aid) -> Flow[tuple[str, int | None] | None]:
    """Take an answer from memory with its milliseconds, or none at all. None: skipped.

    What was typed is locked before the model answer is shown.
    """
    begun = ctx.progress.underway.get(aid.attempt)
    if begun and item.id in begun.locked:
        kept = begun.locked[item.id]
        return kept.answer, kept.milliseconds
    yield Say(Posed(text=item.ask, limit=aid.timer.limit if aid.timer else None))
    wanted = Ask(prompt="Your answer", kind="text", keys=aid.keys, name=item.id, reveals=True)
    reply = yield from answer(ctx, wanted, aid)
    if reply is None:
        return None
    if reply.text.strip():
        yield from lock(ctx, item.id, reply, aid)
    return reply.text.strip(), reply.milliseconds


def next_dates(ctx: Context, item: Exercise) -> tuple[date, ...]:
    """Give the day on which each rating would bring an exercise back."""
    memory, day = ctx.progress.memories.get(item.id), ctx.now.day
    left = [review(memory, rating, day).stability for rating in RATINGS.values()]
    return tuple(day + timedelta(days=interval(days, ctx.choice.retention)) for days in left)


def rated(ctx: Context, dates: tuple[date, ...]) -> Flow[Rating]:
    """Ask how well it was recalled; ``dates`` say when each rating brings it back."""
    question = Ask(
        prompt="How did it go?", kind="key", keys=RATING_KEYS, dates=dates, revealed=True
    )
    while True:
        reply = yield from ask(ctx, question)
        rating = RATINGS.get(reply.text.strip())
        if rating:
            return rating
