"""The slips that stand in the files of losses and metrics: each is a number, and a wrong one."""

from __future__ import annotations

import numpy as np
import pytest

from lossprep import losses, metrics
from lossprep.formula import FormulaError
from lossprep.grading.engine import gradient_of, slip_value
from lossprep.loss.metric import ListMetric, SampleMetric
from lossprep.loss.pointwise import Pointwise


def measures():
    """Every loss, each of its forms, and every metric."""
    for name in losses.names():
        loss = losses.get(name)
        for form in (loss, *loss.forms):
            yield f"{name}({', '.join(form.arguments)})", loss, form
    for name in metrics.names():
        yield name, metrics.get(name), metrics.get(name)


MEASURES = {key: (measure, form) for key, measure, form in measures()}
SLIPS = [
    (key, kind, slip.id)
    for key, (_, form) in MEASURES.items()
    for kind in ("slips", "gradient_slips")
    for slip in getattr(form, kind, ())
]


def settings(form):
    fixed = {p.name: p.examples[0] for p in form.parameters if repr(p.default) == "required"}
    yield fixed
    for parameter in form.parameters:
        for example in parameter.examples:
            yield {**fixed, parameter.name: example}


def one_question(form, rng):
    """A few elements, or one row or list: what a question asks about."""
    drawn = form.sample(rng, 4)
    if form.name == "nt_xent" and "first" in drawn:
        return drawn
    if not isinstance(form, (Pointwise, SampleMetric)):
        drawn = {name: values[0] for name, values in drawn.items()}
        if form.name == "multiclass_hinge":
            drawn["target"] = drawn["target"].argmax()
    elif "target" in drawn and form.name != "rmse" and isinstance(form, SampleMetric):
        drawn["target"][:2] = [0, 1]
    if isinstance(form, ListMetric) and not drawn["target"].any():
        drawn["target"][0] = 1
    return drawn


def drawn_for(slip, form, rng):
    """Inputs on which this slip can show: samples, rows, ties, or one question."""
    if slip == "sum":
        return form.sample(rng, 4)
    if slip == "over-rows":
        return {name: values.reshape(2, 2) for name, values in form.sample(rng, 4).items()}
    drawn = one_question(form, rng)
    if slip == "stable":
        drawn["prediction"] = drawn["prediction"].round()
    return drawn


def right(form, kind, drawn, params):
    if kind == "slips":
        return form.value(**drawn, **params)
    return gradient_of(form, **drawn, wrt=form.inputs[0], **params)


@pytest.mark.parametrize(("key", "kind", "slip"), SLIPS)
def test_a_slip_is_a_wrong_number(key, kind, slip):
    """It can be worked out wherever the right value can, and somewhere it differs from it."""
    _, form = MEASURES[key]
    found = next(entry for entry in getattr(form, kind) if entry.id == slip)
    rng, apart, worked = np.random.default_rng(2), False, 0
    for params in [*settings(form)] * 25:
        drawn = drawn_for(slip, form, rng)
        expected = right(form, kind, drawn, params)
        try:
            value = slip_value(form, found, drawn, params)
        except FormulaError:
            continue  # undefined here, such as the log of a negative logit
        worked += 1
        if apart and worked > 5:
            break
        assert np.shape(value) in ((), np.shape(expected)), found.expression
        apart = apart or not np.allclose(value, expected, rtol=1e-3, equal_nan=True)
    assert worked > 0, found.expression
    assert apart, found.expression


@pytest.mark.parametrize("key", MEASURES)
def test_slip_ids_are_unique_and_messages_short(key):
    _, form = MEASURES[key]
    for kind in ("slips", "gradient_slips"):
        found = getattr(form, kind, ())
        assert len({slip.id for slip in found}) == len(found)
        assert all(slip.message and len(slip.message) < 90 for slip in found)
