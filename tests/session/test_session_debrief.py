"""After the interview: what is asked, what is kept, and what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from small_pack import DAY, Learner

from lossprep.model.dialogue import Note
from lossprep.model.event import Attempt, PlanChange
from lossprep.model.plan import Interview, Plan
from lossprep.schedule.plan import fold
from lossprep.session.debrief import debrief

INTERVIEW = DAY + timedelta(days=21)
AFTER = INTERVIEW + timedelta(days=1)
PLAN = Plan(start=DAY, minutes=25, interviews=(Interview(date=INTERVIEW),))
BEGUN = {"interview": str(INTERVIEW), "minutes": 25, "on": str(DAY)}


@pytest.fixture
def learner() -> Learner:
    return Learner()


def play(learner: Learner, *answers: str, plan: Plan = PLAN):
    return learner.play(debrief(learner.context(AFTER), plan, INTERVIEW), answers, AFTER)


def after(learner: Learner, played) -> Plan:
    start = PlanChange(id="s", moment=learner.context(DAY).now, kind="start", details=dict(BEGUN))
    plan = fold([start, *played.of(PlanChange)])
    assert plan is not None
    return plan


def test_each_question_is_kept_before_anything_else_is_asked(learner: Learner) -> None:
    played = play(learner, "Why logits?")
    assert [came.ask for came in played.kept] == ["Why logits?"]
    played = play(learner, "Why logits?", "They do not overflow.", "2", "And softmax?", "", "", "")
    first, better, second = played.kept
    assert (better.id, better.answer) == (
        "my-interviews/exercises/q1",
        "They do not overflow.",
    )
    assert (first.answer, second.answer) == ("", "")
    # One that was rated is reviewed from then on; the other is new.
    (attempt,) = played.of(Attempt)
    assert (attempt.exercise, attempt.rating, attempt.answer) == (better.id, 2, "")


@pytest.mark.parametrize(
    ("answers", "outcome", "then"),
    [
        (("", "r", ""), "reject", "maintain"),
        (("", "Offer", ""), "offer", "stop"),
        (("", "", ""), "waiting", "maintain"),
        (("", "w", "stop"), "waiting", "stop"),
        (("", "huh", "n", "m"), "next round", "maintain"),
        (("", "n", "", ""), "next round", "maintain"),  # no date yet
    ],
)
def test_the_outcome_and_what_follows_are_kept(
    learner: Learner, answers: tuple[str, ...], outcome: str, then: str
) -> None:
    played = play(learner, *answers)
    assert played.ended
    plan = after(learner, played)
    assert (plan.debriefed, plan.outcome, plan.then) == (INTERVIEW, outcome, then)
    assert plan.to_debrief(AFTER) is None


def test_a_next_interview_gets_its_date_and_the_plan_goes_on(learner: Learner) -> None:
    played = play(learner, "", "n", "i", "2026-01-01", "14")
    assert any("in the past" in note.text for note in played.of(Note))
    plan = after(learner, played)
    assert [one.date for one in plan.interviews] == [INTERVIEW, AFTER + timedelta(days=14)]
    assert (plan.then, plan.to_debrief(AFTER)) == ("", None)
    # With one ahead already, nothing is asked about it.
    ahead = PLAN.interviews + plan.interviews[1:]
    again = play(learner, "", "r", plan=Plan(start=DAY, minutes=25, interviews=ahead))
    assert again.ended


def test_a_second_debrief_proposes_what_was_said(learner: Learner) -> None:
    plan = after(learner, play(learner, "", "o", "m"))
    again = after(learner, play(learner, "", "", "", plan=plan))
    assert (again.outcome, again.then) == ("offer", "maintain")


def test_an_outcome_is_kept_by_whoever_leaves_then(learner: Learner) -> None:
    played = play(learner, "", "o")
    plan = after(learner, played)
    assert (plan.outcome, plan.then, plan.to_debrief(AFTER)) == ("offer", "", INTERVIEW)
