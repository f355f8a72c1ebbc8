"""Discounted cumulative gain: relevance summed over ranks, the lower the rank the less.

DCG = Σ gain(rel) / log2(rank + 1), ranks from 1; averaged over lists.

Parameters
----------
    prediction: scores, one list (n,) or lists by rows (lists, n); only their order counts.
    target: relevances of the same shape, 0 or more.
    k: only the first k ranks count; None counts all.
    gain: "exponential" is 2^rel - 1, "linear" is rel.
    ties: "average" is the mean over all orders of tied documents, "stable" keeps the order
        of the input.
    mask: True where a document is, for lists of different lengths.

References
----------
    Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, ACM TOIS 20,
    2002.

Examples
--------
>>> from lossprep import metrics
>>> round(metrics.get("dcg").value([1.0, 0.9, 1.1], [2, 1, 0], gain="linear"), 5)
1.76186
"""

from __future__ import annotations

from lossprep.loss import ranking
from lossprep.loss.domain import NONNEGATIVE, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import ListMetric
from lossprep.loss.ranking import GAIN, TIES, K, Mask, discounts, sunk
from lossprep.loss.samples import graded_lists


def kernel(
    prediction: Floats, target: Floats, *, mask: Mask, k: float | None, gain: str, ties: str
) -> Floats:
    """Gains in the order of the scores, each times its rank's discount."""
    weights = discounts(target.shape[-1], k)
    return ranking.dcg(sunk(prediction, mask), target, weights, gain=gain, ties=ties)


METRIC = ListMetric(
    name="dcg",
    title="Discounted cumulative gain",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "rel": "target"},
    parameters=(K, GAIN, TIES),
    domains={"target": NONNEGATIVE},
    convention_template="{reduction}; {gain}; log2; {ties}; {k}",
    formula="sum(i from 1: (2^g_i - 1)/log2(i + 1)) where g = ranked(s, rel)",
    limits=("0 for a list without a relevant document",),
    variants=(
        Variant(
            "linear gain",
            "scikit-learn, trec_eval, torchmetrics",
            {"gain": "linear"},
            "sum(i from 1: g_i/log2(i + 1)) where g = ranked(s, rel)",
        ),
        Variant("ranks 1 and 2 undiscounted", "Järvelin and Kekäläinen 2002"),
    ),
    slips=(
        slip(
            "natural-log",
            "dcg(prediction, target)*ln(2)^(-1)",
            "the natural log in the discount instead of log2",
        ),
        slip("linear-gain", "dcg(prediction, target, gain=linear)", "with linear gain"),
        slip("exponential-gain", "dcg(prediction, target, gain=exponential)", "with 2^rel - 1"),
        slip(
            "log10",
            "dcg(prediction, target)*ln(10)/ln(2)",
            "log to base 10 in the discount instead of log2",
        ),
        slip("normalised", "ndcg(prediction, target)", "divided by the ideal: NDCG"),
    ),
    references=("Järvelin and Kekäläinen, ACM TOIS 20, 2002",),
    sample=graded_lists,
)
