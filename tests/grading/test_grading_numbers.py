"""What typed digits stand for."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossprep.formula import FormulaError
from lossprep.grading import digits
from lossprep.grading.numbers import read


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "significant"),
    [
        ("0.74", 0.74, 0.735, 0.75, 2),
        ("0.740", 0.74, 0.7395, 0.741, 3),
        (".74", 0.74, 0.735, 0.75, 2),
        ("-0.74", -0.74, -0.75, -0.735, 2),
        ("−0.74", -0.74, -0.75, -0.735, 2),
        ("+0.74", 0.74, 0.735, 0.75, 2),
        ("= 0.74", 0.74, 0.735, 0.75, 2),
        ("≈0.74", 0.74, 0.735, 0.75, 2),
        ("74%", 0.74, 0.735, 0.75, 2),
        ("74 %", 0.74, 0.735, 0.75, 2),
        ("22", 22, 21.5, 23, 2),
        ("2.5e13", 2.5e13, 2.45e13, 2.6e13, 2),
        ("2.5*10^13", 2.5e13, 2.45e13, 2.6e13, 2),
        ("2.5 × 10¹³", 2.5e13, 2.45e13, 2.6e13, 2),
        ("2.5 x 10^13", 2.5e13, 2.45e13, 2.6e13, 2),
        ("2.5×10⁻³", 2.5e-3, 2.45e-3, 2.6e-3, 2),
        ("-2.5e-3", -2.5e-3, -2.6e-3, -2.45e-3, 2),
        ("0", 0, -0.5, 0.5, 0),
        ("0.00", 0, -0.005, 0.005, 0),
        ("0.01", 0.01, 0.005, 0.02, 1),
    ],
)
def test_digits_stand_for_an_interval(text, value, low, high, significant):
    typed = read(text)
    assert (typed.value, typed.low, typed.high) == pytest.approx((value, low, high))
    assert typed.significant == significant
    assert not typed.exact


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("37/50", 0.74),
        ("1/3", 1 / 3),
        ("sqrt(0.74)", math.sqrt(0.74)),
        ("√0.74", math.sqrt(0.74)),
        ("-ln(0.01)", -math.log(0.01)),
        ("-ln 0.01", -math.log(0.01)),
        ("(1 + 0.01 + 1.21)/3", 0.74),
        ("10^13", 1e13),
        ("½", 0.5),
        ("5²", 25),
        ("log2(8)", 3),
        ("2 sqrt(2)", math.sqrt(8)),
    ],
)
def test_what_is_worked_out_is_a_point(text, value):
    typed = read(text)
    assert typed.exact
    assert typed.low == typed.value == typed.high == pytest.approx(value, rel=1e-12)
    assert typed.may_be(value)
    assert not typed.may_be(value + abs(value) * 1e-8)


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("nan", 0, "nan is not a number"),
        ("inf", 0, "inf is not a number"),
        ("-inf", 1, "inf is not a number"),
        ("Infinity", 0, "Infinity is not a number"),
        ("∞", 0, "INFINITY (U+221E) is not part of a formula; write a finite number"),
        ("__import__('os')", 0, "_ (low line) has no meaning in a formula"),
        ("0,74", 1, "a number has no commas; write 0.74"),
        ("1,234.5", 1, "a number has no commas; write 1234.5"),
        ("1/0", 1, "this is not a finite number"),
        ("0/0", 1, "this is not a finite number"),
        ("sqrt(-1)", 0, "this is not a finite number"),
        ("1e999", 0, "this is not a finite number"),
        ("9^9^9^9", 1, "this is not a finite number"),
        ("[1, 2]", 0, "one number is wanted here, not a list"),
        ("mse(1, 2)", 0, "mse is not a function that is known here"),
        ("12 apples", 3, "apples is not a number"),
        ("", 0, "nothing is written"),
        ("exp([1,2])", 0, "one number is wanted here, not a list"),
        (
            "".join(f"sum({i} in [1,2,3,4,5,6,7]: " for i in "ijkl") + "1))))",
            90,
            "this takes too long to work out",
        ),
    ],
)
def test_what_is_no_finite_number_is_refused_with_its_place(text, position, message):
    with pytest.raises(FormulaError) as caught:
        read(text)
    assert caught.value.message == message
    assert caught.value.position == position


# Twelve digits at most: what lies within a rounding error of a bound is on it.
NUMBERS = st.builds(
    lambda x, sign: sign * float(f"{x:.11e}"), st.floats(1e-6, 1e9), st.sampled_from([1, -1])
)


@given(NUMBERS, st.integers(0, 5))
def test_a_rounded_or_a_cut_value_fits_its_digits(value, places):
    rounded = f"{value:.{places}e}"
    mantissa, power = f"{value:.11e}".split("e")
    cut = f"{mantissa[: mantissa.index('.') + 1 + places]}e{power}"
    assert read(rounded).may_be(value)
    assert read(cut).may_be(value)


@given(NUMBERS, st.integers(0, 5))
def test_two_units_away_nothing_fits(value, places):
    rounded = read(f"{value:.{places}e}")
    unit = 10.0 ** (math.floor(math.log10(abs(rounded.value)) + 1e-12) - places)
    assert not rounded.may_be(value + 2.01 * unit)
    assert not rounded.may_be(value - 2.01 * unit)


@given(NUMBERS, st.integers(1, 5))
def test_written_as_another_number_a_value_rounds_to_itself(value, places):
    for like in (f"{1:.{places}e}", f"{1:.{places + 6}f}", f"{1:.{places + 6}f}%"):
        assert digits.rounds_to(value, digits.write(value, like))


@pytest.mark.parametrize(
    ("value", "like", "text"),
    [
        (0.736, "0.74", "0.74"),
        (0.7351, "1.0", "0.7"),
        (-0.0001, "0.00", "0.00"),
        (2.53e13, "1.0e5", "2.5e13"),
        (0.1267, "12%", "13%"),
        (22.0, "5", "22"),
    ],
)
def test_values_are_written_like_digits(value, like, text):
    assert digits.write(value, like) == text
