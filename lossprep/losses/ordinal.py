"""Ordinal (cumulative link) loss: one score, cut into ordered grades by thresholds.

L = -ln(σ(θ_k - f) - σ(θ_(k-1) - f)) for grade k, with P(y <= k) = σ(θ_k - f); averaged over
all elements.

Parameters
----------
    prediction: scores f, real numbers of any shape.
    target: grades from 0 to the number of thresholds, of the same shape.
    thresholds: θ_0 < θ_1 < ..., one fewer than there are grades.

It is the proportional-odds likelihood: grades in a row, at distances that the data decide,
where softmax would forget the order and MSE would fix the distances.

References
----------
    McCullagh, Regression models for ordinal data, Journal of the Royal Statistical Society B
    42, 1980.

Examples
--------
>>> from lossprep import losses
>>> ordinal = losses.get("ordinal")
>>> round(ordinal.value([0.0, 0.0, 2.0], [0, 1, 2], thresholds=[-1, 1]), 4)
0.7995
>>> ordinal.gradient(0.0, 1, thresholds=[-1, 1])
array(0.)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.domain import Floats, OneOf, require
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.parameter import REQUIRED, Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.stable import sigmoid, softplus


def kernel(
    prediction: Floats, target: Floats, thresholds: Floats
) -> tuple[Floats, Callable[[], Floats]]:
    """From both sides of the interval, so that far grades keep their digits.

    With a above and b below, σ(a) - σ(b) = σ(a) σ(-b) (1 - e^(b - a)).
    """
    edges = np.concatenate([[-np.inf], thresholds, [np.inf]]).astype(prediction.dtype)
    grade = target.astype(int)
    above, below = edges[grade + 1] - prediction, edges[grade] - prediction
    width = edges[grade + 1] - edges[grade]
    loss = softplus(-above) + softplus(below) - np.log1p(-np.exp(-width))
    return loss, lambda: sigmoid(-above) - sigmoid(below)


class Ordinal(Pointwise):
    """Pointwise, with grades that the thresholds decide."""

    def _check(self, arrays: list[Floats], params: dict[str, Any]) -> None:
        thresholds = np.atleast_1d(params["thresholds"])
        if thresholds.ndim != 1 or not (np.diff(thresholds) > 0).all():
            raise LossprepError("ordinal's thresholds must increase, as in thresholds=-1,0.5,2")
        params["thresholds"] = thresholds
        require(OneOf(tuple(range(len(thresholds) + 1))), self.name, "target", arrays[1])


def _sample(rng: Any, n: int) -> dict[str, Floats]:
    return {"prediction": rng.normal(0, 2, n), "target": rng.integers(0, 4, n).astype(float)}


EDGES = (
    "(sigmoid(thresholds[y] - f) if y < length(thresholds) else 1)",
    "(sigmoid(thresholds[y - 1] - f) if y > 0 else 0)",
)

LOSS = Ordinal(
    name="ordinal",
    title="Ordinal (cumulative link) loss",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    parameters=(
        Parameter(
            "thresholds", REQUIRED, examples=((-1.5, 0.0, 2.0),), phrase="thresholds {}", many=True
        ),
    ),
    convention_template="{reduction}; natural log; P(y<=k) = σ(θ_k - f); {thresholds}",
    formula=f"-ln({EDGES[0]} - {EDGES[1]})",
    gradient_formula={"prediction": f"1 - {EDGES[0]} - {EDGES[1]}"},
    noise=Noise(
        "latent score with logistic noise, cut at the thresholds", f"{EDGES[0]} - {EDGES[1]}"
    ),
    estimand=Estimand(
        "the score that best places the grades' probabilities between the thresholds"
    ),
    limits=("two grades with threshold 0: bce_logits", "thresholds far apart: the middle costs 0"),
    variants=(
        Variant("all thresholds: a binary loss at each", "CORAL, mord's LogisticAT"),
        Variant("probit instead of logit", "statsmodels with distr='probit'"),
    ),
    slips=(
        slip(
            "cumulative",
            "mean(-ln(sigmoid(thresholds[0] - prediction)))",
            "P(y <= k), not the difference of two",
        ),
        slip("sign", "ordinal(-prediction, target)", "θ + f instead of θ - f"),
        slip("minus", "-ordinal(prediction, target)", "the minus in front is missing"),
        slip("log2", "ordinal(prediction, target)/ln(2)", "log to base 2"),
        slip("probability", "exp(-ordinal(prediction, target))", "the probability, not its log"),
        slip("sum", "ordinal(prediction, target, reduction=sum)", "not divided by n"),
    ),
    gradient_slips=(
        slip("sign", "-ordinal_gradient(prediction, target)", "the sign"),
        slip("no-1/n", "ordinal_gradient(prediction, target, reduction=sum)", "not divided by n"),
    ),
    references=("McCullagh, Journal of the Royal Statistical Society B 42, 1980",),
    sample=_sample,
)
