"""Bayesian personalised ranking: an item someone chose should outscore one they did not.

L = -ln σ(s₊ - s₋), averaged over pairs.

Parameters
----------
    positive: scores of chosen items, of any shape.
    negative: scores of items drawn from the others, of the same shape.

It maximises a smooth form of the AUC, one sampled pair at a time; the original adds a penalty
on the parameters.

References
----------
    Rendle et al., BPR: Bayesian personalized ranking from implicit feedback, UAI 2009.

Examples
--------
>>> from lossprep import losses
>>> round(losses.get("bpr").value([2.0, 0.0], [1.0, 0.0]), 4)
0.5032
"""

from __future__ import annotations

from typing import Any

from lossprep.loss.domain import Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.preference import both_ways, lead_loss
from lossprep.loss.samples import scalars


def kernel(positive: Floats, negative: Floats) -> tuple[Floats, Any]:
    """The logistic loss of the positive's lead."""
    loss, slope = lead_loss(positive - negative)
    return loss, both_ways(slope)


LOSS = Pointwise(
    name="bpr",
    title="Bayesian personalised ranking",
    module=__name__,
    kernel=kernel,
    arguments=("positive", "negative"),
    inputs=("positive", "negative"),
    symbols={"p": "positive", "n": "negative"},
    convention_template="{reduction} over pairs; natural log; without penalty",
    formula="-ln(sigmoid(p - n))",
    gradient_formula={"positive": "-sigmoid(n - p)", "negative": "sigmoid(n - p)"},
    estimand=Estimand("log-odds that the positive is chosen over the negative"),
    limits=("equal scores: ln 2", "info_nce with one negative at temperature 1"),
    variants=(Variant("with λ‖θ‖²", "Rendle et al. 2009"),),
    slips=(
        slip("sign", "bpr(negative, positive)", "positive and negative exchanged"),
        slip("no-log", "mean(1 - sigmoid(positive - negative))", "1 - σ, without the log"),
        slip("minus", "-bpr(positive, negative)", "the minus in front is missing"),
        slip("log2", "bpr(positive, negative)/ln(2)", "log to base 2"),
        slip(
            "pointwise",
            "mean(-ln(sigmoid(positive)) - ln(1 - sigmoid(negative)))",
            "each score on its own, not their difference",
        ),
        slip("sum", "bpr(positive, negative, reduction=sum)", "the sum, not divided by n"),
    ),
    gradient_slips=(
        slip("sign", '-bpr_gradient(positive, negative, wrt="positive")', "the sign"),
        slip(
            "other-side",
            "-sigmoid(positive - negative)/length(positive)",
            "σ(s₊ - s₋) instead of σ(s₋ - s₊)",
        ),
    ),
    references=("Rendle et al., UAI 2009",),
    sample=lambda rng, n: scalars(rng, n, "positive", "negative"),
)
