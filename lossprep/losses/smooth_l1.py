"""Smooth L1: Huber's loss divided by its threshold, so that the tails have slope 1.

L = e²/(2 beta) where |e| <= beta, else |e| - beta/2, with e = ŷ - y; averaged over all
elements.

Parameters
----------
    prediction: real numbers of any shape, in the target's unit.
    target: real numbers of the same shape. The loss is in that unit.
    beta: where the loss turns from quadratic to linear, in the target's unit.

For beta towards 0 it is the absolute error. It equals ``huber`` at beta = delta = 1.

References
----------
    Girshick, Fast R-CNN, ICCV 2015.

Examples
--------
>>> from lossprep import losses
>>> losses.get("smooth_l1").value(3, 0, beta=0.5)
2.75
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import reals


def kernel(prediction: Floats, target: Floats, beta: float) -> tuple[Floats, Callable[[], Floats]]:
    """With c the clipped error, c(e - c/2)/beta is both branches in one."""
    error = prediction - target
    clipped = np.clip(error, -beta, beta)
    slope = clipped / beta
    return slope * (error - clipped / 2), lambda: slope


LOSS = Pointwise(
    name="smooth_l1",
    title="Smooth L1",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    parameters=(
        Parameter("beta", 1.0, "PyTorch", POSITIVE, examples=(0.3, 2.0), phrase="beta {}"),
    ),
    convention_template="{reduction}; divided by beta; {beta}",
    formula="e^2/(2*beta) if abs(e) <= beta else abs(e) - beta/2 where e = f - y",
    gradient_formula={"prediction": "e/beta if abs(e) <= beta else sign(e) where e = f - y"},
    noise=Noise(
        "Gaussian centre spliced with Laplace tails",
        "exp(-e^2/(2*beta)) if abs(e) <= beta else exp(beta/2 - abs(e)) where e = y - f",
    ),
    estimand=Estimand("M-estimate of location: mean and median under symmetry, else neither"),
    limits=("beta to 0: mae", "huber with delta = beta, divided by beta"),
    variants=(Variant("not divided by beta", "huber with delta = beta"),),
    slips=(
        slip("huber", "beta*smooth_l1(prediction, target)", "not divided by beta: that is Huber"),
        slip("no-half", "mean(abs(prediction - target) - beta)", "beta is subtracted, not half"),
        slip("absolute", "mean(abs(prediction - target))", "the absolute error alone"),
        slip("square", "mean((prediction - target)^2)/2", "the square without the tails"),
        slip("sum", "smooth_l1(prediction, target, reduction=sum)", "not divided by n"),
    ),
    gradient_slips=(
        slip("huber", "beta*smooth_l1_gradient(prediction, target)", "not divided by beta"),
        slip("sign", "-smooth_l1_gradient(prediction, target)", "the sign: prediction - target"),
        slip("no-1/n", "smooth_l1_gradient(prediction, target, reduction=sum)", "not over n"),
    ),
    references=("Girshick, ICCV 2015",),
    sample=reals,
)
