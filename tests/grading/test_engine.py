"""The table of functions that expressions may call."""

from __future__ import annotations

import numpy as np
import pytest

from lossprep import losses, metrics
from lossprep.errors import LossprepError
from lossprep.grading.engine import Functions, evaluate, functions, slip_value


def test_every_loss_metric_and_gradient_is_in_the_table():
    table = functions()
    assert {*losses.names(), *metrics.names()} <= set(table)
    assert {f"{name}_gradient" for name in losses.names()} <= set(table)
    assert len(table) == len(set(table))
    with pytest.raises(KeyError):
        table["open"]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("max(1, 3)", 3),
        ("max([1, 5, 2])", 5),
        ("min([1, 5], 2)", [1, 2]),
        ("ranked([1.0, 0.9, 1.1], [2, 1, 0])", [0, 2, 1]),
        ("positions([7, 8, 9])", [1, 2, 3]),
        ("gains([2, 1, 0])", [3, 1, 0]),
        ("gains([2, 1, 0], gain=linear)", [2, 1, 0]),
        ("norm([3, 4])", 5),
        ("cosine([1, 0], [1, 1])", 0.5**0.5),
        ("logit(sigmoid(0.3))", 0.3),
        ("softmax([0, ln(3)])", [0.25, 0.75]),
        ("huber(5, 0, delta=2)", 8),
        ("mse([1.0, 0.9, 1.1], [2, 1, 0], reduction=sum)", 2.22),
        ("mse_gradient([3, 0], [1, 0])", [2, 0]),
        ("triplet(positive_distance=0.5, negative_distance=0.6, margin=0.2)", 0.1),
        ("focal(logits=0, target=1)", 0.25 * np.log(2)),
        ("info_nce(similarities=[0.8, 0.1, -0.3], temperature=0.5)", 0.305571),
        ('triplet_gradient([0, 0], [1, 0], [0, 1.5], wrt="positive")', [1, 0]),
        ("accuracy([0.9, 0.2], [1, 1])", 0.5),
        ("softmax_cce([2, 1, 0.1], 0)", 0.41703),
    ],
)
def test_an_expression_is_worked_out(expression, value):
    np.testing.assert_allclose(evaluate(expression, {}), value, rtol=1e-5)


def test_what_a_loss_refuses_is_an_error_with_its_place():
    with pytest.raises(LossprepError, match=r"prediction\[1\] is 1.3; bce needs 0 <= prediction"):
        evaluate("1 + bce([0.2, 1.3], [0, 1])", {})
    with pytest.raises(LossprepError, match="wrt=anchor or wrt=positive or wrt=negative"):
        evaluate("triplet_gradient([0, 0], [1, 0], [0, 1])", {})


def test_slips_are_worked_out_under_the_parameters_of_the_question():
    huber = losses.get("huber")
    half = next(slip for slip in huber.slips if slip.id == "smooth-l1")
    data = {"prediction": 5.0, "target": 0.0}
    assert slip_value(huber, half, data, {"delta": 2.0}) == 4
    assert slip_value(huber, half, data, {}) == 4.5
    assert Functions({"gain": "linear", "k": 1})["ndcg"]([1.0, 2.0], [2, 1]) == 0.5
