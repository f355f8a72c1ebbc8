"""Mean absolute error: every unit of error costs the same, so it estimates the median.

L = |ŷ - y|, averaged over all elements.

Parameters
----------
    prediction: real numbers of any shape, in the target's unit.
    target: real numbers of the same shape. The loss is in that unit.

The derivative is the error's sign: an outlier pulls no harder than any other point, and
near the optimum the pull does not weaken, so that fixed steps oscillate around it. At an
error of 0 any number from -1 to 1 is a subgradient; here it is 0.

References
----------
    Laplace, Mémoire sur la probabilité des causes par les événements, 1774.

Examples
--------
>>> from lossprep import losses
>>> mae = losses.get("mae")
>>> mae.value([2.5, 0.0, 2.0, 8.0], [3, -0.5, 2, 7])
0.5
>>> mae.gradient([2.5, 0.0, 2.0, 8.0], [3, -0.5, 2, 7])
array([-0.25,  0.25,  0.  ,  0.25])
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import Floats
from lossprep.loss.facts import MEDIAN, Kink, Noise, Variant, slip
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import reals


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """Absolute error and its sign, element by element."""
    error = prediction - target
    return np.abs(error), lambda: np.sign(error)


LOSS = Pointwise(
    name="mae",
    title="Mean absolute error",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    formula="abs(f - y)",
    proper=False,
    gradient_formula={"prediction": "sign(f - y)"},
    noise=Noise("Laplace of scale 1", "exp(-abs(y - f))/2"),
    estimand=MEDIAN,
    kinks=(Kink("prediction = target", at="y", low="-1", high="1"),),
    limits=("half of it is the quantile loss at tau = 1/2",),
    variants=(Variant("derivative at 0", "PyTorch 0, scikit-learn -1, JAX 1: all subgradients"),),
    slips=(
        slip("sum", "sum(abs(prediction - target))", "the sum, not divided by n"),
        slip("signed", "mean(prediction - target)", "errors without absolute value: they cancel"),
        slip("square", "mean((prediction - target)^2)", "squared errors: that is MSE"),
        slip("median", "median(abs(prediction - target))", "the median of the absolute errors"),
        slip("half", "mean(abs(prediction - target))/2", "half of it: the quantile loss at 1/2"),
    ),
    gradient_slips=(
        slip("sign", "-mae_gradient(prediction, target)", "the sign: it is prediction - target"),
        slip("error", "(prediction - target)/length(prediction)", "the error, not its sign"),
        slip(
            "absolute",
            "abs(prediction - target)/length(prediction)",
            "the absolute error, not differentiated",
        ),
        slip("no-1/n", "sign(prediction - target)", "not divided by n"),
    ),
    references=("Laplace, Mémoire sur la probabilité des causes, 1774",),
    sample=reals,
)
