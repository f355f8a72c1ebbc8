"""Kullback-Leibler divergence from the target P to the prediction Q, in nats.

L = KL(P‖Q) = Σ_k P_k ln(P_k/Q_k) for one row; averaged over rows.

Parameters
----------
    prediction: Q, probabilities, one a class: (n, classes), or (classes,) for one row.
    target: P, class indices from 0, shape (n,), or distributions, (n, classes).

It is cross-entropy less the entropy of P, so its gradient is that of cross-entropy and its
minimum is 0. It is not symmetric: where P has mass and Q has none it is infinite, so this
direction makes Q cover P; KL(Q‖P) makes Q pick a part of P.

References
----------
    Kullback and Leibler, On information and sufficiency, Annals of Mathematical Statistics
    22, 1951.

Examples
--------
>>> from lossprep import losses
>>> round(losses.get("kl").value([0.9, 0.1], [0.5, 0.5]), 5)
0.51083
"""

from __future__ import annotations

from collections.abc import Callable

from lossprep.loss.domain import UNIT, Floats
from lossprep.loss.facts import Estimand, Noise, Variant, slip
from lossprep.loss.rows import Classes
from lossprep.loss.samples import class_probabilities
from lossprep.loss.stable import ratio, surprise


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """The target's surprise under the prediction, less that under itself."""
    loss = (surprise(target, prediction) - surprise(target, target)).sum(axis=-1)
    return loss, lambda: 0 - ratio(target, prediction)


LOSS = Classes(
    name="kl",
    title="Kullback-Leibler divergence",
    module=__name__,
    kernel=kernel,
    symbols={"Q": "prediction", "P": "target"},
    domains={"prediction": UNIT},
    convention_template="{reduction} over rows; natural log; KL(target‖prediction)",
    formula="sum(k if P_k > 0: P_k*ln(P_k/Q_k))",
    proper=True,
    gradient_formula={"prediction": "-P/Q"},
    noise=Noise("categorical", "prod(k: Q_k^P_k)"),
    estimand=Estimand("the target distribution itself; its mean over equal inputs"),
    limits=("plus the target's entropy: cce", "0 exactly where both agree"),
    variants=(
        Variant("averaged over elements", "PyTorch kl_div's reduction='mean': K times smaller"),
        Variant("reversed, KL(Q‖P)", "variational inference, some distillation"),
    ),
    slips=(
        slip("reversed", "kl(target, prediction)", "the direction reversed: KL(Q‖P)"),
        slip(
            "elements",
            "kl(prediction, target)/length(prediction)",
            "averaged over the classes too",
        ),
        slip("unlogged", "sum(target*(ln(target) - prediction))", "Q without its log"),
        slip("cross-entropy", "cce(prediction, target)", "cross-entropy: P's entropy remains"),
        slip("log2", "kl(prediction, target)/ln(2)", "log to base 2: bits"),
        slip("minus", "-kl(prediction, target)", "the sign"),
    ),
    gradient_slips=(
        slip("sign", "-kl_gradient(prediction, target)", "the sign: -P/Q"),
        slip("logits", "prediction - target", "with respect to the logits: Q - P"),
    ),
    references=("Kullback and Leibler, Annals of Mathematical Statistics 22, 1951",),
    sample=class_probabilities,
)
