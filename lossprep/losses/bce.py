"""Binary cross-entropy of a probability: the surprise of what happened, in nats.

L = -(y ln p + (1 - y) ln(1 - p)), averaged over all elements.

Parameters
----------
    prediction: probabilities p of class 1, in [0, 1], of any shape.
    target: labels 0 and 1 (or probabilities in between) of the same shape.

A wrong answer costs ln(1/p): each further factor of 10 in a wrong p adds 2.303, so the loss
grows logarithmically in p and linearly in the logit. Where y = 1 and p = 0 (or y = 0 and
p = 1) it is infinite; where they agree at 0 or 1 it is 0. For the derivative with respect
to the logit, p - y, see ``bce_logits``, which also keeps its digits for extreme logits.

References
----------
    Good, Rational decisions, Journal of the Royal Statistical Society B 14, 1952.

Examples
--------
>>> from lossprep import losses
>>> bce = losses.get("bce")
>>> round(bce.value([0.9, 0.2, 0.4], [1, 0, 1]), 5)
0.41493
>>> bce.value([0.0, 1.0], [1, 1], reduction="none")
array([inf,  0.])
>>> bce.gradient(0.2, 1)
array(-5.)
"""

from __future__ import annotations

from collections.abc import Callable

from lossprep.loss.domain import UNIT, Floats
from lossprep.loss.facts import PROBABILITY, Noise, Variant, slip
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import probabilities
from lossprep.loss.stable import ratio, surprise


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """What takes part with probability 0 costs nothing, so that p = y = 1 costs 0, not NaN."""
    against = 1 - prediction
    loss = surprise(target, prediction) + surprise(1 - target, against)
    return loss, lambda: ratio(1 - target, against) - ratio(target, prediction)


LOSS = Pointwise(
    name="bce",
    title="Binary cross-entropy",
    module=__name__,
    kernel=kernel,
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT, "target": UNIT},
    convention_template="{reduction}; natural log",
    formula="-(y*ln(p) + (1 - y)*ln(1 - p))",
    proper=True,
    gradient_formula={"prediction": "(p - y)/(p*(1 - p))"},
    noise=Noise("Bernoulli", "p^y*(1 - p)^(1 - y)"),
    estimand=PROBABILITY,
    limits=(
        "infinite where p = 0 and y = 1, or p = 1 and y = 0",
        "0 where p = y = 0 or p = y = 1",
        "the best constant prediction is the base rate, and costs its entropy",
    ),
    variants=(
        Variant("log capped at -100", "PyTorch BCELoss: at most 100 instead of infinite"),
        Variant("p clipped to [1e-7, 1 - 1e-7]", "Keras: at most 16.12"),
        Variant("p clipped by the type's epsilon", "scikit-learn log_loss: at most 36.04"),
    ),
    slips=(
        slip("minus", "-bce(prediction, target)", "the minus in front is missing"),
        slip("log2", "bce(prediction, target)/ln(2)", "log to base 2 instead of the natural log"),
        slip("log10", "bce(prediction, target)/ln(10)", "log to base 10: the calculator's key"),
        slip("sum", "bce(prediction, target, reduction=sum)", "the sum, not divided by n"),
        slip(
            "positives",
            "-mean(target*ln(prediction))",
            "only the terms with y = 1; those with y = 0 cost -ln(1 - p)",
        ),
        slip(
            "over-positives",
            "-sum(target*ln(prediction))/sum(target)",
            "averaged over the positives alone",
        ),
        slip("swapped", "bce(1 - prediction, target)", "p and 1 - p exchanged"),
        slip("sigmoid-twice", "bce(sigmoid(prediction), target)", "a second sigmoid"),
        slip("brier", "mean((prediction - target)^2)", "squared: that is the Brier score"),
    ),
    gradient_slips=(
        slip(
            "sign",
            "-bce_gradient(prediction, target)",
            "the sign: it is (p - y)/(p(1 - p))",
        ),
        slip(
            "logit",
            "(prediction - target)/length(prediction)",
            "with respect to the logit, not to p",
        ),
        slip(
            "multiplied",
            "(prediction - target)*prediction*(1 - prediction)/length(prediction)",
            "multiplied by p(1 - p) instead of divided",
        ),
        slip(
            "brackets",
            "(prediction - target)/prediction*(1 - prediction)/length(prediction)",
            "the brackets around p(1 - p) are lost",
        ),
        slip("square", "2*(prediction - target)/length(prediction)", "of the squared error"),
        slip(
            "inner",
            "(-(1 - target)/(1 - prediction) - target/prediction)/length(prediction)",
            "the inner derivative of ln(1 - p), -1, is lost",
        ),
        slip("no-1/n", "bce_gradient(prediction, target, reduction=sum)", "not divided by n"),
    ),
    references=("Good, Journal of the Royal Statistical Society B 14, 1952",),
    sample=probabilities,
)
