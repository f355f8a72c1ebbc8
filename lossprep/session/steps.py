"""An exercise in steps, such as a derivation: each is asked, and answered, before the next one."""

from __future__ import annotations

from lossprep.model.content import Exercise, Question
from lossprep.model.dialogue import Ask, Flow, Heading, Posed, Say, Titled
from lossprep.session.context import Aid, Context, answer
from lossprep.session.judge import lock

STEP = "/step-"  # between an exercise's id and the number of a step


def stepped(ctx: Context, item: Exercise, aid: Aid) -> Flow[tuple[str, int | None] | None]:
    """Go through the steps, and give all answers with their milliseconds. None: skipped.

    Where the session was left on the way, the steps answered are shown and not asked again.
    """
    yield Say(Posed(text=item.ask))
    for number, step in enumerate(item.steps, start=1):
        title = f"Step {number} of {len(item.steps)}"
        name = f"{item.id}{STEP}{number}"
        begun = ctx.progress.underway.get(aid.attempt)
        if begun and name in begun.locked:
            yield Say(Titled(title=title, text=step.answer))
        elif not (yield from asked(ctx, step, aid, title=title, name=name)):
            return None
    locks = ctx.progress.underway[aid.attempt].locked.values()
    written = "\n".join(one.answer.strip() for one in locks if one.answer.strip())
    return written, sum(one.milliseconds or 0 for one in locks)


def asked(ctx: Context, step: Question, aid: Aid, *, title: str, name: str) -> Flow[bool]:
    """Ask one step, lock what was written, if anything, and show its answer. False: skipped."""
    yield Say(Heading(title=title))
    yield Say(Posed(text=step.ask))
    wanted = Ask(prompt="Your answer", kind="text", keys=aid.keys, name=name, reveals=True)
    reply = yield from answer(ctx, wanted, aid)
    if reply is None:
        return False
    yield from lock(ctx, name, reply, aid)
    yield Say(Titled(title="Answer", text=step.answer))
    return True
