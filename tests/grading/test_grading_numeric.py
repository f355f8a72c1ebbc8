"""Numeric answers, graded with the engine."""

from __future__ import annotations

import pytest
from grading_exercises import MSE_3, NDCG_3, numeric
from hypothesis import given
from hypothesis import strategies as st

from lossprep.errors import LossprepError
from lossprep.grading.grade import grade


def verdict(exercise, answer):
    found = grade(exercise, answer)
    return found.kind, found.slip and found.slip.id


@pytest.mark.parametrize(
    ("answer", "kind", "slip"),
    [
        ("0.74", "right", None),
        ("37/50", "right", None),
        ("0.740", "right", None),
        ("74%", "right", None),
        ("7.4e-1", "right", None),
        ("0.687", "wrong", None),
        ("0.741", "wrong", None),
        ("74", "wrong", None),
        ("2.22", "slip", "sum"),
        ("2.2", "slip", "sum"),
        ("0.860", "slip", "root"),
        ("0.86", "slip", "root"),
        ("sqrt(0.74)", "slip", "root"),
        ("0.733", "slip", "absolute"),
        ("11/15", "slip", "absolute"),
        ("0", "slip", "mean-error"),
        ("0.7", "imprecise", None),
        ("2", "imprecise", None),
        ("nan", "unreadable", None),
        ("__import__('os')", "unreadable", None),
        ("", "unreadable", None),
    ],
)
def test_the_third_prediction_of_the_ranking_problem(answer, kind, slip):
    assert verdict(MSE_3, answer) == (kind, slip)


@pytest.mark.parametrize(
    ("answer", "kind", "slip"),
    [
        ("0.659", "right", None),
        ("0.6590", "right", None),
        ("0.66", "imprecise", None),
        ("0.670", "slip", "linear-gain"),
        ("0.67", "slip", "linear-gain"),
    ],
)
def test_the_gain_convention_is_told_apart(answer, kind, slip):
    assert verdict(NDCG_3, answer) == (kind, slip)


def test_slips_that_coincide_are_named_together():
    found = grade(MSE_3, "1.11")
    assert (found.slip.id, [slip.id for slip in found.also]) == ("half-sum", ["n-1"])
    assert found.message == "That is the half-sum. Or: That is the n-1."


@pytest.mark.parametrize(
    ("value", "answer", "kind"),
    [
        ("1/2", "0.5", "right"),
        ("22", "22", "right"),
        ("22.4", "22", "right"),
        ("22.6", "22", "right"),
        ("22.4", "20", "wrong"),
        ("0", "0", "right"),
        ("0", "0.0", "right"),
        ("0", "0.1", "wrong"),
        ("0.0003", "0.00", "imprecise"),
        ("0.0003", "0", "imprecise"),
        ("0.74", "0", "wrong"),
        ("0.4932", "0.5", "imprecise"),
        ("0.1299", "0.13", "right"),
        ("0.1299", "0.12", "imprecise"),
        ("0.1267", "0.1267", "right"),
        ("2.54e13", "2.5*10^13", "right"),
        ("2.54e13", "2.5e16", "wrong"),
        ("1/3", "0.33", "right"),
        ("2/3", "0.66", "right"),
        ("2/3", "0.67", "right"),
        ("-2/3", "-0.66", "right"),
        ("-2/3", "0.67", "wrong"),
        ("-2/3", "−2/3", "right"),
    ],
)
def test_digits_decide(value, answer, kind):
    assert grade(numeric(value), answer).kind == kind


@pytest.mark.parametrize(
    ("slip", "answer", "kind"),
    [
        # Both round to 0.73: only a further digit tells.
        ("0.73", "0.73", "imprecise"),
        ("0.73", "0.730", "slip"),
        ("0.73", "0.733", "right"),
        # One digit that is exactly the slip is the slip.
        ("1", "1", "slip"),
        # The very value wins over a slip beside it.
        ("0.7334", "11/15", "right"),
        ("11/15", "0.733", "right"),
        # Infinite slips name nothing.
        ("1/0", "0.5", "wrong"),
    ],
)
def test_right_and_slip_that_are_close(slip, answer, kind):
    assert grade(numeric("11/15", slips={"other": slip}), answer).kind == kind


def test_a_verdict_tells_what_was_asked_and_how_to_get_there():
    found = grade(MSE_3, " 0.687 ")
    assert found.given == " 0.687 "
    assert found.expected == "0.740"
    assert found.convention == "mean"
    assert found.message == "0.687 is neither the right value nor a slip that is known here."
    assert found.derivation == (
        "((1 - 2)² + (0.9 - 1)² + 1.1²)/3 = (1.00 + 0.01 + 1.21)/3 = 2.22/3 = 0.740"
    )
    assert found.position is None


def test_an_unreadable_answer_says_where():
    found = grade(MSE_3, "0,74")
    assert (found.kind, found.position) == ("unreadable", 1)
    assert found.message == "a number has no commas; write 0.74, at character 2"


def test_without_digits_asked_for_four_are_shown():
    assert grade(numeric("2/3"), "1").expected == "0.6667"


def test_derivations_keep_signs_in_brackets():
    exercise = numeric("(y - f)^2 + sum(i: v_i)", given={"y": -1.0, "f": -0.5, "v": (1.0, 2.0)})
    assert grade(exercise, "9").derivation == "(-1 - (-0.5))² + (1 + 2) = (-1 - (-0.5))² + 3 = 3.25"


def test_an_exercise_that_is_broken_says_which():
    with pytest.raises(LossprepError, match="p/exercise: slip bad: q is not known here"):
        grade(numeric("1", slips={"bad": "q"}), "1")


def test_words_are_not_graded():
    exercise = numeric("1")
    open_one = type(exercise)(id="p/open", title="", skills=(), minutes=1, kind="open", ask="Why?")
    with pytest.raises(LossprepError, match="p/open is answered in words"):
        grade(open_one, "because")


VALUES = st.floats(1e-3, 1e6).map(lambda x: float(f"{x:.6g}"))


@given(VALUES, st.integers(2, 6), st.booleans())
def test_a_rounded_right_answer_is_never_wrong(value, digits, negative):
    value = -value if negative else value
    found = grade(numeric(repr(value)), f"{value:.{digits - 1}e}")
    assert found.kind == "right"


@given(VALUES, st.floats(1.02, 30), st.integers(3, 6))
def test_a_slip_is_never_accepted_and_three_digits_name_it(value, factor, digits):
    exercise = numeric(repr(value), slips={"factor": repr(value * factor)})
    found = grade(exercise, f"{value * factor:.{digits - 1}e}")
    assert found.kind == "slip"


@given(st.text(max_size=40))
def test_any_answer_has_a_verdict(answer):
    assert grade(MSE_3, answer).kind in ("right", "slip", "wrong", "imprecise", "unreadable")
