"""Log loss: the mean surprise of what happened, in nats.

Log loss = -(1/n) Σ ln p(true class).

Parameters
----------
    prediction: probabilities of class 1, one a sample; or rows (n, classes).
    target: labels 0 and 1; with rows, class indices or one-hot rows.

A single certain and wrong prediction makes it infinite: nothing is clipped.

References
----------
    Good, Rational decisions, Journal of the Royal Statistical Society B 14, 1952.

Examples
--------
>>> from lossprep import metrics
>>> log_loss = metrics.get("log_loss")
>>> round(log_loss.value([0.9, 0.2, 0.4], [1, 0, 1]), 5)
0.41493
>>> log_loss.value([0.9, 0.0], [1, 1])
inf
"""

from __future__ import annotations

import numpy as np

from lossprep.loss.domain import UNIT, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import SampleMetric, average, true_class
from lossprep.loss.samples import probabilities


def kernel(prediction: Floats, target: Floats, weights: Floats | None) -> float:
    """The surprise of each sample's own class, averaged as the weights count them."""
    given = true_class("log_loss", prediction, target)
    return 0 - average(np.log(given, out=given), weights)


METRIC = SampleMetric(
    name="log_loss",
    title="Log loss",
    module=__name__,
    kernel=kernel,
    classes=True,
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT},
    convention_template="over all samples; natural log; not clipped",
    formula="-mean(i: y_i*ln(p_i) + (1 - y_i)*ln(1 - p_i))",
    limits=("the base rate as prediction: its entropy", "certain and wrong: infinite"),
    variants=(Variant("p clipped by the type's epsilon", "scikit-learn: at most 36.04 a sample"),),
    slips=(
        slip("log2", "log_loss(prediction, target)/ln(2)", "log to base 2"),
        slip("log10", "log_loss(prediction, target)/ln(10)", "log to base 10"),
        slip("sum", "length(target)*log_loss(prediction, target)", "the sum, not divided by n"),
        slip("minus", "-log_loss(prediction, target)", "the minus in front is missing"),
        slip("positives", "-mean(target*ln(prediction))", "only the terms with y = 1"),
        slip("swapped", "log_loss(1 - prediction, target)", "p and 1 - p exchanged"),
        slip("brier", "brier(prediction, target)", "the Brier score"),
    ),
    references=("Good, Journal of the Royal Statistical Society B 14, 1952",),
    sample=probabilities,
)
