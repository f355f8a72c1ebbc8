"""Brier score: the mean squared error of probabilities.

Brier = (1/n) Σ (p - y)².

Parameters
----------
    prediction: probabilities of class 1, one a sample; or rows (n, classes), whose squared
        differences are summed over the classes.
    target: labels 0 and 1 (or probabilities in between), one a sample; with rows, class
        indices or one-hot rows.

It is a proper score with the same best prediction as cross-entropy, bounded by 1; the base
rate π as prediction scores π(1 - π).

References
----------
    Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review
    78, 1950.

Examples
--------
>>> from lossprep import metrics
>>> round(metrics.get("brier").value([0.9, 0.2, 0.4], [1, 0, 1]), 5)
0.13667
"""

from __future__ import annotations

from lossprep.loss.domain import UNIT, Floats, require
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import SampleMetric, average
from lossprep.loss.rows import one_hot
from lossprep.loss.samples import probabilities


def kernel(prediction: Floats, target: Floats, weights: Floats | None) -> float:
    """The squared differences, averaged as the weights count them."""
    if prediction.ndim == 2:
        chosen = one_hot("brier", target, prediction.shape[-1]) if target.ndim == 1 else target
        return average(((prediction - chosen) ** 2).sum(axis=-1), weights)
    require(UNIT, "brier", "target", target)
    return average((prediction - target) ** 2, weights)


METRIC = SampleMetric(
    name="brier",
    title="Brier score",
    module=__name__,
    kernel=kernel,
    classes=True,
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT},
    convention_template="over all samples; class 1 alone",
    formula="mean(i: (p_i - y_i)^2)",
    limits=("always 1/2: 1/4", "the base rate π: π(1 - π)"),
    variants=(Variant("summed over both classes", "Brier 1950: twice this one"),),
    slips=(
        slip("both-classes", "2*brier(prediction, target)", "summed over both classes: doubled"),
        slip("root", "sqrt(brier(prediction, target))", "the root of it"),
        slip("absolute", "mean(abs(prediction - target))", "absolute differences, not squared"),
        slip("cross-entropy", "bce(prediction, target)", "cross-entropy"),
        slip("sum", "sum((prediction - target)^2)", "the sum, not divided by n"),
    ),
    references=("Brier, Monthly Weather Review 78, 1950",),
    sample=probabilities,
)
