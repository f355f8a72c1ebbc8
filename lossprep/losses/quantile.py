"""Quantile (pinball) loss: too low costs tau a unit, too high 1 - tau.

L = max(tau e, (tau - 1) e) with e = y - ŷ; averaged over all elements.

Parameters
----------
    prediction: real numbers of any shape, in the target's unit.
    target: real numbers of the same shape. The loss is in that unit.
    tau: the quantile, between 0 and 1. If a unit too low costs u and a unit too high o, the
        best tau is u/(u + o).

The derivative is -tau below the target and 1 - tau above it; at the target anything in
between is a subgradient, and here it is 0.

References
----------
    Koenker and Bassett, Regression quantiles, Econometrica 46, 1978.

Examples
--------
>>> from lossprep import losses
>>> quantile = losses.get("quantile")
>>> round(quantile.value(81, 73, tau=0.9), 6)
0.8
>>> quantile.gradient([1.0, 3.0], [2, 2], tau=0.9, reduction="sum").round(6)
array([-0.9,  0.1])
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import INSIDE_UNIT, Floats
from lossprep.loss.facts import Estimand, Kink, Noise, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import reals


def kernel(prediction: Floats, target: Floats, tau: float) -> tuple[Floats, Callable[[], Floats]]:
    """The larger of the two lines through the target."""
    error = target - prediction
    loss = np.maximum(tau * error, (tau - 1) * error)
    return loss, lambda: (1 - tau) * (error < 0) - tau * (error > 0).astype(error.dtype)


LOSS = Pointwise(
    name="quantile",
    title="Quantile loss",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    parameters=(
        Parameter("tau", 0.5, "the median", INSIDE_UNIT, examples=(0.1, 0.9), phrase="tau {}"),
    ),
    convention_template="{reduction}; {tau}",
    formula="max(tau*(y - f), (tau - 1)*(y - f))",
    gradient_formula={"prediction": "-tau if f < y else 1 - tau if f > y else 0"},
    noise=Noise("asymmetric Laplace", "tau*(1 - tau)*exp(-max(tau*(y - f), (tau - 1)*(y - f)))"),
    estimand=Estimand(
        "tau-quantile",
        lambda targets, tau=0.5: np.quantile(targets, tau, method="inverted_cdf"),
    ),
    kinks=(Kink("prediction = target", at="y", low="-tau", high="1 - tau"),),
    limits=("tau = 1/2: half of mae",),
    variants=(Variant("doubled", "GluonTS: mae at tau = 1/2"),),
    slips=(
        slip("exchanged", "quantile(-prediction, -target)", "tau and 1 - tau exchanged"),
        slip(
            "negative",
            "mean((1 - tau)*(target - prediction))",
            "(1 - tau) times a negative error: a loss is never below 0",
        ),
        slip("always-tau", "mean(tau*abs(target - prediction))", "tau on both sides"),
        slip("always-1-tau", "mean((1 - tau)*abs(target - prediction))", "1 - tau on both sides"),
        slip("absolute", "mean(abs(target - prediction))", "the absolute error, unweighted"),
        slip(
            "square",
            "mean((target - prediction)^2*(tau if target > prediction else 1 - tau))",
            "squared: that is the expectile loss",
        ),
        slip("sum", "quantile(prediction, target, reduction=sum)", "the sum, not divided by n"),
    ),
    gradient_slips=(
        slip("sign", "-quantile_gradient(prediction, target)", "the sign: below, more is better"),
        slip(
            "exchanged",
            "-quantile_gradient(-prediction, -target)",
            "tau and 1 - tau exchanged",
        ),
        slip(
            "exchanged-sign",
            "quantile_gradient(-prediction, -target)",
            "tau and 1 - tau exchanged, and the sign",
        ),
        slip(
            "error",
            "quantile_gradient(prediction, target)*abs(prediction - target)",
            "times the error: the slope does not depend on it",
        ),
        slip("no-1/n", "quantile_gradient(prediction, target, reduction=sum)", "not over n"),
    ),
    references=("Koenker and Bassett, Econometrica 46, 1978",),
    sample=reals,
)
