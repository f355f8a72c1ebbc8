"""A reading, section by section, then its questions."""

from __future__ import annotations

from lossprep.model.content import Question, Reading
from lossprep.model.dialogue import Ask, Flow, Heading, Prose, Reviewed, Say
from lossprep.model.event import PageRead, ReadingDone
from lossprep.session.context import SKIP, Context, ask, record


def reading(ctx: Context, item: Reading, *, task: str | None = None) -> Flow[bool]:
    """Go through one reading, from the page where it was left. False: it was put off."""
    yield Say(Heading(title=item.title, note=f"about {item.minutes:g} min"))
    pages: list[str | Question] = [*sections(item.text), *item.questions]
    for number, page in enumerate(pages, start=1):
        if number <= ctx.progress.pages.get(item.id, 0):
            continue
        revealed = number > 1 and isinstance(pages[number - 2], Question)
        if not (yield from shown(ctx, page, revealed=revealed)):
            return False
        yield from record(ctx, left(ctx, item, number, last=number == len(pages), task=task))
        if isinstance(page, Question):
            yield Say(Reviewed(question=page, revealed=True))
    return True


def shown(ctx: Context, page: str | Question, *, revealed: bool = False) -> Flow[bool]:
    """Show a page and wait for Enter. False: the learner puts the reading off.

    ``revealed``: an answer was shown just before it.
    """
    if isinstance(page, Question):
        yield Say(Reviewed(question=page, revealed=False))
        prompt = "Enter shows the answer"
    else:
        yield Say(Prose(text=page))
        prompt = "Enter goes on"
    question = Ask(prompt=prompt, kind="enter", keys=(("s", "skip"),), revealed=revealed)
    reply = yield from ask(ctx, question)
    return reply.text.strip().lower() not in SKIP


def left(
    ctx: Context, item: Reading, number: int, *, last: bool, task: str | None
) -> PageRead | ReadingDone:
    """Make the event of a page left; the last one's is that the reading is done."""
    if last:
        return ReadingDone(id=ctx.new_id(), moment=ctx.now, reading=item.id, task=task)
    return PageRead(id=ctx.new_id(), moment=ctx.now, reading=item.id, page=number)


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
