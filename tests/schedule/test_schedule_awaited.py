"""What a day's tasks are yet to ask, and the questions that a plan begins with."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lossprep.model.plan import DayPlan, Plan, ScheduledTask
from lossprep.model.task import Task
from lossprep.schedule.awaited import Latest, asked_by, awaited
from lossprep.schedule.opening import Opening
from lossprep.schedule.standing import Kind, Schedulable

DAY = date(2026, 12, 15)
BEFORE, SINCE = DAY - timedelta(days=9), DAY - timedelta(days=1)
PLAN = Plan(start=DAY - timedelta(days=14), minutes=40)
KIND = Kind(4.0, "often", "", "", tasked=False, deep=True, reserve=False)
READ = ScheduledTask(id="read", kind="read", title="Read", minutes=12.0)


def item(name: str, tasks: str, asked: str = "often") -> Schedulable:
    return Schedulable(name, KIND._replace(asked=asked), "", tasks)


def day_of(*tasks: ScheduledTask, mode: str = "normal") -> DayPlan:
    return DayPlan(date=DAY, day=14, mode=mode, interview=None, checkpoints=(), fits=tasks)


FILL = Task(
    id="derive", kind="derive", title="D", minutes=8.0, items=("p/choose",), fill="p/folder"
)
FOLDER = [item(f"p/folder/{name}", "derive") for name in "abcde"]
ITEMS = [*FOLDER, item("p/choose", "derive other"), item("p/set-1", "mock"), item("p/asked", "one")]
ONE = Task(id="one", kind="open", title="O", minutes=5.0, items=("p/asked",), short="p/sheet")


def asked(task: Task, *, short: bool = False, **latest: Latest) -> list[str]:
    known = {
        f"p/folder/{name}" if len(name) == 1 else f"p/{name}": one for name, one in latest.items()
    }
    return asked_by(task, ITEMS, known, SINCE, short=short)


def test_a_folder_fills_a_task_with_what_was_failed_and_then_with_what_is_new() -> None:
    assert asked(FILL) == ["p/folder/a", "p/folder/b"]
    known = {"a": Latest(BEFORE, 3), "c": Latest(BEFORE, 1), "e": Latest(BEFORE, None)}
    assert asked(FILL, **known) == ["p/folder/c", "p/folder/e"]
    assert asked(FILL, c=Latest(DAY, 3)) == ["p/folder/a"]  # one that is done took its minutes
    assert asked(FILL, **{name: Latest(BEFORE, 4) for name in "abcde"}) == ["p/choose"]


def test_where_days_are_few_a_task_asks_its_own_items_or_a_sheet() -> None:
    assert asked(FILL, short=True) == ["p/choose"]
    assert asked(FILL, short=True, choose=Latest(DAY, 3)) == []
    assert asked(ONE, short=True) == []


def test_what_was_done_since_a_task_opened_is_not_asked_again() -> None:
    assert asked(ONE) == asked(ONE, asked=Latest(BEFORE, 3)) == ["p/asked"]
    assert asked(ONE, asked=Latest(SINCE, 3)) == []


def test_only_the_tasks_of_the_day_ask() -> None:
    mock = Task(id="mock", kind="mock", title="M", minutes=30.0, items=("p/mocks/all",))
    tasks = [FILL, ONE, mock]
    on_it = ScheduledTask(id="mock", kind="mock", title="M", minutes=30.0)
    assert awaited(day_of(on_it), PLAN, tasks, ITEMS, {}) == {"p/set-1"}
    assert awaited(day_of(), PLAN, tasks, ITEMS, {}) == frozenset()


def test_the_rating_counts_with_the_reading_but_not_with_a_share_of_it() -> None:
    opening = Opening({"p/first": 3.0}, ["a", "b"], ["read"])
    left = [
        opening.minutes(PLAN, day_of(*fits), {}, {})
        for fits in ([READ], [READ._replace(whole=53)], [])
    ]
    assert left == [3.0, 4.0, 4.0]
    assert opening.minutes(PLAN, day_of(), {"p/first"}, {"a": DAY, "b": DAY}) == 0


@pytest.mark.parametrize(("mode", "expected"), [("normal", ["skipped", "open"]), ("triage", [])])
def test_a_question_skipped_today_is_not_for_practice_before_tomorrow(mode, expected) -> None:
    opening = Opening(dict.fromkeys(("skipped", "before", "done", "open"), 2.0), [])
    latest = {
        "skipped": Latest(DAY, None),
        "before": Latest(BEFORE, None),
        "done": Latest(DAY, 3),
    }
    assert opening.awaited(PLAN, day_of(mode=mode), latest) == expected
