"""Wrong answers that people really gave, each named by a slip in its loss's own file."""

from __future__ import annotations

import numpy as np
import pytest

from lossprep import losses, metrics
from lossprep.formula import FormulaError
from lossprep.grading.engine import gradient_of, slip_value

ABC = {"prediction": (1.0, 0.9, 1.1), "target": (2.0, 1.0, 0.0)}
QUESTIONS = {
    "mse": ("mse", ABC, {}, 0.74, "2.22 0.37 1.11 0.86023 0.73333 1.11 0 0 0.33667"),
    "rmse": ("rmse", ABC, {}, 0.86023, "0.74 0.73333 0.49666"),
    "mse gradient": (
        "mse'",
        {"prediction": (3.0, 0.0, 0.0, 0.0), "target": (1.0, 0.0, 0.0, 0.0)},
        {},
        1,
        "0.5 4 -1 2 1",
    ),
    "mae": (
        "mae",
        {"prediction": (2.5, 0.0, 2.0, 8.0), "target": (3.0, -0.5, 2.0, 7.0)},
        {},
        0.5,
        "2 0.25 0.375 0.5 0.25",
    ),
    "huber outside": (
        "huber",
        {"prediction": 5.0, "target": 0.0},
        {"delta": 2.0},
        8,
        "4 4.5 10 6 12.5 25 6 4.875",
    ),
    "huber inside": (
        "huber",
        {"prediction": 1.0, "target": 0.0},
        {"delta": 2.0},
        0.5,
        "1 0 0.25",
    ),
    "bce": (
        "bce",
        {"prediction": (0.9, 0.2, 0.4), "target": (1.0, 0.0, 1.0)},
        {},
        0.41493,
        "-0.41493 0.59862 0.1802 1.2448 0.34055 0.51083 1.4743 0.55077 0.13667",
    ),
    "bce gradient": (
        "bce'",
        {"prediction": 0.2, "target": 1.0},
        {},
        -5,
        "5 -0.8 -0.128 -3.2 -1.6",
    ),
    "bce gradient, negative": ("bce'", {"prediction": 0.2, "target": 0.0}, {}, 1.25, "-1.25"),
    "bce_logits gradient": (
        "bce_logits'",
        {"prediction": 1.0, "target": 0.0},
        {},
        0.73106,
        "0.14373 1 -0.73106 0.26894",
    ),
    "focal": (
        "focal",
        {"prediction": 0.3, "target": 1.0},
        {"gamma": 2.0, "alpha": 0.25},
        0.14749,
        "0.42139 0.44246 0.58995 0.027089 -0.14749 2.2025 0.30099 0.020334",
    ),
    "focal, negative": (
        "focal",
        {"prediction": 0.3, "target": 0.0},
        {"gamma": 2.0, "alpha": 0.25},
        0.024076,
        "0.13108 0.0080252",
    ),
    "focal gradient": (
        "focal'",
        {"prediction": 0.3, "target": 1.0},
        {"gamma": 2.0},
        -3.3189,
        "-1.6333 -2.8132 0.052229",
    ),
    "softmax_cce": (
        "softmax_cce",
        {"prediction": (2.0, 1.0, 0.1), "target": (1.0, 0.0, 0.0)},
        {},
        0.41703,
        "0.80212 -0.69315 0.60165 -0.41703 4.1511 0.659 0.84674 2.417 2.1846",
    ),
    "softmax_cce, weighted": (
        "softmax_cce",
        {"prediction": ((0.2, 0.3, 0.5), (0.5, 0.2, 0.3)), "target": (2.0, 1.0)},
        {"class_weights": (2.0, 4.0, 6.0)},
        1.0598,
        "5.2992 10.598 1.0898 0.88319",
    ),
    "kl": (
        "kl",
        {"prediction": (0.9, 0.1), "target": (0.5, 0.5)},
        {},
        0.51083,
        "0.36806 0.25541 -1.1931 1.204 0.73697",
    ),
    "hinge": (
        "hinge",
        {"prediction": 0.3, "target": -1.0},
        {},
        1.3,
        "1 0.3 0.7 1.69 1.5744 0.65",
    ),
    "hinge gradient": ("hinge'", {"prediction": 0.4, "target": 1.0}, {}, -1, "1 -0.4 0"),
    "multiclass_hinge": (
        "multiclass_hinge",
        {"prediction": (-3.0, -5.0), "target": 0.0},
        {},
        0,
        "4",
    ),
    "contrastive, different": (
        "contrastive",
        {"distance": 0.4, "same": 0.0},
        {"margin": 1.0},
        0.36,
        "0.16 0.6 0.84 0.18 0",
    ),
    "contrastive, same": (
        "contrastive",
        {"distance": 0.4, "same": 1.0},
        {"margin": 1.0},
        0.16,
        "0.4 0.08 0.36",
    ),
    "triplet": (
        "triplet",
        {"positive_distance": 1.2, "negative_distance": 1.5},
        {"margin": 0.5},
        0.2,
        "0 0 0.8 0 0.40711",
    ),
    "triplet, easy": (
        "triplet",
        {"positive_distance": 0.5, "negative_distance": 1.5},
        {"margin": 0.5},
        0,
        "-0.5",
    ),
    "info_nce": (
        "info_nce",
        {"similarities": (0.8, 0.2, 0.1)},
        {"temperature": 0.5},
        0.43683,
        "-0.60186 0.89425 0.71559 0.79712 1.1117 0.63021 -0.43683",
    ),
    "ndcg": (
        "ndcg",
        ABC,
        {},
        0.659,
        "0.66967 2.3928 3.6309 1.7619 0.90773 0.80687 1 0.79671 0.78511 0.52381",
    ),
    "dcg": ("dcg", ABC, {}, 2.3928, "3.4521 1.7619 7.9487"),
    "weighted_bce, negative": (
        "weighted_bce",
        {"prediction": 0.3, "target": 0.0},
        {"positive_weight": 3.0},
        0.35667,
        "1.07 1.07",
    ),
    "weighted_bce": (
        "weighted_bce",
        {"prediction": (0.3, 0.3), "target": (1.0, 0.0)},
        {"positive_weight": 3.0},
        1.9843,
        "0.99215 2.341 0.78032 0.49607 0.23102",
    ),
    "quantile": (
        "quantile",
        {"prediction": 81.0, "target": 73.0},
        {"tau": 0.9},
        0.8,
        "7.2 -0.8 8 6.4",
    ),
    "quantile gradient": (
        "quantile'",
        {"prediction": 1.0, "target": 3.0},
        {"tau": 0.9},
        -0.9,
        "0.9 -0.1 -1.8",
    ),
    "mae gradient": ("mae'", {"prediction": 2.0, "target": 5.0}, {}, -1, "1 -3 3"),
}


def measure_of(name, data):
    if name in metrics.names():
        return metrics.get(name)
    return losses.get(name).form(data)


def slips_of(question):
    """The right value, and each slip's."""
    named, data, params, _, _ = question
    name = named.removesuffix("'")
    measure = measure_of(name, data)
    if named.endswith("'"):
        right = gradient_of(measure, **data, **params)
        slips = measure.gradient_slips
    else:
        right, slips = measure.value(**data, **params), measure.slips
    values = {}
    for slip in slips:
        try:
            values[slip.id] = slip_value(measure, slip, data, params)
        except FormulaError:
            continue  # no number on these data
    first = {k: np.ravel(v)[0] for k, v in values.items()}
    return float(np.ravel(right)[0]), {k: float(v) for k, v in first.items()}


@pytest.mark.parametrize("key", QUESTIONS)
def test_each_wrong_answer_is_named(key):
    *_, right, wrong = question = QUESTIONS[key]
    found, slips = slips_of(question)
    assert found == pytest.approx(right, rel=2e-4, abs=1e-12)
    unnamed = [
        number
        for number in map(float, wrong.split())
        if not any(value == pytest.approx(number, rel=2e-4, abs=1e-9) for value in slips.values())
    ]
    assert not unnamed, slips
