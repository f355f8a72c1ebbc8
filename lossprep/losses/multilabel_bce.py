"""Multi-label cross-entropy: each label its own yes or no, averaged over the labels.

L = -(1/C) Σ_c (y_c ln p_c + (1 - y_c) ln(1 - p_c)) for one example; averaged over examples.

Parameters
----------
    prediction: probabilities, one a label: (n, labels), or (labels,) for one example.
    target: 0 and 1 of the same shape; any number of them may be 1.
    logits: instead of ``prediction``, logits; right at any size.

Labels do not compete, unlike under softmax, where k true labels can reach 1/k each at best.

References
----------
    Nam et al., Large-scale multi-label text classification, ECML PKDD 2014.

Examples
--------
>>> from lossprep import losses
>>> multilabel = losses.get("multilabel_bce")
>>> round(multilabel.value([0.9, 0.2, 0.4], [1, 0, 1]), 5)
0.41493
>>> multilabel.value(logits=[[0.0, 1e4]], target=[[1, 0]], reduction="none")
array([5000.34657359])
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lossprep.loss.domain import UNIT, Floats
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.rows import Rows
from lossprep.loss.samples import label_rows
from lossprep.loss.stable import ratio, sigmoid, softplus, surprise


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """Binary cross-entropy of each label, averaged over the labels of a row."""
    rest, count = 1 - prediction, prediction.shape[-1]
    loss = surprise(target, prediction) + surprise(1 - target, rest)
    return loss.mean(axis=-1), lambda: (ratio(1 - target, rest) - ratio(target, prediction)) / count


def logit_kernel(logits: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """The same from logits."""
    loss = softplus(logits) - logits * target
    return loss.mean(axis=-1), lambda: (sigmoid(logits) - target) / logits.shape[-1]


def _logit_sample(rng: Any, n: int) -> dict[str, Floats]:
    return {"logits": rng.normal(0, 3, (n, 5)), "target": label_rows(rng, n)["target"]}


_LOGITS = Rows(
    name="multilabel_bce",
    title="Multi-label cross-entropy of logits",
    kernel=logit_kernel,
    arguments=("logits", "target"),
    inputs=("logits",),
    symbols={"z": "logits", "y": "target"},
    domains={"target": UNIT},
    formula="-mean(c: y_c*ln(sigmoid(z_c)) + (1 - y_c)*ln(1 - sigmoid(z_c)))",
    gradient_formula={"logits": "(sigmoid(z) - y)/length(y)"},
    sample=_logit_sample,
)

LOSS = Rows(
    name="multilabel_bce",
    title="Multi-label cross-entropy",
    module=__name__,
    kernel=kernel,
    forms=(_LOGITS,),
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT, "target": UNIT},
    convention_template="{reduction} over examples; mean over labels; natural log",
    formula="-mean(c: y_c*ln(p_c) + (1 - y_c)*ln(1 - p_c))",
    gradient_formula={"prediction": "(p - y)/(p*(1 - p))/length(y)"},
    noise=Noise(
        "independent Bernoulli labels, to the power 1/C",
        "prod(c: p_c^y_c*(1 - p_c)^(1 - y_c))^(1/length(y))",
    ),
    estimand=Estimand("each label's conditional probability"),
    limits=("one label: bce",),
    variants=(Variant("summed over labels", "common; C times this one"),),
    slips=(
        slip(
            "sum-labels",
            "length(target)*multilabel_bce(prediction, target)",
            "summed over the labels instead of averaged",
        ),
        slip(
            "true-only",
            "-mean(target*ln(prediction))",
            "only the true labels' terms; the absent ones cost -ln(1 - p)",
        ),
        slip("minus", "-multilabel_bce(prediction, target)", "the minus in front is missing"),
        slip("log2", "multilabel_bce(prediction, target)/ln(2)", "log to base 2"),
        slip("log10", "multilabel_bce(prediction, target)/ln(10)", "log to base 10"),
        slip(
            "softmax",
            "-sum(target*ln(softmax(logit(prediction))))/sum(target)",
            "softmax over labels, as if exactly one were true",
        ),
    ),
    gradient_slips=(
        slip(
            "sum-labels",
            "length(target)*multilabel_bce_gradient(prediction, target)",
            "not divided by the number of labels",
        ),
        slip("sign", "-multilabel_bce_gradient(prediction, target)", "the sign"),
        slip("logit", "(prediction - target)/length(target)", "with respect to the logits"),
    ),
    references=("Nam et al., ECML PKDD 2014",),
    sample=label_rows,
)
