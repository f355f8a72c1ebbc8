"""The laws that every loss obeys. Each raises an AssertionError for one that does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import numpy as np

from lossprep import losses
from lossprep.formula import AUTHORED, evaluate, parse
from lossprep.grading.engine import Functions
from lossprep.loss.definition import Loss
from lossprep.loss.differences import one_sided
from lossprep.loss.domain import REAL, UNIT
from lossprep.loss.lists import Lists
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.rows import Classes, Rows

Law = Callable[[Loss, np.random.Generator], None]
Drawn = dict[str, Any]
DRAWS = 8


def settings(loss: Loss) -> Iterator[dict[str, Any]]:
    """The defaults, and each parameter at each of its examples."""
    fixed = {p.name: p.examples[0] for p in loss.parameters if repr(p.default) == "required"}
    yield fixed
    for parameter in loss.parameters:
        for example in parameter.examples:
            yield {**fixed, parameter.name: example}


def draws(loss: Loss, rng: np.random.Generator, times: int = 2) -> Iterator[tuple[Drawn, Drawn]]:
    """Arguments and parameters to try."""
    for params in settings(loss):
        for _ in range(times):
            yield loss.sample(rng, DRAWS), params


def gradients(loss: Loss, drawn: Drawn, **named: Any) -> tuple[Any, ...]:
    found = loss.gradient(**drawn, **named)
    return found if isinstance(found, tuple) else (found,)


def samples(drawn: Drawn) -> Iterator[Drawn]:
    """One sample's arguments after another."""
    for i in range(DRAWS):
        yield {name: np.asarray(values)[i] for name, values in drawn.items()}


def written_value(loss: Loss, text: str, sample: Drawn, params: Drawn) -> Any:
    """What an expression of a loss's file gives, in its symbols and under its parameters."""
    chosen = loss.params | params
    numbers = {k: v for k, v in chosen.items() if v is not None and not isinstance(v, str)}
    known = {**numbers, **{symbol: sample[name] for symbol, name in loss.symbols.items()}}
    return evaluate(parse(text, limits=AUTHORED), known, Functions(chosen))


def formula_is_the_kernel(loss: Loss, rng: np.random.Generator) -> None:
    for drawn, params in draws(loss, rng):
        if loss.coupled:
            if is_written(loss, params):
                written = written_value(loss, loss.formula, drawn, params)
                np.testing.assert_allclose(loss.value(**drawn, **params), written, rtol=1e-8)
            continue
        kernel = loss.value(**drawn, reduction="none", **params)
        for each, sample in zip(np.atleast_1d(kernel), samples(drawn), strict=True):
            written = written_value(loss, loss.formula_with(params), sample, params)
            np.testing.assert_allclose(each, written, rtol=1e-8, atol=1e-10)


def is_written(loss: Loss, params: Drawn) -> bool:
    """Whether a batch's formula is for these: samples that are each other's negatives have one."""
    words = {name: value for name, value in params.items() if isinstance(value, str)}
    return all(loss.params[name] == word for name, word in words.items())


def gradient_formula_is_the_gradient(loss: Loss, rng: np.random.Generator) -> None:
    for drawn, params in draws(loss, rng):
        if loss.coupled:
            if is_written(loss, params):
                gradients_are_written(loss, drawn, params)
            continue
        found = gradients(loss, drawn, reduction="none", **params)
        written = loss.gradient_formula_with(params)
        for i, sample in enumerate(samples(drawn)):
            for name, gradient in zip(loss.inputs, found, strict=True):
                value = written_value(loss, written[name], sample, params)
                np.testing.assert_allclose(gradient[i], value, rtol=1e-7, atol=1e-9)


def gradients_are_written(loss: Loss, drawn: Drawn, params: Drawn) -> None:
    """The gradients of a batch's mean are as its formulas say."""
    for name, gradient in zip(loss.inputs, gradients(loss, drawn, **params), strict=True):
        value = written_value(loss, loss.gradient_formula[name], drawn, params)
        np.testing.assert_allclose(gradient, value, rtol=1e-7, atol=1e-9)


def moved_value(loss: Loss, drawn: Drawn, name: str, named: Drawn, moved: Any) -> float:
    """The loss with one of its inputs moved."""
    return float(loss.value(**(drawn | {name: moved}), **named))


def gradient_is_the_slope(loss: Loss, rng: np.random.Generator) -> None:
    """Between the slopes on either side, which agree where there is no kink."""
    for drawn, params in draws(loss, rng, times=1):
        count = np.size(loss.value(**drawn, reduction="none", **params))
        weights = rng.choice([0.0, 0.5, 2.0, 3.0], count)
        weights[0] = 1
        for extra in ({"reduction": "sum"}, {"reduction": "mean", "weights": weights}):
            named = {**params, **extra}
            for name, gradient in zip(loss.inputs, gradients(loss, drawn, **named), strict=True):
                for place in np.ndindex(gradient.shape):
                    left, right = one_sided(
                        partial(moved_value, loss, drawn, name, named), drawn[name], place
                    )
                    slack = 3e-4 * (1 + abs(gradient[place]))
                    least, most = min(left, right) - slack, max(left, right) + slack
                    assert least <= gradient[place] <= most, (loss.name, name, place, params)


def noise_minus_loss_is_constant(loss: Loss, rng: np.random.Generator) -> None:
    """-ln density - loss does not change with the prediction."""
    if loss.noise is None:
        return
    for drawn, params in draws(loss, rng):
        if loss.variant_with(params):
            continue
        differences = []
        for prediction in (drawn["prediction"], np.roll(drawn["prediction"], 1, axis=0)):
            now = drawn | {"prediction": prediction}
            density = [
                written_value(loss, loss.noise.density, sample, params) for sample in samples(now)
            ]
            with np.errstate(divide="ignore"):
                surprise = -np.log(density)
            differences.append(surprise - loss.value(**now, reduction="none", **params))
        one, other = np.array(differences)
        there = np.isfinite(one) & np.isfinite(other)  # where the density does not underflow
        assert there.mean() > 0.4
        np.testing.assert_allclose(one[there], other[there], rtol=1e-7, atol=1e-8)


def estimand_minimises(loss: Loss, rng: np.random.Generator) -> None:
    """No constant does better on a sample than the estimand, and distant ones do worse."""
    if loss.estimand is None or loss.estimand.of is None:
        return
    for params in settings(loss):
        target = np.asarray(loss.sample(rng, 201)["target"])
        best = float(loss.estimand.of(target, **params))
        inside = loss.domains.get("prediction")
        costs = []
        for shift in (0.0, -0.5, -0.1, -0.01, 0.01, 0.1, 0.5):
            if inside is None or inside.holds(np.array(best + shift)):
                constant = np.full(target.shape, best + shift)
                costs.append(loss.value(constant, target, **params))
        assert len(costs) > 3
        assert costs[0] <= min(costs[1:]) + 1e-9, (loss.name, params)
        assert costs[0] < max(costs[1:]), (loss.name, params)


def reductions_agree(loss: Loss, rng: np.random.Generator) -> None:
    for drawn, params in draws(loss, rng):
        each = loss.value(**drawn, reduction="none", **params)
        total = loss.value(**drawn, reduction="sum", **params)
        np.testing.assert_allclose(np.sum(each), total, rtol=1e-9)
        if loss.mass is None:
            mean = loss.value(**drawn, reduction="mean", **params)
            np.testing.assert_allclose(np.mean(each), mean, rtol=1e-9)
        unreduced = gradients(loss, drawn, reduction="none", **params)
        summed = gradients(loss, drawn, reduction="sum", **params)
        for one, other in zip(unreduced, summed, strict=True):
            np.testing.assert_allclose(one, other)


def weights_count_samples(loss: Loss, rng: np.random.Generator) -> None:
    """A weight of 2 is a sample twice, and of 0 is none."""
    if loss.coupled:
        return
    for drawn, params in draws(loss, rng):
        times = rng.integers(0, 3, DRAWS)
        times[0] = 1
        repeated = {name: np.repeat(values, times, axis=0) for name, values in drawn.items()}
        for reduction in ("mean", "sum"):
            weighted = loss.value(**drawn, weights=times, reduction=reduction, **params)
            plain = loss.value(**repeated, reduction=reduction, **params)
            np.testing.assert_allclose(weighted, plain, rtol=1e-9)


def order_of_samples_is_nothing(loss: Loss, rng: np.random.Generator) -> None:
    for drawn, params in draws(loss, rng):
        places = rng.permutation(DRAWS)
        how = "sum" if loss.coupled else "none"
        shuffled = {name: np.asarray(values)[places] for name, values in drawn.items()}
        before = np.asarray(loss.value(**drawn, reduction=how, **params))
        after = loss.value(**shuffled, reduction=how, **params)
        expected = before if loss.coupled else before[places]
        np.testing.assert_allclose(after, expected, rtol=1e-9, atol=1e-12)
        found = gradients(loss, drawn, **params)
        for one, other in zip(gradients(loss, shuffled, **params), found, strict=True):
            np.testing.assert_allclose(one, other[places], rtol=1e-7, atol=1e-12)


def single_precision_is_kept(loss: Loss, rng: np.random.Generator) -> None:
    for drawn, params in draws(loss, rng):
        single = {
            name: values.astype(np.float32) if values.dtype.kind == "f" else values
            for name, values in drawn.items()
        }
        double = {
            name: values.astype(float) if values.dtype.kind == "f" else values
            for name, values in single.items()
        }
        np.testing.assert_allclose(
            loss.value(**single, **params), loss.value(**double, **params), rtol=2e-4, atol=1e-5
        )
        for gradient in gradients(loss, single, **params):
            assert gradient.dtype == np.float32
            assert np.isfinite(gradient).all()


def kinks_have_their_intervals(loss: Loss, rng: np.random.Generator) -> None:
    """At a kink the one-sided slopes are the interval's ends, and the gradient is inside."""
    for (drawn, params), kink in product(draws(loss, rng), loss.kinks):
        if not kink.at or loss.variant_with(params):
            continue
        for sample in samples(drawn):
            at = np.asarray(written_value(loss, kink.at, sample, params))
            if not loss.domains.get(kink.of, REAL).holds(at):
                continue
            there = sample | {kink.of: at}
            value = partial(moved_value, loss, there, kink.of, params)
            low = written_value(loss, kink.low, there, params)
            high = written_value(loss, kink.high, there, params)
            np.testing.assert_allclose(one_sided(value, at), (low, high), atol=1e-5)
            assert low < high
            found = gradients(loss, there, **params)[loss.inputs.index(kink.of)]
            assert low - 1e-12 <= float(found) <= high + 1e-12


def edges(loss: Loss, name: str) -> tuple[float, ...]:
    """The far ends of where an input may lie."""
    domain = loss.domains.get(name, REAL)
    far = (-1e4, -1.0, 0.0, 1.0, 1e4, 1e-300, 1.0 - 1e-16)
    return tuple(number for number in far if domain.holds(np.float32(number)))


def nothing_is_nan(loss: Loss, rng: np.random.Generator) -> None:
    """At the ends of the domain values and gradients are numbers, perhaps infinite ones."""
    for drawn, params in draws(loss, rng, times=3):
        extreme = dict(drawn)
        for name in loss.inputs:
            shape = np.shape(drawn[name])
            extreme[name] = rng.choice(edges(loss, name), shape)
        reductions = ("none", "sum" if loss.coupled else "mean")
        for reduction, kind in product(reductions, (np.float64, np.float32)):
            cast = {name: np.asarray(values, dtype=kind) for name, values in extreme.items()}
            if not isinstance(loss, (Pointwise, Classes, Rows, Lists)):
                for name in loss.inputs:  # a vector without direction has no cosine
                    cast[name] = np.where(np.abs(cast[name]) < 1e-30, 1, cast[name])
            value = loss.value(**cast, reduction=reduction, **params)
            assert not np.isnan(value).any(), (loss.name, params)
            for gradient in gradients(loss, cast, reduction=reduction, **params):
                assert not np.isnan(gradient).any(), (loss.name, params, cast)


def far_logits_keep_their_digits(loss: Loss, rng: np.random.Generator) -> None:
    """Where predictions have no bounds, values and gradients at ±1e4 are finite."""
    if loss.domains.get(loss.inputs[0]) is not None or loss.name in ("poisson", "tweedie"):
        return  # their rate is e to the prediction, and truly that large
    for drawn, params in draws(loss, rng):
        for name in loss.inputs:
            if name not in loss.domains:
                drawn[name] = np.sign(drawn[name]) * 1e4
        assert np.isfinite(loss.value(**drawn, reduction="none", **params)).all()
        for gradient in gradients(loss, drawn, reduction="sum", **params):
            assert np.isfinite(gradient).all()


GRID = np.linspace(0.001, 0.999, 999)


def best_prediction(loss: Loss, eta: float, params: Drawn) -> float:
    """The probability whose expected loss is the smallest where labels are 1 with chance eta."""
    at = GRID
    if isinstance(loss, Classes):
        at = np.column_stack([1 - GRID, GRID])
        at = at if loss.domains.get("prediction") == UNIT else np.log(at)
    elif str(loss.estimand).startswith("logit"):
        at = np.log(GRID / (1 - GRID))
    costs = [
        loss.value(at, np.full(GRID.shape, label), reduction="none", **params)
        for label in (0.0, 1.0)
    ]
    return float(GRID[np.argmin((1 - eta) * costs[0] + eta * costs[1])])


def truth_is_the_best_prediction(loss: Loss, rng: np.random.Generator) -> None:
    """Of a proper loss; an improper one has settings in which it is not."""
    if loss.proper is None:
        return
    plain = [params for params in settings(loss) if "class_weights" not in params]
    for eta in (0.05, 0.3, 0.8):
        off = [abs(best_prediction(loss, eta, params) - eta) for params in plain]
        if loss.proper:
            assert max(off) < 0.0015, (loss.name, off)
        else:
            assert max(off) > 0.01, (loss.name, off)


def shift_changes_nothing(loss: Loss, rng: np.random.Generator) -> None:
    if not loss.shift_invariant:
        return
    for drawn, params in draws(loss, rng):
        shifted = drawn | {"prediction": drawn["prediction"] + rng.normal()}
        np.testing.assert_allclose(
            loss.value(**shifted, **params), loss.value(**drawn, **params), rtol=1e-9, atol=1e-12
        )
        for gradient in gradients(loss, drawn, **params):
            np.testing.assert_allclose(gradient.sum(axis=-1), 0, atol=1e-12)


def order_within_a_sample_is_nothing(loss: Loss, rng: np.random.Generator) -> None:
    """Documents, classes and labels may come in any order (where none of them are tied)."""
    if not isinstance(loss, (Lists, Classes, Rows)) or "similarities" in loss.inputs:
        return
    for drawn, params in draws(loss, rng):
        if "class_weights" in params:
            continue
        if isinstance(loss, Lists):
            size = drawn["target"].shape[1]
            drawn["target"] = np.tile(rng.permutation(size) * 1.0, (DRAWS, 1))
        places = rng.permutation(np.shape(drawn[loss.inputs[0]])[1])
        moved = {name: values[:, places] for name, values in drawn.items()}
        before = loss.value(**drawn, reduction="none", **params)
        np.testing.assert_allclose(
            loss.value(**moved, reduction="none", **params), before, rtol=1e-9, atol=1e-12
        )
        gradient, after = gradients(loss, drawn, **params)[0], gradients(loss, moved, **params)[0]
        np.testing.assert_allclose(after, gradient[:, places], rtol=1e-8, atol=1e-12)


def every_loss() -> dict[str, Loss]:
    """Each loss, and each of its forms, by a name for the test."""
    found = {}
    for name in losses.names():
        loss = losses.get(name)
        found[name] = loss
        for form in loss.forms:
            found[f"{name}({', '.join(form.arguments)})"] = form
    return found


LAWS: tuple[Law, ...] = (
    formula_is_the_kernel,
    gradient_formula_is_the_gradient,
    gradient_is_the_slope,
    noise_minus_loss_is_constant,
    estimand_minimises,
    reductions_agree,
    weights_count_samples,
    order_of_samples_is_nothing,
    single_precision_is_kept,
    kinks_have_their_intervals,
    nothing_is_nan,
    far_logits_keep_their_digits,
    truth_is_the_best_prediction,
    shift_changes_nothing,
    order_within_a_sample_is_nothing,
)
