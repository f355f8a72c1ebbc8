"""A problem's number with fresh inputs, asked after the answer is locked and before the solution.

Who worked the number out does it again; who guessed or remembered it does not.
"""

from __future__ import annotations

from msgspec.structs import replace

from lossprep.model.content import Exercise, Problem
from lossprep.model.dialogue import Flow, Heading, Note, Say
from lossprep.model.event import Attempt
from lossprep.session.context import Aid, Context, record
from lossprep.session.graded import SEEDS, graded
from lossprep.session.progress import TWIN

NOTES = ("the same with fresh numbers, before the solution", "a second try, with other numbers")
CAP = "The numbers failed twice: the band is Lean Hire at most."


def twin_failed(ctx: Context, item: Problem) -> Flow[bool]:
    """Ask for the twin, twice where the first try fails. True: both failed."""
    source = ctx.item(item.twin) if item.twin else None
    if not isinstance(source, Exercise):
        return False
    for number, note in enumerate(NOTES, start=1):
        name = f"{item.id}{TWIN}{number}"
        if name not in ctx.progress.answered:
            yield from tried(ctx, source, name, note)
        if ctx.progress.answered[name].verdict == "right":
            return False
    yield Say(Note(text=CAP, tone="quiet"))
    return True


def tried(ctx: Context, source: Exercise, name: str, note: str) -> Flow[None]:
    """Ask once, with numbers drawn anew; to skip is to fail."""
    from lossprep.grading.variants import variant  # noqa: PLC0415 (NumPy, once it is needed)

    seed = ctx.rng.randrange(SEEDS)
    drawn = replace(variant(source, seed), id=name)
    yield Say(Heading(title=drawn.title, note=note))
    aid = Aid(attempt=ctx.new_id(), item=name, unaided=True)
    if not (yield from graded(ctx, drawn, aid, seed=seed)):
        passed = Attempt(
            id=aid.attempt,
            moment=ctx.now,
            exercise=name,
            answer="",
            seed=seed,
            verdict="wrong",
            rating=1,
            pack_version=ctx.pack.version,
        )
        yield from record(ctx, passed)
