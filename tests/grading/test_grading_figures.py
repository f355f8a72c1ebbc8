"""Figures in prose."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossprep.grading import figures


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("costs {0.740 = mse([1.0, 0.9, 1.1], [2, 1, 0])}.", "costs 0.740."),
        ("{2.5e13 = 1e4*50000^2} and {-25% = -1/4}", "2.5e13 and -25%"),
        ("{ 0.5 =\n  1/2 }", "0.5"),
        ("{.5=1/2}", ".5"),
        ("y in {-1, +1}, {0, 1}, {a = 1}, {}", "y in {-1, +1}, {0, 1}, {a = 1}, {}"),
        ("{0.740}", "{0.740}"),
        ("a {0.5 = 1/2", "a {0.5 = 1/2"),
        ("{1,234 = 1234}", "{1,234 = 1234}"),
        ("{0.5 = 1/2 {0.25 = 1/4}", "{0.5 = 1/2 0.25"),
    ],
)
def test_readers_see_the_digits(text, shown):
    assert figures.strip(text) == shown


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{0.740 = mse([1.0, 0.9, 1.1], [2, 1, 0])}", None),
        ("{0.74 = mse([1.0, 0.9, 1.1], [2, 1, 0])}", None),
        ("{0.5 = x/2}", None),
        ("{0.12 = 1/8}", None),
        ("{0.13 = 1/8}", None),
        ("{2.5e13 = 1e4*50000^2}", None),
        ("{9% = 1/11}", None),
        ("{-0.3 = -1/3}", None),
        ("{0.687 = 2.22/3}", "2.22/3 gives 0.740, not 0.687: write {0.740 = 2.22/3}"),
        ("{2.5e16 = 2.5*10^13}", "2.5*10^13 gives 2.5e13, not 2.5e16: write {2.5e13 = 2.5*10^13}"),
        ("{8% = 1/11}", "1/11 gives 9%, not 8%: write {9% = 1/11}"),
        ("{0.5 = 1/0}", "1/0 gives inf, not 0.5: a figure is a finite number"),
        ("{0.5 = 0/0}", "0/0 gives nan, not 0.5: a figure is a finite number"),
        ("{0.5 = [1, 2]}", "[1, 2] gives several numbers: a figure is one"),
        ("{0.5 = 1/}", "1/: the formula breaks off: a number or a name is missing, at character 3"),
        ("{0.5 = q}", "q: q is not known here; given: x, at character 1"),
        ("{0.5 = }", "0.5 has no expression behind the =: write one"),
        ("{0.5 = 1/2", "{0.5 = has no closing brace: add }"),
        (
            "{1,234 = 1234}",
            "1,234 is not a plain number: write digits such as 0.740, 25% or 2.5e13",
        ),
    ],
)
def test_digits_must_be_what_the_expression_gives(text, complaint):
    (figure,) = figures.find(text)
    assert figures.check(figure, {"x": 1.0}) == complaint


@given(st.text(alphabet="{}=0123 .-ab/*", max_size=40))
def test_figures_lie_in_order_and_the_rest_stays(text):
    place = 0
    for figure in figures.find(text):
        assert place <= figure.start < figure.end <= len(text)
        assert text[figure.start] == "{"
        place = figure.end
    if not any(figures.find(text)):
        assert figures.strip(text) == text


def test_finding_figures_imports_no_numpy():
    code = (
        "import sys; from lossprep.grading import figures; figures.strip('{0.5 = 1/2}');"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
