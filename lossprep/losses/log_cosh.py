"""Log-cosh: half the square near zero, the absolute error far away, smooth throughout.

L = ln cosh(ŷ - y), averaged over all elements.

Parameters
----------
    prediction: real numbers of any shape; the turn from quadratic to linear is near an error
        of 1, so the target's unit matters.
    target: real numbers of the same shape.

For large errors it is |e| - ln 2. The derivative is tanh(e), between -1 and 1.

References
----------
    Green, Bayesian reconstructions from emission tomography data, IEEE TMI 9, 1990.

Examples
--------
>>> from lossprep import losses
>>> losses.get("log_cosh").value([0.0, 1.0, 1e4], [0, 0, 0], reduction="none").round(4)
array([0.0000000e+00, 4.3380000e-01, 9.9993069e+03])
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import Floats
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import reals


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """By 1 + 2 sinh²(e/2) near zero, where digits matter; by |e| beyond, where it overflows."""
    error = prediction - target
    size = np.abs(error)
    near = np.log1p(2 * np.sinh(np.minimum(size, 1) / 2) ** 2)
    far = size + np.log1p(np.exp(-2 * size)) - np.log(2)
    return np.where(size < 1, near, far).astype(error.dtype), lambda: np.tanh(error)


LOSS = Pointwise(
    name="log_cosh",
    title="Log-cosh loss",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    formula="ln((exp(f - y) + exp(y - f))/2)",
    gradient_formula={"prediction": "tanh(f - y)"},
    noise=Noise("hyperbolic secant", "2/(pi*(exp(y - f) + exp(f - y)))"),
    estimand=Estimand("M-estimate of location: mean and median under symmetry, else neither"),
    limits=("small errors: half of mse", "large errors: mae less ln 2"),
    variants=(Variant("natural log", "Keras and all others"),),
    slips=(
        slip("log2", "log_cosh(prediction, target)/ln(2)", "log to base 2"),
        slip(
            "no-ln-2",
            "log_cosh(prediction, target) + ln(2)",
            "cosh is half the sum of the exponentials",
        ),
        slip("absolute", "mean(abs(prediction - target))", "the absolute error"),
        slip("half-square", "mean((prediction - target)^2)/2", "half the square, without tails"),
        slip("sum", "log_cosh(prediction, target, reduction=sum)", "the sum, not divided by n"),
    ),
    gradient_slips=(
        slip("sign", "-log_cosh_gradient(prediction, target)", "the sign: prediction - target"),
        slip("error", "(prediction - target)/length(prediction)", "the error, not its tanh"),
        slip("no-1/n", "tanh(prediction - target)", "not divided by n"),
    ),
    references=("Green, IEEE Transactions on Medical Imaging 9, 1990",),
    sample=reals,
)
