"""Weighted binary cross-entropy: positives and negatives at a price each.

L = -(w₊ y ln p + w₋ (1 - y) ln(1 - p)), averaged over all n elements: the weights are part
of the loss, so its mean is divided by n and not by their sum.

Parameters
----------
    prediction: probabilities p of class 1, in [0, 1], of any shape.
    target: labels 0 and 1 of the same shape.
    positive_weight: w₊, what a miss costs as a multiple.
    negative_weight: w₋, what a false alarm costs.

Its best prediction is not the conditional probability η but w₊η/(w₊η + w₋(1-η)): the logit
is shifted by ln(w₊/w₋), which one subtracts to have probabilities again.

References
----------
    Elkan, The foundations of cost-sensitive learning, IJCAI 2001.

Examples
--------
>>> from lossprep import losses
>>> weighted = losses.get("weighted_bce")
>>> round(weighted.value([0.3, 0.3], [1, 0], positive_weight=3), 4)
1.9843
>>> weighted.gradient(0.01, 1, positive_weight=10)
array(-1000.)
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, UNIT, Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import probabilities
from lossprep.loss.stable import ratio, surprise


def kernel(
    prediction: Floats, target: Floats, positive_weight: float, negative_weight: float
) -> tuple[Floats, Callable[[], Floats]]:
    """The two terms of cross-entropy, each with its weight."""
    for_, against = positive_weight * target, negative_weight * (1 - target)
    rest = 1 - prediction
    loss = surprise(for_, prediction) + surprise(against, rest)
    return loss, lambda: ratio(against, rest) - ratio(for_, prediction)


def _shifted(targets: Floats, positive_weight: float = 1, negative_weight: float = 1) -> float:
    for_ = positive_weight * np.mean(targets)
    return float(for_ / (for_ + negative_weight * (1 - np.mean(targets))))


LOSS = Pointwise(
    name="weighted_bce",
    title="Weighted binary cross-entropy",
    module=__name__,
    kernel=kernel,
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT, "target": UNIT},
    parameters=(
        Parameter(
            "positive_weight", 1.0, "no weight", NONNEGATIVE, examples=(3.0, 20.0), phrase="w+ {}"
        ),
        Parameter(
            "negative_weight", 1.0, "no weight", NONNEGATIVE, examples=(0.5,), phrase="w- {}"
        ),
    ),
    convention_template="{reduction} over n; natural log; {positive_weight}; {negative_weight}",
    formula="-(positive_weight*y*ln(p) + negative_weight*(1 - y)*ln(1 - p))",
    proper=False,
    gradient_formula={
        "prediction": "negative_weight*(1 - y)/(1 - p) - positive_weight*y/p",
    },
    estimand=Estimand("conditional probability with its odds times w+/w-", _shifted),
    limits=("both weights 1: bce", "the shift of the logit is ln(w+/w-)"),
    variants=(
        Variant("divided by the sum of weights", "scikit-learn's sample_weight"),
        Variant("pos_weight on logits, divided by n", "PyTorch BCEWithLogitsLoss, Keras"),
    ),
    slips=(
        slip(
            "over-weights",
            "length(target)*weighted_bce(prediction, target)"
            "/sum(positive_weight*target + negative_weight*(1 - target))",
            "divided by the sum of the weights instead of n",
        ),
        slip(
            "both",
            "positive_weight*bce(prediction, target)",
            "the positives' weight on the negatives too",
        ),
        slip(
            "exchanged",
            "weighted_bce(1 - prediction, 1 - target)",
            "the weights of positives and negatives exchanged",
        ),
        slip("ignored", "bce(prediction, target)", "the weight is ignored"),
        slip(
            "shares",
            "weighted_bce(prediction, target)/(positive_weight + negative_weight)",
            "the weights scaled to sum 1",
        ),
        slip(
            "inside",
            "-mean(target*ln(positive_weight*prediction) + (1 - target)*ln(1 - prediction))",
            "the weight inside the log",
        ),
        slip("sum", "weighted_bce(prediction, target, reduction=sum)", "not divided by n"),
    ),
    gradient_slips=(
        slip("ignored", "bce_gradient(prediction, target)", "the weight is ignored"),
        slip("sign", "-weighted_bce_gradient(prediction, target)", "the sign"),
        slip(
            "exchanged",
            "-weighted_bce_gradient(1 - prediction, 1 - target)",
            "the weights of positives and negatives exchanged",
        ),
        slip("no-1/n", "weighted_bce_gradient(prediction, target, reduction=sum)", "not over n"),
    ),
    references=("Elkan, IJCAI 2001",),
    sample=probabilities,
)
