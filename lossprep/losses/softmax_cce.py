"""Softmax cross-entropy: from logits, stable, with the gradient p - y.

L = ln Σ_j e^z_j - Σ_k y_k z_k for one row (with class weights, -Σ_k w_k y_k ln p_k where p is
the softmax of z); averaged over rows.

Parameters
----------
    prediction: logits z, one a class: (n, classes), or (classes,) for one row.
    target: class indices from 0, shape (n,), or distributions over the classes, (n, classes).
    class_weights: one weight a class; the mean is then divided by the weights of the true
        classes, so that it stays a mean.

Adding one number to all logits changes nothing. At chance over K classes it is ln K.

References
----------
    Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990.

Examples
--------
>>> from lossprep import losses
>>> softmax_cce = losses.get("softmax_cce")
>>> round(softmax_cce.value([2, 1, 0.1], 0), 5)
0.41703
>>> rows = [[0.2, 0.3, 0.5], [0.5, 0.2, 0.3]]
>>> round(softmax_cce.value(rows, [2, 1], class_weights=[2, 4, 6]), 4)
1.0598
>>> softmax_cce.gradient([2, 1, 0], 0).round(4)
array([-0.3348,  0.2447,  0.09  ])
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, Floats
from lossprep.loss.facts import GIVEN, Estimand, Noise, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.rows import Classes
from lossprep.loss.samples import class_logits
from lossprep.loss.stable import log_softmax


def kernel(
    prediction: Floats, target: Floats, class_weights: Floats | None
) -> tuple[Floats, Callable[[], Floats]]:
    """Each class's log-probability, as often as it is true, at its weight."""
    log = log_softmax(prediction)
    true = target if class_weights is None else (target * class_weights).astype(target.dtype)
    loss = 0 - np.where(true == 0, 0, true * log).sum(axis=-1)
    return loss, lambda: np.exp(log) * true.sum(axis=-1, keepdims=True) - true


def true_weight(prediction: Floats, target: Floats, class_weights: Floats | None) -> Floats:
    """What a row counts for: the weight of its true class."""
    del prediction
    counted = target if class_weights is None else target * class_weights
    return np.asarray(counted.sum(axis=-1))


LOSS = Classes(
    name="softmax_cce",
    title="Softmax cross-entropy",
    module=__name__,
    kernel=kernel,
    mass=true_weight,
    symbols={"z": "prediction", "y": "target"},
    parameters=(
        Parameter(
            "class_weights",
            None,
            "no weights",
            NONNEGATIVE,
            examples=((1.0, 2.0, 0.5, 4.0),),
            phrase="over the true classes' weights",
            many=True,
        ),
    ),
    convention_template="{reduction} over rows; natural log; logits; {class_weights}",
    formula="ln(sum(j: exp(z_j))) - sum(k: y_k*z_k)",
    proper=True,
    shift_invariant=True,
    gradient_formula={"prediction": "softmax(z) - y"},
    noise=Noise("categorical", "prod(k: softmax(z)[k]^y_k)"),
    estimand=Estimand("the classes' conditional log-probabilities, up to one constant a row"),
    limits=("two classes: bce_logits of the difference", "at chance over K classes: ln K"),
    variants=(
        Variant(
            "class weights",
            "PyTorch divides by the true classes' weights (by n for distributions)",
            {"class_weights": GIVEN},
            "-sum(k: class_weights[k]*y_k*ln(softmax(z)[k]))",
            {"prediction": "softmax(z)*sum(class_weights*y) - class_weights*y"},
        ),
        Variant("class weights, divided by n", "TensorFlow, Keras, scikit-learn's dual weights"),
    ),
    slips=(
        slip(
            "softmax-twice",
            "softmax_cce(softmax(prediction), target)",
            "a softmax before the softmax",
        ),
        slip("logits-as-probabilities", "-sum(y*ln(z)) where y = target, z = prediction", "logits"),
        slip("log2", "softmax_cce(prediction, target)/ln(2)", "log to base 2"),
        slip("log10", "softmax_cce(prediction, target)/ln(10)", "log to base 10"),
        slip("minus", "-softmax_cce(prediction, target)", "the minus in front is missing"),
        slip("all-classes", "-sum(ln(softmax(prediction)))", "-ln p of every class"),
        slip("probability", "exp(-softmax_cce(prediction, target))", "p, not -ln p"),
        slip("entropy", "-sum(p*ln(p)) where p = softmax(prediction)", "the prediction's entropy"),
        slip(
            "normaliser",
            "ln(sum(exp(prediction)))",
            "log-sum-exp alone, without the true class's logit",
        ),
        slip(
            "binary",
            "-sum(k: y_k*ln(p_k) + (1 - y_k)*ln(1 - p_k))"
            " where p = sigmoid(prediction), y = target",
            "binary cross-entropy of every class",
        ),
        slip(
            "all-weights",
            "softmax_cce(prediction, target, reduction=sum)/sum(class_weights)",
            "divided by all classes' weights, not by those of the true classes",
        ),
        slip("sum", "softmax_cce(prediction, target, reduction=sum)", "not divided by n"),
        slip(
            "weights-over-n",
            "mean(softmax_cce(prediction, target, reduction=none))",
            "weighted, but divided by n",
        ),
        slip("unweighted", "softmax_cce(prediction, target, class_weights=none)", "no weights"),
    ),
    gradient_slips=(
        slip("sign", "-softmax_cce_gradient(prediction, target)", "the sign: p - y"),
        slip("no-target", "softmax(prediction)", "p without y"),
        slip(
            "extra-slope",
            "g*p*(1 - p) where p = softmax(prediction),"
            " g = softmax_cce_gradient(prediction, target)",
            "an extra factor p(1 - p), which cancels",
        ),
        slip(
            "diagonal",
            "g*(1[g < 0]) where g = softmax_cce_gradient(prediction, target)",
            "only the true class: the other logits move its probability too",
        ),
    ),
    references=("Bridle, Probabilistic interpretation of network outputs, 1990",),
    sample=class_logits,
)
