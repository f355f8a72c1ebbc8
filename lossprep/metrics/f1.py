"""F1: the harmonic mean of precision and recall.

F1 = 2 TP/(2 TP + FP + FN) = 2 P R/(P + R).

Parameters
----------
    prediction: scores or labels, one a sample; the threshold and above is class 1.
    target: labels 0 and 1, one a sample.
    threshold: where a score becomes class 1.

It is 0 as soon as one of them is; true negatives do not count. With neither a positive
sample nor a positive call it counts 0.

References
----------
    van Rijsbergen, Information retrieval, 1979.

Examples
--------
>>> from lossprep import metrics
>>> round(metrics.get("f1").value([0.9, 0.6, 0.4, 0.7, 0.1], [1, 1, 1, 0, 0]), 4)
0.6667
"""

from __future__ import annotations

from lossprep.loss.domain import BINARY, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import SampleMetric, count, share
from lossprep.loss.parameter import Parameter
from lossprep.loss.samples import probabilities


def kernel(prediction: Floats, target: Floats, weights: Floats | None, threshold: float) -> float:
    """Twice the true positives over positive calls and positives."""
    called, positive = prediction >= threshold, target == 1
    hits = count(called & positive, weights)
    return share(2 * hits, count(called, weights) + count(positive, weights))


METRIC = SampleMetric(
    name="f1",
    title="F1",
    module=__name__,
    kernel=kernel,
    symbols={"p": "prediction", "y": "target"},
    parameters=(Parameter("threshold", 0.5, "scikit-learn", examples=(0.3,), phrase="p >= {}"),),
    domains={"target": BINARY},
    convention_template="over all samples; {threshold}",
    formula="2*sum(i: 1[p_i >= threshold]*y_i)/max(1, sum(i: 1[p_i >= threshold] + y_i))",
    limits=("1 less it is the dice loss of 0/1 predictions",),
    variants=(Variant("macro: the mean over classes", "scikit-learn's average='macro'"),),
    slips=(
        slip(
            "arithmetic",
            "(precision(prediction, target) + recall(prediction, target))/2",
            "the arithmetic mean of precision and recall",
        ),
        slip(
            "geometric",
            "sqrt(precision(prediction, target)*recall(prediction, target))",
            "the geometric mean",
        ),
        slip(
            "no-2",
            "f1(prediction, target)/2",
            "the factor 2 is missing",
        ),
        slip(
            "jaccard",
            "f1(prediction, target)/(2 - f1(prediction, target))",
            "TP/(TP + FP + FN): the Jaccard index",
        ),
        slip(
            "accuracy",
            "accuracy(prediction, target)",
            "accuracy",
        ),
        slip(
            "product",
            "precision(prediction, target)*recall(prediction, target)",
            "the product of precision and recall",
        ),
    ),
    references=("van Rijsbergen, Information retrieval, 1979",),
    sample=probabilities,
)
