"""Expected calibration error: by how much stated confidence and frequency differ.

ECE = Σ over bins of (n_b/n) |mean confidence - mean frequency|, bins of equal width on [0, 1].

Parameters
----------
    prediction: probabilities of class 1, one a sample; or rows (n, classes), whose largest
        probability is the confidence.
    target: labels 0 and 1; with rows, class indices.
    bins: how many bins of equal width.
    of: with one probability a sample, calibration of the "positive" class, or of the "top"
        label, max(p, 1 - p).
    closed: which end belongs to a bin: "right" is (a, b], "left" is [a, b).

It depends on the bins, and a constant prediction of the base rate has an ECE of 0.

References
----------
    Guo, Pleiss, Sun and Weinberger, On calibration of modern neural networks, ICML 2017.

Examples
--------
>>> from lossprep import metrics
>>> round(metrics.get("ece").value([0.9, 0.8, 0.3, 0.25], [1, 1, 0, 1]), 4)
0.1875
"""

from __future__ import annotations

import numpy as np

from lossprep.loss.domain import BINARY, UNIT, Floats, Whole, require
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import SampleMetric, true_index
from lossprep.loss.parameter import Parameter
from lossprep.loss.samples import rounded_probabilities


def kernel(
    prediction: Floats, target: Floats, weights: Floats | None, *, bins: float, of: str, closed: str
) -> float:
    """The bins' summed differences; a bin's size cancels against its means."""
    confidence, hit = _events(prediction, target, of)
    scaled = confidence * int(bins)
    place = np.ceil(scaled) - 1 if closed == "right" else np.floor(scaled)
    place = np.clip(place, 0, int(bins) - 1).astype(int)
    each = np.ones(len(confidence)) if weights is None else weights
    gaps = np.bincount(place, each * (confidence - hit))
    return float(np.abs(gaps).sum() / each.sum())


def _events(prediction: Floats, target: Floats, of: str) -> tuple[Floats, Floats]:
    """Each sample's confidence, and whether what it was confident of happened."""
    if prediction.ndim == 2:
        truth = true_index("ece", prediction, target)
        return prediction.max(axis=-1), (prediction.argmax(axis=-1) == truth).astype(float)
    require(BINARY, "ece", "target", target)
    if of == "positive":
        return prediction, target
    return np.maximum(prediction, 1 - prediction), ((prediction >= 0.5) == (target == 1)) * 1.0


PLACE = {"right": "max(1, ceil(bins*c_i))", "left": "min(bins, floor(bins*c_i) + 1)"}
POSITIVE_CLASS = "c = p, h = y"
TOP_LABEL = "c = [i: max(p_i, 1 - p_i)], h = [i: 1[(p_i >= 1/2) = (y_i = 1)]]"


def _formula(events: str, place: str) -> str:
    """Over samples instead of bins: each bears its bin's gap over its bin's size."""
    return (
        "mean(i: abs(sum(j if b_j = b_i: c_j - h_j))/sum(j: 1[b_j = b_i]))"
        f" where {events}, b = [i: {place}]"
    )


METRIC = SampleMetric(
    name="ece",
    title="Expected calibration error",
    module=__name__,
    kernel=kernel,
    classes=True,
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT},
    parameters=(
        Parameter("bins", 10.0, "common", Whole(1), examples=(3.0, 15.0), phrase="{} bins"),
        Parameter(
            "of",
            "positive",
            "reliability diagrams",
            choices={"positive": "of class 1", "top": "of the top label"},
            examples=("top",),
        ),
        Parameter(
            "closed",
            "right",
            "Guo et al. 2017",
            choices={"right": "(a, b]", "left": "[a, b)"},
            examples=("left",),
        ),
    ),
    convention_template="over all samples; {bins} of equal width; {closed}; {of}",
    formula=_formula(POSITIVE_CLASS, PLACE["right"]),
    limits=("always the base rate: 0", "one bin: |mean confidence - base rate|"),
    variants=(
        Variant(
            "bins [a, b)",
            "NumPy's histogram",
            {"closed": "left"},
            _formula(POSITIVE_CLASS, PLACE["left"]),
        ),
        Variant(
            "top label",
            "Guo et al. 2017, with 15 bins",
            {"of": "top"},
            _formula(TOP_LABEL, PLACE["right"]),
        ),
        Variant("bins of equal counts", "adaptive calibration error"),
    ),
    slips=(
        slip("bins-mean", "ece(prediction, target, bins=1)", "one bin: differences cancel"),
        slip("top", "ece(prediction, target, of=top)", "of the top label"),
        slip("positive", "ece(prediction, target, of=positive)", "of class 1"),
        slip("left", "ece(prediction, target, closed=left)", "bins [a, b)"),
        slip("right", "ece(prediction, target, closed=right)", "bins (a, b]"),
        slip("unbinned", "mean(abs(prediction - target))", "without bins: absolute errors"),
    ),
    references=("Guo et al., ICML 2017",),
    sample=rounded_probabilities,
)
