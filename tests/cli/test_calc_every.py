"""Laws of ``calc`` for every loss and metric that discovery finds."""

from __future__ import annotations

import every_measure as every
import numpy as np
import pytest

from lossprep.cli.answers import right, slips, verdict
from lossprep.cli.app import run
from lossprep.cli.calculation import calculation
from lossprep.grading.numbers import same
from lossprep.loss.definition import Loss

MEASURES = every.measures()
ONE_NUMBER = "is one number for all samples, without reduction"


def asked_for(name: str, reduction: str = "mean"):
    measure = MEASURES[name]
    return calculation(measure.name, every.words(every.drawn(measure)), reduction)


@pytest.mark.parametrize("reduction", ["none", "mean", "sum"])
@pytest.mark.parametrize("name", MEASURES)
def test_calc_is_the_value_and_the_gradient(name, reduction, capsys):
    measure = MEASURES[name]
    named = every.drawn(measure)
    args = ["calc", measure.name, *every.words(named), "--reduction", reduction]
    if reduction != "mean" and not every.is_reduced(measure):
        assert run(args) == 1
        assert ONE_NUMBER in capsys.readouterr().err
        return
    found = every.report(capsys, *args)
    assert found["schema_version"] == 1
    assert found["name"] == measure.name
    assert found["convention"].startswith(reduction) or not every.is_reduced(measure)
    np.testing.assert_array_equal(
        np.array(found["value"], dtype=float), measure.value(**named, reduction=reduction)
    )
    if not isinstance(measure, Loss):
        assert found["gradient"] is None
        return
    right = measure.gradient(**named, reduction=reduction)
    gradients = found["gradient"] if isinstance(right, tuple) else [found["gradient"]]
    for one, other in zip(gradients, right if isinstance(right, tuple) else (right,), strict=True):
        np.testing.assert_array_equal(np.array(one, dtype=float), other)


@pytest.mark.parametrize("name", MEASURES)
def test_the_right_value_is_right_and_ten_times_it_is_not(name):
    asked = asked_for(name, "sum" if every.is_reduced(MEASURES[name]) else "mean")
    value = asked.both[0]
    assert verdict(asked, f"{value:.6g}").kind == "right"
    assert verdict(asked, f"{10 * value + 0.1:.6g}").kind != "right"


@pytest.mark.parametrize("name", [n for n, m in MEASURES.items() if isinstance(m, Loss)])
def test_the_right_gradient_is_right_for_each_input(name):
    asked = asked_for(name)
    for wrt, gradient in asked.both[1].items():
        if gradient.ndim > 2:
            continue  # it is no matrix that one could type
        answer = every.typed(gradient)
        assert verdict(asked, answer, differentiated=True, wrt=wrt).kind == "right"


@pytest.mark.parametrize("name", MEASURES)
def test_a_slip_is_named_by_its_own_number(name):
    """Whichever of the file's slips apply to these inputs, each is told from its number."""
    asked = asked_for(name)
    for differentiated in (False, True)[: 1 + isinstance(asked.measure, Loss)]:
        wrt = asked.measure.inputs[0] if differentiated else None
        value = right(asked, differentiated, wrt)
        for slip, wrong in slips(asked, differentiated, wrt):
            if np.ndim(wrong) > 2 or np.shape(wrong) != np.shape(value):
                continue
            if all(map(same, np.ravel(wrong), np.ravel(value))):
                continue
            told = verdict(asked, every.typed(wrong), differentiated=differentiated, wrt=wrt)
            named = {told.slip.id, *(other.id for other in told.also)} if told.slip else set()
            assert slip.id in named, (slip.id, told)
