"""One exercise: graded, recalled, or open."""

from __future__ import annotations

from dataclasses import replace

from lossprep.model.content import Exercise
from lossprep.model.dialogue import Ask, Flow, Graded, Posed, Say, Titled
from lossprep.model.event import Attempt, Rating
from lossprep.model.verdict import Verdict
from lossprep.session.confidence import marked
from lossprep.session.context import Aid, Context, aid_for, answer, ask, record
from lossprep.session.judge import judged_answer, locked

PROMPTS = {"numeric": "Your number", "choice": "Your choice", "formula": "Your formula"}
RATINGS: dict[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}
RATING_KEYS = (("1", "Again"), ("2", "Hard"), ("3", "Good"), ("4", "Easy"))


SEEDS = 2**31


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


def graded(
    ctx: Context, item: Exercise, aid: Aid, *, task: str | None = None, seed: int | None = None
) -> Flow[bool]:
    """Grade a typed answer; one that cannot be read, or is too coarse, is asked again.

    A trailing ``!`` or ``?`` says how sure one is, and is no part of the answer.
    """
    options = tuple(option.text for option in item.options)
    yield Say(Posed(text=item.ask, convention=item.convention, options=options, limit=item.limit))
    spent = 0
    while True:
        reply = yield from answer(
            ctx,
            Ask(prompt=PROMPTS.get(item.kind, "Your answer"), keys=aid.keys, name=item.id),
            aid,
        )
        if reply is None:
            return False
        spent += reply.milliseconds
        from lossprep.grading.grade import grade  # noqa: PLC0415 (NumPy, once there is an answer)

        text, confidence = marked(reply.text)
        verdict = grade(item, text)
        if verdict.kind in ("right", "slip", "wrong"):
            break
        yield Say(Graded(verdict=verdict))
    attempt = graded_attempt(ctx, item, aid, verdict, spent=spent, task=task)
    yield from record(ctx, replace(attempt, seed=seed, confidence=confidence))
    yield Say(Graded(verdict=verdict))
    if item.solution and verdict.kind != "right":
        yield Say(Titled(title="The way there", text=item.solution))
    return True


def graded_attempt(
    ctx: Context, item: Exercise, aid: Aid, verdict: Verdict, *, spent: int, task: str | None
) -> Attempt:
    """Put a verdict into an attempt; its rating follows from what was measured."""
    rating: Rating = 1 if verdict.kind != "right" else 2 if aid.seen else 3
    return Attempt(
        id=attempt_id(ctx, item, aid),
        moment=ctx.now,
        exercise=item.id,
        answer=verdict.given,
        task=task,
        verdict=verdict.kind,
        slip=verdict.slip.id if verdict.slip else None,
        rating=rating,
        hints=aid.seen,
        milliseconds=spent,
        pack_version=ctx.pack.version,
    )


def attempt_id(ctx: Context, item: Exercise, aid: Aid) -> str:
    """Give an exercise's attempt the id that its hints have; a problem's part gets its own."""
    return aid.attempt if aid.item == item.id else ctx.new_id()


def recalled(ctx: Context, item: Exercise, aid: Aid, *, task: str | None = None) -> Flow[bool]:
    """Recall from memory, see the model answer, and say how it went."""
    if not (yield from locked(ctx, item.id, item.ask, aid)):
        return False
    given = ctx.progress.underway[aid.attempt].locked[item.id]
    yield Say(Titled(title="Answer", text=item.answer))
    rating = yield from rated(ctx)
    attempt = Attempt(
        id=attempt_id(ctx, item, aid),
        moment=ctx.now,
        exercise=item.id,
        answer=given.answer,
        task=task,
        rating=rating,
        hints=aid.seen,
        milliseconds=given.milliseconds,
        pack_version=ctx.pack.version,
    )
    yield from record(ctx, attempt)
    return True


def rated(ctx: Context) -> Flow[Rating]:
    """Ask how well it was recalled."""
    while True:
        reply = yield from ask(ctx, Ask(prompt="How did it go?", keys=RATING_KEYS))
        rating = RATINGS.get(reply.text.strip())
        if rating:
            return rating
