"""Squared hinge: nothing once right by a margin of 1, quadratic before, and smooth.

L = max(0, 1 - y f)², averaged over all elements.

Parameters
----------
    prediction: scores f, real numbers of any shape.
    target: labels -1 and 1 of the same shape.

Unlike the hinge it has a derivative everywhere, and its best prediction is 2η - 1: it can be
read as a probability, and an outlier on the wrong side costs its square.

References
----------
    Lee and Mangasarian, SSVM: a smooth support vector machine, 2001.

Examples
--------
>>> from lossprep import losses
>>> losses.get("squared_hinge").value([0.3, 0.3, 2.0], [1, -1, 1], reduction="none")
array([0.49, 1.69, 0.  ])
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import SIGN, Floats
from lossprep.loss.facts import Estimand, slip
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import margins


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """What is missing to the margin, squared."""
    missing = np.maximum(1 - target * prediction, 0)
    return missing * missing, lambda: -2 * target * missing


LOSS = Pointwise(
    name="squared_hinge",
    title="Squared hinge loss",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    domains={"target": SIGN},
    convention_template="{reduction}; labels -1 and 1; margin 1",
    formula="max(0, 1 - y*f)^2",
    gradient_formula={"prediction": "-2*y*max(0, 1 - y*f)"},
    estimand=Estimand("2η - 1", lambda targets, **_: np.mean(targets)),
    limits=("0 for every y f of at least 1",),
    slips=(
        slip("hinge", "hinge(prediction, target)", "not squared: that is the hinge"),
        slip("mean-first", "hinge(prediction, target)^2", "the square of the mean hinge"),
        slip("sign", "squared_hinge(-prediction, target)", "1 + y f: the sign of the margin"),
        slip("no-gate", "mean((1 - target*prediction)^2)", "without max(0, ·)"),
        slip("half", "squared_hinge(prediction, target)/2", "halved"),
        slip("sum", "squared_hinge(prediction, target, reduction=sum)", "not divided by n"),
    ),
    gradient_slips=(
        slip("no-2", "squared_hinge_gradient(prediction, target)/2", "the factor 2 is missing"),
        slip("sign", "-squared_hinge_gradient(prediction, target)", "the sign"),
        slip("hinge", "hinge_gradient(prediction, target)", "that of the hinge"),
        slip("no-1/n", "squared_hinge_gradient(prediction, target, reduction=sum)", "not over n"),
    ),
    references=("Lee and Mangasarian, Computational Optimization and Applications 20, 2001",),
    sample=margins,
)
