"""The dates of the checkpoints: away days, moved and passed interviews."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from schedule_plans import (
    ALL,
    CHECKPOINTS,
    START,
    add,
    away,
    change,
    day,
    finished,
    move,
    plan_of,
    start,
)

from lossprep.model.plan import Plan
from lossprep.schedule.calendar import checkpoint_dates


def offsets_of(plan: Plan, done: dict[str, date] | None = None, today: int = 0) -> list[int]:
    placed = checkpoint_dates(plan, CHECKPOINTS, done or {}, day(today))
    return [(one - START).days for one in placed]


def test_a_leap_day_is_a_day() -> None:
    leap = plan_of(change(0, "start", minutes=25, on="2028-02-20"))
    placed = checkpoint_dates(leap, CHECKPOINTS, {}, leap.start)
    assert [f"{one:%m-%d}" for one in placed] == ["02-20", "02-23", "02-27", "03-05", "03-12"]


def test_days_away_push_a_checkpoint_to_the_nearest_free_day() -> None:
    assert offsets_of(plan_of(start(40), away(0, 7, 7))) == [0, 3, 6, 14, 21]
    assert offsets_of(plan_of(start(40), away(0, 6, 7))) == [0, 3, 8, 14, 21]
    assert offsets_of(plan_of(start(40), away(0, 2, 7))) == [0, 1, 8, 14, 21]
    assert offsets_of(plan_of(start(40), away(0, 0, 1))) == [2, 3, 7, 14, 21]
    assert offsets_of(plan_of(start(), away(0, 5, 400))) == [0, 1, 2, 3, 4]


def test_the_last_checkpoint_stays_two_days_before_the_interview() -> None:
    assert offsets_of(plan_of(start(23), away(0, 20, 22))) == [0, 3, 7, 14, 19]
    assert offsets_of(plan_of(start(40), away(0, 19, 21))) == [0, 3, 7, 14, 22]
    assert offsets_of(plan_of(start(10), away(0, 7, 9))) == [0, 1, 3, 5, 6]


def test_days_that_are_all_away_are_used_after_all() -> None:
    assert offsets_of(plan_of(start(10), away(0, 0, 9))) == [0, 1, 3, 5, 8]


def test_a_move_keeps_what_is_done_and_scales_the_rest_into_what_is_left() -> None:
    done = finished(0, 3)
    assert offsets_of(plan_of(start(40), move(7, 12)), done, 7) == [0, 3, 7, 9, 11]
    assert offsets_of(plan_of(start(40), move(7, 13)), done, 7) == [0, 3, 7, 9, 11]
    assert offsets_of(plan_of(start(40), move(5, 17)), done, 5) == [0, 3, 6, 10, 15]
    # More time than before: the gaps are those that the names have.
    assert offsets_of(plan_of(start(10), move(2, 60)), finished(0), 2) == [0, 3, 7, 14, 21]
    # Nothing needs to move.
    assert offsets_of(plan_of(start(40), move(4, 30)), done, 4) == [0, 3, 7, 14, 21]


def test_a_move_puts_what_is_late_on_the_day_of_the_change() -> None:
    assert offsets_of(plan_of(start(40), move(10, 50)), finished(0), 10) == [0, 10, 14, 21, 28]


def test_finishing_a_late_checkpoint_after_a_move_opens_no_other_on_that_day() -> None:
    plan = plan_of(start(40), move(10, 50))
    before = offsets_of(plan, finished(0), 10)
    after = offsets_of(plan, finished(0) | finished(3, late=7), 10)
    assert before[2:] == after[2:] == [14, 21, 28]


def test_a_checkpoint_done_on_the_morning_of_a_move_keeps_its_day() -> None:
    plan = plan_of(start(10), move(1, 40))
    done = finished(0) | finished(3, late=-2)
    assert offsets_of(plan, done, 1) == [0, 1, 5, 12, 19]


def test_what_was_done_ahead_of_its_day_stays_before_the_interview() -> None:
    done = finished(0, 3) | finished(21, late=-16)
    assert offsets_of(plan_of(start(40), move(7, 12)), done, 7) == [0, 3, 7, 9, 11]


def test_a_checkpoint_left_out_gets_a_day_of_its_own_after_a_move() -> None:
    assert offsets_of(plan_of(start(40), move(3, 50)), finished(3), 3) == [4, 3, 10, 17, 24]


def test_a_later_interview_changes_nothing_until_the_first_is_over() -> None:
    plan = plan_of(start(12), add(2, 40))
    assert offsets_of(plan, {}, 12) == offsets_of(plan_of(start(12)), {}, 2)
    done = finished(0, 3)
    assert offsets_of(plan, done, 12) == [0, 1, 3, 7, 10]
    # Done on days 0 and 3, after their dates; the others follow from the day after the first.
    assert offsets_of(plan, done, 13) == [0, 1, 13, 20, 27]


def test_an_earlier_interview_drives() -> None:
    assert offsets_of(plan_of(start(40), add(0, 10)), {}, 0) == [0, 1, 3, 5, 8]


def test_without_a_next_interview_the_dates_stay() -> None:
    plan = plan_of(start(12))
    assert offsets_of(plan, {}, 100) == offsets_of(plan, {}, 0)


spans = st.tuples(st.integers(0, 30), st.integers(0, 4)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.integers(1, 60), st.lists(spans, max_size=4))
def test_the_laws_of_a_new_plan(left: int, blocked: list[tuple[int, int]]) -> None:
    plan = plan_of(start(left), *(away(0, *span) for span in blocked))
    placed = offsets_of(plan)
    limit = left - (2 if left >= 6 else 1)
    free = [n for n in range(limit + 1) if not any(a <= n <= b for a, b in blocked)]
    assert placed == sorted(placed)
    assert placed[0] >= 0
    assert placed[-1] <= limit
    if free:
        assert set(placed) <= set(free)
        assert len(set(placed)) == min(5, len(free))
    if 0 in free and len(free) > 4:
        assert placed[0] == 0


changes = st.one_of(
    st.tuples(st.just(move), st.integers(0, 20), st.integers(0, 40)),
    st.tuples(st.just(add), st.integers(0, 20), st.integers(0, 40)),
)


@settings(max_examples=200)
@given(
    st.none() | st.integers(0, 40),
    st.lists(changes, max_size=4).map(lambda some: sorted(some, key=lambda one: one[1])),
    st.dictionaries(st.sampled_from(sorted(ALL)), st.integers(0, 30)),
    st.integers(0, 45),
)
def test_the_laws_of_changes(left, some, done, today) -> None:
    plan = plan_of(start(left), *(make(on, on + after) for make, on, after in some))
    finished_on = {task: day(on) for task, on in done.items()}
    placed = offsets_of(plan, finished_on, today)
    assert len(placed) == 5
    last_change = (max(plan.changed or START, START) - START).days
    for one, offset in zip(CHECKPOINTS, placed, strict=True):
        wholly = all(done.get(task.id, 99) <= last_change for task in one.tasks)
        # Only what was done by then lies before the last change.
        assert offset >= last_change or wholly
    before = plan.before
    if before:
        older = offsets_of(before, finished_on, last_change)
        for one, was, now in zip(CHECKPOINTS, older, placed, strict=True):
            wholly = all(done.get(task.id, 99) <= last_change for task in one.tasks)
            if wholly and was <= last_change:
                assert was == now
