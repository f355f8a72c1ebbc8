"""A rubric gone through: for each criterion, the line of one's answer that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lossprep.grading.lines import proposed
from lossprep.grading.rubric import SPOKEN, lowers
from lossprep.model.content import Criterion, Exercise, Mock, Problem
from lossprep.model.dialogue import Ask, Flow, Heading, Judged, Lowerable, Note, OwnAnswer, Say
from lossprep.model.event import CriterionTicked
from lossprep.session.context import Context, ask, record

ORDER = {"red_flag": 0, "core": 1, "plus": 2}
AGAIN_IN_VIEW = 4  # criteria after which one's own answer is shown again
DIGITS = 3  # of a number that may be a line's
ONE_LINE = "y: it is in your answer · n: it is not"
SEVERAL = "name the line that shows it; 0: said aloud, not noted"
KEEP = Ask(prompt="Lower a tick?", keys=(("number", "lowers it"), ("Enter", "keeps all")))

# What a rubric hangs on.
Judgeable = Exercise | Problem | Mock


class Judging(Struct, frozen=True):
    """A locked answer under its rubric: the item, the attempt, the answer's rows."""

    item: Judgeable
    attempt: str
    rows: tuple[str, ...]

    def tick(self, ctx: Context, criterion: str, met: bool, line: int | None = None) -> Flow[None]:
        """Keep what was said of one criterion."""
        event = CriterionTicked(
            id=ctx.new_id(),
            moment=ctx.now,
            attempt=self.attempt,
            exercise=self.item.id,
            criterion=criterion,
            met=met,
            line=line,
        )
        yield from record(ctx, event)


def ticked(ctx: Context, judging: Judging) -> Flow[None]:
    """Ask for each criterion, red flags first, from the first one not answered yet."""
    rubric = in_order(judging.item)
    known = ctx.progress.underway[judging.attempt].ticks
    left = [criterion for criterion in rubric if criterion.id not in known]
    if left:
        yield Say(Heading(title="Rubric", note=SEVERAL if several(judging.rows) else ONE_LINE))
    for shown, criterion in enumerate(left):
        if shown % AGAIN_IN_VIEW == 0:
            yield Say(OwnAnswer(text="\n".join(judging.rows)))
        ceiling = ctx.ceilings.get(judging.attempt, {}).get(criterion.id)
        if ceiling is not None and not lowers(criterion, ceiling):
            yield from judging.tick(ctx, criterion.id, ceiling)
            continue
        place = f"{len(known) + 1} of {len(rubric)}"
        met, line = yield from judged(ctx, criterion, judging.rows, place)
        yield from judging.tick(ctx, criterion.id, met, line)


def in_order(item: Judgeable) -> list[Criterion]:
    """Give an item's criteria as they are asked for: red flags first."""
    return sorted(item.rubric, key=lambda criterion: ORDER[criterion.kind])


def several(rows: Sequence[str]) -> bool:
    """Whether an answer has more than one line with something in it."""
    return sum(bool(row.strip()) for row in rows) > 1


def judged(
    ctx: Context, criterion: Criterion, rows: Sequence[str], place: str
) -> Flow[tuple[bool, int | None]]:
    """Ask whether a criterion is met, and in which line, until the answer is one."""
    line = proposed(criterion.text, criterion.kind, rows) if several(rows) else None
    said = rows[line - 1].strip() if line else ""
    yield Say(Judged(criterion=criterion, place=place, line=line, said=said))
    prompt = "Did you say this?" if criterion.kind == "red_flag" else "In your answer?"
    question = Ask(prompt=prompt, keys=keys_for(rows, line))
    while True:
        reply = yield from ask(ctx, question)
        found = read_tick(reply.text, rows, line)
        if found is not None:
            return found
        words = "The number of a line, 0 or n, please." if several(rows) else "y or n, please."
        yield Say(Note(text=words, tone="quiet"))


def keys_for(rows: Sequence[str], line: int | None) -> tuple[tuple[str, str], ...]:
    """List what may be answered.

    >>> keys_for(["a", "b"], 2)
    (('Enter', 'line 2'), ('1-2', 'another'), ('n', 'no'), ('0', 'aloud'))
    """
    if not several(rows):
        return (("y", "yes"), ("n", "no"))
    accept = (("Enter", f"line {line}"),) if line else ()
    other = "another" if line else "line"
    return (*accept, (f"1-{len(rows)}", other), ("n", "no"), ("0", "aloud"))


def read_tick(text: str, rows: Sequence[str], line: int | None) -> tuple[bool, int | None] | None:
    """Read whether a criterion is met and where; None for what says neither.

    >>> rows = ["a", "", "b"]
    >>> [read_tick(text, rows, 3) for text in ("", "1", "0", "n", "2", "4")]
    [(True, 3), (True, 1), (True, 0), (False, None), None, None]
    >>> read_tick("y", ["a"], None), read_tick("", ["a"], None), read_tick("y", [], None)
    ((True, 1), None, (True, 0))
    """
    word = text.strip().lower()
    if word in ("n", "no"):
        return False, None
    if not several(rows):
        first = next((n for n, row in enumerate(rows, start=1) if row.strip()), SPOKEN)
        return (True, first) if word in ("y", "yes") else None
    if word in ("", "y", "yes"):
        return (True, line) if line else None
    number = read_number(word)
    if number is None or number > len(rows):
        return None
    return (True, number) if number == SPOKEN or rows[number - 1].strip() else None


def read_number(word: str) -> int | None:
    """Read the number of a line; None for what is none.

    >>> read_number("12"), read_number("-1"), read_number("1" * 9999)
    (12, None, None)
    """
    return int(word) if word.isdecimal() and len(word) <= DIGITS else None


def lowered(ctx: Context, judging: Judging) -> Flow[bool]:
    """After the exemplars, let ticks be lowered, never raised. True: some were."""
    changed = False
    while True:
        ticks = ctx.progress.underway[judging.attempt].ticks
        ctx.ceilings[judging.attempt] = {name: tick.met for name, tick in ticks.items()}
        rubric = in_order(judging.item)
        left = tuple(one for one in rubric if lowers(one, ticks[one.id].met))
        if not left:
            return changed
        yield Say(Lowerable(criteria=left))
        number = yield from numbered(ctx, len(left))
        if not number:
            return changed
        chosen = left[number - 1]
        yield from judging.tick(ctx, chosen.id, not ticks[chosen.id].met)
        changed = True


def numbered(ctx: Context, most: int) -> Flow[int]:
    """Ask for a number up to ``most``; 0: Enter alone, or a no to the question above."""
    while True:
        reply = yield from ask(ctx, KEEP)
        word = reply.text.strip()
        if word.lower() in ("", "n", "no"):
            return 0
        number = read_number(word)
        if number and number <= most:
            return number
        yield Say(Note(text=f"A number from 1 to {most}, or Enter, please.", tone="quiet"))
