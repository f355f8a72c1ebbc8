"""Weighted cross-entropy plus the prediction's own entropy: asks for decided predictions.

L = -(w₊ y ln p + (1 - y) ln(1 - p)) + λ H(p), with H(p) = -p ln p - (1 - p) ln(1 - p);
averaged over all n elements.

Parameters
----------
    prediction: probabilities p of class 1, in [0, 1], of any shape.
    target: labels 0 and 1 of the same shape.
    entropy_weight: λ, what a nat of entropy costs.
    positive_weight: w₊, what a miss costs as a multiple.

The price of decided predictions is calibration: with λ = 0.5 the best prediction at a true
probability of 0.3 is 0.188. In the logit it is convex exactly while λ is at most the smaller
weight. A confidence penalty (cross-entropy less β H) has the opposite sign.

References
----------
    Grandvalet and Bengio, Semi-supervised learning by entropy minimization, NIPS 2004.

Examples
--------
>>> from lossprep import losses
>>> round(losses.get("confident_bce").value(0.5, 1, entropy_weight=0.5), 4)
1.0397
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
    prediction: Floats, target: Floats, entropy_weight: float, positive_weight: float
) -> tuple[Floats, Callable[[], Floats]]:
    """Cross-entropy and entropy, each of the two outcomes at its surprise."""
    for_, rest = positive_weight * target, 1 - prediction
    entropy = surprise(prediction, prediction) + surprise(rest, rest)
    loss = surprise(for_, prediction) + surprise(1 - target, rest) + entropy_weight * entropy

    def derivative() -> Floats:
        cross = ratio(1 - target, rest) - ratio(for_, prediction)
        with_entropy = cross
        if entropy_weight:
            with_entropy = cross + entropy_weight * (np.log(rest) - np.log(prediction))
        # 1/p outgrows ln p: where the former is infinite, it decides.
        return np.where(np.isinf(cross), cross, with_entropy)

    return loss, derivative


LOSS = Pointwise(
    name="confident_bce",
    title="Cross-entropy with an entropy term",
    module=__name__,
    kernel=kernel,
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT, "target": UNIT},
    parameters=(
        Parameter(
            "entropy_weight",
            0.1,
            "a mild one; tuned in practice",
            NONNEGATIVE,
            examples=(0.0, 0.5, 1.0),
            phrase="entropy times {}",
        ),
        Parameter(
            "positive_weight", 1.0, "no weight", NONNEGATIVE, examples=(10.0,), phrase="w+ {}"
        ),
    ),
    convention_template="{reduction}; natural log; {entropy_weight}; {positive_weight}",
    formula="-(positive_weight*y*ln(p) + (1 - y)*ln(1 - p))"
    " - entropy_weight*(p*ln(p) + (1 - p)*ln(1 - p))",
    proper=False,
    gradient_formula={
        "prediction": "(1 - y)/(1 - p) - positive_weight*y/p + entropy_weight*ln((1 - p)/p)",
    },
    estimand=Estimand("a probability pushed from 1/2 towards 0 or 1: not calibrated"),
    limits=("entropy weight 0: weighted_bce",),
    variants=(Variant("confidence penalty: minus β H", "Pereyra et al. 2017"),),
    slips=(
        slip(
            "sign",
            "2*weighted_bce(prediction, target) - confident_bce(prediction, target)",
            "the entropy subtracted: that is the confidence penalty",
        ),
        slip("no-entropy", "weighted_bce(prediction, target)", "the entropy term is missing"),
        slip(
            "half-entropy",
            "weighted_bce(prediction, target) - entropy_weight*mean(prediction*ln(prediction))",
            "only the half -p ln p of the entropy",
        ),
        slip(
            "no-weight",
            "weighted_bce(prediction, target) + confident_bce(prediction, target, entropy_weight=1)"
            " - confident_bce(prediction, target, entropy_weight=0)",
            "the entropy without its weight",
        ),
        slip("sum", "confident_bce(prediction, target, reduction=sum)", "not divided by n"),
    ),
    gradient_slips=(
        slip(
            "no-entropy",
            "weighted_bce_gradient(prediction, target)",
            "the entropy's derivative, ln((1 - p)/p), is missing",
        ),
        slip(
            "entropy-sign",
            "2*weighted_bce_gradient(prediction, target)"
            " - confident_bce_gradient(prediction, target)",
            "the sign of the entropy's derivative",
        ),
        slip("sign", "-confident_bce_gradient(prediction, target)", "the sign"),
    ),
    references=("Grandvalet and Bengio, NIPS 2004",),
    sample=probabilities,
)
