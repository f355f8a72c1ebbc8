"""Huber: squared near zero, absolute beyond delta, smooth where they meet.

L = e²/2 where |e| <= delta, else delta (|e| - delta/2), with e = ŷ - y; averaged over all
elements.

Parameters
----------
    prediction: real numbers of any shape, in the target's unit.
    target: real numbers of the same shape.
    delta: where the loss turns from quadratic to linear, in the target's unit.

The derivative is the error clipped to [-delta, delta]. For delta towards infinity the loss
becomes half the squared error; for delta towards 0 it becomes 0, and it is the loss divided
by delta that becomes the absolute error (smooth L1 is that division).

References
----------
    Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35,
    1964.

Examples
--------
>>> from lossprep import losses
>>> huber = losses.get("huber")
>>> huber.value([0.5, 3.0], [0, 0], reduction="none")
array([0.125, 2.5  ])
>>> huber.value(5, 0, delta=2)
8.0
>>> huber.gradient([0.5, 3.0], [0, 0], reduction="sum")
array([0.5, 1. ])
"""

from __future__ import annotations

from collections.abc import Callable

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import reals


def kernel(prediction: Floats, target: Floats, delta: float) -> tuple[Floats, Callable[[], Floats]]:
    """With c the clipped error, c(e - c/2) is both branches in one; c is the derivative."""
    error = prediction - target
    clipped = error.clip(-delta, delta)
    loss = clipped * -0.5
    loss += error
    loss *= clipped
    return loss, lambda: clipped


LOSS = Pointwise(
    name="huber",
    title="Huber loss",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    parameters=(Parameter("delta", 1.0, "PyTorch, optax, Keras", POSITIVE, examples=(0.3, 2.0)),),
    convention_template="{reduction}; half the square inside; delta {delta}",
    formula="e^2/2 if abs(e) <= delta else delta*(abs(e) - delta/2) where e = f - y",
    gradient_formula={"prediction": "e if abs(e) <= delta else delta*sign(e) where e = f - y"},
    noise=Noise(
        "Gaussian centre spliced with Laplace tails",
        "exp(-e^2/2) if abs(e) <= delta else exp(-delta*(abs(e) - delta/2)) where e = y - f",
    ),
    estimand=Estimand("M-estimate of location: mean and median under symmetry, else neither"),
    limits=(
        "delta to infinity: half of mse",
        "delta to 0: 0; divided by delta it tends to mae",
        "divided by delta it is smooth_l1",
        "delta = 1.345 standard deviations keeps 95 % efficiency under Gaussian noise",
    ),
    variants=(
        Variant("divided by delta", "smooth_l1 with beta = delta"),
        Variant("without the half", "scikit-learn's HuberRegressor: twice this one"),
    ),
    slips=(
        slip(
            "smooth-l1",
            "huber(prediction, target, delta=delta)/delta",
            "divided by delta: that is smooth L1",
        ),
        slip(
            "tail-delta-1",
            "mean(abs(prediction - target) - 1/2)",
            "the tail with delta fixed at 1",
        ),
        slip(
            "no-constant",
            "mean(delta*abs(prediction - target))",
            "delta²/2 is not subtracted in the tail",
        ),
        slip(
            "no-half-constant",
            "mean(delta*abs(prediction - target) - delta^2)",
            "delta² is subtracted in the tail, not half of it",
        ),
        slip(
            "quadratic",
            "mean((prediction - target)^2)/2",
            "the quadratic branch beyond delta",
        ),
        slip("square", "mean((prediction - target)^2)", "the square, with neither half nor tail"),
        slip(
            "linear",
            "mean(delta*abs(prediction - target) - delta^2/2)",
            "the linear branch inside delta",
        ),
        slip(
            "sigma",
            "mean(abs(prediction - target) - 1/(2*delta^2))",
            "the sigma² form of detection code",
        ),
        slip("absolute", "mean(abs(prediction - target))", "the absolute error alone"),
        slip("sum", "huber(prediction, target, delta=delta, reduction=sum)", "not divided by n"),
    ),
    gradient_slips=(
        slip(
            "unclipped",
            "(prediction - target)/length(prediction)",
            "the error is not clipped at delta",
        ),
        slip(
            "sign",
            "-huber_gradient(prediction, target, delta=delta)",
            "the sign: it is prediction - target",
        ),
        slip("mse", "mse_gradient(prediction, target)", "the gradient of the squared error"),
        slip(
            "no-delta",
            "sign(prediction - target)/length(prediction)",
            "the tail's slope is delta, not 1",
        ),
        slip(
            "no-1/n",
            "huber_gradient(prediction, target, delta=delta, reduction=sum)",
            "not divided by n",
        ),
    ),
    references=("Huber, Annals of Mathematical Statistics 35, 1964",),
    sample=reals,
)
