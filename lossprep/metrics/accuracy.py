"""Accuracy: how much was right.

Accuracy = (TP + TN)/n.

Parameters
----------
    prediction: scores or labels, one a sample; the threshold and above is class 1.
    target: labels 0 and 1, one a sample.
    threshold: where a score becomes class 1.

Always calling the larger class gives its share: 99.5 % at 0.5 % positives. Of rows of scores,
(n, classes), the largest one's class is compared with class indices; with more than two
classes, one-dimensional predictions are labels themselves.

References
----------
    Metz, Basic principles of ROC analysis, Seminars in Nuclear Medicine 8, 1978.

Examples
--------
>>> from lossprep import metrics
>>> round(metrics.get("accuracy").value([0.9, 0.6, 0.4, 0.7, 0.1], [1, 1, 1, 0, 0]), 4)
0.6
"""

from __future__ import annotations

from lossprep.loss.domain import BINARY, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import SampleMetric, average, true_index
from lossprep.loss.parameter import Parameter
from lossprep.loss.samples import probabilities


def kernel(prediction: Floats, target: Floats, weights: Floats | None, threshold: float) -> float:
    """The share of samples whose class was called, as the weights count them."""
    if prediction.ndim == 2:
        truth = true_index("accuracy", prediction, target)
        return average((prediction.argmax(axis=-1) == truth).astype(float), weights)
    called = prediction >= threshold if BINARY.holds(target) else prediction
    return average((called == target).astype(float), weights)


METRIC = SampleMetric(
    name="accuracy",
    title="Accuracy",
    module=__name__,
    kernel=kernel,
    classes=True,
    symbols={"p": "prediction", "y": "target"},
    parameters=(Parameter("threshold", 0.5, "scikit-learn", examples=(0.3,), phrase="p >= {}"),),
    convention_template="over all samples; {threshold}",
    formula="mean(i: 1[1[p_i >= threshold] = y_i])",
    limits=("always the larger class: its share",),
    variants=(
        Variant(
            "balanced: the mean of the classes' recalls", "scikit-learn's balanced_accuracy_score"
        ),
    ),
    slips=(
        slip(
            "error",
            "1 - accuracy(prediction, target)",
            "the error rate, 1 less it",
        ),
        slip(
            "recall",
            "recall(prediction, target)",
            "only the positives: recall",
        ),
        slip(
            "precision",
            "precision(prediction, target)",
            "only the positive calls: precision",
        ),
        slip(
            "count",
            "length(target)*accuracy(prediction, target)",
            "the number right, not divided by n",
        ),
        slip(
            "balanced",
            "(recall(prediction, target) + recall(1 - prediction, 1 - target))/2",
            "the mean of both classes' recall: balanced accuracy",
        ),
    ),
    references=("Metz, Basic principles of ROC analysis, Seminars in Nuclear Medicine 8, 1978",),
    sample=probabilities,
)
