"""The pack's formula exercises: each loss by value and gradient, right and wrong answers told."""

from __future__ import annotations

import pytest
from packs import built_in

from lossprep import losses
from lossprep.formula import parse, render
from lossprep.grading.formulas import grade
from lossprep.library.measured import formula_of

FORMULAS = {e.id.split("/")[-1]: e for e in built_in().exercises if e.kind == "formula"}


@pytest.mark.parametrize("name", FORMULAS)
def test_the_right_formula_is_right_and_each_slip_is_named(name):
    item = FORMULAS[name]
    assert grade(item, item.value).kind == "right"
    for slip in item.slips:
        verdict = grade(item, slip.expression)
        assert verdict.kind == "slip", (slip.id, verdict.message)
        assert verdict.slip is not None
        assert verdict.slip.id == slip.id


@pytest.mark.parametrize("name", losses.names())
def test_every_loss_is_asked_by_value_and_by_gradient(name):
    word = name.replace("_", "-")
    assert {word, f"{word}-gradient"} <= set(FORMULAS)


def test_a_formula_of_a_loss_is_the_one_in_its_file():
    huber = losses.get("huber")
    assert FORMULAS["huber"].value == huber.formula
    assert FORMULAS["huber-gradient"].value == huber.gradient_formula["prediction"]
    assert formula_of("triplet", "", ["p", "n", "margin"])[0] == "max(0, p - n + margin)"


def test_the_weight_functions_of_design_problems_are_asked():
    assert {name for name in FORMULAS if name.startswith("design-")} >= {
        "design-weight-cost",
        "design-cost-threshold",
        "design-undo-weight",
    }


def test_each_can_be_shown():
    assert all(render(parse(item.value)) for item in FORMULAS.values())
