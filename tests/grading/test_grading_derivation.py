"""The way to the right value, with the question's own numbers in it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from lossprep.formula import AUTHORED, parse
from lossprep.grading.derivation import WIDTH, derivation
from lossprep.grading.engine import evaluate
from lossprep.grading.numeric import written

HERE = Path(__file__).parent / "reference"
THIRD = {"f": (1.0, 0.9, 1.1), "y": (2.0, 1.0, 0.0)}


def tensor(value):
    return tuple(map(tensor, value)) if isinstance(value, list) else float(value)


def questions():
    for file in ("slips", "facts"):
        for question in yaml.safe_load((HERE / f"{file}.yaml").read_text(encoding="utf-8")):
            given = {name: tensor(value) for name, value in question.get("given", {}).items()}
            yield pytest.param(question["value"], given, id=question["question"])


@pytest.mark.parametrize(
    ("asked", "given", "shown"),
    [
        ("bce(0.2, 1)", {}, "-ln(0.2) = 1.609"),
        ("mse_gradient(f, y)[0]", THIRD, "2·(1 - 2)/3 = -0.6667"),
        ("hinge(0.3, -1)", {}, "max(0, 1 - (-0.3)) = 1.3"),
        ("kl(q, p)", {"p": (0.5, 0.5), "q": (0.9, 0.1)}, "-0.2939 + 0.8047 = 0.5108"),
        ("huber(9, 4, delta=2)", {}, "e = 9 - 4 = 5"),
        ("ndcg(f, y)", THIRD, "(0 + 3/log2(2 + 1) + 1/log2(3 + 1))/"),
        ("ndcg(f, y)", THIRD, "2.393/3.631 = 0.659"),
        ("softmax_cce(z, 0)", {"z": (2.0, 1.0, 0.1)}, "ln(exp(2) + exp(1) + exp(0.1)) - "),
        ("sqrt(mse(f, y))", THIRD, "mse(f, y) = ((1 - 2)² + (0.9 - 1)² + 1.1²)/3"),
    ],
)
def test_the_numbers_are_put_in(asked, given, shown):
    assert shown in derivation(asked, given, written(evaluate(asked, given)))


@pytest.mark.parametrize(("asked", "given"), list(questions()))
def test_each_line_is_short_and_its_ends_are_equal(asked, given):
    value = evaluate(asked, given)
    lines = derivation(asked, given, written(value)).splitlines()
    assert lines[-1].endswith(f"= {written(value)}")
    if len(lines) > 1:
        assert max(map(len, lines)) <= WIDTH
    if np.ndim(value) == 0 and len(lines) == 1:
        first = lines[0].split(" = ")[0].translate(str.maketrans("·√σ", "*√σ"))
        assert evaluate_shown(first) == pytest.approx(value, rel=2e-3, abs=1e-9)


def evaluate_shown(text):
    parse(text, limits=AUTHORED)
    return evaluate(text, {})


def test_what_is_too_long_stays_the_call():
    many = {"f": tuple(map(float, range(40))), "y": tuple([0.0] * 40)}
    found = derivation("mse(f, y)", many, "520")
    assert found.endswith("= 520")
    assert "\n" not in found
