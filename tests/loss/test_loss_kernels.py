"""The kernels that losses share, against exact arithmetic."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossprep.loss import stable
from lossprep.loss.differences import one_sided
from lossprep.loss.mining import triplets
from lossprep.loss.ranking import discounts, gains, order, shared

mpmath = pytest.importorskip("mpmath")
mpmath.mp.dps = 60
numbers = st.floats(-1e4, 1e4)


@given(numbers)
def test_softplus_is_exact_anywhere(x):
    exact = mpmath.log1p(mpmath.exp(x))
    assert float(stable.softplus(np.array([x]))[0]) == pytest.approx(float(exact), rel=1e-13)


@given(numbers)
def test_sigmoid_is_exact_anywhere(x):
    exact = 1 / (1 + mpmath.exp(-mpmath.mpf(x)))
    assert float(stable.sigmoid(np.array(x))) == pytest.approx(float(exact), rel=1e-12, abs=1e-300)


@given(st.lists(numbers, min_size=1, max_size=6))
def test_log_sum_exp_and_softmax_are_exact_anywhere(row):
    total = mpmath.fsum(mpmath.exp(mpmath.mpf(x)) for x in row)
    x = np.array([row])
    exact = float(mpmath.log(total))
    assert stable.log_sum_exp(x)[0] == pytest.approx(exact, rel=1e-12, abs=1e-12)
    shares = [float(mpmath.exp(mpmath.mpf(v)) / total) for v in row]
    np.testing.assert_allclose(stable.softmax(x)[0], shares, rtol=1e-10, atol=1e-300)


@given(st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=1, max_size=4))
def test_running_log_sum_exp_is_exact_anywhere(rows):
    sums = [[mpmath.fsum(map(mpmath.exp, row[: i + 1])) for i in range(3)] for row in rows]
    exact = [[float(mpmath.log(each)) for each in row] for row in sums]
    np.testing.assert_allclose(
        stable.running_log_sum_exp(np.array(rows)), exact, rtol=1e-12, atol=1e-12
    )


def test_running_log_sum_exp_of_nothing_is_no_chance_at_all():
    rows = np.array([[-np.inf, -np.inf], [-np.inf, 2.0]])
    with np.errstate(all="ignore"):
        assert stable.running_log_sum_exp(rows).tolist() == [[-np.inf, -np.inf], [-np.inf, 2.0]]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_order_is_stable(scores):
    places = order(np.array(scores, dtype=float))
    assert places.tolist() == sorted(range(len(scores)), key=lambda i: (-scores[i], i))


def test_shared_weights_keep_their_sum():
    rng = np.random.default_rng(0)
    scores = -np.sort(-rng.integers(0, 4, (50, 7)).astype(float), axis=1)
    weights = discounts(7)
    spread = shared(weights, scores)
    np.testing.assert_allclose(spread.sum(axis=1), weights.sum())
    for row, each in zip(scores, spread, strict=True):
        assert all(len(set(each[row == score].round(12))) == 1 for score in row)


def test_gains_and_discounts_are_those_of_the_book():
    assert gains(np.array([0.0, 1, 2, 3]), "exponential").tolist() == [0, 1, 3, 7]
    assert gains(np.array([0.0, 1, 2, 3]), "linear").tolist() == [0, 1, 2, 3]
    np.testing.assert_allclose(discounts(4, 2), [1, 1 / np.log2(3), 0, 0])


def test_one_sided_slopes_see_a_kink():
    left, right = one_sided(lambda x: float(np.maximum(0, x[1])), [3.0, 0.0], (1,))
    assert (left, right) == (pytest.approx(0), pytest.approx(1))


@pytest.mark.parametrize("distance", ["euclidean", "squared"])
def test_mining_splits_all_triplets_by_their_loss(distance):
    rng = np.random.default_rng(1)
    x, labels, margin = rng.normal(0, 1, (9, 2)), np.arange(9) % 3, 0.7
    power = 2 if distance == "squared" else 1

    def lead(kind):
        a, p, n = triplets(x, labels, margin=margin, distance=distance, mining=kind)
        assert (labels[a] == labels[p]).all()
        assert (a != p).all()
        assert (labels[a] != labels[n]).all()
        near, far = (np.linalg.norm(x[a] - x[o], axis=1) ** power for o in (p, n))
        return far - near

    easy, middle, hard = lead("easy"), lead("semi-hard"), lead("hard")
    assert easy.min() >= margin
    assert 0 < middle.min() <= middle.max() < margin
    assert hard.max() <= 0
    assert len(easy) + len(middle) + len(hard) == len(lead("all")) == 9 * 2 * 6
    assert len(lead("hardest")) == 9
