"""Pairwise hinge (RankSVM): each better document should score higher by a margin.

L = mean over pairs with y_i > y_j of max(0, margin - (s_i - s_j)) for one list; averaged over
lists.

Parameters
----------
    prediction: scores, one list (n,), or lists by rows (lists, n).
    target: relevances of the same shape; only their order counts.
    margin: by how much the better document should lead.
    mask: True where a document is, for lists of different lengths.

It is a surrogate: a perfectly ranked list still pays for leads below the margin. A list in
which no document is better than another costs 0.

References
----------
    Herbrich, Graepel and Obermayer, Large margin rank boundaries for ordinal regression,
    2000. Joachims, Optimizing search engines using clickthrough data, KDD 2002.

Examples
--------
>>> from lossprep import losses
>>> round(losses.get("pairwise_hinge").value([1.0, 0.9, 1.1], [2, 1, 0]), 4)
1.0667
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Kink, Variant, slip
from lossprep.loss.lists import Lists, by_document, mean_over, pairs
from lossprep.loss.parameter import Parameter
from lossprep.loss.ranking import Mask
from lossprep.loss.samples import graded_lists


def kernel(
    prediction: Floats, target: Floats, mask: Mask, margin: float
) -> tuple[Floats, Callable[[], Floats]]:
    """What each pair's lead is short of the margin."""
    chosen = pairs(target, mask)
    missing = margin - (prediction[:, :, None] - prediction[:, None, :])
    loss, share = mean_over(np.maximum(missing, 0), chosen)

    def derivative() -> Floats:
        short = (chosen & (missing > 0)) * share[:, None, None]
        return -by_document(short)

    return loss, derivative


LOSS = Lists(
    name="pairwise_hinge",
    title="Pairwise hinge loss",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "y": "target"},
    parameters=(
        Parameter("margin", 1.0, "Joachims 2002", POSITIVE, examples=(0.3,), phrase="margin {}"),
    ),
    convention_template="{reduction} over lists; mean over pairs with y_i > y_j; {margin}",
    formula="mean(i, j if y_i > y_j: max(0, margin - (s_i - s_j))) if max(y) > min(y) else 0",
    shift_invariant=True,
    gradient_formula={
        "prediction": "[k: sum(i: 1[y_i > y_k and s_i - s_k < margin]"
        " - 1[y_k > y_i and s_k - s_i < margin])]"
        "/max(1, sum(i, j: 1[y_i > y_j]))"
    },
    estimand=Estimand("an order in which each pair's likelier winner leads by the margin"),
    kinks=(Kink("a pair's lead is the margin: any share of its pull is a subgradient"),),
    limits=("no better document in a list: 0", "every lead at least the margin: 0"),
    variants=(Variant("summed over pairs", "RankSVM, with ‖w‖²"),),
    slips=(
        slip(
            "sum-pairs",
            "sum(i, j if y_i > y_j: max(0, margin - (s_i - s_j))) where y = target, s = prediction",
            "summed over the pairs instead of averaged",
        ),
        slip(
            "over-all-pairs",
            "sum(i, j if y_i > y_j: max(0, margin - (s_i - s_j)))/(n*n)"
            " where y = target, s = prediction, n = length(target)",
            "divided by n² instead of the number of pairs with y_i > y_j",
        ),
        slip("sign", "pairwise_hinge(-prediction, target)", "s_j - s_i: the sign of the lead"),
        slip(
            "no-margin",
            "mean(i, j if y_i > y_j: max(0, s_j - s_i)) where y = target, s = prediction",
            "without the margin",
        ),
        slip(
            "misordered-only",
            "mean(i, j if y_i > y_j: (margin + s_j - s_i)*1[s_j >= s_i])"
            " where y = target, s = prediction",
            "only pairs in the wrong order: leads below the margin cost too",
        ),
    ),
    gradient_slips=(
        slip("sign", "-pairwise_hinge_gradient(prediction, target)", "the sign"),
        slip(
            "sum-pairs",
            "pairwise_hinge_gradient(prediction, target)*sum(i, j: 1[y_i > y_j]) where y = target",
            "not divided by the number of pairs",
        ),
    ),
    references=("Joachims, KDD 2002",),
    sample=graded_lists,
)
