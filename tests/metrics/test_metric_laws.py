"""The laws that every metric obeys, for every metric that discovery finds."""

from __future__ import annotations

import dataclasses
from itertools import permutations

import numpy as np
import pytest

from lossprep import metrics
from lossprep.errors import LossprepError
from lossprep.formula import AUTHORED, evaluate, parse
from lossprep.grading.engine import Functions
from lossprep.loss.metric import ListMetric

N = 12
ALL = {name: metrics.get(name) for name in metrics.names()}


def settings(metric):
    yield {}
    for parameter in metric.parameters:
        for example in parameter.examples:
            yield {parameter.name: example}


def sample(metric, rng):
    """Arguments with targets of both classes, where they are labels."""
    drawn = metric.sample(rng, N)
    if not isinstance(metric, ListMetric) and "target" in drawn and metric.name != "rmse":
        drawn["target"][:2] = [0, 1]
    return drawn


def formula_is_the_kernel(metric, rng):
    for params in settings(metric):
        if params.get("k") or params.get("over"):
            continue  # the formula is that of whole lists
        stable = {"ties": "stable"} if "ties" in metric.params else {}
        chosen = metric.params | params | stable
        for _ in range(5):
            drawn = sample(metric, rng)
            rows = [drawn]
            if isinstance(metric, ListMetric):
                rows = [{k: v[i] for k, v in drawn.items()} for i in range(N)]
            for row in rows:
                known = {s: row[a] for s, a in metric.symbols.items()}
                known |= {k: v for k, v in chosen.items() if isinstance(v, float)}
                node = parse(metric.formula_with(params), limits=AUTHORED)
                written = evaluate(node, known, Functions(chosen))
                if np.isnan(written):  # an ideal DCG of 0
                    written = 0.0
                found = metric.value(**row, **(params | stable))
                np.testing.assert_allclose(found, written, atol=1e-12)


def weights_count_samples(metric, rng):
    for params in settings(metric):
        drawn = sample(metric, rng)
        times = rng.integers(0, 3, N)
        times[:2] = [1, 2]
        repeated = {name: np.repeat(values, times, axis=0) for name, values in drawn.items()}
        weighted = metric.value(**drawn, weights=times, **params)
        np.testing.assert_allclose(weighted, metric.value(**repeated, **params), atol=1e-12)


def order_of_samples_is_nothing(metric, rng):
    for params in [*settings(metric)] * 3:
        drawn = sample(metric, rng)
        places = rng.permutation(N)
        shuffled = {name: values[places] for name, values in drawn.items()}
        expected = metric.value(**drawn, **params)
        np.testing.assert_allclose(metric.value(**shuffled, **params), expected, atol=1e-12)


LAWS = (formula_is_the_kernel, weights_count_samples, order_of_samples_is_nothing)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("name", ALL)
def test_the_law_holds(name, law):
    law(ALL[name], np.random.default_rng(3))


MUTANTS = {
    "natural-log-discount": (
        "dcg",
        formula_is_the_kernel,
        lambda k: lambda *a, **b: k(*a, **b) * np.log(2),
    ),
    "weights-ignored": (
        "brier",
        weights_count_samples,
        lambda k: lambda p, y, w: k(p, y, None),
    ),
    "ties-win": ("roc_auc", formula_is_the_kernel, lambda k: lambda p, y, w: k(p + 1e-9 * y, y, w)),
    "first-counts-double": (
        "rmse",
        order_of_samples_is_nothing,
        lambda k: lambda p, y, w: k(p, y, np.r_[2, np.ones(len(p) - 1)]),
    ),
}


def all_tied():
    return {"prediction": np.array([0.5] * N), "target": np.array([0.0, 1.0] * (N // 2))}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_mutant_breaks_its_law(mutant):
    name, law, change = MUTANTS[mutant]
    metric = ALL[name]
    broken = dataclasses.replace(metric, kernel=change(metric.kernel))
    if mutant == "ties-win":
        drawn = {"prediction": np.array([0.5] * N), "target": np.array([0.0, 1.0] * (N // 2))}
        broken = dataclasses.replace(
            broken, sample=lambda rng, n: {k: v.copy() for k, v in drawn.items()}
        )
    with pytest.raises(AssertionError):
        law(broken, np.random.default_rng(3))


@pytest.mark.parametrize("gain", ["exponential", "linear"])
def test_averaged_ties_are_the_mean_over_all_orders(gain):
    """DCG with ties averaged, against every way of breaking them."""
    rng, dcg = np.random.default_rng(5), ALL["dcg"]
    for _ in range(20):
        n = int(rng.integers(1, 5))
        scores, relevance = rng.integers(0, 2, n) * 1.0, rng.integers(0, 3, n) * 1.0
        broken = [
            dcg.value(scores + np.array(order) * 1e-6, relevance, gain=gain, k=2)
            for order in permutations(range(n))
        ]
        assert dcg.value(scores, relevance, gain=gain, k=2) == pytest.approx(np.mean(broken))


def test_a_mask_is_a_shorter_list():
    rng = np.random.default_rng(6)
    for name, metric in ALL.items():
        if isinstance(metric, ListMetric):
            drawn = metric.sample(rng, 1)
            row = {k: v[0] for k, v in drawn.items()}
            padded = {k: np.append(v, [9.0, 5.0]) for k, v in row.items()}
            mask = [1] * len(row["target"]) + [0, 0]
            assert metric.value(**padded, mask=mask) == pytest.approx(metric.value(**row)), name


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        (
            "roc_auc",
            ([0.2, 0.3], [1, 1]),
            "roc_auc needs targets of both classes; here is only one",
        ),
        ("ndcg", ([1, 2], [1, -1]), "target[1] is -1; ndcg needs target >= 0"),
        ("ndcg", ([1, 2], [1, 0, 2]), "target has shape (3,) beside prediction's (2,)"),
        ("log_loss", ([0.5, 1.5], [0, 1]), "prediction[1] is 1.5; log_loss needs 0 <= prediction"),
        ("accuracy", ([], []), "accuracy has no samples"),
    ],
)
def test_what_is_undefined_is_refused(name, arguments, said):
    with pytest.raises(LossprepError) as raised:
        ALL[name].value(*arguments)
    assert said in str(raised.value)


def test_known_values():
    ndcg, order_c_a_b = ALL["ndcg"], ([1.0, 0.9, 1.1], [2, 1, 0])
    assert ndcg.value(*order_c_a_b) == pytest.approx(0.659002, abs=1e-6)
    assert ndcg.value(*order_c_a_b, gain="linear") == pytest.approx(0.669672, abs=1e-6)
    assert ndcg.value(*order_c_a_b, k=1) == 0
    assert ndcg.value([1, 1, 1], [2, 1, 0]) == pytest.approx(0.78251, abs=1e-6)
    assert ndcg.value([1, 1, 1], [2, 1, 0], ties="stable") == 1
    assert ndcg.value([1.0, 1.1, 0.0], [2, 1, 0]) == pytest.approx(0.796708, abs=1e-6)
    assert ndcg.value([1.0, 2.0], [0, 0]) == 0
    assert ndcg.value([], []) == 0


def test_rows_of_classes_are_compared_with_class_indices():
    rows, truth = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.2, 0.5, 0.3]]), [0, 1, 1]
    assert ALL["accuracy"].value(rows, truth) == pytest.approx(2 / 3)
    assert ALL["accuracy"].value([2, 0, 1], [2, 1, 1]) == pytest.approx(2 / 3)
    surprise = -np.log([0.7, 0.3, 0.5]).mean()
    assert ALL["log_loss"].value(rows, truth) == pytest.approx(surprise)
    assert ALL["perplexity"].value(rows, truth) == pytest.approx(np.exp(surprise))
    one_hot = np.eye(3)[truth]
    assert ALL["brier"].value(rows, truth) == pytest.approx(((rows - one_hot) ** 2).sum() / 3)
    assert ALL["ece"].value(rows, truth, bins=1) == pytest.approx(abs(0.6 - 2 / 3))
    with pytest.raises(LossprepError, match="target has shape"):
        ALL["rmse"].value(rows, truth)
    with pytest.raises(LossprepError, match=r"target\[0\] is 3; brier has classes 0 to 2"):
        ALL["brier"].value(rows, [3, 0, 0])


def test_elements_of_a_matrix_are_samples():
    matrix, other = np.arange(6.0).reshape(2, 3), np.zeros((2, 3))
    assert ALL["rmse"].value(matrix, other) == pytest.approx(np.sqrt((matrix**2).mean()))
    weighted = ALL["rmse"].value(matrix, other, weights=[1, 0])
    assert weighted == pytest.approx(np.sqrt((matrix[0] ** 2).mean()))
    assert ALL["f1"].value(other, other) == 0
