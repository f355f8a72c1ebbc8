"""Generalised cross-entropy: between cross-entropy and MAE, for labels that may be wrong.

L = (1 - p_c^q)/q for a true class c (averaged under a distribution); averaged over rows.

Parameters
----------
    prediction: probabilities, one a class: (n, classes), or (classes,) for one row.
    target: class indices from 0, shape (n,), or distributions over the classes, (n, classes).
    q: above 0 and at most 1. Towards 0 it is cross-entropy, at 1 it is 1 - p_c.

It is bounded by 1/q, so that a mislabelled example can cost only so much; the gradient of
cross-entropy is multiplied by p_c^q, which turns such examples down.

References
----------
    Zhang and Sabuncu, Generalized cross entropy loss for training deep neural networks with
    noisy labels, NeurIPS 2018.

Examples
--------
>>> from lossprep import losses
>>> round(losses.get("gce").value([0.7, 0.2, 0.1], 1), 4)
0.9655
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import UNIT, Floats, Interval
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.rows import Classes
from lossprep.loss.samples import class_probabilities


def kernel(prediction: Floats, target: Floats, q: float) -> tuple[Floats, Callable[[], Floats]]:
    """(1 - p^q)/q by expm1, which keeps its digits while q is small."""
    loss = 0 - (target * np.expm1(q * np.log(prediction))).sum(axis=-1) / q
    slope = np.where(target == 0, 0, -target * np.where(target == 0, 1, prediction) ** (q - 1))
    return loss, lambda: slope


LOSS = Classes(
    name="gce",
    title="Generalised cross-entropy",
    module=__name__,
    kernel=kernel,
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT},
    parameters=(
        Parameter(
            "q",
            0.7,
            "Zhang and Sabuncu 2018",
            Interval(0, 1, open_low=True),
            examples=(0.01, 0.5, 1.0),
            phrase="q {}",
        ),
    ),
    convention_template="{reduction} over rows; {q}; probabilities",
    formula="sum(k: y_k*(1 - p_k^q)/q)",
    proper=False,
    gradient_formula={"prediction": "-y*p^(q - 1)"},
    estimand=Estimand("the classes' probabilities, sharpened: to the power 1/(1 - q), normalised"),
    limits=("q to 0: cce", "q = 1: 1 - p_c, half of the absolute error", "at most 1/q"),
    variants=(Variant("truncated at a threshold", "Zhang and Sabuncu 2018, section 3.3"),),
    slips=(
        slip("cross-entropy", "cce(prediction, target)", "cross-entropy: q towards 0"),
        slip("no-division", "q*gce(prediction, target)", "not divided by q"),
        slip("mae", "gce(prediction, target, q=1)", "1 - p: q = 1"),
        slip("power", "1 - gce(prediction, target)*q", "p^q itself"),
        slip("sum", "gce(prediction, target, reduction=sum)", "the sum, not divided by n"),
    ),
    gradient_slips=(
        slip("cross-entropy", "cce_gradient(prediction, target)", "that of cross-entropy: -1/p"),
        slip("power", "prediction*gce_gradient(prediction, target)", "the power is not lowered"),
        slip("sign", "-gce_gradient(prediction, target)", "the sign"),
    ),
    references=("Zhang and Sabuncu, NeurIPS 2018",),
    sample=class_probabilities,
)
