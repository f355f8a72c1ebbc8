"""What one day shows: status, minutes, timed tasks, triage and warm-up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schedule_plans import (
    ALL,
    CHECKPOINTS,
    add,
    away,
    day,
    debrief,
    finished,
    ids,
    move,
    plan_of,
    start,
    task,
)

from lossprep.model.content import Checkpoint
from lossprep.model.plan import DayPlan
from lossprep.schedule.last_days import part_of
from lossprep.schedule.plan import day_plan


def on(offset: int, *changes, done: dict[str, date] | None = None) -> DayPlan:
    return day_plan(plan_of(*changes), CHECKPOINTS, done or {}, day(offset))


def statuses(shown: DayPlan) -> list[str]:
    return [one.status for one in shown.checkpoints]


def test_a_day_is_counted_from_the_start_also_before_it() -> None:
    assert on(4, start(40)).day == 4
    early = on(-2, start(40))
    assert (early.day, early.fits, statuses(early)) == (-2, (), ["upcoming"] * 5)


def test_a_checkpoint_is_open_until_the_next_one_and_late_after_it() -> None:
    assert statuses(on(2, start(40))) == ["due"] + ["upcoming"] * 4
    assert statuses(on(3, start(40))) == ["late", "due"] + ["upcoming"] * 3
    assert (
        statuses(on(8, start(40), done=finished(0, 7)))
        == ["done", "late", "done"] + ["upcoming"] * 2
    )
    assert statuses(on(25, start(40), done=finished(0, 3, 7, 14))) == ["done"] * 4 + ["due"]


def test_what_is_late_comes_after_what_is_due() -> None:
    shown = on(3, start(40, minutes=60), done={"0a": day(0)})
    assert ids(shown.fits) == ["3a", "3b", "3c", "0b", "0c"]


def test_a_day_shows_what_fits_and_the_rest_carries_over() -> None:
    first = on(0, start(40, minutes=25))
    assert (ids(first.fits), ids(first.waiting), first.minutes) == (["0a", "0b"], ["0c"], 29)
    # What was done today has taken its minutes; tomorrow there are new ones.
    done = {"0a": day(0), "0b": day(0)}
    assert ids(on(0, start(40, minutes=25), done=done).waiting) == ["0c"]
    assert ids(on(1, start(40, minutes=25), done=done).fits) == ["0c"]


def test_a_timed_task_is_never_split() -> None:
    before = finished(0, 3, 7, 14)
    shown = on(21, start(40, minutes=25), done=before)
    assert (ids(shown.fits), ids(shown.waiting)) == (["21a", "21b"], ["21c"])
    # Still waiting once the others are done, and whole on the next day, where it is the first.
    done = before | {"21a": day(21), "21b": day(21)}
    assert ids(on(21, start(40, minutes=25), done=done).waiting) == ["21c"]
    assert ids(on(22, start(40, minutes=25), done=done).fits) == ["21c"]
    assert ids(on(21, start(40, minutes=40), done=before).fits) == ["21a", "21b", "21c"]


def test_a_timed_task_is_shown_whole_when_no_later_day_is_left() -> None:
    done = finished(0, 3, 7, 14)
    assert ids(on(21, start(23, minutes=25), done=done).fits) == ["21a", "21b", "21c"]
    assert ids(on(20, start(23, minutes=25), away(0, 21, 21), done=done).fits)[-1] == "21c"


def test_what_no_day_is_left_for_is_said_to_be_dropped() -> None:
    last = on(21, start(23, minutes=5), done=finished(0, 3, 7, 21))
    assert (ids(last.fits), last.waiting, ids(last.dropped)) == (["14a"], (), ["14b", "14c"])


def test_the_eve_holds_nothing_of_the_plan_and_at_most_25_minutes() -> None:
    shown = on(22, start(23, minutes=90), done=finished(0, 3, 7))
    assert (shown.mode, shown.minutes) == ("eve", 25)
    names = [part_of(one.id) for one in shown.fits]
    assert names == ["cheat-sheet", "slips", "aloud", "passed"]
    assert (shown.waiting, ids(shown.dropped)[0]) == ((), "21a")
    assert on(22, start(23, minutes=12)).minutes == 9
    # Done once, a part is done; and the days before it have their tasks.
    done = {one.id: day(22) for one in shown.fits[:2]}
    again = on(22, start(23, minutes=90), done=done)
    assert (again.spent, again.fits) == (9, shown.fits[2:])
    assert on(22, start(23), away(0, 22, 22)).fits == ()
    # A move to tomorrow, or to the day after, leaves the eve of a long plan free, too.
    assert on(10, start(40), move(10, 11)).mode == "eve"
    assert on(11, start(40), move(10, 12)).mode == "eve"


@pytest.mark.parametrize("left", [1, 2, 3, 4, 5])
def test_the_eve_of_a_short_plan_has_tasks_but_no_mock_and_no_more_minutes(left: int) -> None:
    mocks = (task("long", 9), task("mock", 5), task("other", 18))
    mock = mocks[1]._replace(kind="mock")
    checkpoints = [Checkpoint(day=0, title="", tasks=(mocks[0], mock, mocks[2]))]
    shown = day_plan(plan_of(start(left, minutes=60)), checkpoints, {}, day(left - 1))
    assert ids(shown.fits) == ["long"]
    assert {*ids(shown.dropped)} == {"mock", "other"}
    assert (shown.waiting, shown.minutes) == ((), 9)


def test_a_day_away_asks_for_nothing() -> None:
    shown = on(7, start(40), away(0, 7, 9))
    assert shown.fits == ()
    assert ids(shown.waiting)[:1] == ["7a"]


@pytest.mark.parametrize("left", [1, 2, 3])
def test_a_triage_takes_the_most_value_for_a_minute_and_lists_what_it_drops(left: int) -> None:
    shown = on(0, start(left, minutes=25))
    kept = [*shown.fits, *shown.waiting]
    assert shown.mode == "triage"
    assert ids(kept)[:4] == ["21a", "3c", "21b", "0a"]
    assert next(task for task in kept if task.id == "0a").minutes == 5
    assert sum(task.minutes for task in kept) <= 25 * left
    assert {*ids(kept), *ids(shown.dropped)} == ALL
    assert shown.dropped
    assert set(statuses(shown)) == {"due"}


def test_a_triage_never_shows_as_late_and_forgets_nothing_that_was_done() -> None:
    done = {"21a": day(0), "3c": day(0)}
    shown = on(2, start(3), done=done)
    assert "late" not in statuses(shown)
    assert not {"21a", "3c"} & {*ids(shown.fits), *ids(shown.waiting), *ids(shown.dropped)}
    assert shown.waiting == ()


def test_equal_value_a_minute_puts_the_shorter_first() -> None:
    tasks = (task("long", 10, value=5), task("short", 4, value=2), task("same", 4, value=2))
    checkpoints = [Checkpoint(day=0, title="", tasks=tasks)]
    shown = day_plan(plan_of(start(1, minutes=60)), checkpoints, {}, day(0))
    assert ids(shown.fits) == ["short", "same", "long"]


def test_a_plan_of_four_days_is_no_triage() -> None:
    assert on(0, start(4)).mode == "normal"
    assert on(3, start(4)).mode == "normal"


def test_a_move_to_the_day_after_tomorrow_is_a_triage() -> None:
    assert on(10, start(40), move(10, 12), done=finished(0, 3)).mode == "triage"


def test_the_day_of_the_interview_is_for_warming_up() -> None:
    shown = on(0, start(0, minutes=60))
    assert (shown.mode, shown.minutes) == ("warmup", 10)
    assert [part_of(one.id) for one in shown.fits] == ["cheat-sheet", "known"]
    assert {*ids(shown.dropped)} == ALL
    assert on(12, start(12), done=finished(0, 3)).mode == "warmup"
    # Done once, it is done for the day.
    assert on(0, start(0), done={one.id: day(0) for one in shown.fits}).fits == ()


def test_after_the_interview_the_next_one_drives() -> None:
    plan = [start(12), add(1, 40, "Globex")]
    assert on(12, *plan).interview.date == day(12)
    assert on(13, *plan).interview.name == "Globex"
    assert on(13, *plan).mode == "normal"
    assert on(41, *plan).interview.name == "Globex"
    assert on(41, *plan).mode == "after"
    assert on(0, start()).interview is None


def test_after_the_last_interview_nothing_of_the_plan_is_open() -> None:
    plan = [start(12)]
    for then, mode in ((None, "after"), ("maintain", "maintain"), ("stop", "stop")):
        shown = on(13, *plan, debrief(13, 12, "waiting", then), done=finished(0))
        assert (shown.mode, shown.fits, shown.waiting) == (mode, (), ())
        assert statuses(shown)[0] == "done"
    # One that the plan knew nothing of ends it, too.
    assert on(5, start(), debrief(5, 4, "offer", "stop")).mode == "stop"
    # Another interview opens it again, on the days from then on.
    again = on(14, *plan, debrief(13, 12, "next round", "stop"), add(14, 40), done=finished(0))
    assert (again.mode, again.interview.date) == ("normal", day(40))
    assert statuses(again)[1] != "done"


def test_a_debrief_is_due_until_it_is_whole() -> None:
    plan = [start(12), add(1, 40)]
    assert plan_of(*plan).to_debrief(day(12)) is None
    assert plan_of(*plan).to_debrief(day(13)) == day(12)
    told = [*plan, debrief(13, 12, "waiting", None)]
    assert plan_of(*told).to_debrief(day(13)) is None  # the plan goes on anyway
    assert plan_of(*told).to_debrief(day(41)) == day(40)
    half = [*told, debrief(41, 40, "offer", None)]
    assert plan_of(*half).to_debrief(day(41)) == day(40)
    assert plan_of(*half, debrief(41, 40, "offer", "stop")).to_debrief(day(41)) is None


def test_a_pack_without_checkpoints_has_nothing_due() -> None:
    shown = day_plan(plan_of(start(10)), [], {}, day(3))
    assert (shown.checkpoints, shown.fits, shown.minutes) == ((), (), 0)


@settings(max_examples=300)
@given(
    st.none() | st.integers(0, 45),
    st.integers(5, 90),
    st.dictionaries(st.sampled_from(sorted(ALL)), st.integers(-1, 50)),
    st.integers(-3, 50),
    st.none() | st.tuples(st.integers(0, 30), st.integers(0, 9)),
)
def test_each_task_is_in_one_place(left, minutes, done, today, blocked) -> None:
    changes = [start(left, minutes=minutes)]
    if blocked:
        changes.append(away(0, blocked[0], sum(blocked)))
    done_on = {task: day(n) for task, n in done.items()}
    shown = on(today, *changes, done=done_on)
    upcoming = [
        task.id
        for one in shown.checkpoints
        if one.status == "upcoming"
        for task in one.tasks
        if not task.done
    ]
    tasks = [name for name in ids(shown.fits) if not part_of(name)]
    places = [*tasks, *ids(shown.waiting), *ids(shown.dropped), *upcoming, *done]
    assert sorted(places) == sorted(ALL)
    assert not any(task.done for task in shown.fits)
    assert shown.minutes == sum(task.minutes for task in shown.fits)
    untimed = [task for task in shown.fits if task.limit is None]
    if shown.mode == "normal" and untimed and left != today + 1:
        # Only the last untimed one may run over the day.
        spent = [task.minutes for task in shown.fits[: shown.fits.index(untimed[-1])]]
        today_done = sum(
            t.minutes for c in shown.checkpoints for t in c.tasks if done_on.get(t.id) == day(today)
        )
        assert sum(spent) + today_done < minutes


@settings(max_examples=60, deadline=None)
@given(st.none() | st.integers(0, 45), st.integers(10, 60))
def test_a_learner_who_does_each_day_what_it_shows_does_everything_there_is_time_for(
    left, minutes
) -> None:
    plan = plan_of(start(left, minutes=minutes))
    done: dict[str, date] = {}
    for offset in range((left or 60) + 1):
        shown = day_plan(plan, CHECKPOINTS, done, day(offset))
        assert all(task.id not in done for task in shown.fits)
        done |= {task.id: day(offset) for task in shown.fits}
        again = day_plan(plan, CHECKPOINTS, done, day(offset))
        # The day does not refill itself.
        assert again.fits == () or shown.mode == "triage"
    if left is None or left > 23:
        assert set(done) >= ALL


@pytest.mark.parametrize("minutes", [20, 25, 30, 45])
def test_nine_chapters_are_read_by_day_2_and_leave_the_other_tasks_their_minutes(minutes) -> None:
    names = tuple(f"chapter-{n}" for n in range(9))
    parts = (6, 6, 5, 5, 5, 5, 6, 5, 6)
    read = task("read", 53)._replace(items=names, parts=parts)
    first = [Checkpoint(day=0, title="", tasks=(read, task("derive", 7), task("tree", 8)))]
    plan, done, finished = plan_of(start(40, minutes=minutes)), {}, {}
    for today in map(day, range(3)):
        shown = day_plan(plan, first, done, today, finished)
        assert shown.minutes <= minutes + 8
        assert today > day(0) or ids(shown.fits) == ["read", "derive", "tree"]
        for one in shown.fits:
            left = [name for name in names if name not in finished] * (one.id == "read")
            finished |= dict.fromkeys(left[: len(one.parts) if one.whole else None], today)
            done |= {} if one.whole else {one.id: today}
            after = day_plan(plan, first, done, today, finished)
            assert "read" not in ids(after.fits)  # the rest of it is for another day
        assert day_plan(plan, first, done, today, finished).spent == shown.minutes
    assert [*done] == ["derive", "tree", "read"]


def test_the_mocks_of_an_eve_come_the_day_before_or_not_at_all() -> None:
    *before, last = CHECKPOINTS
    mocks = tuple(one._replace(kind="mock") for one in last.tasks)
    done = {one.id: day(0) for checkpoint in before for one in checkpoint.tasks}
    every = [*before, last._replace(tasks=mocks)]
    for minutes, fits in ((25, ["21a", "21b"]), (60, ["21a", "21b", "21c"])):
        plan = start(5, minutes=minutes)
        shown = day_plan(plan_of(plan), every, done, day(3))
        assert (ids(shown.fits), shown.waiting) == (fits, ())
        assert ids(shown.dropped) == ["21a", "21b", "21c"][len(fits) :]
        assert not day_plan(plan_of(plan), every, done, day(2)).fits


def test_in_a_triage_no_day_takes_what_hardly_begins_on_it() -> None:
    tasks = task("long", 9, value=5), task("other", 8, value=1)
    first = [Checkpoint(day=0, title="", tasks=tasks)]
    plan = plan_of(start(3, minutes=10))
    shown = day_plan(plan, first, {}, day(0))
    assert (ids(shown.fits), ids(shown.waiting)) == (["long"], ["other"])
    assert ids(day_plan(plan, first, {"long": day(0)}, day(1)).fits) == ["other"]


def test_what_comes_next_is_not_opened_by_finishing_on_a_day_of_a_change() -> None:
    done = finished(0) | {name: day(1) for name in ("3a", "3b", "3c")}
    changes = (start(10), away(6, 7, 7))
    dates = [one.date for one in on(6, *changes, done=done).checkpoints]
    assert dates[3:] == [day(8), day(9)]
    done |= {name: day(6) for name in ("7a", "7b", "7c")}
    shown = on(6, *changes, done=done)
    assert [one.date for one in shown.checkpoints][3:] == [day(8), day(9)]
    assert shown.fits == ()


def test_a_debrief_on_the_day_itself_ends_its_warm_up() -> None:
    assert on(21, start(21)).mode == "warmup"
    assert on(21, start(21), debrief(21, 21, "waiting", None)).mode == "after"
    assert on(21, start(21), debrief(21, 21, "offer", "stop")).mode == "stop"
    assert on(21, start(21), add(3, 40), debrief(21, 21, "reject", "interview")).fits == ()
    assert on(22, start(21), add(3, 40), debrief(21, 21, "reject", "interview")).mode == "normal"


def test_a_triage_counts_an_eve_with_its_fewer_minutes() -> None:
    shown = on(0, start(2, minutes=60))
    assert sum(one.minutes for one in shown.waiting) <= 25
    later = on(1, start(2, minutes=60), done={name: day(0) for name in ids(shown.fits)})
    assert set(ids(shown.waiting)) == set(ids(later.fits))
