"""What formulas are worth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from formula_functions import FUNCTIONS
from hypothesis import given
from hypothesis import strategies as st

from lossprep.formula import FormulaError, calls, evaluate, names, parse

NAMES = {
    "y": [1, 2, 3],
    "s": [2.0, 1.0, 0.0],
    "z": [[1, 2], [3, 4]],
    "w": [[1, 2, 3], [4, 5, 6]],
    "p": 0.2,
    "delta": 2.0,
}


def value(text, **extra):
    return evaluate(parse(text), {**NAMES, **extra}, FUNCTIONS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2*3", 7),
        ("7 - 2 - 1", 4),
        ("8/2/2", 2),
        ("2^3^2", 512),
        ("-2^2", -4),
        ("(-2)^2", 4),
        ("2^-1", 0.5),
        ("2*-3", -6),
        ("--2", 2),
        ("+2", 2),
        ("2.5e13", 2.5e13),
        (".5 + 5.", 5.5),
        ("25% + 50 %", 0.75),
        ("½ + ¼", 0.75),
        ("3² + 2³ + 10⁻¹", 17.1),
        ("2×3·4 ÷ 2 − 1", 11),
        ("√4 + √(9)", 5),
        ("|p - 1|", 0.8),
        ("||p| - 1|", 0.8),
        ("|(|p| - 1)| + |p|", 1.0),
        ("δ*delta", 4),
        ("σ(0)", 0.5),
        ("pi", math.pi),
        ("e^1", math.e),
        ("max(0, 1 - p)", 0.8),
        ("scaled(3, factor=2)", 6),
        ('scaled(3, mode="double")', 6),
        ("scaled(3, mode=double, flipped=true)", -6),
        ("1 < 2 < 3", 1),
        ("1 < 2 > 3", 0),
        ("1 ≤ 1 and not 2 ≠ 2 or 1 = 3", 1),
        ("5 if p < 0.1 else 6 if p < 0.3 else 7", 6),
        ("1[p = 0.2] + 𝟙[p > 1]", 1),
        ("r^2 where r = p - 1", 0.64),
        ("b where a = p, b = 2*a", 0.4),
        ("r if r > 9 else r^2 where r = p", 0.04),
        ("softmax(s)[0] + softmax(s)[1] + softmax(s)[2]", 1),
        ("z[1, 0]", 3),
        ("z[1][0]", 3),
        ("mean(y)", 2),
    ],
)
def test_a_formula_is_worth_what_mathematics_says(text, expected):
    assert value(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sum(i: y_i*s_i)", 4),
        ("sum_i(y_i) + Σ_i(y_i) + ∑_i(y_i)", 18),
        ("mean(i: y_i^2)", 14 / 3),
        ("prod(i: y_i)", 6),
        ("max(i: s_i - y_i)", 1),
        ("max(i if i != 2: y_i)", 2),
        ("min(i: y_i)", 1),
        ("sum(i, j: z_ij)", 10),
        ("Σ_ij(z_ij)", 10),
        ("sum(i, j: w_ij*(i + 1))", 36),
        ("sum(i: sum(j: w[i][j]))", 21),
        ("sum(i, j, k: w_ij*(w[i] + w[k])[j])", 337),
        ("sum(i: sum(j: z[i, j]*(i + 1)))", 17),
        ("sum(i, j if y_i > y_j: s_j - s_i)", 4),
        ("mean(i, j if y_i > y_j: 1)", 1),
        ("sum(i in y: i)", 3),
        ("sum(i from 1 in y: i)", 6),
        ("sum(i from 1: y_i/log2(i + 1))", 1 + 2 / math.log2(3) + 1.5),
        ("sum(i in s: sum(j if j >= i: s_j))", 3 + 1 + 0),
        ("sum(i: sum(j: softmax(z[i])[j]))", 2),
        ("sum(i if i > 9: y_i)", 0),
        ("prod(i if i > 9: y_i)", 1),
        ("max(i if i > 9: y_i)", -math.inf),
        ("-sum(i: y_i)*2", -12),
        ("sum(i: y_i) where y = [5, 5]", 10),
    ],
)
def test_sums_over_an_index(text, expected):
    assert value(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1, 2] + 1", [2, 3]),
        ("y*s", [2, 2, 0]),
        ("[[1, 2], [3, 4]]*z", [[1, 4], [9, 16]]),
        ("[i: 2*y_i]", [2, 4, 6]),
        ("[i, j: z_ij + i]", [[1, 2], [4, 5]]),
        ("z[0]", [1, 2]),
        ("[r^2/2 if |r| <= 1 else |r| - 1/2, 0] where r = 3", [2.5, 0]),
        ("y if y > s else s", [2, 2, 3]),
        ("1[y > s]", [0, 1, 1]),
        ("-y", [-1, -2, -3]),
    ],
)
def test_vectors_go_element_by_element(text, expected):
    np.testing.assert_allclose(value(text), expected)


def test_an_empty_mean_is_undefined():
    assert math.isnan(value("mean(i if i > 9: y_i)"))


@pytest.mark.parametrize("text", ["9^9^9^9", "1/0", "exp(1e9)", "1e308*10", "-1/0"])
def test_what_is_infinite_is_infinite_and_warns_nobody(text):
    assert math.isinf(value(text))


def test_an_index_hides_a_name_only_inside():
    assert value("i + sum(i: y_i)", i=100.0) == 106


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("q + 1", 0, "q is not known here; given: delta, p, s, w, y, z"),
        ("1 + ln", 4, "ln is a function and wants brackets: ln(...)"),
        ("nope(1)", 0, "nope is not a function that is known here"),
        ("1 + [1,2]*[1,2,3]", 9, "a vector of 2 and a vector of 3 do not go together"),
        ("z + [1,2,3]", 2, "a matrix of 2×2 and a vector of 3 do not go together"),
        ("[[1,2],[3]]", 0, "the rows differ in length"),
        ("p[0]", 1, "a number has no elements"),
        ("y[3]", 2, "there is no such element among 3; subscripts count from 0"),
        ("y[0.5]", 2, "there is no such element among 3; subscripts count from 0"),
        ("sum(i: 3)", 4, "how far i runs is not clear; say it, as in sum(i in y: ...)"),
        ("sum(i: y_i + z[0, i])", 4, "i runs over 2 and over 3 elements"),
        ("sum(i, j: y[i, j])", 7, "how far j runs is not clear; say it, as in sum(j in y: ...)"),
        ("scaled(1, mode=triple)", 0, "scaled: mode is plain or double, not triple"),
        ('"a" + 1', 0, "a is a word, not a number"),
        ('"a"', 0, "a is a word, not a number"),
        ("sum(i in p: i)", 9, "an index runs over a list"),
        ("sum(i: z[i]) + sum(i in [1, 2]: y if i = 0 else s[0])", 15, "the terms differ in shape"),
    ],
)
def test_what_cannot_be_evaluated_says_what_and_where(text, position, message):
    with pytest.raises(FormulaError) as caught:
        value(text)
    assert (caught.value.position, caught.value.message) == (position, message)


def test_sums_within_sums_end():
    text = "sum(a in y: sum(b in y: sum(c in y: sum(d in y: 1))))"
    with pytest.raises(FormulaError, match="takes too long"):
        evaluate(parse(text), NAMES, FUNCTIONS, steps=50)
    assert evaluate(parse(text), NAMES, FUNCTIONS) == 81


def test_names_and_calls():
    node = parse("sum(i: w_i*ln(p)) + scaled(r, mode=double, factor=q + 1) + |x| where r = y")
    assert names(node) == {"w", "p", "q", "x", "y"}
    assert calls(node) == {"ln", "scaled", "abs"}


@given(
    st.recursive(
        st.integers(0, 9).map(str),
        lambda inner: st.builds("({}{}{})".format, inner, st.sampled_from("+-*"), inner),
        max_leaves=12,
    )
)
def test_arithmetic_agrees_with_python(text):
    # Python is the oracle here, for text that this test itself made of digits and signs.
    assert value(text) == eval(text)
