"""Gaussian negative log-likelihood: a squared error that prices its own uncertainty.

L = (ln v + (ŷ - y)²/v)/2, averaged over all elements; ``full`` adds ln(2π)/2.

Parameters
----------
    prediction: means, real numbers of any shape, in the target's unit.
    target: real numbers of the same shape.
    variance: variances v above 0, of the same shape or one number, in the unit squared.
    full: whether to add the constant ln(2π)/2, about 0.919.

Two inputs are differentiated: (ŷ - y)/v for the mean, (1/v - (ŷ - y)²/v²)/2 for the
variance. At v = 1 it is half the squared error. It can be negative: a density may exceed 1.

References
----------
    Nix and Weigend, Estimating the mean and variance of the target probability
    distribution, ICNN 1994.

Examples
--------
>>> from lossprep import losses
>>> nll = losses.get("gaussian_nll")
>>> round(nll.value([1.0, 2.0], [3, 2], [4, 1]), 4)
0.5966
>>> nll.gradient([1.0], [3], [4])
(array([-0.5]), array([0.]))
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import reals


def kernel(
    prediction: Floats, target: Floats, variance: Floats, full: bool
) -> tuple[Floats, Callable[[], tuple[Floats, ...]]]:
    """Half of ln v and of the squared error over v."""
    error = prediction - target
    pull = error / variance
    constant = np.log(2 * np.pi) / 2 if full else 0.0
    loss = (np.log(variance) + error * pull) / 2 + constant
    return loss, lambda: (pull, (1 / variance - pull * pull) / 2)


def _sample(rng: Any, n: int) -> dict[str, Floats]:
    return reals(rng, n) | {"variance": np.exp(rng.normal(0, 1, n))}


LOSS = Pointwise(
    name="gaussian_nll",
    title="Gaussian negative log-likelihood",
    module=__name__,
    kernel=kernel,
    arguments=("prediction", "target", "variance"),
    optional={"variance": 1.0},
    inputs=("prediction", "variance"),
    symbols={"f": "prediction", "y": "target", "v": "variance"},
    domains={"variance": POSITIVE},
    parameters=(Parameter("full", False, "PyTorch", examples=(True,), phrase="with ln(2π)/2"),),
    convention_template="{reduction}; natural log; {full}",
    formula="(ln(v) + (f - y)^2/v)/2",
    gradient_formula={"prediction": "(f - y)/v", "variance": "(1/v - (f - y)^2/v^2)/2"},
    noise=Noise("Gaussian of predicted variance", "exp(-(y - f)^2/(2*v))/sqrt(2*pi*v)"),
    estimand=Estimand("mean, and the variance about it", lambda targets, **_: np.mean(targets)),
    limits=("variance 1: half of mse", "the best variance for a sample is its squared error"),
    variants=(
        Variant(
            "with the constant",
            "the likelihood itself",
            {"full": True},
            "(ln(2*pi*v) + (f - y)^2/v)/2",
            {"prediction": "(f - y)/v", "variance": "(1/v - (f - y)^2/v^2)/2"},
        ),
        Variant("variance floored at 1e-6", "PyTorch's eps; here a variance of 0 is refused"),
        Variant("log-variance as input", "Kendall and Gal 2017: unconstrained, and stable"),
    ),
    slips=(
        slip("no-half", "2*gaussian_nll(prediction, target, variance)", "the half in front"),
        slip(
            "no-log",
            "mean((prediction - target)^2/variance)/2",
            "ln v is missing: the variance would grow without bound",
        ),
        slip(
            "deviation",
            "mean(ln(variance) + (prediction - target)^2/sqrt(variance))/2",
            "divided by the standard deviation instead of the variance",
        ),
        slip(
            "constant",
            "gaussian_nll(prediction, target, variance, full=true)",
            "with the constant ln(2π)/2",
        ),
        slip("sum", "gaussian_nll(prediction, target, variance, reduction=sum)", "not over n"),
    ),
    gradient_slips=(
        slip(
            "sign",
            '-gaussian_nll_gradient(prediction, target, variance, wrt="prediction")',
            "the sign: prediction - target",
        ),
        slip(
            "no-variance",
            "(prediction - target)/length(prediction)",
            "not divided by the variance",
        ),
    ),
    references=("Nix and Weigend, ICNN 1994",),
    sample=_sample,
)
