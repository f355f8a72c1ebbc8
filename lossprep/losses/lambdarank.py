"""LambdaRank: RankNet's pairs, each weighed by what swapping it would do to NDCG.

L = Σ over pairs with y_i > y_j of |ΔNDCG_ij| ln(1 + e^(-σ(s_i - s_j))) for one list, averaged
over lists, where |ΔNDCG_ij| = |gain_i - gain_j| |1/log2(rank_i + 1) - 1/log2(rank_j + 1)| over
the ideal DCG, at the present ranks.

Parameters
----------
    prediction: scores, one list (n,), or lists by rows (lists, n).
    target: relevances of the same shape, 0 or more.
    sigma: σ, how steeply a lead turns into odds.
    gain: "exponential" is 2^rel - 1, "linear" is rel.
    mask: True where a document is, for lists of different lengths.

The gradient holds the weights |ΔNDCG| fixed: it is the sum of Burges' lambdas,
-σ |ΔNDCG_ij| / (1 + e^(σ(s_i - s_j))) for the better document and its opposite for the other.
The value jumps where two scores cross; equal scores rank in the order of the input. A list
without a relevant document costs 0.

References
----------
    Burges, Ragno and Le, Learning to rank with nonsmooth cost functions, NIPS 2006. Burges,
    From RankNet to LambdaRank to LambdaMART, MSR-TR-2010-82.

Examples
--------
>>> from lossprep import losses
>>> lambdarank = losses.get("lambdarank")
>>> lambdarank.gradient([1.0, 0.9, 1.1], [2, 1, 0]).round(4)
array([-0.1943, -0.0415,  0.2358])
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, POSITIVE, Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.lists import Lists
from lossprep.loss.parameter import Parameter
from lossprep.loss.ranking import GAIN, Mask, Places, discounts, gains, ideal_dcg, order, sunk
from lossprep.loss.samples import distinct_lists
from lossprep.loss.stable import sigmoid, softplus

Rivals = Iterator[tuple[int, Floats, Floats]]


def kernel(
    prediction: Floats, target: Floats, mask: Mask, sigma: float, gain: str
) -> tuple[Callable[[], Floats], Callable[[], Floats]]:
    """Documents by relevance; each against all that are less relevant, in all lists at once."""
    places = order(sunk(target, mask))
    sorted_by_relevance = partial(_documents_first, places)
    scores = sorted_by_relevance(prediction) * sigma
    worth = sorted_by_relevance(_share_of_ideal(target, gain))
    discount = sorted_by_relevance(_discount(prediction, mask))
    there = None if mask.all() else sorted_by_relevance(mask)

    def losses() -> Floats:
        found = np.zeros(len(prediction), prediction.dtype)
        for _, weights, behind in _rivals(scores, worth, discount, there):
            found += (weights * softplus(behind)).sum(axis=0)
        return found

    def derivative() -> Floats:
        pulls = np.zeros_like(scores)
        for better, weights, behind in _rivals(scores, worth, discount, there):
            pull = weights * sigmoid(behind)
            pulls[better] -= pull.sum(axis=0)
            pulls[better + 1 :] += pull
        gradient = np.empty_like(prediction)
        np.put_along_axis(gradient, places, sigma * pulls.T, axis=-1)
        return gradient

    return losses, derivative


def _rivals(scores: Floats, worth: Floats, discount: Floats, there: Any) -> Rivals:
    """A document, |ΔNDCG| of its swaps with those after it, and its lead's negative."""
    for better in range(len(scores) - 1):
        rest = slice(better + 1, None)
        weights = (worth[better] - worth[rest]) * np.abs(discount[better] - discount[rest])
        if there is not None:
            weights = np.where(there[rest], weights, 0)
        yield better, weights, scores[rest] - scores[better]


def _documents_first(places: Places, values: Any) -> Any:
    return np.ascontiguousarray(np.take_along_axis(values, places, axis=-1).T)


def _share_of_ideal(target: Floats, gain: str) -> Floats:
    best = ideal_dcg(target, discounts(target.shape[-1]), gain=gain)
    return gains(target, gain) / np.where(best == 0, 1, best).astype(target.dtype)[:, None]


def _discount(prediction: Floats, mask: Mask) -> Floats:
    """1/log2(rank + 1) of each document at its present rank."""
    weights = discounts(prediction.shape[-1]).astype(prediction.dtype)
    found = np.empty_like(prediction)
    ranks = np.broadcast_to(weights, prediction.shape)
    np.put_along_axis(found, order(sunk(prediction, mask)), ranks, axis=-1)
    return found


# Ranks from 1, equal scores in the order of the input; then each pair's weight.
WEIGHTS = (
    " where g = gains(y), b = sum(i from 1: gains(ranked(y, y))[i]/log2(i + 1)),"
    " r = [i: 1 + sum(j: 1[s_j > s_i or (s_j = s_i and j < i)])],"
    " w = [i, j: 1[y_i > y_j]*(g_i - g_j)*abs(1/log2(r_i + 1) - 1/log2(r_j + 1))/max(b, 1e-300)]"
)

LOSS = Lists(
    name="lambdarank",
    title="LambdaRank loss",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "y": "target"},
    parameters=(
        Parameter("sigma", 1.0, "Burges 2010", POSITIVE, examples=(2.0,), phrase="σ {}"),
        GAIN,
    ),
    domains={"target": NONNEGATIVE},
    convention_template="{reduction} over lists; sum over pairs; {gain}; log2; {sigma}; whole list",
    formula="sum(i, j: w[i, j]*ln(1 + exp(-sigma*(s_i - s_j))))" + WEIGHTS,
    shift_invariant=True,
    gradient_formula={
        "prediction": "sigma*[k: sum(i: w[i, k]*sigmoid(sigma*(s_k - s_i))"
        " - w[k, i]*sigmoid(sigma*(s_i - s_k)))]" + WEIGHTS
    },
    estimand=Estimand("an order with a high NDCG: no number is estimated"),
    limits=("no relevant document: 0", "weights all 1, divided by the pairs: ranknet"),
    variants=(
        Variant("log base 2 in the loss, truncated at k", "allRank"),
        Variant("gradients only, no value", "Burges et al. 2006"),
    ),
    slips=(
        slip("unweighted", "ranknet(prediction, target)", "without |ΔNDCG|: that is RankNet"),
        slip(
            "linear-gain",
            "lambdarank(prediction, target, gain=linear)",
            "with linear gain",
        ),
        slip(
            "delta-dcg",
            "lambdarank(prediction, target)*dcg(target, target, ties=stable)",
            "|ΔDCG|: not divided by the ideal DCG",
        ),
        slip("sign", "lambdarank(-prediction, target)", "the sign of the lead"),
    ),
    gradient_slips=(
        slip("sign", "-lambdarank_gradient(prediction, target)", "the sign"),
        slip(
            "unweighted",
            "ranknet_gradient(prediction, target)*sum(i, j: 1[y_i > y_j]) where y = target",
            "without |ΔNDCG|",
        ),
        slip(
            "delta-dcg",
            "lambdarank_gradient(prediction, target)*dcg(target, target, ties=stable)",
            "|ΔDCG|: not divided by the ideal DCG",
        ),
    ),
    references=("Burges, Ragno and Le, NIPS 2006",),
    sample=distinct_lists,
)
