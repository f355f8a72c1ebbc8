"""What is undefined, or not what was meant, is refused with its name and place."""

from __future__ import annotations

import numpy as np
import pytest

from lossprep import losses
from lossprep.errors import LossprepError

REFUSED = {
    "bce([0.2, 0.4, 1.3], [0, 1, 1])": (
        lambda: value("bce", [0.2, 0.4, 1.3], [0, 1, 1]),
        "prediction[2] is 1.3; bce needs 0 <= prediction <= 1",
    ),
    "place in a matrix": (
        lambda: value("bce", [[0.2, 0.4], [0.1, -3]], [[0, 1], [1, 1]]),
        "prediction[1,1] is -3; bce needs 0 <= prediction <= 1",
    ),
    "nan": (
        lambda: value("mse", [1.0, np.nan], [0, 1]),
        "prediction[1] is nan; mse needs a finite prediction",
    ),
    "inf - inf": (
        lambda: value("mae", [np.inf], [np.inf]),
        "prediction[0] is inf; mae needs a finite prediction",
    ),
    "hinge with 0": (
        lambda: value("hinge", [0.3, 0.2], [1, 0]),
        "target[1] is 0; hinge needs target -1 or 1 (for labels 0 and 1 give 2*target - 1)",
    ),
    "shapes": (
        lambda: value("mse", np.zeros((3, 1)), np.zeros(3)),
        "target has shape (3,) beside (3, 1); mse compares elements of one shape",
    ),
    "weights all 0": (
        lambda: value("mse", [1.0], [0], weights=[0]),
        "all weights of mse are 0: their mean is undefined",
    ),
    "class weights of true classes all 0": (
        lambda: value("softmax_cce", [[1.0, 0.0]], [1], class_weights=[1, 0]),
        "all samples of softmax_cce weigh 0: their mean is undefined",
    ),
    "weights below 0": (
        lambda: value("mse", [1.0, 2.0], [0, 0], weights=[1, -1]),
        "weights[1] is -1; mse needs weights >= 0",
    ),
    "empty mean": (
        lambda: value("mse", [], []),
        "mse has no element to average over (its sum would be 0)",
    ),
    "class out of range": (
        lambda: value("softmax_cce", [[1.0, 2.0]], [2]),
        "target[0] is 2; softmax_cce has classes 0 to 1",
    ),
    "two labels for softmax": (
        lambda: value("softmax_cce", [1.0, 2.0, 0.0], [1, 1, 0]),
        "target is no distribution (its sum is 2); softmax_cce needs numbers from 0 with sum 1,"
        " or a class index",
    ),
    "delta 0": (lambda: value("huber", [1.0], [0], delta=0), "delta is 0; huber needs delta > 0"),
    "unknown parameter": (
        lambda: value("huber", [1.0], [0], delt=1),
        "huber has no delt: did you mean delta?",
    ),
    "unknown reduction": (
        lambda: value("mse", [1.0], [0], reduction="average"),
        "reduction is average; it can be none, mean or sum",
    ),
    "missing argument": (
        lambda: value("mse", [1.0]),
        "mse needs target: mse(prediction, target)",
    ),
    "missing parameter": (
        lambda: value("ordinal", [1.0], [0]),
        "ordinal needs thresholds: ordinal(prediction, target, *, thresholds)",
    ),
    "thresholds": (
        lambda: value("ordinal", [1.0], [0], thresholds=[1, 0]),
        "ordinal's thresholds must increase, as in thresholds=-1,0.5,2",
    ),
    "grade": (
        lambda: value("ordinal", [1.0, 0.0], [0, 3], thresholds=[0, 1]),
        "target[1] is 3; ordinal needs target 0 or 1 or 2",
    ),
    "zero vector": (
        lambda: value("nt_xent", [[1.0, 0.0], [0.0, 0.0]], [[1.0, 0.0], [1.0, 1.0]]),
        "first and second[1] is a zero vector; nt_xent's cosine needs a direction",
    ),
    "no hard triplet": (
        lambda: value("triplet", embeddings=[[0.0], [0.1], [9.0]], labels=[0, 0, 1], mining="hard"),
        "triplet has no such triplet to average over (its sum would be 0)",
    ),
    "a word": (
        lambda: value("mse", ["a"], [0]),
        "mse's prediction must be numbers in rows of one length",
    ),
    "unknown loss": (
        lambda: losses.get("hubre"),
        "no loss is named 'hubre': did you mean huber?",
    ),
}


def value(name, *arguments, **named):
    return losses.get(name).value(*arguments, **named)


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_one_clear_line(case):
    call, said = REFUSED[case]
    with pytest.raises(LossprepError) as raised:
        call()
    assert str(raised.value) == said


@pytest.mark.parametrize("name", losses.names())
def test_a_nan_in_any_input_is_refused_with_its_place(name):
    """The first number of each argument in turn."""
    loss = losses.get(name)
    params = {p.name: p.examples[0] for p in loss.parameters if repr(p.default) == "required"}
    drawn = loss.sample(np.random.default_rng(0), 4)
    for argument, values in drawn.items():
        broken = np.array(values, dtype=float)
        broken[(0,) * broken.ndim] = np.nan
        with pytest.raises(LossprepError, match=argument):
            loss.value(**(drawn | {argument: broken}), **params)


def test_empty_and_masked_lists_cost_nothing():
    for name in ("pairwise_hinge", "ranknet", "lambdarank", "listnet", "listmle"):
        loss = losses.get(name)
        assert loss.value([], []) == 0
        assert loss.value([3.0], [1]) == pytest.approx(0)
        assert loss.value([3.0, 1.0], [1, 2], mask=[0, 0]) == 0
        assert loss.gradient([3.0, 1.0], [1, 2], mask=[0, 0]).tolist() == [0, 0]


def test_a_mask_is_a_shorter_list():
    rng = np.random.default_rng(4)
    for name in ("pairwise_hinge", "ranknet", "lambdarank", "listnet", "listmle"):
        loss = losses.get(name)
        scores, grades = rng.normal(0, 1, 4), np.array([2.0, 0.0, 1.0, 1.0])
        padded = np.append(scores, [9.0, -9.0]), np.append(grades, [5.0, 7.0])
        mask = [1, 1, 1, 1, 0, 0]
        assert loss.value(*padded, mask=mask) == pytest.approx(loss.value(scores, grades))
        gradient = loss.gradient(*padded, mask=mask)
        np.testing.assert_allclose(gradient[:4], loss.gradient(scores, grades))
        assert gradient[4:].tolist() == [0, 0]


def test_infinite_values_are_said():
    assert value("bce", [0.0], [1]) == np.inf
    assert value("cce", [0.0, 1.0], 0) == np.inf
    assert value("kl", [1.0, 0.0], [0.5, 0.5]) == np.inf
    assert value("bce", [0.0, 0.5], [1, 1], weights=[0, 1]) == pytest.approx(np.log(2))
    assert losses.get("bce").gradient([0.0], [1]).tolist() == [-np.inf]
    assert value("log_cosh", [1e4], [0]) == pytest.approx(1e4 - np.log(2))
