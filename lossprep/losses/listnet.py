"""ListNet: the softmax of the scores against the softmax of the relevances.

L = -Σ_i q_i ln softmax(s)_i with q = softmax(y), for one list; averaged over lists.

Parameters
----------
    prediction: scores, one list (n,), or lists by rows (lists, n).
    target: relevances of the same shape.
    labels: what q is: "softmax" of the relevances, the "raw" ones, or "normalised" to sum 1.
    mask: True where a document is, for lists of different lengths.

It is cross-entropy between the chances of each document to stand first (top-one
probabilities). At its best it is the entropy of q, not 0.

References
----------
    Cao et al., Learning to rank: from pairwise approach to listwise approach, ICML 2007.

Examples
--------
>>> from lossprep import losses
>>> round(losses.get("listnet").value([1.0, 0.9, 1.1], [2, 1, 0]), 4)
1.1174
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.lists import Lists
from lossprep.loss.parameter import Parameter
from lossprep.loss.ranking import Mask, sunk
from lossprep.loss.samples import graded_lists
from lossprep.loss.stable import log_softmax, softmax


def kernel(
    prediction: Floats, target: Floats, mask: Mask, labels: str
) -> tuple[Floats, Callable[[], Floats]]:
    """Cross-entropy over the documents that are there."""
    if not prediction.size:
        return np.zeros(len(prediction)), lambda: prediction
    log = np.where(mask, log_softmax(sunk(prediction, mask)), 0).astype(prediction.dtype)
    wanted = np.where(mask, _wanted(target, mask, labels), 0).astype(prediction.dtype)

    def derivative() -> Floats:
        chances = np.where(mask, np.exp(log), 0)
        return np.asarray(chances * wanted.sum(axis=-1, keepdims=True) - wanted)

    return 0 - (wanted * log).sum(axis=-1), derivative


def _wanted(target: Floats, mask: Mask, labels: str) -> Floats:
    if labels == "softmax":
        return softmax(sunk(target, mask))
    total = target.sum(axis=-1, keepdims=True)
    return target if labels == "raw" else target / np.where(total == 0, 1, total)


SHARES = " where p = softmax(s), q = "

LOSS = Lists(
    name="listnet",
    title="ListNet loss",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "y": "target"},
    parameters=(
        Parameter(
            "labels",
            "softmax",
            "Cao et al. 2007, allRank",
            choices={
                "softmax": "softmax of relevances",
                "raw": "raw relevances",
                "normalised": "relevances with sum 1",
            },
            examples=("raw", "normalised"),
        ),
    ),
    domains={"target": NONNEGATIVE},
    convention_template="{reduction} over lists; natural log; {labels}",
    formula="-sum(i: q_i*ln(p_i))" + SHARES + "softmax(y)",
    shift_invariant=True,
    gradient_formula={"prediction": "p - q" + SHARES + "softmax(y)"},
    estimand=Estimand("scores whose softmax is the mean target distribution"),
    limits=("at its best: the entropy of q",),
    variants=(
        Variant(
            "raw relevances",
            "optax",
            {"labels": "raw"},
            "-sum(i: q_i*ln(p_i))" + SHARES + "y",
            {"prediction": "p*sum(q) - q" + SHARES + "y"},
        ),
        Variant(
            "normalised relevances",
            "TF-Ranking",
            {"labels": "normalised"},
            "-sum(i: q_i*ln(p_i))" + SHARES + "y/max(sum(y), 1e-300)",
            {"prediction": "p*sum(q) - q" + SHARES + "y/max(sum(y), 1e-300)"},
        ),
    ),
    slips=(
        slip("raw", "listnet(prediction, target, labels=raw)", "raw relevances as q"),
        slip(
            "normalised",
            "listnet(prediction, target, labels=normalised)",
            "relevances divided by their sum as q, not their softmax",
        ),
        slip("exchanged", "listnet(target, prediction)", "scores and relevances exchanged"),
        slip(
            "divergence",
            "listnet(prediction, target) + sum(q*ln(q)) where q = softmax(target)",
            "KL: the entropy of q subtracted",
        ),
        slip("log2", "listnet(prediction, target)/ln(2)", "log to base 2"),
    ),
    gradient_slips=(
        slip("sign", "-listnet_gradient(prediction, target)", "the sign: p - q"),
        slip("raw", "softmax(prediction) - target", "raw relevances as q"),
    ),
    references=("Cao et al., ICML 2007",),
    sample=graded_lists,
)
