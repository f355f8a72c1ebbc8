"""A reading, section by section, then its questions."""

from __future__ import annotations

from lossprep.model.content import Reading
from lossprep.model.dialogue import Ask, Flow, Heading, Prose, Reviewed, Say
from lossprep.model.event import ReadingDone
from lossprep.session.context import SKIP, Context, ask, record


def reading(ctx: Context, item: Reading, *, task: str | None = None) -> Flow[bool]:
    """Go through one reading. False: it was put off."""
    yield Say(Heading(title=item.title, note=f"about {item.minutes:g} min"))
    for section in sections(item.text):
        yield Say(Prose(text=section))
        if not (yield from onward(ctx, "Enter goes on")):
            return False
    for question in item.questions:
        yield Say(Reviewed(question=question, revealed=False))
        if not (yield from onward(ctx, "Enter shows the answer")):
            return False
        yield Say(Reviewed(question=question, revealed=True))
    done = ReadingDone(id=ctx.new_id(), moment=ctx.now, reading=item.id, task=task)
    yield from record(ctx, done)
    return True


def onward(ctx: Context, prompt: str) -> Flow[bool]:
    """Wait for Enter. False: the learner puts the reading off."""
    reply = yield from ask(ctx, Ask(prompt=prompt, kind="enter", keys=(("s", "skip"),)))
    return reply.text.strip().lower() not in SKIP


def sections(text: str) -> tuple[str, ...]:
    r"""Split a text before each of its headings.

    >>> sections("Before.\n\n## MSE\nSquares.\n\n## MAE\nModuli.")
    ('Before.', '## MSE\nSquares.', '## MAE\nModuli.')
    """
    parts: list[list[str]] = [[]]
    for line in text.strip().splitlines():
        if line.startswith("#") and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return tuple("\n".join(part).strip() for part in parts)
