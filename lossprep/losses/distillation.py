"""Distillation: a student's softened probabilities drawn to a teacher's.

L = T² KL(softmax(teacher/T) ‖ softmax(student/T)) for one row; averaged over rows.

Parameters
----------
    prediction: the student's logits, one a class: (n, classes), or (classes,) for one row.
    target: the teacher's logits, of the same shape.
    temperature: T; above 1 it shows how the teacher ranks the wrong classes.

The gradient for the student's logits is T(p - q) with softened p and q; the factor T² keeps
it of one size as T changes, since p - q itself falls as 1/T. For large T it approaches the
error of the logits about their means, divided by the number of classes.

References
----------
    Hinton, Vinyals and Dean, Distilling the knowledge in a neural network, 2015.

Examples
--------
>>> from lossprep import losses
>>> distillation = losses.get("distillation")
>>> round(distillation.value([1.0, 0.0], [3.0, 0.0], temperature=2), 4)
0.361
>>> distillation.gradient([1.0, 0.0], [3.0, 0.0], temperature=2).round(4)
array([-0.3902,  0.3902])
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.rows import Rows
from lossprep.loss.samples import vectors
from lossprep.loss.stable import log_softmax


def kernel(
    prediction: Floats, target: Floats, temperature: float
) -> tuple[Floats, Callable[[], Floats]]:
    """KL between the softened softmaxes, times T²."""
    student, teacher = log_softmax(prediction / temperature), log_softmax(target / temperature)
    soft = np.exp(teacher)
    loss = temperature**2 * (soft * (teacher - student)).sum(axis=-1)
    return loss, lambda: temperature * (np.exp(student) - soft)


LOSS = Rows(
    name="distillation",
    title="Distillation loss",
    module=__name__,
    kernel=kernel,
    symbols={"z": "prediction", "u": "target"},
    parameters=(
        Parameter(
            "temperature",
            2.0,
            "PyTorch's tutorial",
            POSITIVE,
            examples=(1.0, 5.0),
            phrase="T {}",
        ),
    ),
    convention_template="{reduction} over rows; KL(teacher‖student); times T²; {temperature}",
    formula="temperature^2*sum(k: q_k*ln(q_k/p_k))"
    " where q = softmax(u/temperature), p = softmax(z/temperature)",
    shift_invariant=True,
    gradient_formula={
        "prediction": "temperature*(softmax(z/temperature) - softmax(u/temperature))"
    },
    estimand=Estimand("the teacher's softened probabilities"),
    limits=(
        "T 1: kl of the softmaxes",
        "T to infinity: half the squares of the centred logits' error, over K",
    ),
    variants=(
        Variant("mixed with cross-entropy of the labels", "Hinton et al. 2015"),
        Variant("without T²", "code that tunes the mix at one temperature"),
    ),
    slips=(
        slip("no-t2", "distillation(prediction, target)/temperature^2", "the factor T² is missing"),
        slip("t-once", "distillation(prediction, target)/temperature", "times T, not T²"),
        slip("reversed", "distillation(target, prediction)", "teacher and student exchanged"),
        slip(
            "no-temperature",
            "distillation(prediction, target, temperature=1)",
            "the temperature is not used",
        ),
        slip(
            "cross-entropy",
            "-temperature^2*sum(softmax(target/temperature)*ln(softmax(prediction/temperature)))",
            "cross-entropy: the teacher's entropy remains",
        ),
        slip(
            "elements",
            "distillation(prediction, target)/length(prediction)",
            "averaged over the classes too",
        ),
    ),
    gradient_slips=(
        slip(
            "no-t",
            "distillation_gradient(prediction, target)/temperature",
            "p - q without the factor T",
        ),
        slip(
            "no-t2",
            "distillation_gradient(prediction, target)/temperature^2",
            "the factor T² is missing: (p - q)/T",
        ),
        slip("sign", "-distillation_gradient(prediction, target)", "the sign: student - teacher"),
    ),
    references=("Hinton, Vinyals and Dean, 2015",),
    sample=lambda rng, n: vectors(rng, n, "prediction", "target"),
)
