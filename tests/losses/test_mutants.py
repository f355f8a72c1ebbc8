"""A law counts only if it can fail: each named mutant of a kernel breaks the law it is for."""

from __future__ import annotations

import dataclasses

import laws
import numpy as np
import pytest

from lossprep import losses
from lossprep.errors import LossprepError
from lossprep.loss import pointwise
from lossprep.loss.facts import MEDIAN, Kink, Noise


def value(change):
    """A kernel whose loss is changed, and whose derivative is not."""

    def mutate(kernel):
        def changed(*arguments, **params):
            loss, pull = kernel(*arguments, **params)
            return change(loss, *arguments), pull

        return changed

    return mutate


def derivative(change):
    """A kernel whose derivative is changed, and whose loss is not."""

    def mutate(kernel):
        def changed(*arguments, **params):
            loss, pull = kernel(*arguments, **params)
            return loss, lambda *factor: change(pull(*factor), *arguments)

        return changed

    return mutate


def naive_log_sigmoid(prediction, target):
    p = 1 / (1 + np.exp(-prediction))
    loss = -(target * np.log(p) + (1 - target) * np.log(1 - p))
    return loss, lambda: p - target


def naive_bce(prediction, target):
    loss = -(target * np.log(prediction) + (1 - target) * np.log(1 - prediction))
    return loss, lambda: (prediction - target) / (prediction * (1 - prediction))


def naive_listmle(prediction, target, mask):
    loss, pull = losses.get("listmle").kernel(prediction, target, mask)
    return loss + np.log(np.exp(prediction).sum(axis=-1)) * 0, pull


def by_position(loss, *_):
    return loss * np.linspace(1, 2, len(loss))


# law, loss, mutant's name: how the kernel is changed.
KERNELS = {
    ("formula_is_the_kernel", "mse", "halved"): value(lambda loss, *_: loss / 2),
    ("formula_is_the_kernel", "huber", "tail slope 1"): value(
        lambda loss, f, y: np.where(np.abs(f - y) > 1, np.abs(f - y) - 0.5, loss)
    ),
    ("formula_is_the_kernel", "listmle", "first draw only"): value(lambda loss, *_: loss * 0.9),
    ("formula_is_the_kernel", "nt_xent", "one direction"): value(lambda loss, *_: loss * 0.5),
    ("gradient_formula_is_the_gradient", "mse", "factor 2 dropped"): derivative(
        lambda g, *_: g / 2
    ),
    ("gradient_formula_is_the_gradient", "nt_xent", "not through the norm"): derivative(
        lambda g, *_: (g[0] * 1.01, g[1])
    ),
    ("gradient_is_the_slope", "focal", "focus held constant"): derivative(
        lambda g, p, y: np.where(y == 1, -((1 - p) ** 2) / p, p**2 / (1 - p))
    ),
    ("gradient_is_the_slope", "mae", "slope 2 at the kink"): derivative(
        lambda g, f, y: np.where(f == y, 2.0, g)
    ),
    ("gradient_is_the_slope", "info_nce", "positive not below"): derivative(
        lambda g, *_: (g[0], g[1] * 0.9, g[2])
    ),
    ("noise_minus_loss_is_constant", "poisson", "rate twice"): value(
        lambda loss, f, y: loss + np.exp(f)
    ),
    ("estimand_minimises", "quantile", "sides exchanged"): value(
        lambda loss, f, y: np.maximum(0.1 * (y - f), 0.9 * (f - y))
    ),
    ("estimand_minimises", "hinge", "labels exchanged"): value(
        lambda loss, f, y: np.maximum(0, 1 + y * f)
    ),
    ("weights_count_samples", "mse", "centred on the batch"): value(
        lambda loss, *_: loss - loss.mean()
    ),
    ("weights_count_samples", "softmax_cce", "scaled by the batch"): value(
        lambda loss, *_: loss / loss.mean()
    ),
    ("order_of_samples_is_nothing", "mse", "weighed by position"): value(by_position),
    ("order_of_samples_is_nothing", "triplet", "weighed by position"): value(by_position),
    ("single_precision_is_kept", "mse", "coarser in single"): value(
        lambda loss, *_: loss * 1.001 if loss.dtype == np.float32 else loss
    ),
    ("kinks_have_their_intervals", "hinge", "smoothed"): lambda kernel: (
        losses.get("squared_hinge").kernel
    ),
    ("nothing_is_nan", "bce", "0 ln 0 as it stands"): lambda kernel: naive_bce,
    ("nothing_is_nan", "bce_logits", "log of a sigmoid"): lambda kernel: naive_log_sigmoid,
    ("far_logits_keep_their_digits", "bce_logits", "log of a sigmoid"): (
        lambda kernel: naive_log_sigmoid
    ),
    ("far_logits_keep_their_digits", "listmle", "sum of exponentials"): (
        lambda kernel: naive_listmle
    ),
    ("truth_is_the_best_prediction", "bce", "negatives at half"): value(
        lambda loss, p, y: np.where(y == 0, loss / 2, loss)
    ),
    ("truth_is_the_best_prediction", "focal", "plain cross-entropy"): value(
        lambda loss, p, y: -np.log(np.where(y == 1, p, 1 - p))
    ),
    ("shift_changes_nothing", "softmax_cce", "weight decay"): value(
        lambda loss, z, _: loss + 0.01 * (z**2).sum(axis=-1)
    ),
    ("order_within_a_sample_is_nothing", "listnet", "first document counts double"): value(
        lambda loss, s, *_: loss + 0.1 * s[:, 0]
    ),
}


@pytest.mark.parametrize("mutant", KERNELS, ids=lambda m: f"{m[1]} {m[2]}: {m[0]}")
def test_a_mutant_of_the_kernel_breaks_its_law(mutant):
    law, name, _ = mutant
    loss = losses.get(name)
    broken = dataclasses.replace(loss, kernel=KERNELS[mutant](loss.kernel))
    with np.errstate(all="ignore"), pytest.raises((AssertionError, LossprepError)):
        getattr(laws, law)(broken, np.random.default_rng(1))


FACTS = {
    ("formula_is_the_kernel", "mae", "error not absolute"): {"formula": "f - y"},
    ("gradient_formula_is_the_gradient", "bce", "brackets lost"): {
        "gradient_formula": {"prediction": "(p - y)/p*(1 - p)"}
    },
    ("noise_minus_loss_is_constant", "mse", "Laplace"): {
        "noise": Noise("Laplace", "exp(-abs(y - f))/2")
    },
    ("estimand_minimises", "mse", "median"): {"estimand": MEDIAN},
    ("kinks_have_their_intervals", "quantile", "ends exchanged"): {
        "kinks": (Kink("prediction = target", at="y", low="tau - 1", high="tau"),)
    },
    ("truth_is_the_best_prediction", "focal", "called proper"): {"proper": True},
    ("shift_changes_nothing", "multilabel_bce", "called invariant"): {"shift_invariant": True},
}


@pytest.mark.parametrize("mutant", FACTS, ids=lambda m: f"{m[1]} {m[2]}: {m[0]}")
def test_a_wrong_fact_breaks_its_law(mutant):
    law, name, _ = mutant
    broken = dataclasses.replace(losses.get(name), **FACTS[mutant])
    with pytest.raises((AssertionError, LossprepError)):
        getattr(laws, law)(broken, np.random.default_rng(1))


def test_a_mutant_of_the_reduction_breaks_its_law(monkeypatch):
    monkeypatch.setattr(pointwise, "total", lambda each, factor: float(each.max()))
    with pytest.raises(AssertionError):
        laws.reductions_agree(losses.get("mse"), np.random.default_rng(1))


def test_every_law_has_a_mutant():
    broken = {law for law, *_ in [*KERNELS, *FACTS]} | {"reductions_agree"}
    assert broken == {law.__name__ for law in laws.LAWS}
