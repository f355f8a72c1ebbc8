"""Poisson loss: the negative log-likelihood of a count whose log rate is predicted.

L = e^f - y f, averaged over all elements (ln y!, which no prediction changes, is left out).

Parameters
----------
    prediction: log rates f, real numbers of any shape.
    target: counts, 0 or more, of the same shape (fractions are allowed).
    rate: instead of ``prediction``, rates above 0: L = rate - y ln rate.

The derivative is e^f - y for the log rate and 1 - y/rate for the rate. It estimates the
mean of any target that is not negative, Poisson or not.

References
----------
    McCullagh and Nelder, Generalized linear models, 1989, chapter 6.

Examples
--------
>>> from lossprep import losses
>>> poisson = losses.get("poisson")
>>> poisson.value([0.0, 1.0], [0, 2], reduction="none").round(4)
array([1.    , 0.7183])
>>> round(poisson.value(rate=2.0, target=3), 4)
-0.0794
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, POSITIVE, Floats
from lossprep.loss.facts import MEAN, Estimand, Noise, Variant, slip
from lossprep.loss.pointwise import Pointwise


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """e^f - y f and e^f - y."""
    rate = np.exp(prediction)
    return rate - target * prediction, lambda: rate - target


def rate_kernel(rate: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """The same in the rate itself."""
    return rate - target * np.log(rate), lambda: 1 - target / rate


def _sample(rng: Any, n: int) -> dict[str, Floats]:
    log_rate = rng.normal(0.5, 1, n)
    return {"prediction": log_rate, "target": rng.poisson(np.exp(log_rate)).astype(float)}


def _rate_sample(rng: Any, n: int) -> dict[str, Floats]:
    drawn = _sample(rng, n)
    return {"rate": np.exp(drawn["prediction"]), "target": drawn["target"]}


_RATE = Pointwise(
    name="poisson",
    title="Poisson loss of a rate",
    kernel=rate_kernel,
    arguments=("rate", "target"),
    inputs=("rate",),
    symbols={"m": "rate", "y": "target"},
    domains={"rate": POSITIVE, "target": NONNEGATIVE},
    formula="m - y*ln(m)",
    gradient_formula={"rate": "1 - y/m"},
    estimand=MEAN,
    sample=_rate_sample,
)

LOSS = Pointwise(
    name="poisson",
    title="Poisson loss",
    module=__name__,
    kernel=kernel,
    forms=(_RATE,),
    symbols={"f": "prediction", "y": "target"},
    domains={"target": NONNEGATIVE},
    convention_template="{reduction}; log rate; without ln y!",
    formula="exp(f) - y*f",
    gradient_formula={"prediction": "exp(f) - y"},
    noise=Noise("Poisson", "exp(y*f - exp(f))"),
    estimand=Estimand("log of the mean", lambda targets, **_: np.log(np.mean(targets))),
    limits=("tweedie with power towards 1",),
    variants=(
        Variant("rate instead of log rate", "Keras; PyTorch with log_input=False"),
        Variant("with Stirling's ln y!", "PyTorch with full=True"),
        Variant("deviance, twice this less its value at ŷ = y", "scikit-learn"),
    ),
    slips=(
        slip("rate", "mean(prediction - target*ln(prediction))", "the log rate taken for a rate"),
        slip("no-exp", "mean(prediction - target*prediction)", "the log rate is not exponentiated"),
        slip("sign", "mean(target*prediction - exp(prediction))", "the sign: the likelihood"),
        slip("square", "mean((exp(prediction) - target)^2)", "the squared error of the rate"),
        slip("sum", "poisson(prediction, target, reduction=sum)", "the sum, not divided by n"),
    ),
    gradient_slips=(
        slip("no-exp", "(prediction - target)/length(prediction)", "the log rate, not its exp"),
        slip("sign", "-poisson_gradient(prediction, target)", "the sign: rate - target"),
        slip("no-1/n", "exp(prediction) - target", "not divided by n"),
    ),
    references=("McCullagh and Nelder, Generalized linear models, 1989",),
    sample=_sample,
)
