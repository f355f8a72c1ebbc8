"""Multi-class hinge: the true class should beat every other by a margin.

L = max(0, margin + max over j ≠ c of s_j - s_c) for a true class c; averaged over rows. With
``over="sum"`` every violating class counts: Σ over j ≠ c of max(0, margin + s_j - s_c).

Parameters
----------
    prediction: scores, one a class: (n, classes), or (classes,) for one row.
    target: class indices from 0, shape (n,), or one-hot rows.
    margin: by how much the true class should win.
    over: "max" (Crammer and Singer) or "sum" (Weston and Watkins).

Where two classes violate equally, any share between them is a subgradient; here the first
takes all.

References
----------
    Crammer and Singer, On the algorithmic implementation of multiclass kernel-based vector
    machines, JMLR 2, 2001. Weston and Watkins, Support vector machines for multi-class
    pattern recognition, ESANN 1999.

Examples
--------
>>> from lossprep import losses
>>> losses.get("multiclass_hinge").value([[1.0, 2.0, 1.5], [3.0, 1.0, 0.0]], [0, 0])
1.0
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Kink, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.rows import Classes
from lossprep.loss.samples import class_scores


def kernel(
    prediction: Floats, target: Floats, margin: float, over: str
) -> tuple[Floats, Callable[[], Floats]]:
    """Each other class's violation; the worst one, or all of them."""
    true = (prediction * target).sum(axis=-1, keepdims=True)
    missing = np.where(target == 1, 0, margin + prediction - true)
    missing = np.maximum(missing, 0).astype(prediction.dtype)
    counted = (missing > 0).astype(prediction.dtype)
    if over == "max":
        worst = np.zeros_like(missing)
        worst[np.arange(len(missing)), missing.argmax(axis=-1)] = 1
        counted = counted * worst

    def derivative() -> Floats:
        return np.asarray(counted - target * counted.sum(axis=-1, keepdims=True))

    return (missing * counted).sum(axis=-1), derivative


LOSS = Classes(
    name="multiclass_hinge",
    title="Multi-class hinge loss",
    module=__name__,
    kernel=kernel,
    symbols={"s": "prediction", "y": "target"},
    parameters=(
        Parameter("margin", 1.0, "PyTorch, Keras", POSITIVE, examples=(0.5,), phrase="margin {}"),
        Parameter(
            "over",
            "max",
            "Crammer and Singer 2001, Keras",
            choices={"max": "the worst class", "sum": "summed over classes"},
            examples=("sum",),
        ),
    ),
    convention_template="{reduction} over rows; {over}; {margin}",
    formula="max(0, margin + max(k if y_k = 0: s_k) - sum(k: y_k*s_k))",
    shift_invariant=True,
    gradient_formula={
        "prediction": "(0*s if s[c] > margin + m else [k: 1[y_k = 0 and s_k = m] - y_k])"
        " where c = sum(k: k*y_k), m = max(k if y_k = 0: s_k)"
    },
    estimand=Estimand("the likeliest class, where one has more than half; no probabilities"),
    kinks=(
        Kink("the true class leads by the margin: any share of the pull is a subgradient"),
        Kink("two classes violate equally: any shares with sum 1"),
    ),
    limits=("two classes with scores ±f/2: hinge",),
    variants=(
        Variant(
            "summed over classes",
            "Weston and Watkins; PyTorch's multi_margin_loss divides that by K",
            {"over": "sum"},
            "sum(j if y_j = 0: max(0, margin + s_j - s[c])) where c = sum(k: k*y_k)",
            {
                "prediction": "v - y*sum(v) where t = sum(k: y_k*s_k),"
                " v = [k: 1[y_k = 0 and margin + s_k > t]]"
            },
        ),
    ),
    slips=(
        slip(
            "true-in-max",
            "max(0, max((1 - y)*s) - sum(y*s) + margin) where s = prediction, y = target",
            "the true class's own 0 is left in the maximum",
        ),
        slip(
            "summed",
            "multiclass_hinge(prediction, target, over=sum)",
            "summed over the classes: Weston and Watkins",
        ),
        slip(
            "summed-over-k",
            "multiclass_hinge(prediction, target, over=sum)/length(prediction)",
            "summed and divided by the number of classes, as PyTorch does",
        ),
        slip("no-margin", "max(prediction) - sum(target*prediction)", "without the margin"),
        slip("square", "multiclass_hinge(prediction, target)^2", "squared"),
    ),
    gradient_slips=(
        slip("sign", "-multiclass_hinge_gradient(prediction, target)", "the sign"),
        slip(
            "one-sided",
            "max(0, multiclass_hinge_gradient(prediction, target))",
            "only the rival's: the true class's is -1",
        ),
    ),
    references=("Crammer and Singer, JMLR 2, 2001",),
    sample=class_scores,
)
