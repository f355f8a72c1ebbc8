"""Vectors and matrices, element by element and as a whole."""

from __future__ import annotations

import pytest
from grading_exercises import numeric

from lossprep.grading.grade import grade

GRADIENT = numeric(
    "2*(f - y)/3",
    given={"f": (1.0, 0.9, 1.1), "y": (2.0, 1.0, 0.0)},
    slips={"no-two": "(f - y)/3", "sum": "2*(f - y)"},
)
SOFTMAX = numeric("softmax([2, 1, 0.1])")
MATRIX = numeric("[[1, 2], [3, 4]]", slips={"doubled": "[[2, 4], [6, 8]]"})


def verdict(exercise, answer):
    found = grade(exercise, answer)
    return found.kind, found.slip and found.slip.id


@pytest.mark.parametrize(
    ("exercise", "answer", "kind", "slip"),
    [
        (GRADIENT, "[-0.667, -0.0667, 0.733]", "right", None),
        (GRADIENT, "-0.667, -0.0667, 0.733", "right", None),
        (GRADIENT, "-2/3, -1/15, 11/15", "right", None),
        (GRADIENT, "-0.333, -0.0333, 0.367", "slip", "no-two"),
        (GRADIENT, "-2, -0.2, 2.2", "slip", "sum"),
        (GRADIENT, "0.667, 0.0667, -0.733", "slip", "sign"),
        (GRADIENT, "-1.33, -0.133, 1.47", "slip", "factor"),
        (GRADIENT, "-0.0667, 0.733, -0.667", "slip", "permuted"),
        (GRADIENT, "-0.667, -0.0333, 0.733", "slip", "no-two"),
        (GRADIENT, "-0.667, -0.05, 0.733", "wrong", None),
        (GRADIENT, "5, 6, 9", "wrong", None),
        (GRADIENT, "-0.7, -0.0667, 0.733", "imprecise", None),
        (GRADIENT, "-0.667, -0.0667", "unreadable", None),
        (GRADIENT, "0.1; 0.2; 0.3", "unreadable", None),
        (GRADIENT, "0.5", "unreadable", None),
        (SOFTMAX, "[0.659, 0.242, 0.0986]", "right", None),
        (SOFTMAX, "7.389, 2.718, 1.105", "slip", "unnormalised"),
        (SOFTMAX, "0.242, 0.659, 0.0986", "slip", "permuted"),
        (MATRIX, "1, 2; 3, 4", "right", None),
        (MATRIX, "[[1, 2], [3, 4]]", "right", None),
        (MATRIX, "1, 3; 2, 4", "slip", "transposed"),
        (MATRIX, "2, 4; 6, 8", "slip", "doubled"),
        (MATRIX, "1, 2, 3, 4", "unreadable", None),
        (MATRIX, "1, 2; 3", "unreadable", None),
    ],
)
def test_lists_are_judged(exercise, answer, kind, slip):
    assert verdict(exercise, answer) == (kind, slip)


@pytest.mark.parametrize(
    ("exercise", "answer", "message"),
    [
        (GRADIENT, "-0.667, -0.05, 0.733", "Element 2 is off; the others are right."),
        (GRADIENT, "-0.667, -0.05, 0.5", "Element 2, Element 3 are off; the others are right."),
        (GRADIENT, "5, 6, 9", "No element is right."),
        (
            GRADIENT,
            "-0.667, -0.0333, 0.733",
            "Element 2 is off; the others are right. That is the no-two.",
        ),
        (GRADIENT, "-0.7, -0.0667, 0.733", "Element 1 wants one more digit to tell."),
        (MATRIX, "1, 2; 9, 4", "Row 2, column 1 is off; the others are right."),
        (SOFTMAX, "7.389, 2.718, 1.105", "These add up to 11.2, not to 1: divide by their sum."),
        (GRADIENT, "-1.33, -0.133, 1.47", "Every element is 2 times the right one."),
        (GRADIENT, "1, 2", "a list of 3 wanted here, not a list of 2, at character 1"),
    ],
)
def test_what_is_said_of_a_list(exercise, answer, message):
    assert grade(exercise, answer).message == message


@pytest.mark.parametrize(
    ("answer", "position"),
    [("1, nan, 2", 3), ("[1, nan, 2]", 4), ("nan, 1, 2", 0), ("1, 2, 3)", 7), ("1; 2, nan", 6)],
)
def test_the_place_of_what_cannot_be_read(answer, position):
    assert grade(GRADIENT, answer).position == position


def test_a_list_is_shown_at_four_digits():
    assert grade(GRADIENT, "1").expected == "[-0.6667, -0.06667, 0.7333]"
