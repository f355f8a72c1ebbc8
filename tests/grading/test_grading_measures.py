"""What a loss's own slips do for the exercises that ask for it."""

from __future__ import annotations

import numpy as np
import pytest
from grading_exercises import THIRD, numeric

from lossprep import losses
from lossprep.grading.grade import grade
from lossprep.grading.measures import slips_asked


@pytest.mark.parametrize(
    ("value", "answer", "slip"),
    [
        ("mse(prediction, target)", "2.22", "sum"),
        ("mse(prediction, target)", "0.860", "root"),
        ("mse(target=target, prediction=prediction)", "2.22", "sum"),
        ("ndcg(prediction, target)", "0.670", "linear-gain"),
        ('ndcg(prediction, target, gain="linear")', "0.659", "exponential-gain"),
        ("ndcg(prediction, target, gain=linear)", "0.659", "exponential-gain"),
        ("huber(9, 4, delta=2)", "12.5", "quadratic"),
        ("mse_gradient(prediction, target)", "-0.333, -0.0333, 0.367", "no-2"),
    ],
)
def test_slips_of_the_loss_are_named_without_the_author(value, answer, slip):
    found = grade(numeric(value, given=THIRD), answer)
    assert found.kind == "slip"
    assert slip in {found.slip.id, *(other.id for other in found.also)}
    assert found.message[0].isupper()
    assert found.message.endswith(".")


def test_the_author_words_it_first():
    exercise = numeric("mse(prediction, target)", given=THIRD, slips={"mine": "2.22"})
    found = grade(exercise, "2.22")
    assert (found.slip.id, found.also, found.message) == ("mine", (), "That is the mine.")


def test_a_slip_of_the_same_name_is_the_authors():
    exercise = numeric("mse(prediction, target)", given=THIRD, slips={"sum": "5"})
    assert grade(exercise, "2.22").slip is None
    assert grade(exercise, "5.00").slip.id == "sum"


@pytest.mark.parametrize("value", ["2*mse(prediction, target)", "sqrt(4)", "prediction"])
def test_more_than_one_call_brings_no_slips(value):
    assert list(slips_asked(value, THIRD)) == []


@pytest.mark.parametrize("name", losses.names())
def test_what_slips_give_is_finite(name):
    given = {"a": (0.2, 0.7), "b": (1.0, 0.0)}
    for slip, value in slips_asked(f"{name}(a, b)", given):
        assert np.all(np.isfinite(value)), slip.id
