"""Attempts read again: what was asked, answered, ticked, and how it compares with the last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lossprep.errors import LossprepError
from lossprep.grading.variants import variant
from lossprep.model.content import Criterion, Exercise, Pack
from lossprep.model.event import Attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """An attempt, whether it still counts; ``before`` is the last of ``seen`` earlier ones."""

    attempt: Attempt
    live: bool
    title: str
    question: str = ""
    rubric: tuple[Criterion, ...] = ()
    before: Attempt | None = None
    seen: int = 0
    drawn: Exercise | None = None


def logged(pack: Pack, attempts: Sequence[tuple[Attempt, bool]]) -> tuple[Logged, ...]:
    """Put every attempt beside its item, in the order in which they were made."""
    parts = [part for problem in pack.problems for part in problem.parts]
    items = {item.id: item for item in (*pack.exercises, *pack.problems, *pack.mocks, *parts)}
    marked = {one.id: one for one in pack.answers}
    last: dict[str, Attempt] = {}
    seen: Counter[str] = Counter()
    rows = []
    for attempt, live in attempts:
        answer = marked.get(attempt.exercise)
        item = items.get(answer.of if answer else attempt.exercise)
        question = getattr(item, "scenario", "") or getattr(item, "ask", "")
        rows.append(
            Logged(
                attempt=attempt,
                live=live,
                title=answer.title if answer else item.title if item else attempt.exercise,
                question=question,
                rubric=getattr(item, "rubric", ()),
                before=last.get(attempt.exercise),
                seen=seen[attempt.exercise],
                drawn=item if isinstance(item, Exercise) and item.template else None,
            )
        )
        if live:
            last[attempt.exercise] = attempt
            seen[attempt.exercise] += 1
    return tuple(rows)


def find(rows: Sequence[Logged], beginning: str) -> Logged:
    """Find an attempt by the beginning of its id; drawn numbers stand in its question again.

    Raises LossprepError where there is none, or more than one.
    """
    found = [row for row in rows if row.attempt.id.startswith(beginning)]
    if len(found) == 1:
        row = found[0]
        if row.drawn is None or row.attempt.seed is None:
            return row
        return replace(row, question=variant(row.drawn, row.attempt.seed).ask)
    if not found:
        raise LossprepError(f"no attempt begins with '{beginning}'; lossprep log lists them")
    raise LossprepError(f"{len(found)} attempts begin with '{beginning}': write more of the id")
