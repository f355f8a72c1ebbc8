"""The dates of the checkpoints, from the plan, from what is done, and from its changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from lossprep.errors import LossprepError
from lossprep.model.plan import Plan
from lossprep.model.task import Checkpoint
from lossprep.schedule.changes import driving
from lossprep.schedule.placing import place

DAYS = (0, 3, 7, 14, 21)


class Phase(NamedTuple):
    """A stretch of the plan from the day `first` on, in which nothing changes its dates."""

    first: date
    interview: date | None
    away: tuple[tuple[date, date], ...]

    @property
    def days_left(self) -> int | None:
        """Days from the phase's first to the interview."""
        return (self.interview - self.first).days if self.interview else None

    @property
    def limit(self) -> int | None:
        """The last day for a checkpoint, as an ordinal: one or two before the interview."""
        if self.interview is None or self.days_left is None:
            return None
        rest = 2 if self.days_left >= 6 else 1
        return max(self.interview.toordinal() - rest, self.first.toordinal())

    def is_away(self, day: date) -> bool:
        """Whether `day` is blocked."""
        return any(first <= day <= last for first, last in self.away)


def offsets(days_left: int | None) -> tuple[int, ...]:
    """Return the days of the five checkpoints, from the start, with `days_left` to the interview.

    Days 0, 3, 7, 14 and 21; with fewer than 23 days left, scaled so that the last is two days
    before the interview (one, with fewer than six left), and no two on one day where there
    are five days. `days_left` is None without an interview.

    Raises
    ------
    LossprepError
        The interview is before the start.

    >>> offsets(40)
    (0, 3, 7, 14, 21)
    >>> offsets(10)
    (0, 1, 3, 5, 8)
    >>> offsets(4)
    (0, 0, 1, 2, 3)
    """
    start = date(2000, 1, 1)
    if days_left is not None and days_left < 0:
        raise LossprepError("the interview is before the plan's start: give a date to come")
    interview = None if days_left is None else start + timedelta(days=days_left)
    placed = _place(Phase(start, interview, ()), DAYS, {}, (0, start.toordinal()))
    return tuple(day - start.toordinal() for day in placed)


def phases(plan: Plan, today: date) -> Iterator[Phase]:
    """Go through the plan as it was: from each change, and from each interview that passed."""
    states = [plan]
    while (before := states[0].before) is not None:
        states.insert(0, before)
    firsts = [state.changed or state.start for state in states]
    ends = [*firsts[1:], max(today, firsts[-1])]
    for state, first, end in zip(states, firsts, ends, strict=True):
        day, interview = first, driving(state, first)
        yield Phase(day, interview.date if interview else None, state.away)
        while interview and interview.date < end:
            day = interview.date + timedelta(days=1)
            interview = driving(state, day)
            if interview:
                yield Phase(day, interview.date, state.away)


def checkpoint_dates(
    plan: Plan, checkpoints: Sequence[Checkpoint], done: Mapping[str, date], today: date
) -> tuple[date, ...]:
    """Return the date of each checkpoint.

    At the start, all are placed. At each later phase, those wholly done by then keep the date
    that they had; the others are placed from the phase's first day on, with the gaps that
    their names have (7 days from Day 7 to Day 14), scaled down where they must be.
    """
    names = [one.day for one in checkpoints]
    placed: list[int] = []
    for phase in phases(plan, today):
        first = phase.first.toordinal()
        ready = [_done_by(one, done, phase.first) for one in checkpoints]
        fixed = {i: day for i, day in enumerate(placed) if day <= first and ready[i]}
        rest = [i for i in range(len(names)) if i not in fixed]
        anchor = 0, plan.start.toordinal()
        if rest and rest[0] > 0:
            last = rest[0] - 1
            anchor = names[last], _learnt(checkpoints[last], done, fixed[last], first)
        moved = _place(phase, [names[i] for i in rest], fixed, anchor)
        placed = [day for _, day in sorted([*fixed.items(), *zip(rest, moved, strict=True)])]
    return tuple(date.fromordinal(day) for day in placed)


def _done_by(checkpoint: Checkpoint, done: Mapping[str, date], day: date) -> bool:
    return all(task.id in done and done[task.id] <= day for task in checkpoint.tasks)


def _learnt(checkpoint: Checkpoint, done: Mapping[str, date], placed: int, first: int) -> int:
    """The day from which the next gap counts.

    It is the checkpoint's own, but for one finished on the very day of the change, perhaps
    after it: then that day, so that finishing it does not open the next one at once.
    """
    finished = max((done[task.id].toordinal() for task in checkpoint.tasks), default=placed)
    return max(placed, finished) if finished == first else placed


def _place(
    phase: Phase, names: Sequence[int], fixed: Mapping[int, int], anchor: tuple[int, int]
) -> tuple[int, ...]:
    """Place checkpoints in a phase: by their gaps, then around the days away."""
    if not names:
        return ()
    targets: Sequence[float] = _targets(phase, names, anchor)
    taken = {*fixed.values()} | ({anchor[1]} if names[0] > anchor[0] else set())
    for day in _windows(phase, targets, taken):
        targets = place(targets, day)
    return tuple(int(target) for target in targets)


def _targets(phase: Phase, names: Sequence[int], anchor: tuple[int, int]) -> list[float]:
    """Where the checkpoints would be if days could be cut: `anchor` is a name and its day."""
    first = phase.first.toordinal()
    targets = _scaled(phase.limit, names, anchor)
    return targets if targets[0] >= first else _scaled(phase.limit, names, (names[0], first))


def _scaled(limit: int | None, names: Sequence[int], anchor: tuple[int, int]) -> list[float]:
    name, day = anchor
    wanted = names[-1] - name
    given = wanted if limit is None else max(0, min(wanted, limit - day))
    return [day + (one - name) * given / (wanted or 1) for one in names]


def _windows(phase: Phase, targets: Sequence[float], taken: set[int]) -> Iterator[list[int]]:
    """The days to choose from: first as if none were away, then without those."""
    first = phase.first.toordinal()
    away = sum((last - begin).days + 1 for begin, last in phase.away)
    end = int(max(targets)) + away + len(targets)
    days = list(range(first, min(end, phase.limit or end) + 1))
    free = [day for day in days if day not in taken] or days
    yield free
    here = [day for day in free if not phase.is_away(date.fromordinal(day))]
    if here and len(here) < len(free):
        yield here


def is_free(plan: Plan, day: date) -> bool:
    """Say whether a day is kept free, or comes before the plan's start."""
    return day < plan.start or any(first <= day <= last for first, last in plan.away)


def free_days(plan: Plan, today: date) -> int:
    """Count the days kept free from the start to today.

    >>> plan = Plan(start=date(2026, 12, 1), minutes=25, away=((date(2026, 12, 2),) * 2,))
    >>> free_days(plan, plan.start), free_days(plan, date(2026, 12, 4))
    (0, 1)
    """
    days = range((today - plan.start).days + 1)
    return sum(is_free(plan, plan.start + timedelta(days=n)) for n in days)


def days_left(plan: Plan, today: date, interview: date) -> tuple[date, ...]:
    """List the days for study from today (or the start) to the one before the interview.

    >>> plan = Plan(start=date(2026, 12, 1), minutes=25, away=((date(2026, 12, 2),) * 2,))
    >>> [day.day for day in days_left(plan, plan.start, date(2026, 12, 4))]
    [1, 3]
    """
    days = (today + timedelta(days=n) for n in range((interview - today).days))
    return tuple(one for one in days if not is_free(plan, one))
