"""Normalised discounted cumulative gain: how near a ranking comes to the best order.

NDCG = DCG / ideal DCG, with DCG = Σ gain(rel) / log2(rank + 1); averaged over lists.

Parameters
----------
    prediction: scores, one list (n,) or lists by rows (lists, n); only their order counts.
    target: relevances of the same shape, 0 or more.
    k: only the first k ranks count, in the ideal order too; None counts all.
    gain: "exponential" is 2^rel - 1, "linear" is rel.
    ties: "average" is the mean over all orders of tied documents, "stable" keeps the order
        of the input.
    mask: True where a document is, for lists of different lengths.

It has no unit and lies in [0, 1]. Even the worst order is above 0, and a list without a
relevant document counts 0. The base of the logarithm cancels in NDCG; only DCG shows it.

References
----------
    Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, ACM TOIS 20,
    2002. Burges et al., Learning to rank using gradient descent, ICML 2005 (2^rel - 1).
    McSherry and Najork, Computing information retrieval performance measures efficiently in
    the presence of tied scores, ECIR 2008.

Examples
--------
>>> from lossprep import metrics
>>> ndcg = metrics.get("ndcg")
>>> round(ndcg.value([1.0, 0.9, 1.1], [2, 1, 0]), 3)
0.659
>>> round(ndcg.value([1.0, 0.9, 1.1], [2, 1, 0], gain="linear"), 3)
0.67
>>> round(ndcg.value([1, 1, 1], [2, 1, 0]), 5)
0.78251
"""

from __future__ import annotations

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import ListMetric
from lossprep.loss.ranking import GAIN, TIES, K, Mask, dcg, discounts, ideal_dcg, sunk
from lossprep.loss.samples import graded_lists


def kernel(
    prediction: Floats, target: Floats, *, mask: Mask, k: float | None, gain: str, ties: str
) -> Floats:
    """DCG over its largest possible value, and 0 where that is 0."""
    weights = discounts(target.shape[-1], k)
    reached = dcg(sunk(prediction, mask), target, weights, gain=gain, ties=ties)
    best = ideal_dcg(target, weights, gain=gain)
    return np.asarray(reached / np.where(best == 0, 1, best))


RATIO = "sum(i from 1: g_i/log2(i + 1))/sum(i from 1: h_i/log2(i + 1))"

METRIC = ListMetric(
    name="ndcg",
    title="Normalised discounted cumulative gain",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "rel": "target"},
    parameters=(K, GAIN, TIES),
    domains={"target": NONNEGATIVE},
    convention_template="{reduction}; {gain}; log2; {ties}; {k}",
    formula=RATIO + " where g = 2^ranked(s, rel) - 1, h = 2^ranked(rel, rel) - 1",
    limits=(
        "1 for a perfect order, and above 0 for the worst one",
        "0 for a list without a relevant document",
        "both gains agree where relevances are 0 and 1",
    ),
    variants=(
        Variant(
            "linear gain",
            "scikit-learn, trec_eval, torchmetrics",
            {"gain": "linear"},
            RATIO + " where g = ranked(s, rel), h = ranked(rel, rel)",
        ),
        Variant("ties in input order", "ranx, allRank", {"ties": "stable"}),
        Variant("ties by document id", "trec_eval: the greater id first"),
        Variant("ideal order of the retrieved documents alone", "never below the one over all"),
        Variant("no relevant document counts 1", "allRank, LightGBM"),
    ),
    slips=(
        slip("linear-gain", "ndcg(prediction, target, gain=linear)", "with linear gain"),
        slip("exponential-gain", "ndcg(prediction, target, gain=exponential)", "with 2^rel - 1"),
        slip("dcg", "dcg(prediction, target)", "DCG, not divided by the ideal DCG"),
        slip("ideal", "dcg(target, target)", "the ideal DCG itself"),
        slip("linear-dcg", "dcg(prediction, target, gain=linear)", "DCG with linear gain"),
        slip(
            "late-discount",
            "sum(worth/max(1, log2(rank)))/sum(best/max(1, log2(rank)))"
            " where rank = positions(target), worth = gains(ranked(prediction, target)),"
            " best = gains(ranked(target, target))",
            "ranks 1 and 2 both undiscounted: log2(rank) instead of log2(rank + 1)",
        ),
        slip(
            "early-discount",
            "sum(worth/log2(rank + 2))/sum(best/log2(rank + 2))"
            " where rank = positions(target), worth = gains(ranked(prediction, target)),"
            " best = gains(ranked(target, target))",
            "the discount is one rank too strong: log2(rank + 2)",
        ),
        slip(
            "unsorted",
            "ndcg(-positions(target), target)",
            "documents as listed, not sorted by score",
        ),
        slip("stable", "ndcg(prediction, target, ties=stable)", "ties left in the order listed"),
        slip("ascending", "ndcg(-prediction, target)", "sorted from the lowest score"),
        slip(
            "no-minus-1",
            "sum(2^ranked(prediction, target)/log2(positions(target) + 1))"
            "/sum(2^ranked(target, target)/log2(positions(target) + 1))",
            "2^rel without the minus 1",
        ),
        slip(
            "reciprocal",
            "sum(gains(ranked(prediction, target))/positions(target))"
            "/sum(gains(ranked(target, target))/positions(target))",
            "discounted by 1/rank",
        ),
    ),
    references=("Järvelin and Kekäläinen, ACM TOIS 20, 2002",),
    sample=graded_lists,
)
