"""Recall: of what was positive, how much was called so.

Recall = TP/(TP + FN).

Parameters
----------
    prediction: scores or labels, one a sample; the threshold and above is class 1.
    target: labels 0 and 1, one a sample.
    threshold: where a score becomes class 1.

Calling everything positive makes it 1. Without any positive sample it counts 0.

References
----------
    van Rijsbergen, Information retrieval, 1979.

Examples
--------
>>> from lossprep import metrics
>>> round(metrics.get("recall").value([0.9, 0.6, 0.4, 0.7, 0.1], [1, 1, 1, 0, 0]), 4)
0.6667
"""

from __future__ import annotations

from lossprep.loss.domain import BINARY, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import SampleMetric, count, share
from lossprep.loss.parameter import Parameter
from lossprep.loss.samples import probabilities


def kernel(prediction: Floats, target: Floats, weights: Floats | None, threshold: float) -> float:
    """True positives over positives, as the weights count them."""
    positive = target == 1
    return share(count(positive & (prediction >= threshold), weights), count(positive, weights))


METRIC = SampleMetric(
    name="recall",
    title="Recall",
    module=__name__,
    kernel=kernel,
    symbols={"p": "prediction", "y": "target"},
    parameters=(Parameter("threshold", 0.5, "scikit-learn", examples=(0.3,), phrase="p >= {}"),),
    domains={"target": BINARY},
    convention_template="over all samples; {threshold}",
    formula="sum(i: 1[p_i >= threshold]*y_i)/max(1, sum(y))",
    limits=("no positive sample: 0",),
    variants=(
        Variant("no positive sample counts 1, or is undefined", "scikit-learn's zero_division"),
    ),
    slips=(
        slip(
            "precision",
            "precision(prediction, target)",
            "over the positive calls: that is precision",
        ),
        slip(
            "f1",
            "f1(prediction, target)",
            "F1",
        ),
        slip(
            "accuracy",
            "accuracy(prediction, target)",
            "all that was right, over all: accuracy",
        ),
        slip(
            "over-n",
            "sum(1[prediction >= threshold]*target)/length(target)",
            "divided by all samples",
        ),
        slip(
            "miss-rate",
            "1 - recall(prediction, target)",
            "the miss rate, 1 less it",
        ),
    ),
    references=("van Rijsbergen, Information retrieval, 1979",),
    sample=probabilities,
)
