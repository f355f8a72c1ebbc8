"""What losses become at the ends of their parameters, and how they contain one another."""

from __future__ import annotations

import numpy as np
import pytest

from lossprep import losses, metrics

RNG = np.random.default_rng(11)
F, Y = RNG.normal(0, 2, 50), RNG.normal(0, 2, 50)
P, B = RNG.uniform(0.01, 0.99, 50), RNG.integers(0, 2, 50).astype(float)
Z, D = RNG.normal(0, 2, (20, 4)), RNG.dirichlet(np.ones(4), 20)
PROBABILITIES = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
LISTS, GRADES = RNG.normal(0, 1, (20, 5)), RNG.integers(0, 3, (20, 5)).astype(float)
SIGNS = 2 * B - 1


def v(name, *arguments, **params):
    return losses.get(name).value(*arguments, reduction="none", **params)


ENTROPY = -(D * np.log(D)).sum(axis=1)
CASES = {
    "huber, delta large: half of mse": (v("huber", F, Y, delta=1e6), v("mse", F, Y) / 2),
    "huber / delta, delta small: mae": (v("huber", F, Y, delta=1e-9) / 1e-9, v("mae", F, Y)),
    "huber / delta: smooth_l1": (v("huber", F, Y, delta=0.7) / 0.7, v("smooth_l1", F, Y, beta=0.7)),
    "quantile at 1/2: half of mae": (v("quantile", F, Y), v("mae", F, Y) / 2),
    "power 1: mae": (v("power", F, Y, exponent=1), v("mae", F, Y)),
    "power 2: mse": (v("power", F, Y, exponent=2), v("mse", F, Y)),
    "gaussian_nll, variance 1: half of mse": (v("gaussian_nll", F, Y), v("mse", F, Y) / 2),
    "log_cosh, large errors: mae less ln 2": (
        v("log_cosh", 50 + F, F),
        v("mae", 50 + F, F) - np.log(2),
    ),
    "focal, gamma 0: bce": (v("focal", P, B, gamma=0), v("bce", P, B)),
    "weighted_bce, weights 1: bce": (v("weighted_bce", P, B), v("bce", P, B)),
    "confident_bce without entropy: weighted_bce": (
        v("confident_bce", P, B, entropy_weight=0, positive_weight=3),
        v("weighted_bce", P, B, positive_weight=3),
    ),
    "bce of a sigmoid: bce_logits": (v("bce", 1 / (1 + np.exp(-F)), B), v("bce_logits", F, B)),
    "multilabel_bce, one label: bce": (v("multilabel_bce", P[:, None], B[:, None]), v("bce", P, B)),
    "cce, two classes: bce": (v("cce", np.column_stack([1 - P, P]), B), v("bce", P, B)),
    "cce of a softmax: softmax_cce": (v("cce", PROBABILITIES, D), v("softmax_cce", Z, D)),
    "softmax_cce, two classes: bce_logits": (
        v("softmax_cce", np.column_stack([0 * F, F]), B),
        v("bce_logits", F, B),
    ),
    "label_smoothing, ε 0: softmax_cce": (
        v("label_smoothing", Z, D, smoothing=0),
        v("softmax_cce", Z, D),
    ),
    "kl + entropy: cce": (v("kl", PROBABILITIES, D) + ENTROPY, v("cce", PROBABILITIES, D)),
    "distillation at T 1: kl": (
        v("distillation", Z, np.log(D), temperature=1),
        v("kl", PROBABILITIES, D),
    ),
    "distillation, T large: centred logits": (
        v("distillation", Z, Z[::-1], temperature=1e5),
        ((Z - Z[::-1]) - (Z - Z[::-1]).mean(axis=1, keepdims=True)).__pow__(2).sum(axis=1) / 8,
    ),
    "gce, q small: cce": (v("gce", PROBABILITIES, D, q=1e-9), v("cce", PROBABILITIES, D)),
    "gce, q 1: 1 - p": (v("gce", P[:, None], 0 * B, q=1), 1 - P),
    "multiclass_hinge, two classes: hinge": (
        v("multiclass_hinge", np.column_stack([-F / 2, F / 2]), B),
        v("hinge", F, SIGNS),
    ),
    "hinge squared: squared_hinge": (v("hinge", F, SIGNS) ** 2, v("squared_hinge", F, SIGNS)),
    "dice of hard labels: 1 - F1": (
        v("dice", np.round(P), B),
        1 - metrics.get("f1").value(np.round(P), B),
    ),
    "info_nce, one negative: the logistic loss": (
        v("info_nce", similarities=np.column_stack([F, Y]), temperature=0.5),
        v("bce_logits", (F - Y) / 0.5, np.ones(50)),
    ),
    "bpr: bradley_terry": (v("bpr", F, Y), v("bradley_terry", F, Y)),
    "ranknet of two: bradley_terry": (
        v("ranknet", np.column_stack([F, Y]), np.tile([1.0, 0.0], (50, 1))),
        v("bradley_terry", F, Y),
    ),
    "listmle of two: bradley_terry": (
        v("listmle", np.column_stack([F, Y]), np.tile([1.0, 0.0], (50, 1))),
        v("bradley_terry", F, Y),
    ),
    "listmle, equal scores: ln n!": (
        v("listmle", 0 * LISTS, GRADES),
        np.full(20, np.log(120)),
    ),
    "dpo from the reference: ln 2": (v("dpo", F, Y, F, Y), np.full(50, np.log(2))),
    "dpo: bradley_terry of rewards": (
        v("dpo", F, Y, 0 * F, 0 * F, beta=0.3),
        v("bradley_terry", 0.3 * F, 0.3 * Y),
    ),
    "ordinal, two grades: bce_logits": (
        v("ordinal", F, B, thresholds=[0.0]),
        v("bce_logits", F, B),
    ),
    "sampled_softmax, uniform: info_nce at τ 1": (
        v("sampled_softmax", Z[:, 0], Z[:, 1:], np.full(20, -3.0), np.full((20, 3), -3.0)),
        v("info_nce", similarities=Z, temperature=1),
    ),
    "nt_xent, one pair: 0": (v("nt_xent", F[None, :4], Y[None, :4]), np.zeros(1)),
}


@pytest.mark.parametrize("case", CASES)
def test_the_special_case_holds(case):
    one, other = CASES[case]
    np.testing.assert_allclose(one, other, rtol=2e-5, atol=1e-9)


def test_tweedie_near_1_has_the_gradient_of_poisson():
    count = np.abs(Y)
    tweedie = losses.get("tweedie").gradient(F, count, power=1 + 1e-9)
    np.testing.assert_allclose(tweedie, losses.get("poisson").gradient(F, count), rtol=1e-6)


def test_focal_draws_probabilities_towards_a_half():
    grid = np.linspace(1e-6, 1 - 1e-6, 1_000_001)
    for eta, best in ((0.05, 0.250211), (0.8, 0.626615)):
        mean = eta * v("focal", grid, np.ones_like(grid))
        mean += (1 - eta) * v("focal", grid, np.zeros_like(grid))
        assert grid[mean.argmin()] == pytest.approx(best, abs=2e-6)


def test_lambdarank_sums_burges_lambdas():
    loss = losses.get("lambdarank")
    gradient = loss.gradient([1.0, 0.9, 1.1], [2, 1, 0])
    a_c = -0.160086  # |ΔNDCG| 0.304937 times -1/(1 + e^(1.0 - 1.1))
    a_b = -(2 * (1 / np.log2(3) - 0.5) / (3 + 1 / np.log2(3))) / (1 + np.exp(0.1))
    assert gradient[0] == pytest.approx(a_c + a_b, abs=1e-6)
