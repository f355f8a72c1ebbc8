"""Hinge loss: nothing once an answer is right by a margin of 1, linear before.

L = max(0, 1 - y f), averaged over all elements.

Parameters
----------
    prediction: scores f, real numbers of any shape (not probabilities).
    target: labels -1 and 1 of the same shape; with 0 a whole class would cost 1 for ever.

It estimates the likelier class, sign(2η - 1), and says nothing of η. The margin of 1 is in
the score; it becomes a distance only with a penalty on ‖w‖². At y f = 1 any number between
-y and 0 is a subgradient; here it is 0.

References
----------
    Cortes and Vapnik, Support-vector networks, Machine Learning 20, 1995.

Examples
--------
>>> from lossprep import losses
>>> hinge = losses.get("hinge")
>>> hinge.value([0.3, 0.3, 2.0], [1, -1, 1], reduction="none")
array([0.7, 1.3, 0. ])
>>> hinge.gradient([0.3, 0.3, 2.0], [1, -1, 1], reduction="sum")
array([-1.,  1.,  0.])
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import SIGN, Floats
from lossprep.loss.facts import Estimand, Kink, Variant, slip
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import margins


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """What is missing to the margin, and which way it lies."""
    missing = 1 - target * prediction
    return np.maximum(missing, 0), lambda: np.where(missing > 0, -target, 0)


LOSS = Pointwise(
    name="hinge",
    title="Hinge loss",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    domains={"target": SIGN},
    convention_template="{reduction}; labels -1 and 1; margin 1",
    formula="max(0, 1 - y*f)",
    gradient_formula={"prediction": "-y if y*f < 1 else 0"},
    estimand=Estimand(
        "the likelier class, sign(2η - 1)", lambda targets, **_: np.sign(np.mean(targets))
    ),
    kinks=(Kink("y f = 1", at="y", low="min(-y, 0)", high="max(-y, 0)"),),
    limits=(
        "0 for every y f of at least 1",
        "no likelihood: the sum over y of exp(-hinge) changes with f",
    ),
    variants=(
        Variant("labels 0 and 1, mapped to ±1", "Keras"),
        Variant("derivative at y f = 1", "0, -y or -y/2 by implementation"),
    ),
    slips=(
        slip(
            "label-0",
            "mean(max(0, 1 - (target + 1)/2*prediction))",
            "labels 0 and 1 instead of -1 and 1",
        ),
        slip("perceptron", "mean(max(0, -target*prediction))", "without the margin of 1"),
        slip("sign", "hinge(-prediction, target)", "1 + y f: the sign of the margin"),
        slip("square", "squared_hinge(prediction, target)", "squared: the squared hinge"),
        slip("sigmoid", "hinge(sigmoid(prediction), target)", "a probability used as the score"),
        slip("half", "hinge(prediction, target)/2", "halved"),
        slip("sum", "hinge(prediction, target, reduction=sum)", "the sum, not divided by n"),
        slip(
            "violating",
            "hinge(prediction, target, reduction=sum)/sum(1[target*prediction < 1])",
            "averaged over the violating examples only",
        ),
    ),
    gradient_slips=(
        slip("sign", "-hinge_gradient(prediction, target)", "the sign: -y inside the margin"),
        slip(
            "score",
            "-prediction*1[target*prediction < 1]/length(prediction)",
            "-f instead of -y",
        ),
        slip(
            "gate-at-0",
            "-target*1[target*prediction < 0]/length(prediction)",
            "off as soon as the sign is right: it is off at y f = 1",
        ),
        slip("no-1/n", "hinge_gradient(prediction, target, reduction=sum)", "not divided by n"),
    ),
    references=("Cortes and Vapnik, Machine Learning 20, 1995",),
    sample=margins,
)
