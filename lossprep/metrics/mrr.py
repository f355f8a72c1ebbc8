"""Mean reciprocal rank: how far down the first relevant document stands.

RR = 1/rank of the first document with relevance above 0, averaged over lists.

Parameters
----------
    prediction: scores, one list (n,) or lists by rows (lists, n).
    target: relevances of the same shape; above 0 is relevant.
    k: only the first k ranks count; None counts all.
    mask: True where a document is, for lists of different lengths.

Equal scores rank in the order of the input. A list without a relevant document counts 0.

References
----------
    Voorhees, The TREC-8 question answering track report, 1999.

Examples
--------
>>> from lossprep import metrics
>>> metrics.get("mrr").value([[0.9, 0.5, 0.1], [0.2, 0.7, 0.4]], [[0, 1, 0], [0, 1, 0]])
0.75
"""

from __future__ import annotations

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import ListMetric
from lossprep.loss.ranking import K, Mask, order, sunk
from lossprep.loss.samples import binary_lists


def kernel(prediction: Floats, target: Floats, *, mask: Mask, k: float | None) -> Floats:
    """The largest reciprocal rank of a relevant document."""
    ranked = np.take_along_axis(target, order(sunk(prediction, mask)), axis=-1) > 0
    reciprocal = 1 / np.arange(1, target.shape[-1] + 1)
    if k is not None:
        reciprocal[int(k) :] = 0
    return np.asarray((ranked * reciprocal).max(axis=-1, initial=0))


METRIC = ListMetric(
    name="mrr",
    title="Mean reciprocal rank",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "y": "target"},
    parameters=(K,),
    domains={"target": NONNEGATIVE},
    convention_template="{reduction}; ties in input order; {k}",
    formula="max(0, max(i from 1: 1[t_i > 0]/i)) where t = ranked(s, y)",
    limits=("no relevant document: 0",),
    variants=(Variant("ties against the system", "trec_eval: by document id"),),
    slips=(
        slip("rank", "1/mrr(prediction, target)", "the rank itself, not its reciprocal"),
        slip("from-0", "1/(1/mrr(prediction, target) - 1)", "ranks counted from 0"),
        slip("unsorted", "mrr(-positions(target), target)", "documents as listed, not by score"),
        slip("ascending", "mrr(-prediction, target)", "sorted from the lowest score"),
    ),
    references=("Voorhees, TREC-8, 1999",),
    sample=binary_lists,
)
