"""Average precision: the precision at each relevant document, averaged.

AP = (1/R) Σ over ranks i of rel_i (relevant among the first i)/i, with R relevant documents;
averaged over lists (MAP).

Parameters
----------
    prediction: scores, one list (n,) or lists by rows (lists, n).
    target: relevances of the same shape; above 0 is relevant.
    k: only the first k ranks count; None counts all.
    over: what it is divided by: "all" relevant documents, or the "hits" among the first k.
    mask: True where a document is, for lists of different lengths.

Equal scores rank in the order of the input. A list without a relevant document counts 0.

References
----------
    Buckley and Voorhees, Evaluating evaluation measure stability, SIGIR 2000.

Examples
--------
>>> from lossprep import metrics
>>> round(metrics.get("average_precision").value([0.9, 0.5, 0.1], [1, 0, 1]), 4)
0.8333
"""

from __future__ import annotations

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import ListMetric
from lossprep.loss.parameter import Parameter
from lossprep.loss.ranking import K, Mask, order, sunk
from lossprep.loss.samples import binary_lists


def kernel(prediction: Floats, target: Floats, *, mask: Mask, k: float | None, over: str) -> Floats:
    """Precision at the rank of each relevant document among the first k."""
    ranked = np.take_along_axis(target, order(sunk(prediction, mask)), axis=-1) > 0
    counted = ranked if k is None else ranked & (np.arange(target.shape[-1]) < int(k))
    precision = counted.cumsum(axis=-1) / np.arange(1, target.shape[-1] + 1)
    among = (ranked if over == "all" else counted).sum(axis=-1)
    return np.asarray((precision * counted).sum(axis=-1) / np.maximum(among, 1))


METRIC = ListMetric(
    name="average_precision",
    title="Average precision",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "y": "target"},
    parameters=(
        K,
        Parameter(
            "over",
            "all",
            "trec_eval, ranx",
            choices={"all": "over all relevant", "hits": "over the hits"},
            examples=("hits",),
        ),
    ),
    domains={"target": NONNEGATIVE},
    convention_template="{reduction}; ties in input order; {over}; {k}",
    formula="sum(i from 1: t_i*sum(j from 1 if j <= i: t_j)/i)/max(1, sum(t))"
    " where t = [i: 1[ranked(s, y)[i] > 0]]",
    limits=("no relevant document: 0", "all relevant ones on top: 1"),
    variants=(
        Variant("ties grouped by threshold", "scikit-learn"),
        Variant("over the hits in the first k", "torchmetrics", {"over": "hits"}),
    ),
    slips=(
        slip(
            "over-n",
            "average_precision(prediction, target)*sum(target)/length(target)",
            "divided by all documents, not by the relevant ones",
        ),
        slip("hits", "average_precision(prediction, target, over=hits)", "over the hits"),
        slip("unsorted", "average_precision(-positions(target), target)", "documents as listed"),
        slip("ascending", "average_precision(-prediction, target)", "from the lowest score"),
        slip("precision", "sum(target)/length(target)", "the precision of the whole list"),
    ),
    references=("Buckley and Voorhees, SIGIR 2000",),
    sample=binary_lists,
)
