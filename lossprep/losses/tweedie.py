"""Tweedie loss: for targets that are often exactly 0 and otherwise positive and skewed.

L = e^((2-p) f)/(2 - p) - y e^((1-p) f)/(1 - p) for a log mean f and 1 < p < 2, averaged over
all elements: a compound of Poisson (how many) and gamma (how much), but for a term of y.

Parameters
----------
    prediction: log means f, real numbers of any shape.
    target: amounts, 0 or more, of the same shape.
    power: p; the variance is the mean to this power.
    mean: instead of ``prediction``, means above 0.

The derivative for f is μ^(2-p) - y μ^(1-p), with μ = e^f.

References
----------
    Jørgensen, Exponential dispersion models, Journal of the Royal Statistical Society B 49,
    1987.

Examples
--------
>>> from lossprep import losses
>>> round(losses.get("tweedie").value([0.0, 1.0], [0, 3]), 4)
4.4683
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, POSITIVE, Floats, Interval
from lossprep.loss.facts import MEAN, Estimand, Noise, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise

POWER = Parameter(
    "power",
    1.5,
    "scikit-learn, XGBoost, LightGBM",
    Interval(1, 2, open_low=True, open_high=True),
    examples=(1.1, 1.9),
    phrase="power {}",
)


def kernel(prediction: Floats, target: Floats, power: float) -> tuple[Floats, Callable[[], Floats]]:
    """From the two powers of the mean, without the mean itself."""
    count = np.exp((2 - power) * prediction)
    # An amount of 0 costs its count alone, even where the mean's inverse is infinite.
    amount = np.where(target == 0, 0, target * np.exp((1 - power) * prediction))
    return count / (2 - power) - amount / (1 - power), lambda: count - amount


def mean_kernel(mean: Floats, target: Floats, power: float) -> tuple[Floats, Callable[[], Floats]]:
    """The same in the mean itself."""
    loss = mean ** (2 - power) / (2 - power) - target * mean ** (1 - power) / (1 - power)
    return loss, lambda: mean ** (1 - power) - target * mean**-power


def _sample(rng: Any, n: int) -> dict[str, Floats]:
    amounts = rng.gamma(2, 1, n) * (rng.random(n) > 0.4)
    return {"prediction": rng.normal(0, 1, n), "target": amounts}


def _mean_sample(rng: Any, n: int) -> dict[str, Floats]:
    drawn = _sample(rng, n)
    return {"mean": np.exp(drawn["prediction"]), "target": drawn["target"]}


_MEAN = Pointwise(
    name="tweedie",
    title="Tweedie loss of a mean",
    kernel=mean_kernel,
    arguments=("mean", "target"),
    inputs=("mean",),
    symbols={"m": "mean", "y": "target"},
    domains={"mean": POSITIVE, "target": NONNEGATIVE},
    parameters=(POWER,),
    formula="m^(2 - power)/(2 - power) - y*m^(1 - power)/(1 - power)",
    gradient_formula={"mean": "m^(1 - power) - y*m^(-power)"},
    estimand=MEAN,
    sample=_mean_sample,
)

LOSS = Pointwise(
    name="tweedie",
    title="Tweedie loss",
    module=__name__,
    kernel=kernel,
    forms=(_MEAN,),
    symbols={"f": "prediction", "y": "target"},
    domains={"target": NONNEGATIVE},
    parameters=(POWER,),
    convention_template="{reduction}; log mean; {power}; without the term of y alone",
    formula="exp((2 - power)*f)/(2 - power) - y*exp((1 - power)*f)/(1 - power)",
    gradient_formula={"prediction": "exp((2 - power)*f) - y*exp((1 - power)*f)"},
    noise=Noise(
        "compound Poisson-gamma (unit dispersion, but for a factor of y)",
        "exp(y*exp((1 - power)*f)/(1 - power) - exp((2 - power)*f)/(2 - power))",
    ),
    estimand=Estimand("log of the mean", lambda targets, **_: np.log(np.mean(targets))),
    limits=("power to 1: poisson, whose derivative it takes", "power to 2: gamma"),
    variants=(Variant("deviance: twice this, and 0 at ŷ = y", "scikit-learn's metrics"),),
    slips=(
        slip(
            "no-log",
            "tweedie(mean=prediction, target=target)",
            "the log mean taken for the mean",
        ),
        slip("poisson", "poisson(prediction, target)", "the power 1: that is Poisson"),
        slip("double", "2*tweedie(prediction, target)", "doubled, as a deviance is"),
        slip("square", "mean((exp(prediction) - target)^2)", "the squared error of the mean"),
        slip("sum", "tweedie(prediction, target, reduction=sum)", "the sum, not divided by n"),
    ),
    gradient_slips=(
        slip("sign", "-tweedie_gradient(prediction, target)", "the sign"),
        slip("poisson", "(exp(prediction) - target)/length(prediction)", "the power 1: Poisson"),
        slip("no-1/n", "tweedie_gradient(prediction, target, reduction=sum)", "not over n"),
    ),
    references=("Jørgensen, Journal of the Royal Statistical Society B 49, 1987",),
    sample=_sample,
)
