"""One clock over the answers to an item: what it counts, what is said, and a set of problems."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_pack import Learner, Played

from lossprep.model.dialogue import Note, OwnAnswer, Posed, Titled
from lossprep.model.event import AnswerLocked, Attempt
from lossprep.session.exercise import exercise
from lossprep.session.history import days
from lossprep.session.judge import JOT
from lossprep.session.mock import mock
from lossprep.session.problem import problem

STRONG = ["n", "y", "y", "y", "y", "y"]


@pytest.fixture
def learner() -> Learner:
    return Learner()


def explained(learner: Learner, answers: list[str], **more: bool) -> Played:
    """An open exercise of ninety seconds; every reply takes thirty."""
    ctx = replace(learner.context(), **more)
    return learner.play(exercise(ctx, replace(ctx.item("small/exercises/why"), limit=90)), answers)


def the_set(learner: Learner, answers: list[str]) -> Played:
    ctx = learner.context()
    return learner.play(mock(ctx, ctx.item("small/mocks/set")), answers)


def test_a_spoken_answer_is_written_down_after_its_time(learner: Learner) -> None:
    played = explained(learner, ["", "a\nb"], spoken=True)
    notes, said = played.asked[:2]
    assert (notes.spoken, notes.optional, notes.limit, notes.spent) == (True, True, 90, 0)
    assert (said.prompt, said.spoken, said.limit) == (JOT, False, 60)
    assert played.of(OwnAnswer)[0].text == "a\nb"
    assert [one.milliseconds for one in played.of(AnswerLocked)] == [30_000, 0]


def test_what_was_said_is_asked_again_after_a_kill(learner: Learner) -> None:
    explained(learner, ["notes"], spoken=True)
    again = explained(learner, ["said"], spoken=True)
    assert again.asked[0].prompt == JOT
    assert again.of(OwnAnswer)[0].text == "notes\nsaid"


def test_a_typed_answer_is_not_asked_for_again(learner: Learner) -> None:
    assert JOT not in [one.prompt for one in explained(learner, ["a"]).asked]


def test_the_parts_of_a_problem_share_its_clock(learner: Learner) -> None:
    ctx = learner.context()
    flow = problem(ctx, ctx.item("small/problems/order"), limit=300)
    played = learner.play(flow, ["0.7", "0.74", "the order"])
    timed = [(one.limit, one.spent) for one in played.asked[:3]]
    assert timed == [(300, 0), (300, 30_000), (300, 60_000)]


def test_a_strict_end_leaves_out_what_was_not_reached(learner: Learner) -> None:
    ctx = replace(learner.context(), strict=True)
    played = learner.play(problem(ctx, ctx.item("small/problems/order"), limit=30), ["wha"])
    assert [one.limit for one in played.asked] == [30, None], "the second is the rubric's"
    assert "Why?" not in [one.text for one in played.of(Posed)]
    assert "Solution" in [one.title for one in played.of(Titled)]


def test_a_set_has_one_clock_and_says_the_time_by_problem(learner: Learner) -> None:
    played = the_set(learner, ["0.74", "the order", *STRONG])
    assert [(one.limit, one.spent) for one in played.asked[:2]] == [(1800, 0), (1800, 30_000)]
    notes = [note.text for note in played.of(Note)]
    assert notes == ["1:00  Order", "It took 1:00 of 30:00."]
    whole = played.of(Attempt)[-1]
    assert (whole.exercise, whole.milliseconds) == ("small/mocks/set", 60_000)
    assert [(day.answers, day.minutes) for day in days(learner.events)] == [(3, 1.0)]


def test_a_set_that_was_left_goes_on_with_the_time_that_was_used(learner: Learner) -> None:
    the_set(learner, ["0.74"])
    again = the_set(learner, ["the order"])
    assert (again.asked[0].limit, again.asked[0].spent) == (1800, 30_000)


def test_a_recalled_part_takes_its_time_once(learner: Learner) -> None:
    learner.play(
        exercise(learner.context(), learner.context().item("small/exercises/mse")), ["0.74"]
    )
    ctx = learner.context()
    whole = ctx.item("small/problems/order")
    part = replace(ctx.item("small/exercises/recall"), id=f"{whole.id}/recall")
    asked = replace(whole, parts=(part, whole.parts[1]))
    marked = ["n", *["1"] * 5]  # the red flag, then the first line for each of the others
    played = learner.play(problem(ctx, asked, limit=300), ["typed", "3", "the order", *marked])
    assert [one.spent for one in played.asked if one.limit] == [0, 30_000]
    assert "It took 1:00 of 5:00." in [note.text for note in played.of(Note)]
    assert played.of(Attempt)[-1].milliseconds == 60_000


def test_a_problem_finished_today_is_not_asked_again_in_a_set(learner: Learner) -> None:
    ctx = learner.context()
    learner.play(problem(ctx, ctx.item("small/problems/order")), ["0.74", "the order", *STRONG])
    played = the_set(learner, [])
    assert played.ended
    assert "1:00  Order" in [note.text for note in played.of(Note)]
