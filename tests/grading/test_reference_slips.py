"""Every slip of the reference is named: on its own inputs, or on drawn ones where it differs.

The tables in ``reference/`` hold questions, inputs and wrong formulas, and no number that is
typed: those are worked out from the wrong formulas here. ``pytest -s`` prints what is said.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
import pytest
import yaml
from grading_exercises import numeric

from lossprep.formula import FormulaError
from lossprep.grading import domains
from lossprep.grading.engine import evaluate
from lossprep.grading.grade import grade

HERE = Path(__file__).parent / "reference"
DRAWS, ENOUGH = 60, 4


def slips():
    for file in ("slips", "facts"):
        for question in yaml.safe_load((HERE / f"{file}.yaml").read_text(encoding="utf-8")):
            for name, wrong, told in question["slips"]:
                label = f"{question['question']}: {told}"
                yield pytest.param(question, name, wrong, id=label)


SLIPS = list(slips())


def tensor(value):
    return tuple(map(tensor, value)) if isinstance(value, list) else float(value)


def own(question):
    return {name: tensor(value) for name, value in question.get("given", {}).items()}


def drawn(question, rng):
    places = {name: domains.read(text) for name, text in question.get("drawn", {}).items()}
    for _ in range(DRAWS if places else 0):
        yield {name: rounded(place.draw(rng)) for name, place in places.items()}


def rounded(value):
    return tuple(map(rounded, value)) if isinstance(value, tuple) else float(f"{value:.3g}")


def differs(wrong, right):
    return np.isfinite(wrong) and abs(wrong - right) > 1e-4 * max(abs(wrong), abs(right))


def exercise_of(question, given):
    authored = {name: wrong for name, wrong, _ in question["slips"] if question.get("authored")}
    return numeric(question["value"], given=given, slips=authored)


def value(expression, given):
    try:
        return float(evaluate(expression, given))
    except FormulaError:
        return float("nan")


def verdict(question, wrong, given):
    """The verdict on the number that the wrong formula gives; None where it is no wrong one."""
    typed, right = value(wrong, given), value(question["value"], given)
    if not differs(typed, right):
        return None
    return grade(exercise_of(question, given), f"{typed:.9g}")


def test_the_tables_are_whole():
    """151 slips of 33 questions, of which one is asked twice, and 125 wrong answers to facts."""
    twice = [slip for slip in SLIPS if "by its index" in slip.id]
    assert len(SLIPS) == 151 + len(twice) + 125


@pytest.mark.parametrize(("question", "name", "wrong"), SLIPS)
def test_a_slip_is_named(question, name, wrong):
    rng = Random(f"{question['question']} {name}")
    first = verdict(question, wrong, own(question))
    others = (verdict(question, wrong, given) for given in drawn(question, rng))
    told = [*filter(None, [first]), *islice(filter(None, others), ENOUGH)]
    assert told, "it differs from the right value nowhere"
    for one in told:
        assert one.kind == "slip", (one.given, one.message, one.derivation)
        assert name in {one.slip.id, *(slip.id for slip in one.also)}, one.message
    where = "its own inputs" if first else "drawn inputs"
    print(f"{question['question']}, {where}: {told[0].given}: {told[0].message}")
