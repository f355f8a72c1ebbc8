"""Root mean squared error: the mean squared error, back in the target's unit.

RMSE = √((1/n) Σ (ŷ - y)²).

Parameters
----------
    prediction: real numbers of any shape, in the target's unit.
    target: real numbers of the same shape.

It is at least the mean absolute error, and equals it when all errors are of one size.

References
----------
    Willmott and Matsuura, Advantages of the mean absolute error over the root mean square
    error, Climate Research 30, 2005.

Examples
--------
>>> from lossprep import metrics
>>> round(metrics.get("rmse").value([1.0, 0.9, 1.1], [2, 1, 0]), 5)
0.86023
"""

from __future__ import annotations

import numpy as np

from lossprep.loss.domain import Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import SampleMetric, average
from lossprep.loss.samples import reals


def kernel(prediction: Floats, target: Floats, weights: Floats | None) -> float:
    """The root of the mean of squares, as the weights count samples."""
    return float(np.sqrt(average((prediction - target) ** 2, weights)))


METRIC = SampleMetric(
    name="rmse",
    title="Root mean squared error",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    convention_template="over all samples; divided by n",
    formula="sqrt(mean(i: (f_i - y_i)^2))",
    limits=("errors of one size: mae",),
    variants=(Variant("divided by n - 1, or by n less the parameters", "residual standard error"),),
    slips=(
        slip("mse", "mse(prediction, target)", "without the root: that is MSE"),
        slip("mae", "mae(prediction, target)", "the root before the mean: that is MAE"),
        slip(
            "n-outside",
            "sqrt(sum((prediction - target)^2))/length(prediction)",
            "divided by n outside the root",
        ),
        slip("sum", "sqrt(sum((prediction - target)^2))", "not divided by n"),
        slip(
            "n-1",
            "sqrt(sum((prediction - target)^2)/(length(prediction) - 1))",
            "divided by n - 1 instead of n",
        ),
    ),
    references=("Willmott and Matsuura, Climate Research 30, 2005",),
    sample=reals,
)
