"""Categorical cross-entropy of probabilities: the surprise of the true class, in nats.

L = -Σ_k y_k ln p_k for one row, which is -ln p_c for a true class c; averaged over rows.

Parameters
----------
    prediction: probabilities, one a class: (n, classes), or (classes,) for one row.
    target: class indices from 0, shape (n,), or distributions over the classes, (n, classes).

It is infinite where a true class has probability 0. For logits use ``softmax_cce``, which
keeps its digits and whose derivative is p - y.

References
----------
    Good, Rational decisions, Journal of the Royal Statistical Society B 14, 1952.

Examples
--------
>>> from lossprep import losses
>>> cce = losses.get("cce")
>>> round(cce.value([[0.7, 0.2, 0.1], [0.1, 0.1, 0.8]], [0, 1]), 4)
1.3296
>>> cce.gradient([0.5, 0.5], [1, 0])
array([-2.,  0.])
"""

from __future__ import annotations

from collections.abc import Callable

from lossprep.loss.domain import UNIT, Floats
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.rows import Classes
from lossprep.loss.samples import class_probabilities
from lossprep.loss.stable import ratio, surprise


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """Each class's surprise, as often as it is true."""
    return surprise(target, prediction).sum(axis=-1), lambda: 0 - ratio(target, prediction)


LOSS = Classes(
    name="cce",
    title="Categorical cross-entropy",
    module=__name__,
    kernel=kernel,
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT},
    convention_template="{reduction} over rows; natural log; probabilities",
    formula="-sum(k: y_k*ln(p_k))",
    proper=True,
    gradient_formula={"prediction": "-y/p"},
    noise=Noise("categorical", "prod(k: p_k^y_k)"),
    estimand=Estimand("the classes' conditional probabilities"),
    limits=("two classes: bce", "less the target's entropy: kl"),
    variants=(
        Variant("rows scaled to sum 1 first", "Keras"),
        Variant("averaged over elements", "a mean over n times K numbers: K times smaller"),
    ),
    slips=(
        slip("minus", "-cce(prediction, target)", "the minus in front is missing"),
        slip("log2", "cce(prediction, target)/ln(2)", "log to base 2"),
        slip("log10", "cce(prediction, target)/ln(10)", "log to base 10"),
        slip("all-classes", "-sum(ln(prediction))", "-ln p of every class, not of the true one"),
        slip("probability", "exp(-cce(prediction, target))", "the probability, not its log"),
        slip("entropy", "-sum(prediction*ln(prediction))", "the entropy of the prediction"),
        slip("softmax-again", "softmax_cce(prediction, target)", "a softmax of probabilities"),
        slip(
            "binary",
            "-sum(k: y_k*ln(p_k) + (1 - y_k)*ln(1 - p_k)) where p = prediction, y = target",
            "binary cross-entropy of every class",
        ),
        slip("sum", "cce(prediction, target, reduction=sum)", "the sum, not divided by n"),
    ),
    gradient_slips=(
        slip("sign", "-cce_gradient(prediction, target)", "the sign: -y/p"),
        slip("logits", "prediction - target", "with respect to the logits: p - y"),
        slip("inverse", "-1/prediction", "every class, not the true one alone"),
    ),
    references=("Good, Journal of the Royal Statistical Society B 14, 1952",),
    sample=class_probabilities,
)
