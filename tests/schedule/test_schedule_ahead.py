"""The days ahead, the evening for a long task, and what missed days moved."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lossprep.model.plan import Interview, Plan
from lossprep.model.task import Checkpoint, Task
from lossprep.schedule.ahead import Course, evening, moved

START = date(2026, 12, 1)
LONG = Task(id="long", kind="mock", title="All four", minutes=30, limit=1800)
SHORT = Task(id="short", kind="mock", title="One", minutes=5, limit=300)
CHECKPOINTS = [
    Checkpoint(day=0, title="First", tasks=(Task(id="a", kind="open", title="A", minutes=8),)),
    Checkpoint(day=3, title="Second", tasks=(Task(id="b", kind="open", title="B", minutes=8),)),
    Checkpoint(day=7, title="Last", tasks=(SHORT, LONG)),
]


def on(day: int) -> date:
    return START + timedelta(days=day)


def course(interview: int | None, *, done: dict[str, date] | None = None, away=()) -> Course:
    dates = () if interview is None else (Interview(date=on(interview)),)
    plan = Plan(start=START, minutes=25, interviews=dates, away=tuple(away))
    return Course(plan, CHECKPOINTS, done or {}, {})


def suits(found: Course, day: int):
    told = evening(found, found.day(on(day)))
    return told and ((told.date - START).days, told.others)


def test_the_day_before_a_task_longer_than_the_day_names_its_evening() -> None:
    done = {"a": on(0), "b": on(3)}
    assert suits(course(None, done=done), 5) is None
    assert suits(course(None, done=done), 6) == (8, 0)  # day 7 has the short one
    assert suits(course(None, done=done | {"short": on(6)}), 6) == (7, 0)
    assert suits(course(None, done=done | {"long": on(6)}), 6) is None


def test_the_evening_is_neither_the_eve_nor_one_away() -> None:
    done = {"a": on(0), "b": on(3)}
    assert suits(course(9, done=done), 6) == (7, 5)  # day 8 is the eve
    away = [(on(8), on(9))]
    assert suits(course(None, done=done, away=away), 6) == (10, 0)


def test_a_day_that_is_done_leads_to_one_without_its_tasks() -> None:
    found = course(None)
    ahead = found.ahead(found.day(on(0)))
    plans = [next(ahead) for _ in range(8)]
    assert [day.date for day in plans] == [on(day) for day in range(1, 9)]
    assert [[task.id for task in day.fits] for day in plans if day.fits] == [
        ["b"],
        ["short"],
        ["long"],
    ]


@given(st.integers(0, 20), st.sets(st.integers(0, 20)), st.none() | st.integers(22, 40))
def test_all_that_was_missed_is_somewhere(day, studied, interview) -> None:
    found = course(interview)
    plan = found.day(on(day))
    told = moved(found.plan, plan, [on(one) for one in studied])
    before = [one for one in studied if one < day]
    missed = list(range(max(before, default=-1) + 1, day))
    assert ([(one - START).days for one in told.days] if told else []) == missed
    if told:
        late = [one for one in plan.checkpoints if one.date <= told.days[-1]]
        assert told.today + told.waiting + told.dropped == sum(len(one.tasks) for one in late)


def test_days_away_are_not_missed() -> None:
    found = course(None, away=[(on(1), on(4))])
    assert moved(found.plan, found.day(on(5)), [on(0)]) is None
    assert moved(found.plan, found.day(on(7)), [on(0)]).days == (on(5), on(6))


def test_a_change_of_the_plan_dates_the_tasks_anew_and_nothing_before_it_is_missed() -> None:
    found = course(20)
    plan = found.plan._replace(away=((on(9), on(9)),), changed=on(6), before=found.plan)
    found = found._replace(plan=plan)
    assert moved(plan, found.day(on(6)), [on(0)]) is None
    assert moved(plan, found.day(on(8)), [on(0)]).days == (on(6), on(7))


def test_days_without_a_task_are_told_of_until_one_studies_again() -> None:
    found = course(20, done={"a": on(0)})
    assert moved(found.plan, found.day(on(2)), [on(0)]).days == (on(1),)
    assert moved(found.plan, found.day(on(2)), [on(0), on(2)]) is None
    assert moved(found.plan, found.day(on(5)), [on(0), on(5)]).today == 1


def test_the_day_of_an_interview_is_not_missed() -> None:
    found = course(6)
    both = (*found.plan.interviews, Interview(date=on(20)))
    found = found._replace(plan=found.plan._replace(interviews=both))
    assert moved(found.plan, found.day(on(7)), [on(5)]) is None
    assert moved(found.plan, found.day(on(8)), [on(5)]).days == (on(7),)
