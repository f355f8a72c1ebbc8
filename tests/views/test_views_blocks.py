"""Blocks as lines."""

from __future__ import annotations

from datetime import date

from lossprep.model.agenda import Agenda
from lossprep.model.content import Band, Criterion
from lossprep.model.dialogue import BandShown, OwnAnswer
from lossprep.model.plan import DayPlan, ScheduledCheckpoint, ScheduledTask
from lossprep.model.rehearsal import Unreached
from lossprep.views.ahead import unreached
from lossprep.views.blocks import lines_of
from lossprep.views.days import nothing_due, plan
from lossprep.views.glance import done_words, glance

DAY = date(2026, 12, 1)


def texts(block) -> list[str]:
    return [one.text for one in lines_of(block, "Loss functions")]


def test_a_red_flag_is_to_be_left_out_and_a_core_to_be_added() -> None:
    said = Criterion(id="said", kind="red_flag", text='"Push the MSE lower."')
    unsaid = Criterion(id="unsaid", kind="core", text="Names a loss on pairs.")
    shown = texts(BandShown(band=Band.NO_HIRE, hints=0, missing=(said, unsaid)))
    assert shown[-2:] == ['  - leave out: "Push the MSE lower."', "  - Names a loss on pairs."]


def test_code_in_an_answer_keeps_its_indent() -> None:
    assert texts(OwnAnswer(text="def f(x):\n\treturn x"))[-1] == "   2     return x"


def test_all_that_is_for_today_comes_before_what_waits() -> None:
    done, waits = (
        ScheduledTask(id=name, kind="open", title=name, minutes=5) for name in ("Draw", "List")
    )
    day = DayPlan(
        date=date(2026, 12, 4),
        day=3,
        mode="triage",
        interview=None,
        checkpoints=(),
        fits=(done,),
        waiting=(waits,),
    )
    opened = texts(Agenda(day=day, reviews=2, minutes=3.0))
    looked = [one.text for one in glance(day, "", "2 reviews (3 min)", "lossprep study", full=True)]
    rows = ["  · Draw (5 min)", "  · 2 reviews (3 min)", "  waits for another day: List (5 min)"]
    assert [one for one in opened if one in rows] == [one for one in looked if one in rows] == rows


def test_a_day_whose_tasks_are_done_says_so_and_not_that_the_plan_is_behind() -> None:
    task = ScheduledTask(id="a", kind="open", title="A", minutes=5)
    due = ScheduledCheckpoint(day=0, date=DAY, title="", status="due", tasks=(task,))
    later = due._replace(day=3, status="upcoming", date=date(2026, 12, 4))
    shown = DayPlan(
        date=DAY, day=0, mode="normal", interview=None, checkpoints=(due, later), fits=()
    )
    assert nothing_due(shown).text == "No task is due today. Next: day 3, Fri 4 Dec."
    done = shown._replace(finished=("b",), waiting=(task,))
    assert nothing_due(done).text == "Today's tasks are done."
    assert nothing_due(done._replace(spent=9.0)).text == "Today's minutes are spent."
    behind = shown._replace(checkpoints=(due._replace(status="done"),))
    assert nothing_due(behind).text.endswith("; the plan's checkpoints are behind you.")


def test_once_one_has_stopped_nothing_of_the_plan_is_due_or_late() -> None:
    late = ScheduledCheckpoint(day=0, date=DAY, title="First", status="late", tasks=())
    shown = DayPlan(date=DAY, day=9, mode="stop", interview=None, checkpoints=(late,), fits=())
    rows = [one.text for one in plan(shown, "Loss functions")]
    assert rows[-3] == "! day 0 · Tue 1 Dec · First · not finished"
    assert done_words(shown, 0.0, 3) == ""


def test_more_minutes_are_advised_only_where_a_day_has_them() -> None:
    found = [Unreached(id="a", why="unseen", recall=0, asked="often", minutes=90)]
    told = [unreached(found, 1, days, {"a": "A"})[-1].text.strip() for days in (3, 1)]
    assert told == ["30 min more a day would begin all of them.", "A"]
