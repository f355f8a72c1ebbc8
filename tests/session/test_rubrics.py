"""Rubrics: fresh numbers first, the line that shows each criterion, ticks that only go down."""

from __future__ import annotations

import msgspec
import pytest
from small_pack import RUBRIC, Learner, numeric, open_exercise, small_pack

from lossprep.grading.variants import variant
from lossprep.model.content import Band, Drawn, Exemplar, Template
from lossprep.model.dialogue import BandShown, Heading, Judged, Lowerable, Titled
from lossprep.model.event import Attempt, CriterionTicked
from lossprep.session.exercise import exercise
from lossprep.session.problem import problem
from lossprep.session.undo import last_answer

ROWS = "The cause is the batch order\nand a figure: 0.74 here.\n\nA fix gives the weights back."
TWICE = ["0.74", "the order"]
RIGHT = ["n", "y", "y", "y", "y", "y"]
DRAWN = numeric(
    "exercises/drawn",
    template=Template(
        draw={"prediction": Drawn(low=1, high=9, step=0.5, length=3)},
        digits=3,
        ask="The MSE of {prediction}?",
        convention="mean",
        given={"target": (2.0, 1.0, 0.0)},
    ),
)


@pytest.fixture
def learner() -> Learner:
    pack = small_pack()
    (order,) = pack.problems
    twinned = msgspec.structs.replace(order, twin=DRAWN.id)
    return Learner(
        msgspec.structs.replace(pack, problems=(twinned,), exercises=(*pack.exercises, DRAWN))
    )


def run(learner: Learner, flow, tail: str, answers: list[str]):
    context = learner.context()
    return learner.play(flow(context, context.item(f"small/{tail}")), answers)


def fresh(learner: Learner, before: list[str]) -> str:
    """The right answer to the twin that comes after some answers, as its seed will draw it."""
    trial = Learner(learner.pack, list(learner.events))
    run(trial, problem, "problems/order", [*before, "s"])
    (passed,) = [one for one in trial.events if isinstance(one, Attempt) and one.answer == ""]
    return variant(DRAWN, passed.seed).expected


def ticks(played) -> dict[str, tuple[bool, int | None]]:
    return {one.criterion: (one.met, one.line) for one in played.of(CriterionTicked)}


def test_each_criterion_is_shown_by_a_line(learner: Learner) -> None:
    answers = [ROWS, "", "n", "", "2", "3", "4", "0", "9", "n", "n", ""]
    played = run(learner, exercise, "exercises/why", answers)
    assert ticks(played) == {
        "flag": (False, None),
        "cause": (True, 2),
        "figure": (True, 4),
        "fix": (True, 0),
        "trade": (False, None),
        "check": (False, None),
    }


def test_enter_accepts_the_line_that_is_proposed(learner: Learner) -> None:
    rubric = [
        msgspec.structs.replace(one, text=f"{one.text} And the batch order.") for one in RUBRIC
    ]
    item = open_exercise("exercises/why", rubric=tuple(rubric), exemplars=())
    flow = exercise(learner.context(), item)
    played = learner.play(flow, [ROWS, "n", "", "", "", "", "0"])
    proposals = {one.criterion.id: one.line for one in played.of(Judged)}
    assert proposals["cause"] == 1
    assert played.of(Judged)[1].said == "The cause is the batch order"
    assert ticks(played)["cause"] == (True, 1)
    assert ticks(played)["check"] == (True, 0)


def test_what_was_said_aloud_stands_apart_and_a_core_one_is_unchecked(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/why", [ROWS, "n", "0", "1", "1", "1", "1", ""])
    (shown,) = played.of(BandShown)
    assert shown.band == Band.STRONG_HIRE
    assert [one.id for one in shown.spoken] == ["cause"]


def test_the_twin_comes_before_the_solution_with_fresh_numbers(learner: Learner) -> None:
    answer = fresh(learner, TWICE)
    played = run(learner, problem, "problems/order", [*TWICE, answer, *RIGHT])
    order = [one.title for one in played.blocks if isinstance(one, Heading | Titled)]
    assert order.index("exercises/drawn") < order.index("Solution")
    attempts = played.of(Attempt)
    assert [one.exercise for one in attempts][1:] == [
        "small/problems/order/twin-1",
        "small/problems/order",
    ]
    assert attempts[-1].band == Band.STRONG_HIRE
    assert attempts[-1].milliseconds == 60_000  # its time is the answer's, without the twin's


def test_two_failures_of_the_twin_cap_the_band(learner: Learner) -> None:
    played = run(learner, problem, "problems/order", [*TWICE, "1234", "s", *RIGHT])
    (shown,) = played.of(BandShown)
    assert (shown.band, shown.capped, shown.missing) == (Band.LEAN_HIRE, True, ())
    tries = [one.verdict for one in played.of(Attempt) if "/twin-" in one.exercise]
    assert tries == ["wrong", "wrong"]
    assert len({one.seed for one in played.of(Attempt) if one.seed is not None}) == 2


@pytest.mark.parametrize("left_after", range(1, 11))
def test_a_problem_with_a_twin_comes_back_where_it_was_left(learner, left_after: int) -> None:
    answers = [*TWICE, "1234", "4321", *RIGHT]
    run(learner, problem, "problems/order", answers[:left_after])
    if left_after < len(answers):
        run(learner, problem, "problems/order", answers[left_after:])
    last = learner.events[-1]
    assert isinstance(last, Attempt)
    assert last.band == Band.LEAN_HIRE


def test_after_the_exemplars_ticks_only_go_down(learner: Learner) -> None:
    played = run(learner, exercise, "exercises/why", ["x", *RIGHT[:-1], "n", "7", "2", ""])
    assert [len(one.criteria) for one in played.of(Lowerable)] == [5, 4]
    assert [one.band for one in played.of(BandShown)] == [Band.LEAN_HIRE, Band.NO_HIRE]
    (attempt,) = played.of(Attempt)
    assert attempt.ticks["cause"] is False
    assert attempt.band == Band.NO_HIRE


def test_an_undo_beside_the_exemplars_raises_nothing(learner: Learner) -> None:
    context = learner.context()
    item = context.item("small/exercises/why")
    learner.play(exercise(context, item), ["x", *RIGHT[:-1], "n"])
    taken_back = last_answer(learner.events)
    assert isinstance(taken_back, CriterionTicked)
    learner.events.remove(taken_back)
    again = msgspec.structs.replace(learner.context(), ceilings=context.ceilings)
    played = learner.play(exercise(again, item), [""])
    assert not played.of(Judged)
    assert played.of(Attempt)[0].ticks["check"] is False


def test_an_answer_for_each_band_is_shown_the_best_last(learner: Learner) -> None:
    shown = [
        Exemplar(band=band, ticks=(), text=band.value)
        for band in (Band.STRONG_HIRE, Band.NO_HIRE, Band.LEAN_HIRE)
    ]
    item = open_exercise("exercises/why", exemplars=tuple(shown))
    played = learner.play(exercise(learner.context(), item), ["x", *RIGHT, ""])
    texts = [one.text for one in played.of(Titled)][1:]
    assert texts == ["no_hire", "lean_hire", "strong_hire"]
