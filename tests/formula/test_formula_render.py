"""Formulas as they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossprep.formula import parse, render
from lossprep.formula.nodes import (
    Binary,
    Call,
    Cases,
    Compare,
    Indicator,
    Name,
    Number,
    Unary,
    Vector,
)


@pytest.mark.parametrize(
    ("text", "unicode", "tex"),
    [
        ("(p-y)/(p*(1-p))", "(p - y)/(p·(1 - p))", r"\frac{p - y}{p (1 - p)}"),
        ("a-(b-c)", "a - (b - c)", "a - (b - c)"),
        ("(a-b)-c", "a - b - c", "a - b - c"),
        ("a*(b/c)", "a·(b/c)", r"a (\frac{b}{c})"),
        ("(a^b)^c", "(a^b)^c", "(a^{b})^{c}"),
        ("a^b^c", "a^b^c", "a^{b^{c}}"),
        ("(-a)^2", "(-a)²", "(-a)^{2}"),
        ("-a^2", "-a²", "-a^{2}"),
        ("a*-b", "a·(-b)", "a (-b)"),
        ("delta*|r|", "δ·|r|", r"\delta \left|r\right|"),
        ("sqrt(x + 1)", "√(x + 1)", r"\sqrt{x + 1}"),
        ("(√x)^2", "(√x)²", r"(\sqrt{x})^{2}"),
        ("sigmoid(z)", "σ(z)", r"\sigma(z)"),
        ("ab", "ab", r"\mathrm{ab}"),
        ("yhat", "ŷ", r"\hat{y}"),
        ("y_c", "y_c", "y_{c}"),
        ("alpha_1", "α₁", r"\alpha_{1}"),
        ("sum(i: y_i*2)", "Σᵢ yᵢ·2", r"\sum_{i} y_{i} \cdot 2"),
        (
            "mean(i: (y_i-f_i)^2)",
            "(1/n)·Σᵢ (yᵢ - fᵢ)²",
            r"\frac{1}{n} \sum_{i} (y_{i} - f_{i})^{2}",
        ),
        ("sum(i: y_i)*2", "(Σᵢ yᵢ)·2", r"(\sum_{i} y_{i}) \cdot 2"),
        ("2*sum(i: y_i)", "2·Σᵢ yᵢ", r"2 \sum_{i} y_{i}"),
        ("sum(i: a_i + b_i)", "Σᵢ (aᵢ + bᵢ)", r"\sum_{i} (a_{i} + b_{i})"),
        ("sum(i,j if y_i>y_j: 1)", "Σ_{i, j: yᵢ > yⱼ} 1", r"\sum_{i, j: y_{i} > y_{j}} 1"),
        ("1[y=1]", "1[y = 1]", r"\mathbf{1}[y = 1]"),
        (
            "r^2/2 if |r|<=d else d",
            "r²/2 if |r| ≤ d else d",
            r"\begin{cases} \frac{r^{2}}{2} & \text{if } \left|r\right| \le d \\"
            r" d & \text{otherwise} \end{cases}",
        ),
        ("r where r = y - f", "r, r = y - f", r"r, \quad r = y - f"),
        (
            'f(x, gain="linear")',
            'f(x, gain="linear")',
            r"\operatorname{f}(x, \mathrm{gain}=\text{linear})",
        ),
        ("2.5e13*x", "2.5e13·x", r"2.5 \cdot 10^{13} x"),
        ("[i: y_i]", "[yᵢ for each i]", r"\left[y_{i}\right]_{i}"),
        ("not a < b and c", "not a < b and c", r"\lnot a < b \land c"),
    ],
)
def test_no_more_brackets_than_needed(text, unicode, tex):
    node = parse(text)
    assert render(node) == unicode
    assert render(node, "tex") == tex


LEAVES = st.one_of(
    st.integers(0, 99).map(lambda n: Number(float(n), str(n))),
    st.sampled_from(["x", "y", "delta", "ŷ"]).map(Name),
)


def larger(inner):
    comparison = st.builds(
        lambda a, sign, b: Compare(a, ((sign, b),)), inner, st.sampled_from(["<", "<=", "="]), inner
    )
    return st.one_of(
        st.builds(Binary, st.sampled_from("+-*/^"), inner, inner),
        st.builds(Unary, st.just("-"), inner),
        st.builds(lambda a: Call("abs", (a,)), inner),
        st.builds(lambda a: Call("sqrt", (a,)), inner),
        st.builds(lambda a, b: Call("f", (a,), (("k", b),)), inner, inner),
        st.builds(Cases, inner, comparison, inner),
        st.builds(Indicator, comparison),
        st.builds(lambda a, b: Vector((a, b)), inner, inner),
    )


@given(st.recursive(LEAVES, larger, max_leaves=10))
def test_what_is_shown_reads_as_what_it_shows(node):
    assert parse(render(node)) == node
