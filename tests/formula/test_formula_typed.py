"""Formulas as people type them."""

from __future__ import annotations

import pytest

from lossprep.formula import FormulaError, read, render

VARIABLES = {"x", "y", "p", "f", "z", "a", "b", "c", "ŷ"}
FUNCTIONS = {"ln", "sqrt", "abs", "max", "sigmoid", "f2"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2x", "2·x"),
        ("p(1-p)", "p·(1 - p)"),
        ("(a+b)(a-b)", "(a + b)·(a - b)"),
        ("yf", "y·f"),
        ("yf^2", "y·f²"),
        ("max(0, 1 - yf)", "max(0, 1 - y·f)"),
        ("-y ln p - (1-y) ln(1-p)", "-y·ln(p) - (1 - y)·ln(1 - p)"),
        ("yln(p)", "y·ln(p)"),
        ("ln p^2", "ln(p²)"),
        ("2|x|", "2·|x|"),
        ("|a|b|c|", "|a|·b·|c|"),
        ("x^2 y", "x²·y"),
        ("x²y", "x²·y"),
        ("2√x", "2·√x"),
        ("(a/b)(c)", "a/b·c"),
        ("a/(bc)", "a/(b·c)"),
        ("1[y=1]p", "1[y = 1]·p"),
        ("-y 1[y<1]", "-y·1[y < 1]"),
        ("ŷ y", "ŷ·y"),
        ("2 pi", "2·π"),
        ("sum(i: y_i a)", "Σᵢ yᵢ·a"),
        ("sum(i: ay_i)", "Σᵢ a·yᵢ"),
    ],
)
def test_side_by_side_is_a_product_and_is_echoed(text, shown):
    variables = VARIABLES | {"pi"}
    reading = read(text, variables, FUNCTIONS)
    assert (render(reading.node), reading.freely) == (shown, True)


@pytest.mark.parametrize("text", ["p*(1-p)", "ln(p)", "σ(z) - y", "|y-f|", "y^2", "f2(p)"])
def test_what_is_written_out_needs_no_echo(text):
    assert not read(text, VARIABLES, FUNCTIONS).freely


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("1/p(1-p)", 3),
        ("1/yf", 3),
        ("1/2x", 3),
        ("a/b c", 4),
        ("ln p(1-p)", 4),
        ("ln 2x", 4),
        ("e^xy", 3),
        ("x 3", 2),
        ("ln", 0),
        ("2 + ln + 1", 4),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_again(text, position):
    with pytest.raises(FormulaError) as caught:
        read(text, VARIABLES, FUNCTIONS)
    assert caught.value.position == position


def test_names_that_cannot_be_split_stay_whole():
    assert read("qq + yq", VARIABLES, FUNCTIONS).node == read("qq + yq", {"qq", "yq"}, ()).node
