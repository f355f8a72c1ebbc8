"""Whatever is typed: an answer or a FormulaError, soon."""

from __future__ import annotations

import os
import random
import time

import numpy as np
import pytest
from formula_functions import FUNCTIONS
from hypothesis import example, given
from hypothesis import strategies as st

from lossprep.formula import FormulaError, evaluate, parse, read, render

NAMES = {"y": [1, 2, 3], "z": [[1, 2], [3, 4]], "p": 0.2, "x": 3.0}
PIECES = [
    *"0123456789.,+-*/^()[]|:=<>!%_'\"{}\\ \n\tabcdexyzpijnδσŷΣ√²³⁻½−×·≤≠𝟙",
    *("sum(i: ", "mean(i, j if ", "max(", "ln ", "exp(", "where r = ", " if ", " else ", "y_i"),
    *(
        "z_ij",
        "1[",
        "[i: ",
        "9^9",
        "1e999",
        "1e-999",
        "softmax(z)",
        "in ",
        "from 1",
        "and ",
        "not ",
    ),
    *("\u202e", "\u200b", "р", "\x00", "🙂", "\ud800", "scaled(x, mode=", "))", "((", "||"),
]


def attempt(text):
    """Read, show and evaluate; anything but a FormulaError is a failure."""
    for reader in (parse, lambda t: read(t, NAMES, FUNCTIONS).node):
        try:
            node = reader(text)
            shown = render(node) + render(node, "tex")
            value = evaluate(node, NAMES, FUNCTIONS, steps=2000)
        except FormulaError as error:
            sound = 0 <= error.position <= len(text) and str(error).isprintable()
        else:
            sound = isinstance(value, float | np.ndarray) and bool(shown)
        assert sound


@given(st.text(max_size=320))
@example("1" * 301)
@example("\ud800")
def test_any_text_is_read_or_refused(text):
    attempt(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_formula_like_text_is_read_or_refused(text):
    attempt(text)


@pytest.mark.soak
def test_random_inputs_raise_nothing_but_formula_errors():
    rng = random.Random(20)
    for _ in range(100_000 if os.environ.get("LOSSPREP_SOAK") else 10_000):
        attempt("".join(rng.choices(PIECES, k=rng.randrange(1, 30))))


WORST = [
    "(" * 300,
    "[" * 300,
    "|" * 300,
    "-" * 300,
    "1[" * 150,
    "9^9^9^9^9^9^9^9",
    "1e999999999",
    "9" * 300,
    "0." + "0" * 297 + "1",
    "^".join("9" * 40),
    "²" * 300,
    "y" * 300,
    "xp" * 149 + "q",
    "sum(i in y: " * 20 + "1" + ")" * 20,
    "[i in y: " * 20 + "1" + "]" * 20,
    "[" * 30 + "1" + "]" * 30,
    "(y" * 30 + ")" * 30,
    "a:" * 100,
    "[:" * 100,
    "1 if 1 else " * 20 + "1",
    ",".join("1" * 100),
]


@pytest.mark.parametrize("text", WORST, ids=range(len(WORST)))
def test_the_worst_inputs_end_soon(text):
    attempt(text)
    started = time.process_time()
    attempt(text)
    assert time.process_time() - started < 0.1
