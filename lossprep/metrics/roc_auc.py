"""Area under the ROC curve: how often a positive outscores a negative.

AUC = P(s₊ > s₋) + P(s₊ = s₋)/2 over all pairs of a positive and a negative sample.

Parameters
----------
    prediction: scores, one a sample; only their order counts.
    target: labels 0 and 1, one a sample; both must occur.

It does not change with the share of positives, nor with any increasing transformation of the
scores: it measures order, not calibration. At random it is 0.5.

References
----------
    Hanley and McNeil, The meaning and use of the area under a ROC curve, Radiology 143, 1982.

Examples
--------
>>> from lossprep import metrics
>>> metrics.get("roc_auc").value([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])
0.75
"""

from __future__ import annotations

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.domain import BINARY, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import SampleMetric
from lossprep.loss.samples import rounded_probabilities


def kernel(prediction: Floats, target: Floats, weights: Floats | None) -> float:
    """The negatives below each distinct score, and half of those at it, as weights count."""
    _, level = np.unique(prediction, return_inverse=True)
    each = np.ones(len(target)) if weights is None else weights
    positives = np.bincount(level, each * (target == 1))
    negatives = np.bincount(level, each * (target == 0))
    pairs = positives.sum() * negatives.sum()
    if pairs == 0:
        raise LossprepError("roc_auc needs targets of both classes; here is only one")
    below = negatives.cumsum() - negatives / 2
    return float((positives * below).sum() / pairs)


METRIC = SampleMetric(
    name="roc_auc",
    title="Area under the ROC curve",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "y": "target"},
    domains={"target": BINARY},
    convention_template="over all pairs; ties count half",
    formula="mean(i, j if y_i > y_j: 1[s_i > s_j] + 1[s_i = s_j]/2)",
    limits=("random scores: 0.5", "scores reversed: 1 less it", "one class only: undefined"),
    variants=(Variant("partial area", "scikit-learn's max_fpr"),),
    slips=(
        slip("reversed", "roc_auc(-prediction, target)", "the sign: 1 less it"),
        slip("gini", "2*roc_auc(prediction, target) - 1", "Gini's coefficient, 2 AUC - 1"),
        slip(
            "ties-lose",
            "mean(i, j if y_i > y_j: 1[s_i > s_j]) where s = prediction, y = target",
            "ties count nothing instead of half",
        ),
        slip(
            "ties-win",
            "mean(i, j if y_i > y_j: 1[s_i >= s_j]) where s = prediction, y = target",
            "ties count whole instead of half",
        ),
        slip("accuracy", "accuracy(prediction, target)", "accuracy at a threshold of 0.5"),
    ),
    references=("Hanley and McNeil, Radiology 143, 1982",),
    sample=rounded_probabilities,
)
