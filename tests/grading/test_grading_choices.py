"""Choices."""

from __future__ import annotations

import pytest
from grading_exercises import choice
from msgspec.structs import replace

from lossprep.grading.choices import shuffled
from lossprep.grading.grade import grade

ESTIMAND = choice("the mean", "the median", "the mode", right=1)
NUMBERS = choice("2", "1", right=0)


@pytest.mark.parametrize(
    "answer", ["b", "B", " b) ", "(b)", "b.", "2", "2.", "The  median", "the median."]
)
def test_an_option_is_named_by_letter_number_or_text(answer):
    assert grade(ESTIMAND, answer).kind == "right"


@pytest.mark.parametrize("answer", ["", "d", "0", "4", "z", "median", "bb", "b c", "٢", "²"])
def test_what_names_no_option_is_asked_again(answer):
    found = grade(ESTIMAND, answer)
    assert (found.kind, found.position) == ("unreadable", 0)
    assert found.message == "answer with a letter from a to c"


def test_a_wrong_choice_is_told_why():
    found = grade(ESTIMAND, "c")
    assert (found.kind, found.message) == ("wrong", "About the mode.")
    assert found.expected == "the median"


def test_a_text_that_is_a_number_is_a_text_first():
    assert grade(NUMBERS, "2").kind == "right"
    assert grade(NUMBERS, "1").kind == "wrong"
    assert grade(NUMBERS, "a").kind == "right"


def test_options_come_in_any_order_unless_they_are_ordered():
    orders = [shuffled(ESTIMAND, str(key)).options for key in range(60)]
    assert len(set(orders)) == 6
    assert {frozenset(order) for order in orders} == {frozenset(ESTIMAND.options)}
    kept = replace(ESTIMAND, ordered=True)
    assert shuffled(kept, "7") == kept
