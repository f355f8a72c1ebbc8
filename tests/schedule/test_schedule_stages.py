"""What the stages of a plan ask for: depth after Day 3, the reserve from Day 14."""

from __future__ import annotations

import pytest
from schedule_plans import CHECKPOINTS, day, finished, plan_of, start

from lossprep.model.task import Checkpoint
from lossprep.schedule.plan import day_plan
from lossprep.schedule.stages import deep_minutes, reserve_is_open

PLAN = plan_of(start(30))


def on(offset: int, *done: int, checkpoints: tuple[Checkpoint, ...] = CHECKPOINTS):
    return day_plan(PLAN, checkpoints, finished(*done), day(offset))


@pytest.mark.parametrize(("offset", "wanted"), [(0, 0), (3, 0), (4, 10), (5, 10)])
def test_two_fifths_of_each_day_after_day_3_are_for_deep_items(offset: int, wanted: float) -> None:
    assert deep_minutes(on(offset, 0, 3), 25) == wanted


def test_what_the_days_tasks_give_to_them_is_counted() -> None:
    open_ = on(7, 0, 3)
    assert (open_.minutes, open_.deep, deep_minutes(open_, 25)) == (23, 23, 0)
    done = on(7, 0, 3, 7)
    assert (done.spent, done.deep, deep_minutes(done, 60)) == (23, 23, 1)
    shallow = [
        one._replace(tasks=tuple(task._replace(kind="recall") for task in one.tasks))
        for one in CHECKPOINTS
    ]
    assert deep_minutes(on(7, 0, 3, checkpoints=tuple(shallow)), 25) == 10


def test_a_pack_without_checkpoints_counts_from_the_plans_start() -> None:
    assert [deep_minutes(on(n, checkpoints=()), 25) for n in (3, 4)] == [0, 10]


def test_the_reserve_opens_on_day_14_or_when_few_days_are_left() -> None:
    assert [reserve_is_open(on(n, 0, 3, 7)) for n in (13, 14)] == [False, True]
    short = plan_of(start(3))
    assert reserve_is_open(day_plan(short, CHECKPOINTS, {}, day(1)))
