"""Binary cross-entropy of a logit: sigmoid and log in one, without loss of digits.

L = max(z, 0) - z y + ln(1 + e^-|z|), which is -(y ln σ(z) + (1 - y) ln(1 - σ(z))); averaged
over all elements.

Parameters
----------
    prediction: logits z, real numbers of any shape.
    target: labels 0 and 1 (or probabilities in between) of the same shape.

The derivative is σ(z) - y: bounded by 1, and never saturated while the answer is wrong. For
a wrong answer the loss grows linearly in the logit; z = -800 at y = 1 costs 800, where a
naive ln σ(z) is infinite.

References
----------
    Cox, The regression analysis of binary sequences, Journal of the Royal Statistical
    Society B 20, 1958.

Examples
--------
>>> from lossprep import losses
>>> bce_logits = losses.get("bce_logits")
>>> bce_logits.value([-800.0, 0.0], [1, 1], reduction="none").round(4)
array([8.000e+02, 6.931e-01])
>>> round(float(bce_logits.gradient(1.0, 0)), 5)
0.73106
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import UNIT, Floats
from lossprep.loss.facts import LOGIT, Noise, Variant, slip
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import logits


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """The loss from e^-|z|, which never overflows and keeps the digits of small losses."""
    loss = np.log1p(np.exp(-np.abs(prediction)))
    loss += np.maximum(prediction, 0)
    loss -= prediction * target
    return loss, lambda: 1 / (1 + np.exp(-prediction)) - target  # e^1e4 is inf, 1/inf 0: right


LOSS = Pointwise(
    name="bce_logits",
    title="Binary cross-entropy with logits",
    module=__name__,
    kernel=kernel,
    symbols={"z": "prediction", "y": "target"},
    domains={"target": UNIT},
    convention_template="{reduction}; natural log; logits",
    formula="-(y*ln(sigmoid(z)) + (1 - y)*ln(1 - sigmoid(z)))",
    proper=True,
    gradient_formula={"prediction": "sigmoid(z) - y"},
    noise=Noise("Bernoulli", "sigmoid(z)^y*(1 - sigmoid(z))^(1 - y)"),
    estimand=LOGIT,
    limits=(
        "z towards the right side: 0",
        "z towards the wrong side: |z|",
        "focal at gamma = 0 without alpha",
    ),
    variants=(Variant("±1 labels: ln(1 + e^(-y z))", "scikit-learn, logistic regression"),),
    slips=(
        slip("minus", "-bce_logits(prediction, target)", "the minus in front is missing"),
        slip("log2", "bce_logits(prediction, target)/ln(2)", "log to base 2"),
        slip("log10", "bce_logits(prediction, target)/ln(10)", "log to base 10"),
        slip("sum", "bce_logits(prediction, target, reduction=sum)", "not divided by n"),
        slip("swapped", "bce_logits(-prediction, target)", "the logit's sign, or p and 1 - p"),
        slip(
            "sigmoid-twice",
            "bce_logits(sigmoid(prediction), target)",
            "a sigmoid before the sigmoid",
        ),
        slip("brier", "mean((sigmoid(prediction) - target)^2)", "squared: the Brier score"),
    ),
    gradient_slips=(
        slip(
            "saturated",
            "(sigmoid(prediction) - target)*sigmoid(prediction)*(1 - sigmoid(prediction))"
            "/length(prediction)",
            "times σ'(z), as under squared error; here it cancels",
        ),
        slip("not-squashed", "(prediction - target)/length(prediction)", "z - y, not σ(z) - y"),
        slip("sign", "-bce_logits_gradient(prediction, target)", "the sign: σ(z) - y"),
        slip(
            "other-side",
            "(sigmoid(-prediction) - target)/length(prediction)",
            "σ(-z) instead of σ(z)",
        ),
        slip(
            "by-probability",
            "bce_gradient(sigmoid(prediction), target)",
            "with respect to p, not to the logit",
        ),
        slip("no-1/n", "sigmoid(prediction) - target", "not divided by n"),
    ),
    references=("Cox, Journal of the Royal Statistical Society B 20, 1958",),
    sample=logits,
)
