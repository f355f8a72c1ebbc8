"""RankNet: each better document should win its pair, with logistic odds.

L = mean over pairs with y_i > y_j of ln(1 + e^(-σ(s_i - s_j))) for one list; averaged over
lists.

Parameters
----------
    prediction: scores, one list (n,), or lists by rows (lists, n).
    target: relevances of the same shape; only their order counts.
    sigma: σ, how steeply a lead turns into odds.
    mask: True where a document is, for lists of different lengths.

It is the Bradley-Terry likelihood of the pairs' outcomes, and cares as much for a swap at the
bottom of a list as at its top. A list without such a pair costs 0.

References
----------
    Burges et al., Learning to rank using gradient descent, ICML 2005.

Examples
--------
>>> from lossprep import losses
>>> round(3 * losses.get("ranknet").value([1.0, 0.9, 1.1], [2, 1, 0]), 6)
2.186932
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.lists import Lists, by_document, mean_over, pairs
from lossprep.loss.parameter import Parameter
from lossprep.loss.ranking import Mask
from lossprep.loss.samples import graded_lists
from lossprep.loss.stable import sigmoid, softplus


def kernel(
    prediction: Floats, target: Floats, mask: Mask, sigma: float
) -> tuple[Floats, Callable[[], Floats]]:
    """The logistic loss of each pair's lead."""
    chosen = pairs(target, mask)
    behind = sigma * (prediction[:, None, :] - prediction[:, :, None])
    loss, share = mean_over(softplus(behind), chosen)

    def derivative() -> Floats:
        pull = np.where(chosen, sigma * sigmoid(behind), 0)
        return -by_document(pull * share[:, None, None])

    return loss, derivative


LOSS = Lists(
    name="ranknet",
    title="RankNet loss",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "y": "target"},
    parameters=(Parameter("sigma", 1.0, "Burges 2010", POSITIVE, examples=(2.0,), phrase="σ {}"),),
    convention_template="{reduction} over lists; mean over pairs with y_i > y_j; {sigma}",
    formula="mean(i, j if y_i > y_j: ln(1 + exp(-sigma*(s_i - s_j)))) if max(y) > min(y) else 0",
    shift_invariant=True,
    gradient_formula={
        "prediction": "sigma*[k: sum(i: 1[y_i > y_k]*sigmoid(sigma*(s_k - s_i))"
        " - 1[y_k > y_i]*sigmoid(sigma*(s_i - s_k)))]/max(1, sum(i, j: 1[y_i > y_j]))"
    },
    estimand=Estimand("scores whose differences are log-odds of winning a pair"),
    limits=("two documents: bradley_terry", "all scores equal: ln 2"),
    variants=(
        Variant("mean over all lists' pairs together", "allRank"),
        Variant("per list, summed", "TF-Ranking"),
    ),
    slips=(
        slip(
            "sum-pairs",
            "sum(i, j if y_i > y_j: ln(1 + exp(sigma*(s_j - s_i))))"
            " where y = target, s = prediction",
            "summed over the pairs instead of averaged",
        ),
        slip(
            "over-all-pairs",
            "sum(i, j if y_i > y_j: ln(1 + exp(sigma*(s_j - s_i))))/(n*n)"
            " where y = target, s = prediction, n = length(target)",
            "divided by n² instead of the number of pairs with y_i > y_j",
        ),
        slip("sign", "ranknet(-prediction, target)", "s_j - s_i: the sign of the lead"),
        slip("log2", "ranknet(prediction, target)/ln(2)", "log to base 2"),
        slip("hinge", "pairwise_hinge(prediction, target)", "the hinge of each pair"),
    ),
    gradient_slips=(
        slip("sign", "-ranknet_gradient(prediction, target)", "the sign"),
        slip(
            "sum-pairs",
            "ranknet_gradient(prediction, target)*sum(i, j: 1[y_i > y_j]) where y = target",
            "not divided by the number of pairs",
        ),
    ),
    references=("Burges et al., ICML 2005",),
    sample=graded_lists,
)
