"""Attempts read again: what was asked, answered, ticked, and how it compares with the last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from lossprep.errors import LossprepError
from lossprep.grading.variants import variant
from lossprep.model.content import Criterion, Exercise, Mock, Pack, Problem
from lossprep.model.event import AnswerLocked, Attempt, CriterionTicked, Event, HintShown
from lossprep.session.progress import TWIN
from lossprep.session.steps import STEP

AFRESH = "fresh numbers"
Known = Exercise | Problem | Mock


class Logged(Struct, frozen=True, kw_only=True):
    """An attempt, whether it still counts, and the one before it of ``seen`` at the same item.

    One that is not ``finished`` holds what was locked and ticked so far. ``lines`` maps each
    criterion that was met to the line of the answer that shows it; 0: it was said aloud.
    """

    attempt: Attempt
    live: bool
    title: str
    question: str = ""
    rubric: tuple[Criterion, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    finished: bool = True
    before: Attempt | None = None
    seen: int = 0
    drawn: Exercise | None = None


class Told(Struct, frozen=True):
    """What is told of one attempt by its events, in their order; ``place`` is the last one's."""

    place: int
    live: bool
    events: tuple[Event, ...]

    @property
    def whole(self) -> Attempt | None:
        """The attempt, if it was finished."""
        return next((one for one in self.events if isinstance(one, Attempt)), None)

    @property
    def locked(self) -> list[AnswerLocked]:
        """The answers locked."""
        return [one for one in self.events if isinstance(one, AnswerLocked)]

    @property
    def ticks(self) -> dict[str, CriterionTicked]:
        """The last answer to each criterion."""
        return {one.criterion: one for one in self.events if isinstance(one, CriterionTicked)}

    def attempt(self, owners: dict[str, str]) -> Attempt | None:
        """Give the attempt; of one not finished, what there is of it."""
        if self.whole or not self.locked:
            return self.whole
        last, ticks = self.locked[-1], self.ticks
        hints = [one for one in self.events if isinstance(one, HintShown)]
        every: list[HintShown | CriterionTicked | AnswerLocked] = [*ticks.values(), *hints, last]
        named = every[0].exercise.partition("/followup-")[0].partition(STEP)[0]
        return Attempt(
            id=last.attempt,
            moment=last.moment,
            exercise=owners.get(named, named),
            answer="\n".join(lock.answer for lock in self.locked),
            hints=hints[-1].number if hints else 0,
            milliseconds=sum(lock.milliseconds or 0 for lock in self.locked),
            ticks={name: tick.met for name, tick in ticks.items()},
        )


def told(events: Iterable[tuple[Event, bool]]) -> list[Told]:
    """Put together what belongs to one attempt, without what was taken back on the way."""
    found: dict[str, list[tuple[int, Event, bool]]] = {}
    for place, (event, live) in enumerate(events):
        if isinstance(event, Attempt):
            found.setdefault(event.id, []).append((place, event, live))
        elif isinstance(event, AnswerLocked | CriterionTicked | HintShown):
            found.setdefault(event.attempt, []).append((place, event, live))
    attempts = []
    for rows in found.values():
        left = tuple(event for _, event, live in rows if live)
        is_live = any(isinstance(event, Attempt | AnswerLocked) for event in left)
        every = tuple(event for _, event, _ in rows)
        attempts.append(Told(rows[-1][0], is_live, left if is_live else every))
    return sorted(attempts, key=lambda one: one.place)


def logged(pack: Pack, events: Iterable[tuple[Event, bool]]) -> tuple[Logged, ...]:
    """Put every attempt beside its item, in the order in which they ended or were left."""
    owners = {part.id: problem.id for problem in pack.problems for part in problem.parts}
    items = known(pack)
    last: dict[str, Attempt] = {}
    seen: Counter[str] = Counter()
    rows = []
    for one in told(events):
        attempt = one.attempt(owners)
        if attempt is None:
            continue
        before = last.get(attempt.exercise)
        row = beside(items, attempt, one)
        rows.append(replace(row, before=before, seen=seen[attempt.exercise]))
        if row.live and row.finished:
            last[attempt.exercise] = attempt
            seen[attempt.exercise] += 1
    return tuple(rows)


def known(pack: Pack) -> dict[str, tuple[str, Known]]:
    """Map the ids of all that is answered or marked to its title and its item."""
    parts = [part for problem in pack.problems for part in problem.parts]
    items: list[Known] = [*pack.exercises, *pack.problems, *pack.mocks, *parts]
    found = {item.id: (item.title, item) for item in items}
    marked = {one.id: (one.title, found[one.of][1]) for one in pack.answers if one.of in found}
    return found | marked


def beside(items: dict[str, tuple[str, Known]], attempt: Attempt, given: Told) -> Logged:
    """Put one attempt beside what it was at; a twin's beside the exercise that is drawn anew."""
    name, twin, _ = attempt.exercise.partition(TWIN)
    title, item = items.get(name, (attempt.exercise, None))
    if twin and isinstance(item, Problem):
        title, item = f"{title}, {AFRESH}", items.get(item.twin, ("", None))[1]
    return Logged(
        attempt=attempt,
        live=given.live,
        title=title,
        question=getattr(item, "scenario", "") or getattr(item, "ask", ""),
        rubric=getattr(item, "rubric", ()),
        lines={key: tick.line for key, tick in given.ticks.items() if tick.line is not None},
        finished=given.whole is not None,
        drawn=item if isinstance(item, Exercise) and item.template else None,
    )


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
