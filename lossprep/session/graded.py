"""An answer that is graded: a number, a formula, a choice."""

from __future__ import annotations

from msgspec.structs import replace

from lossprep.grading.choices import in_words, shuffled
from lossprep.model.content import Exercise
from lossprep.model.dialogue import Ask, Flow, Graded, Posed, Say, Titled
from lossprep.model.event import Attempt, Rating
from lossprep.model.verdict import Verdict
from lossprep.session.confidence import GUESS, marked
from lossprep.session.context import Aid, Context, answer, record

PROMPTS = {"numeric": "Your number", "choice": "Your choice", "formula": "Your formula"}
SEEDS = 2**31  # of variants
SLOW = 2.0  # times the expected minutes, beyond which an answer did not come easily
FEW = 4  # options whose letters are no keys


def graded(
    ctx: Context, item: Exercise, aid: Aid, *, task: str | None = None, seed: int | None = None
) -> Flow[bool]:
    """Grade a typed answer; one that cannot be read, or is too coarse, is asked again.

    A trailing ``!`` or ``?`` says how sure one is, and is no part of the answer. Options come in
    an order that each answer changes, so that it is the same after a restart or an undo.
    """
    item = shuffled(item, ctx.progress.latest.get(item.id, ""))
    options = tuple(option.text for option in item.options)
    yield Say(Posed(text=item.ask, convention=item.convention, options=options, limit=item.limit))
    spent = 0
    while True:
        reply = yield from answer(
            ctx,
            Ask(
                prompt=PROMPTS.get(item.kind, "Your answer"),
                keys=aid.keys,
                name=item.id,
                literal=item.kind == "formula" or len(options) > FEW,
            ),
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
    attempt = graded_attempt(ctx, item, aid, verdict, spent=spent, task=task, confidence=confidence)
    yield from record(ctx, replace(attempt, seed=seed))
    yield Say(Graded(verdict=verdict))
    if item.solution and verdict.kind != "right":
        yield Say(Titled(title="The way there", text=item.solution))
    return True


def graded_attempt(
    ctx: Context,
    item: Exercise,
    aid: Aid,
    verdict: Verdict,
    *,
    spent: int,
    task: str | None,
    confidence: float | None = None,
) -> Attempt:
    """Put a verdict into an attempt; its rating follows from what was measured.

    Right is Good, and Hard with a hint, as a guess or after long thought; all else is Again,
    after which what one was sure of comes back soonest. Easy is for the learner alone to say.
    """
    hard = aid.seen or confidence == GUESS or spent > SLOW * 60_000 * item.minutes
    rating: Rating = 1 if verdict.kind != "right" else 2 if hard else 3
    return Attempt(
        id=attempt_id(ctx, item, aid),
        moment=ctx.now,
        exercise=item.id,
        answer=in_words(item, verdict.given) if item.options else verdict.given,
        task=task,
        verdict=verdict.kind,
        slip=verdict.slip.id if verdict.slip else None,
        rating=rating,
        confidence=confidence,
        hints=aid.seen,
        milliseconds=spent,
        pack_version=ctx.pack.version,
    )


def attempt_id(ctx: Context, item: Exercise, aid: Aid) -> str:
    """Give an exercise's attempt the id that its hints have; a problem's part gets its own."""
    return aid.attempt if aid.item == item.id else ctx.new_id()
