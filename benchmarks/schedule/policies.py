"""The schedules that are compared; each names the next item to study, or None."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.schedule.learners import START, Fsrs, on
from lossprep.schedule import memory as fsrs
from lossprep.schedule.candidate import Candidate
from lossprep.schedule.pool import Listed, minutes_spent
from lossprep.schedule.queue import practice

DAYS = 21
FIXED = (0, 3, 7, 14, 21)
EXPECTED = 3.5  # minutes of a first answer with all its goes, as an item's author would put it


@dataclass(slots=True)
class State:
    """What a policy sees: the believed memories, first and last days, and steps taken."""

    belief: Fsrs
    candidates: list[Candidate]
    first: list[int | None]
    last: list[int | None]
    step: list[int]
    lapsed: list[bool]
    budget: float
    done: set[int] = field(default_factory=set)

    def unseen(self) -> int | None:
        """Return the next item that was never studied."""
        return next((i for i, day in enumerate(self.first) if day is None), None)

    def seen(self) -> list[int]:
        """List the items that may be reviewed today."""
        return [i for i, day in enumerate(self.first) if day is not None and i not in self.done]


Policy = Callable[[State, int, float], int | None]


def fixed(state: State, day: int, left: float) -> int | None:
    """Days 0, 3, 7, 14 and 21 of each item, and new ones in the minutes that remain."""
    del left
    return checkpoints(state, day, lambda i: state.first[i] or 0)


def fixed_reset(state: State, day: int, left: float) -> int | None:
    """Give each item its fixed days, counted anew from a lapse."""
    del left
    for i in state.seen():
        if state.lapsed[i] and state.step[i] > 0:
            state.step[i], state.lapsed[i] = 0, False
            state.first[i] = state.last[i]
    return checkpoints(state, day, lambda i: state.first[i] or 0)


def checkpoints(state: State, day: int, anchor: Callable[[int], int]) -> int | None:
    """Return the item whose fixed day has come, or a new one."""
    due = [i for i in state.seen() if state.step[i] < len(FIXED) - 1]
    due = [i for i in due if day >= anchor(i) + FIXED[state.step[i] + 1]]
    return min(due, key=anchor) if due else state.unseen()


def due_day(state: State, item: int) -> int:
    """Return the day on which believed recall has fallen to 0.9."""
    memory = state.belief.memories[item]
    assert memory is not None
    return (memory.day - START).days + fsrs.interval(memory.stability)


def fsrs_new_first(state: State, day: int, left: float) -> int | None:
    """FSRS at 0.9: new items first, then what is due."""
    del left
    if (new := state.unseen()) is not None:
        return new
    due = [i for i in state.seen() if due_day(state, i) <= day]
    return min(due, key=lambda i: due_day(state, i)) if due else None


def fsrs_clamped(state: State, day: int, left: float) -> int | None:
    """FSRS at 0.9 with intervals cut at the last day, and reviews in advance in spare minutes."""
    del left
    if (new := state.unseen()) is not None:
        return new
    open_ = [i for i in state.seen() if state.last[i] != day]
    return min(open_, key=lambda i: (min(due_day(state, i), DAYS - 1), due_day(state, i)),
               default=None)  # fmt: skip


def deadline(state: State, day: int, left: float) -> int | None:
    """Ask the product's own queue for the first item that fits what is left of the day."""
    for i, memory in enumerate(state.belief.memories):
        if memory is not None:
            state.candidates[i] = state.candidates[i]._replace(
                stability=memory.stability,
                difficulty=memory.difficulty,
                last=memory.day,
                reviews=memory.reviews,
                before=memory.before,
            )
    later = [state.budget] * (DAYS - 1 - day)
    pool = Listed(state.candidates)
    minutes = max(left, EXPECTED) + minutes_spent(pool, on(day))  # as expected, not as it came out
    chosen = practice(pool, on(day), minutes, on(DAYS), later=later)
    best = next(iter((*chosen.reviews, *chosen.new)), None)
    return int(best.id) if best else None


POLICIES: tuple[Policy, ...] = (fixed, fixed_reset, fsrs_new_first, fsrs_clamped, deadline)
