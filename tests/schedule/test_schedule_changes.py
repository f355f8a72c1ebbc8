"""Changes of the plan, one after another."""

from __future__ import annotations

import pytest
from schedule_plans import START, add, away, change, day, move, plan_of, start

from lossprep.errors import LossprepError
from lossprep.model.event import PlanChange
from lossprep.model.plan import Interview
from lossprep.schedule.plan import fold


def test_no_changes_are_no_plan() -> None:
    assert fold([]) is None


def test_a_start() -> None:
    plan = plan_of(start(21, minutes=30))
    assert (plan.start, plan.minutes, plan.away) == (START, 30, ())
    assert plan.interviews == (Interview(date=day(21)),)
    assert plan_of(start()).interviews == ()


def test_a_start_on_another_day() -> None:
    assert (
        plan_of(change(0, "start", minutes=25, on="2027-01-04")).start.isoformat() == "2027-01-04"
    )


def test_starting_again_begins_anew() -> None:
    again = change(9, "start", minutes=40, interview=None)
    plan = plan_of(start(21), away(1, 5, 6), move(2, 30), again)
    assert plan == plan_of(again)
    assert plan.start == day(9)


def test_a_move_gives_the_nearest_interview_a_new_date_and_keeps_its_name() -> None:
    plan = plan_of(start(), add(0, 10, "Acme"), add(1, 30, "Globex"), move(5, 12))
    assert [(one.name, one.date) for one in plan.interviews] == [
        ("Acme", day(12)),
        ("Globex", day(30)),
    ]
    # Once Acme is over, Globex is the nearest.
    plan = plan_of(start(), add(0, 10, "Acme"), add(1, 30, "Globex"), move(11, 20))
    assert [(one.name, one.date) for one in plan.interviews] == [
        ("Acme", day(10)),
        ("Globex", day(20)),
    ]


def test_a_move_without_an_interview_makes_one() -> None:
    assert plan_of(start(), move(4, 15)).interviews == (Interview(date=day(15)),)


def test_an_interview_added_twice_on_one_day_is_renamed() -> None:
    plan = plan_of(start(21), add(1, 21, "Acme"))
    assert plan.interviews == (Interview(date=day(21), name="Acme"),)


def test_only_a_change_of_dates_is_remembered_as_one() -> None:
    plan = plan_of(start(21), add(3, 60))
    assert (plan.changed, plan.before) == (None, None)
    earlier = plan_of(start(21), add(3, 15))
    assert (earlier.changed, earlier.before) == (day(3), plan_of(start(21)))
    assert plan_of(start(21), move(3, 21)).changed is None
    assert plan_of(start(21), away(3, 30, 31)).changed == day(3)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([start(-1)], "before 2026-12-01"),
        ([change(0, "start", minutes=25, on="2027-01-04", interview="2027-01-03")], "2027-01-04"),
        ([start(21), move(5, 4)], "before 2026-12-06"),
        ([start(21), add(5, 4)], "before 2026-12-06"),
        ([start(21), away(5, 9, 8)], "from a first to a last"),
        ([start(21), change(5, "away", first="2026-12-09")], "from a first to a last"),
        ([start(21), change(5, "add", name="Acme")], "takes its date"),
        ([change(0, "start", interview=None)], "wants minutes"),
        ([change(0, "start", minutes=0)], "wants minutes"),
        ([move(0, 5)], "lossprep start makes one"),
    ],
)
def test_what_makes_no_plan_is_refused(changes: list[PlanChange], words: str) -> None:
    with pytest.raises(LossprepError, match=words) as caught:
        fold(changes)
    assert "\n" not in str(caught.value)
