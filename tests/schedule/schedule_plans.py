"""Plans and checkpoints to test with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from lossprep.model.content import Checkpoint, Task
from lossprep.model.event import Moment, PlanChange
from lossprep.model.plan import Plan, ScheduledTask
from lossprep.schedule.plan import fold

START = date(2026, 12, 1)
# Minutes, limit in seconds and value of three tasks a checkpoint, as in the first pack.
SHAPES = {
    0: [(22, None, 4), (7, None, 5), (8, None, 3)],
    3: [(8, None, 5), (6, None, 4), (4, None, 5)],
    7: [(7, None, 3), (12, None, 4), (4, None, 3)],
    14: [(5, 300, 4), (10, None, 4), (8, None, 2)],
    21: [(1.5, 90, 5), (5, 300, 5), (30, 1800, 4)],
}


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def task(name: str, minutes: float, limit: int | None = None, value: int = 3) -> Task:
    return Task(
        id=name,
        kind="open",
        title=name,
        minutes=minutes,
        limit=limit,
        value=value,
        short="sheet" if minutes == 22 else "",
    )


CHECKPOINTS = tuple(
    Checkpoint(
        day=name,
        title=f"Day {name}",
        tasks=tuple(
            task(f"{name}{letter}", *shape) for letter, shape in zip("abc", shapes, strict=True)
        ),
    )
    for name, shapes in SHAPES.items()
)
ALL = {task.id for one in CHECKPOINTS for task in one.tasks}


def change(on: int, kind: str, /, **details: str | int | None) -> PlanChange:
    moment = Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), day(on))
    return PlanChange(id=f"{on}{kind}", moment=moment, kind=kind, details=details)


def start(interview: int | None = None, minutes: int = 25) -> PlanChange:
    when = None if interview is None else day(interview).isoformat()
    return change(0, "start", interview=when, minutes=minutes)


def move(on: int, interview: int) -> PlanChange:
    return change(on, "move", interview=day(interview).isoformat())


def away(on: int, first: int, last: int) -> PlanChange:
    return change(on, "away", first=day(first).isoformat(), last=day(last).isoformat())


def add(on: int, interview: int, name: str = "second") -> PlanChange:
    return change(on, "add", interview=day(interview).isoformat(), name=name)


def debrief(on: int, interview: int, outcome: str, then: str | None) -> PlanChange:
    when = day(interview).isoformat()
    return change(on, "debrief", interview=when, outcome=outcome, then=then)


def plan_of(*changes: PlanChange) -> Plan:
    plan = fold(changes)
    assert plan is not None
    return plan


def finished(*names: int, late: int = 0) -> dict[str, date]:
    """The tasks of these checkpoints, done `late` days after their names."""
    found = (one for one in CHECKPOINTS if one.day in names)
    return {task.id: day(one.day + late) for one in found for task in one.tasks}


def ids(tasks: Sequence[ScheduledTask]) -> list[str]:
    return [task.id for task in tasks]
