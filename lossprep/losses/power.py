"""Power loss: the absolute error to a power between that of MAE and that of MSE.

L = |ŷ - y|^exponent, averaged over all elements.

Parameters
----------
    prediction: real numbers of any shape, such as ordinal grades treated as numbers.
    target: real numbers of the same shape. The loss is in that unit to the exponent.
    exponent: 1 or more. 1 is the absolute error, 2 the squared one; with 1.5 a miss by four
        grades costs eight times a miss by one.

Between 1 and 2 the derivative is 0 at the target, and near it steeper than any line.

References
----------
    Gonin and Money, Nonlinear L_p-norm estimation, 1989.

Examples
--------
>>> from lossprep import losses
>>> losses.get("power").value([1, 1], [5, 2], reduction="none")
array([8., 1.])
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import numpy as np

from lossprep.loss.domain import Floats, Interval
from lossprep.loss.facts import Estimand, Kink, Noise, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import reals


def kernel(
    prediction: Floats, target: Floats, exponent: float
) -> tuple[Floats, Callable[[], Floats]]:
    """|e|^p and p |e|^(p-1) with the error's sign."""
    error = prediction - target
    size = np.abs(error)
    return size**exponent, lambda: exponent * size ** (exponent - 1) * np.sign(error)


LOSS = Pointwise(
    name="power",
    title="Power loss",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    parameters=(
        Parameter(
            "exponent",
            1.5,
            "halfway between absolute and squared",
            Interval(1, inf),
            examples=(1.0, 2.0, 3.0),
            phrase="exponent {}",
        ),
    ),
    convention_template="{reduction}; {exponent}",
    formula="abs(f - y)^exponent",
    gradient_formula={"prediction": "exponent*abs(f - y)^(exponent - 1)*sign(f - y)"},
    noise=Noise("generalised normal", "exp(-abs(y - f)^exponent)"),
    estimand=Estimand("L_p location: the median at exponent 1, the mean at 2"),
    kinks=(Kink("prediction = target, at exponent 1: from -1 to 1"),),
    limits=("exponent 1: mae", "exponent 2: mse", "exponent to infinity: the mid-range"),
    slips=(
        slip("square", "mean((prediction - target)^2)", "squared, not to the exponent"),
        slip("absolute", "mean(abs(prediction - target))", "the absolute error, to no power"),
        slip("mean-first", "mean(abs(prediction - target))^exponent", "the mean before the power"),
        slip(
            "root",
            "power(prediction, target)^(1/exponent)",
            "the root of it: that is the L_p norm, averaged",
        ),
        slip("sum", "power(prediction, target, reduction=sum)", "the sum, not divided by n"),
    ),
    gradient_slips=(
        slip(
            "no-exponent",
            "power_gradient(prediction, target)/exponent",
            "the exponent does not come down as a factor",
        ),
        slip(
            "not-lowered",
            "power_gradient(prediction, target)*abs(prediction - target)",
            "the power is not lowered by 1",
        ),
        slip("sign", "-power_gradient(prediction, target)", "the sign: prediction - target"),
        slip("unsigned", "abs(power_gradient(prediction, target))", "the error's sign is lost"),
        slip("no-1/n", "power_gradient(prediction, target, reduction=sum)", "not divided by n"),
    ),
    references=("Gonin and Money, Nonlinear L_p-norm estimation, 1989",),
    sample=reals,
)
