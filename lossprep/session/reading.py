"""A reading, section by section, then its questions."""

from __future__ import annotations

from lossprep.model.content import Reading
from lossprep.model.dialogue import Ask, Flow, Heading, Prose, Reviewed, Say
from lossprep.model.event import PageRead, ReadingDone
from lossprep.session.context import SKIP, Context, ask, record


def reading(ctx: Context, item: Reading, *, task: str | None = None) -> Flow[bool]:
    """Go through one reading, from the page where it was left. False: it was put off."""
    yield Say(Heading(title=item.title, note=f"about {item.minutes:g} min"))
    texts = sections(item.text)
    # The last page stays to be read: what ends a reading can be taken back.
    read = min(ctx.progress.pages.get(item.id, 0), len(texts) + len(item.questions) - 1)
    for page, text in enumerate(texts, start=1):
        if page > read:
            yield Say(Prose(text=text))
            if not (yield from onward(ctx, item, page, "Enter goes on")):
                return False
    for page, question in enumerate(item.questions, start=len(texts) + 1):
        if page > read:
            yield Say(Reviewed(question=question, revealed=False))
            if not (yield from onward(ctx, item, page, "Enter shows the answer")):
                return False
            yield Say(Reviewed(question=question, revealed=True))
    done = ReadingDone(id=ctx.new_id(), moment=ctx.now, reading=item.id, task=task)
    yield from record(ctx, done)
    return True


def onward(ctx: Context, item: Reading, page: int, prompt: str) -> Flow[bool]:
    """Wait for Enter, and keep the place. False: the learner puts the reading off."""
    reply = yield from ask(ctx, Ask(prompt=prompt, kind="enter", keys=(("s", "skip"),)))
    if reply.text.strip().lower() in SKIP:
        return False
    place = PageRead(id=ctx.new_id(), moment=ctx.now, reading=item.id, page=page)
    yield from record(ctx, place)
    return True


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
