"""Label smoothing: softmax cross-entropy against a target that leaves every class a little.

L = -Σ_k q_k ln p_k with q_k = (1 - ε) y_k + ε/K, p the softmax of the logits; averaged over
rows.

Parameters
----------
    prediction: logits, one a class: (n, classes), or (classes,) for one row.
    target: class indices from 0, shape (n,), or distributions over the classes, (n, classes).
    smoothing: ε, spread evenly over all K classes, the true one included.

The optimum is finite: the true logit stands above the others by ln(1 + K(1 - ε)/ε), and the
loss there is the entropy of q, not 0.

References
----------
    Szegedy et al., Rethinking the Inception architecture for computer vision, CVPR 2016.

Examples
--------
>>> from lossprep import losses
>>> round(losses.get("label_smoothing").value([2, 1, 0.1], 0), 4)
0.5137
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import UNIT, Floats
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.rows import Classes
from lossprep.loss.samples import class_logits
from lossprep.loss.stable import log_softmax


def kernel(
    prediction: Floats, target: Floats, smoothing: float
) -> tuple[Floats, Callable[[], Floats]]:
    """Cross-entropy against the smoothed target."""
    log = log_softmax(prediction)
    smooth = (1 - smoothing) * target + smoothing / target.shape[-1]
    loss = 0 - (smooth * log).sum(axis=-1)
    return loss, lambda: np.exp(log) - smooth


LOSS = Classes(
    name="label_smoothing",
    title="Cross-entropy with label smoothing",
    module=__name__,
    kernel=kernel,
    symbols={"z": "prediction", "y": "target"},
    parameters=(
        Parameter(
            "smoothing", 0.1, "Szegedy et al. 2016", UNIT, examples=(0.0, 0.3), phrase="ε {}, ε/K"
        ),
    ),
    convention_template="{reduction} over rows; natural log; logits; {smoothing}",
    formula="-sum(k: ((1 - smoothing)*y_k + smoothing/length(y))*ln(softmax(z)[k]))",
    proper=False,
    shift_invariant=True,
    gradient_formula={"prediction": "softmax(z) - (1 - smoothing)*y - smoothing/length(y)"},
    noise=Noise(
        "categorical, of smoothed labels",
        "prod(k: softmax(z)[k]^((1 - smoothing)*y_k + smoothing/length(y)))",
    ),
    estimand=Estimand("log-probabilities of the smoothed classes: less decided than the true ones"),
    limits=("ε 0: softmax_cce", "ε 1: the target is forgotten"),
    variants=(Variant("ε/(K - 1) on the other classes", "some older code"),),
    slips=(
        slip("unsmoothed", "softmax_cce(prediction, target)", "without smoothing"),
        slip(
            "over-others",
            "label_smoothing(prediction, target, smoothing=smoothing*k/(k - 1))"
            " where k = length(prediction)",
            "ε/(K - 1) on the other classes instead of ε/K on all",
        ),
        slip(
            "not-reduced",
            "softmax_cce(prediction, target) - smoothing*mean(ln(softmax(prediction)))",
            "ε is added, but the true class keeps its 1",
        ),
        slip(
            "true-only",
            "(1 - smoothing)*softmax_cce(prediction, target)",
            "only the true class's share",
        ),
        slip("log2", "label_smoothing(prediction, target)/ln(2)", "log to base 2"),
        slip("sum", "label_smoothing(prediction, target, reduction=sum)", "not divided by n"),
    ),
    gradient_slips=(
        slip("unsmoothed", "softmax_cce_gradient(prediction, target)", "p - y, unsmoothed"),
        slip("sign", "-label_smoothing_gradient(prediction, target)", "the sign: p - q"),
    ),
    references=("Szegedy et al., CVPR 2016",),
    sample=class_logits,
)
