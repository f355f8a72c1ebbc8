"""Focal loss: cross-entropy with what is already easy turned down.

L = -α_t (1 - p_t)^gamma ln p_t, where p_t is the probability of the true class: p at y = 1
and 1 - p at y = 0; averaged over all elements.

Parameters
----------
    prediction: probabilities p of class 1, in [0, 1], of any shape.
    target: labels 0 and 1 of the same shape.
    gamma: how steeply easy examples are turned down; at 2, p_t = 0.9 costs a hundredth.
    alpha: the weight of positives; negatives get 1 - alpha. None: both weigh 1.
    logits: instead of ``prediction``, logits z; right at any size, where ln(1 - p) loses small p.

At gamma = 0 without alpha it is cross-entropy. It is no proper score: at a true probability
of 0.05 its best prediction under gamma = 2 is 0.250. It turns mislabelled examples up.

References
----------
    Lin et al., Focal loss for dense object detection, ICCV 2017.

Examples
--------
>>> from lossprep import losses
>>> focal = losses.get("focal")
>>> round(focal.value(0.3, 1, alpha=0.25), 5)
0.14749
>>> round(float(focal.gradient(0.3, 1)), 4)
-3.3189
>>> focal.value(logits=[-1e4, 1e4], target=[1, 1], reduction="none")
array([10000.,     0.])
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.loss.domain import BINARY, NONNEGATIVE, UNIT, Floats
from lossprep.loss.facts import GIVEN, Estimand, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import logits, probabilities

PARAMETERS = (
    Parameter(
        "gamma",
        2.0,
        "Lin et al. 2017",
        NONNEGATIVE,
        examples=(0.0, 0.5, 1.0, 5.0),
        phrase="gamma {}",
    ),
    Parameter(
        "alpha", None, "optax, Keras", UNIT, examples=(0.25,), phrase="alpha {} on positives"
    ),
)


# In slips: the true class's probability t and its weight a.
TRUE = (
    " where p = prediction, y = target, t = y*p + (1 - y)*(1 - p),"
    " a = focal(p, y, gamma=0, reduction=none)/bce(p, y, reduction=none)"
)


def kernel(
    prediction: Floats, target: Floats, gamma: float, alpha: float | None
) -> tuple[Floats, Callable[[], Floats]]:
    """In the probability of the true class, whose derivative has the label's sign."""
    true, gap = np.abs(target - 1 + prediction), np.abs(target - prediction)
    log, focus = np.log(true), gap**gamma

    def derivative() -> Floats:
        turned = gamma * gap ** (gamma - 1) * log if gamma else 0.0
        turned = np.where(gap == 0, 0, turned) if gamma < 1 else turned  # not infinite times 0
        return _weighed((turned - focus / true) * (2 * target - 1), target, alpha)

    return _weighed(0 - focus * log, target, alpha), derivative


def logit_kernel(
    logits: Floats, target: Floats, gamma: float, alpha: float | None
) -> tuple[Floats, Callable[[], Floats]]:
    """With m the logit of the true class; everything from e^-|m|, which never overflows."""
    margin = np.where(target == 1, logits, -logits)
    small = np.exp(-np.abs(margin))
    cross = np.maximum(-margin, 0) + np.log1p(small)
    gap = np.where(margin >= 0, small, 1) / (1 + small)
    focus = gap**gamma

    def derivative() -> Floats:
        slope = focus * (gap + gamma * (1 - gap) * cross)
        return _weighed(slope * (1 - 2 * target), target, alpha)

    return _weighed(focus * cross, target, alpha), derivative


def _weighed(each: Floats, target: Floats, alpha: float | None) -> Floats:
    """Alpha for positives, the rest for negatives; what weighs nothing costs nothing."""
    if alpha is None:
        return each
    weight = np.where(target == 1, alpha, 1 - alpha).astype(target.dtype)
    return np.asarray(np.where(weight == 0, 0, weight * each))


def _logit_sample(rng: Any, n: int) -> dict[str, Floats]:
    drawn = logits(rng, n)
    return {"logits": drawn["prediction"], "target": drawn["target"]}


_LOGITS = Pointwise(
    name="focal",
    title="Focal loss of a logit",
    kernel=logit_kernel,
    arguments=("logits", "target"),
    inputs=("logits",),
    symbols={"z": "logits", "y": "target"},
    parameters=PARAMETERS,
    domains={"target": BINARY},
    formula="-(1 - t)^gamma*ln(t) where t = sigmoid((2*y - 1)*z)",
    gradient_formula={
        "logits": "(2*y - 1)*(1 - t)^gamma*(gamma*t*ln(t) - (1 - t)) where t = sigmoid((2*y - 1)*z)"
    },
    variants=(
        Variant(
            "alpha-balanced",
            "torchvision",
            {"alpha": GIVEN},
            "-a*(1 - t)^gamma*ln(t)"
            " where t = sigmoid((2*y - 1)*z), a = y*alpha + (1 - y)*(1 - alpha)",
            {
                "logits": "a*(2*y - 1)*(1 - t)^gamma*(gamma*t*ln(t) - (1 - t))"
                " where t = sigmoid((2*y - 1)*z), a = y*alpha + (1 - y)*(1 - alpha)"
            },
        ),
    ),
    gradient_slips=(
        slip("bce", "bce_logits_gradient(logits, target)", "the gradient of cross-entropy"),
        slip(
            "constant-focus",
            "focal(logits=z, target=y, reduction=none)/bce_logits(z, y, reduction=none)"
            "*bce_logits_gradient(z, y) where z = logits, y = target",
            "the focus (1 - p_t)^gamma treated as a constant",
        ),
    ),
    sample=_logit_sample,
)

LOSS = Pointwise(
    name="focal",
    title="Focal loss",
    module=__name__,
    kernel=kernel,
    forms=(_LOGITS,),
    symbols={"p": "prediction", "y": "target"},
    parameters=PARAMETERS,
    domains={"prediction": UNIT, "target": BINARY},
    convention_template="{reduction}; natural log; {gamma}; {alpha}",
    formula="-(1 - t)^gamma*ln(t) where t = y*p + (1 - y)*(1 - p)",
    proper=False,
    gradient_formula={
        "prediction": "(2*y - 1)*(gamma*(1 - t)^(gamma - 1)*ln(t) - (1 - t)^gamma/t)"
        " where t = y*p + (1 - y)*(1 - p)"
    },
    estimand=Estimand("a probability drawn towards 1/2: not calibrated unless gamma is 0"),
    limits=(
        "gamma 0 without alpha: bce",
        "p_t towards 1: 0, with a derivative of 0 for gamma above 0",
        "at hard examples its derivative exceeds that of cross-entropy",
    ),
    variants=(
        Variant(
            "alpha-balanced",
            "RetinaNet and torchvision: 0.25; Keras off",
            {"alpha": GIVEN},
            "-a*(1 - t)^gamma*ln(t)"
            " where t = y*p + (1 - y)*(1 - p), a = y*alpha + (1 - y)*(1 - alpha)",
            {
                "prediction": "a*(2*y - 1)*(gamma*(1 - t)^(gamma - 1)*ln(t) - (1 - t)^gamma/t)"
                " where t = y*p + (1 - y)*(1 - p), a = y*alpha + (1 - y)*(1 - alpha)"
            },
        ),
        Variant("categorical: alpha on every class", "Keras"),
    ),
    slips=(
        slip(
            "gamma-factor", "mean(-a*(1 - t)*gamma*ln(t))" + TRUE, "gamma as a factor, not a power"
        ),
        slip(
            "power-of-p",
            "mean(-a*t^gamma*ln(t))" + TRUE,
            "p_t^gamma instead of (1 - p_t)^gamma",
        ),
        slip(
            "exchanged",
            "mean(-gamma*(1 - t)^alpha*ln(t))" + TRUE,
            "alpha and gamma exchanged",
        ),
        slip(
            "weighted-p",
            "mean(-a*(1 - t^a)^gamma*ln(t))" + TRUE,
            "p_t taken from the cross-entropy after it was weighted",
        ),
        slip(
            "p-for-p_t",
            "mean(-a*(1 - p)^gamma*ln(t))" + TRUE,
            "p instead of p_t = 1 - p for a negative",
        ),
        slip(
            "alpha-on-all",
            "mean(-alpha*(1 - t)^gamma*ln(t))" + TRUE,
            "alpha on the negatives too, instead of 1 - alpha",
        ),
        slip("alpha-swapped", "focal(1 - prediction, 1 - target)", "alpha and 1 - alpha exchanged"),
        slip("no-alpha", "focal(prediction, target, alpha=none)", "alpha is left out"),
        slip("sum", "focal(prediction, target, reduction=sum)", "the sum, not divided by n"),
        slip("minus", "-focal(prediction, target)", "the minus in front is missing"),
        slip("cross-entropy", "focal(prediction, target, gamma=0)", "without the focus: gamma 0"),
        slip("gamma-1", "focal(prediction, target, gamma=1)", "gamma 1: the focus not raised"),
        slip("bce", "bce(prediction, target)", "plain cross-entropy"),
        slip("log2", "focal(prediction, target)/ln(2)", "log to base 2"),
        slip("log10", "focal(prediction, target)/ln(10)", "log to base 10"),
    ),
    gradient_slips=(
        slip(
            "constant-focus",
            "focal(prediction, target, reduction=none)/bce(prediction, target, reduction=none)"
            "*bce_gradient(prediction, target)",
            "the focus (1 - p_t)^gamma treated as a constant: the product rule's other term",
        ),
        slip(
            "not-lowered",
            "(2*y - 1)*a*(gamma*(1 - t)^gamma*ln(t) - (1 - t)^gamma/t)/length(y)" + TRUE,
            "the power gamma is not lowered by 1",
        ),
        slip(
            "first-sign",
            "(2*y - 1)*a*(-gamma*(1 - t)^(gamma - 1)*ln(t) - (1 - t)^gamma/t)/length(y)" + TRUE,
            "the sign of the product rule's first term",
        ),
        slip("bce", "bce_gradient(prediction, target)", "the gradient of cross-entropy"),
        slip("sign", "-focal_gradient(prediction, target)", "the sign"),
        slip("no-1/n", "focal_gradient(prediction, target, reduction=sum)", "not divided by n"),
    ),
    references=("Lin et al., ICCV 2017",),
    sample=probabilities,
)
