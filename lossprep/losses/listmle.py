"""ListMLE: how likely the right order is, drawing document after document by softmax.

L = Σ_i (ln Σ over k >= i of e^s_k - s_i), documents in the order of their relevance, for one
list (summed over positions); averaged over lists.

Parameters
----------
    prediction: scores, one list (n,), or lists by rows (lists, n).
    target: relevances of the same shape; only their order counts, and equal ones stand in
        the order of the input.
    mask: True where a document is, for lists of different lengths.

It is the Plackett-Luce negative log-likelihood of the order: the best document is drawn
first, then the best of the rest. Adding one number to all scores changes nothing.

References
----------
    Xia et al., Listwise approach to learning to rank: theory and algorithm, ICML 2008.

Examples
--------
>>> from lossprep import losses
>>> round(losses.get("listmle").value([1.9, 1.1, 0.1], [2, 1, 0]), 6)
0.792366
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import Floats
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.lists import Lists
from lossprep.loss.ranking import Mask, order, sunk
from lossprep.loss.samples import graded_lists
from lossprep.loss.stable import running_log_sum_exp


def kernel(prediction: Floats, target: Floats, mask: Mask) -> tuple[Floats, Callable[[], Floats]]:
    """In the right order, against the log-sum-exp of what is left to draw from."""
    places = order(sunk(target, mask))
    there = np.take_along_axis(mask, places, axis=-1)
    scores = np.take_along_axis(sunk(prediction, mask), places, axis=-1)
    left = running_log_sum_exp(scores[:, ::-1])[:, ::-1]
    loss = np.where(there, left - scores, 0).sum(axis=-1)

    def derivative() -> Floats:
        # A document's chances in all the draws up to its own, less the one it should win.
        drawn = np.exp(scores + running_log_sum_exp(-left)) - 1
        gradient = np.empty_like(prediction)
        np.put_along_axis(gradient, places, np.where(there, drawn, 0), axis=-1)
        return gradient

    return loss, derivative


LOSS = Lists(
    name="listmle",
    title="ListMLE loss",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "y": "target"},
    convention_template="{reduction} over lists; sum over positions; ties in input order",
    formula="sum(i: ln(sum(k if k >= i: exp(t_k))) - t_i) where t = ranked(y, s)",
    shift_invariant=True,
    gradient_formula={
        "prediction": "[d: sum(i if r_i <= r_d: exp(s_d)/sum(k if r_k >= r_i: exp(s_k))) - 1]"
        " where r = [i: sum(j: 1[y_j > y_i or (y_j = y_i and j < i)])]"
    },
    noise=Noise(
        "Plackett-Luce", "prod(i: exp(t_i)/sum(k if k >= i: exp(t_k))) where t = ranked(y, s)"
    ),
    estimand=Estimand("Plackett-Luce scores: log-odds of being drawn first, up to a constant"),
    limits=("two documents: bradley_terry", "all n scores equal: ln n!"),
    variants=(
        Variant("ties shuffled", "allRank, TF-Ranking"),
        Variant("mean over positions", "a factor of 1/n"),
        Variant("the first k positions only", "top-k ListMLE"),
    ),
    slips=(
        slip(
            "mean-positions",
            "listmle(prediction, target)/length(target)",
            "averaged over the positions instead of summed",
        ),
        slip(
            "first-only",
            "ln(sum(exp(prediction))) - ranked(target, prediction)[0]",
            "only the first draw: that is softmax cross-entropy",
        ),
        slip(
            "by-score",
            "listmle(prediction, prediction)",
            "documents in the order of their scores, not of their relevance",
        ),
        slip("reversed", "listmle(prediction, -target)", "the worst document first"),
        slip(
            "no-removal",
            "length(target)*ln(sum(exp(prediction))) - sum(prediction)",
            "drawn documents are put back: every denominator holds all",
        ),
        slip("log2", "listmle(prediction, target)/ln(2)", "log to base 2"),
    ),
    gradient_slips=(
        slip("sign", "-listmle_gradient(prediction, target)", "the sign"),
        slip(
            "first-only",
            "softmax(prediction) - [i: 1[target[i] = max(target)]]",
            "only the first draw",
        ),
    ),
    references=("Xia et al., ICML 2008",),
    sample=graded_lists,
)
