"""Typed formulas: equal at every point, or told apart in words."""

from __future__ import annotations

import os
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lossprep.errors import LossprepError
from lossprep.grading import domains
from lossprep.grading.formulas import grade
from lossprep.grading.grade import grade as grade_any
from lossprep.model.content import Exercise, Slip


def formula(value, loss="", slips=None, **places):
    return Exercise(
        id="p/formula",
        title="Formula",
        skills=(),
        minutes=1,
        kind="formula",
        ask="Which?",
        value=value,
        loss=loss,
        domains=places,
        slips=tuple(
            Slip(id=name, expression=expression, message=f"That is the {name}.")
            for name, expression in (slips or {}).items()
        ),
    )


BCE = formula(
    "(p - y)/(p*(1 - p))",
    "-y*ln(p) - (1 - y)*ln(1 - p)",
    {"brackets": "(p - y)/p*(1 - p)"},
    y="{0, 1}",
    p="(0, 1)",
)
BCE_LOGIT = formula("sigmoid(z) - y", "ln(1 + exp(z)) - y*z", z="reals", y="{0, 1}")
BCE_VALUE = formula("-y*ln(p) - (1 - y)*ln(1 - p)", y="{0, 1}", p="(0, 1)")
MSE = formula("2*(f - y)", "(f - y)^2", f="reals", y="reals")
MAE = formula("sign(f - y)", "|f - y|", {"error": "f - y"}, f="reals", y="reals")
HUBER = formula(
    "r if |r| <= delta else delta*sign(r) where r = f - y",
    "r^2/2 if |r| <= delta else delta*(|r| - delta/2) where r = f - y",
    f="reals",
    y="reals",
    delta="(0, inf)",
)
HINGE = formula("-y if y*f < 1 else 0", "max(0, 1 - y*f)", y="{-1, 1}", f="reals")
HINGE_VALUE = formula("max(0, 1 - y*f)", y="{-1, 1}", f="reals")
FOCAL = formula("-(1 - p)^g*ln(p)", p="(0, 1)", g="(0, inf)")
SOFTMAX = formula("[i: exp(z_i)/sum(j: exp(z_j)) - t_i]", z="reals^3", t="(0, 1)^3")
WEIGHT = formula("s/10*20 + 2", s="[1, 10]")

RIGHT = [
    (BCE, "(p-y)/(p(1-p))"),
    (BCE, "(p - y)/(p*(1-p))"),
    (BCE, "-y/p + (1-y)/(1-p)"),
    (BCE, "(1-y)/(1-p) - y/p"),
    (BCE, "-1/p if y = 1 else 1/(1-p)"),
    (BCE, "1[y=0]/(1-p) - 1[y=1]/p"),
    (BCE, "(p-y)/(p - p²)"),
    (BCE, "−(y−p)/(p·(1−p))"),
    (BCE_LOGIT, "σ(z) - y"),
    (BCE_LOGIT, "1/(1+exp(-z)) - y"),
    (BCE_LOGIT, "1/(1+e^-z) - y"),
    (BCE_LOGIT, "e^z/(1+e^z) - y"),
    (BCE_LOGIT, "-y + sigmoid(z)"),
    (BCE_LOGIT, "-σ(-z) if y=1 else σ(z)"),
    (BCE_VALUE, "-y ln p - (1-y) ln(1-p)"),
    (BCE_VALUE, "-ln(p) if y=1 else -ln(1-p)"),
    (BCE_VALUE, "-ln(y p + (1-y)(1-p))"),
    (BCE_VALUE, "-ln(1 - |y-p|)"),
    (BCE_VALUE, "-log(p^y (1-p)^(1-y))"),
    (MSE, "2f - 2y"),
    (MSE, "-2(y-f)"),
    (MSE, "2 (f-y)"),
    (MSE, "(f-y)/½"),
    (MSE, "2 r where r = f - y"),
    (MAE, "sign(f-y)"),
    (MAE, "-sign(y-f)"),
    (MAE, "1 if f > y else -1"),
    (MAE, "1 if f >= y else -1"),
    (MAE, "1[f>y] - 1[f<y]"),
    (MAE, "0.3 if f = y else sign(f-y)"),
    (HUBER, "f-y if |f-y| <= δ else δ sign(f-y)"),
    (HUBER, "max(-δ, min(δ, f-y))"),
    (HUBER, "min(max(f - y, -delta), delta)"),
    (HUBER, "(f-y)/max(1, |f-y|/δ)"),
    (HUBER, "δ if f-y > δ else -δ if f-y < -δ else f-y"),
    (HUBER, "r if |r| < δ else δ sign(r) where r = f - y"),
    (HINGE, "-y 1[yf<1]"),
    (HINGE, "-y if yf<=1 else 0"),
    (HINGE, "0 if yf>1 else -y"),
    (HINGE, "-y (1 + sign(1-yf))/2"),
    (HINGE_VALUE, "max(0, 1 - yf)"),
    (HINGE_VALUE, "max(1 - y f, 0)"),
    (HINGE_VALUE, "(1-yf) 1[yf<1]"),
    (HINGE_VALUE, "(|1-yf| + 1 - yf)/2"),
    (FOCAL, "-(1-p)^g ln p"),
    (FOCAL, "(1-p)^g ln(1/p)"),
    (FOCAL, "-e^(g ln(1-p)) ln(p)"),
    (SOFTMAX, "softmax(z) - t"),
    (SOFTMAX, "exp(z)/sum(exp(z)) - t"),
    (SOFTMAX, "[i: 1/sum(j: exp(z_j - z_i)) - t_i]"),
    (WEIGHT, "2s + 2"),
    (WEIGHT, "2(s+1)"),
    (WEIGHT, "22 - 2(10-s)"),
    (BCE, "1/(1-p) - y/(p(1-p))"),
    (BCE, "(p-y)/p + (p-y)/(1-p)"),
    (BCE_LOGIT, "(1 + sign(z)(1 - e^-|z|)/(1 + e^-|z|))/2 - y"),
    (BCE_VALUE, "-ln(|1-y-p|)"),
    (MAE, "(f-y)/max(|f-y|, 1e-12)"),
    (HUBER, "(|f-y+δ| - |f-y-δ|)/2"),
    (HINGE, "-y if 1 - yf > 0 else 0"),
    (HINGE_VALUE, "0 if yf >= 1 else 1 - yf"),
    (FOCAL, "-ln(p) (1-p)^g"),
]

# What is wrong, and how it is recognised; None: by its counterexample.
WRONG = [
    (BCE, "p - y", "p(1-p)"),
    (BCE, "(p-y) p (1-p)", "edited"),
    (BCE, "(y-p)/(p(1-p))", "sign"),
    (BCE, "2(p-y)/(p(1-p))", "constant-factor"),
    (BCE, "-1/p", "one-label"),
    (BCE, "1/(1-p)", "one-label"),
    (BCE, "-y/p - (1-y)/(1-p)", "one-label"),
    (BCE, "2(p-y)", "p(1-p)"),
    (BCE, "(p-y)/p*(1-p)", "brackets"),
    (BCE, "(p-y)/(1-p)", "power"),
    (BCE, "(p-y)/p", "edited"),
    (BCE, "-y ln p - (1-y) ln(1-p)", "value-for-gradient"),
    (BCE, "ln((1-p)/p)", "other-variable"),
    (BCE, "(p-y)/(p(1-p)) + 3", "constant-offset"),
    (BCE, "1 - y/p", "edited"),
    (BCE, "0/0", None),
    (BCE, "(p-y)/(p(1-p)) + 0.001", "constant-offset"),
    (BCE, "-y/p + (1-y)/(1-p) if p < 0.97 else 0", None),
    (BCE_LOGIT, "y - σ(z)", "sign"),
    (BCE_LOGIT, "(σ(z)-y)σ(z)(1-σ(z))", "p(1-p)"),
    (BCE_LOGIT, "z - y", "edited"),
    (BCE_LOGIT, "σ(z)", "one-label"),
    (BCE_LOGIT, "σ(-z)", None),
    (BCE_LOGIT, "ln(1+e^z) - y z", "value-for-gradient"),
    (BCE_LOGIT, "-z", "other-variable"),
    (BCE_VALUE, "y ln p + (1-y) ln(1-p)", "sign"),
    (BCE_VALUE, "-y log2(p) - (1-y) log2(1-p)", "constant-factor"),
    (BCE_VALUE, "-ln p", "one-label"),
    (BCE_VALUE, "-y ln p", "one-label"),
    (BCE_VALUE, "-y ln p + (1-y) ln(1-p)", "one-label"),
    (BCE_VALUE, "(p-y)^2", None),
    (MSE, "f - y", "constant-factor"),
    (MSE, "2(y-f)", "sign"),
    (MSE, "(f-y)^2", "value-for-gradient"),
    (MSE, "2(f-y)^2", "edited"),
    (MSE, "f(f-y)", "power"),
    (MSE, "2(f-y) + 1", "constant-offset"),
    (MSE, "2(f-y) if f < 18 else 0", None),
    (MSE, "2(f-y) if y > -18 else 0", None),
    (MSE, "2f", "as-zero"),
    (MSE, "2|f-y|", "absolute"),
    (MAE, "f - y", "error"),
    (MAE, "sign(y-f)", "sign"),
    (MAE, "|f-y|", "value-for-gradient"),
    (MAE, "1", "one-branch"),
    (MAE, "(f-y)/|f-y|", None),
    (MAE, "2 if f = y else sign(f-y)", None),
    (HUBER, "f - y", "one-branch"),
    (HUBER, "δ sign(f-y)", "one-branch"),
    (HUBER, "f-y if |f-y|<=δ else δ", "one-branch"),
    (HUBER, "f-y if |f-y|<=δ else sign(f-y)", "one-branch"),
    (HUBER, "f-y if |f-y|<=1 else sign(f-y)", "as-one"),
    (HUBER, "y-f if |f-y|<=δ else δ sign(y-f)", "sign"),
    (HUBER, "max(-1, min(1, (f-y)/δ))", "power"),
    (HINGE, "-y", "one-branch"),
    (HINGE, "0", None),
    (HINGE, "y 1[yf<1]", "sign"),
    (HINGE, "-f if yf<1 else 0", "other-variable"),
    (HINGE, "-y if yf<0 else 0", "edited"),
    (HINGE, "-1 if yf<1 else 0", "one-label"),
    (HINGE, "max(0, 1-yf)", "value-for-gradient"),
    (HINGE_VALUE, "max(0, 1 + yf)", "other-sign"),
    (HINGE_VALUE, "max(0, -yf)", "edited"),
    (HINGE_VALUE, "max(0, 1-yf)^2", "squared"),
    (HINGE_VALUE, "1 - yf", "one-branch"),
    (HINGE_VALUE, "½ max(0, 1-yf)", "constant-factor"),
    (FOCAL, "-p^g ln p", "edited"),
    (FOCAL, "-g(1-p) ln p", "edited"),
    (FOCAL, "-g(1-p)^g ln p", "power"),
    (FOCAL, "(1-p)^g ln p", "sign"),
    (FOCAL, "-ln p", "as-zero"),
    (SOFTMAX, "t - softmax(z)", "sign"),
    (SOFTMAX, "exp(z) - t", "edited"),
    (SOFTMAX, "softmax(z)", "as-zero"),
    (SOFTMAX, "sum(z)", None),
    (WEIGHT, "20(s-1)/9 + 2", None),
    (WEIGHT, "2s", "constant-offset"),
    (WEIGHT, "2s + 2 if s < 9.8 else 0", None),
    (WEIGHT, "[2s + 2, 2s + 2]", None),
]
# Further wrong forms, of which it is only said that they are.
REFUSED = [
    (BCE, "(p-y)/(p(1+p))"),
    (BCE, "(p-y)/(1-p)^2"),
    (BCE, "(p-y)/p²"),
    (BCE, "(p+y)/(p(1-p))"),
    (BCE, "y/p - (1-y)/(1-p)"),
    (BCE, "y/p + (1-y)/(1-p)"),
    (BCE, "-y/p + (1-y)/p"),
    (BCE, "-(1-y)/p + y/(1-p)"),
    (BCE, "-y ln p"),
    (BCE, "1/(p(1-p))"),
    (BCE, "σ(p) - y"),
    (BCE, "(p-y)/sqrt(p(1-p))"),
    (BCE_LOGIT, "σ(z)(1-σ(z))"),
    (BCE_LOGIT, "σ(z) + y"),
    (BCE_LOGIT, "1/(1+e^z) - y"),
    (BCE_LOGIT, "1/(1-e^-z) - y"),
    (BCE_LOGIT, "e^z - y"),
    (BCE_LOGIT, "ln(1+e^z) - y"),
    (BCE_LOGIT, "σ(yz)"),
    (BCE_VALUE, "-y ln(1-p) - (1-y) ln p"),
    (BCE_VALUE, "-ln(p) - ln(1-p)"),
    (BCE_VALUE, "|p-y|"),
    (BCE_VALUE, "-y ln p - (1-y)(1-p)"),
    (BCE_VALUE, "-y p - (1-y)(1-p)"),
    (BCE_VALUE, "1 - p if y=1 else p"),
    (MSE, "2f + 2y"),
    (MSE, "f² - y²"),
    (MSE, "2(f² - y²)"),
    (MSE, "2(f-y) + 1e-3"),
    (MSE, "2.001(f-y)"),
    (MAE, "sign(f)"),
    (MAE, "sign(f+y)"),
    (MAE, "1[f>y]"),
    (MAE, "2 1[f>y] - 1.001"),
    (HUBER, "r^2/2 if |r|<=δ else δ(|r|-δ/2) where r = y - f"),
    (HUBER, "f-y if |f-y| <= 2δ else 2δ sign(f-y)"),
    (HUBER, "f-y if f-y <= δ else δ"),
    (HINGE, "-y if f < 1 else 0"),
    (HINGE, "-y 1[yf<=0]"),
    (HINGE_VALUE, "max(1, 1-yf)"),
    (HINGE_VALUE, "|1-yf|"),
    (HINGE_VALUE, "max(0, 1-f)"),
    (HINGE_VALUE, "ln(1+e^(-yf))"),
    (FOCAL, "-(1-p)^g log2(p)"),
    (FOCAL, "-(1-p^g) ln p"),
    (FOCAL, "-((1-p) ln p)^g"),
    (SOFTMAX, "softmax(z) + t"),
    (SOFTMAX, "softmax(t) - z"),
    (SOFTMAX, "σ(z) - t"),
    (SOFTMAX, "exp(z)/(1+exp(z)) - t"),
]
SEEDS = 200 if os.environ.get("LOSSPREP_SOAK") else 2


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_right_form_is_refused(seed):
    for exercise, answer in RIGHT:
        found = grade(exercise, answer, Random(seed))
        assert found.kind == "right", (answer, found.message)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_wrong_form_is_accepted_and_each_is_named_as_ever(seed):
    for exercise, answer, slip in WRONG:
        found = grade(exercise, answer, Random(seed))
        kind, name = found.kind, found.slip and found.slip.id
        assert (kind, name) == ("slip" if slip else "wrong", slip), (answer, found.message)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_further_wrong_form_is_accepted(seed):
    for exercise, answer in REFUSED:
        assert grade(exercise, answer, Random(seed)).kind in ("slip", "wrong"), answer


def test_three_of_four_wrong_forms_are_told_apart_without_an_author():
    forms = [(replace(exercise, slips=()), answer) for exercise, answer, *_ in [*WRONG, *REFUSED]]
    named = sum(grade(exercise, answer).kind == "slip" for exercise, answer in forms)
    assert named >= 0.75 * len(forms), f"{named} of {len(forms)}"


@pytest.mark.parametrize(
    ("exercise", "answer", "message"),
    [
        (BCE, "(p - y)/(p*(1 - p))", ""),
        (BCE, "p - y", "A factor p·(1 - p) is too many."),
        (BCE, "-1/p", "Right for y = 1 only."),
        (BCE, "1 - y/p", "Yours is the right one with p in place of p·(1 - p)."),
        (BCE, "0/0", "At y = 0, p = 0.5 yours is undefined, the gradient is 2."),
        (BCE, "1/(p - 0.5)", "At y = 0, p = 0.8 yours gives 3.33, the gradient is 5."),
        (BCE_VALUE, "(p-y)^2", "At y = 0, p = 0.9 yours gives 0.81, the right value is 2.3."),
        (HUBER, "f - y", "Right only where |r| ≤ δ, r = f - y."),
        (HUBER, "δ sign(f-y)", "Right only where |r| > δ, r = f - y."),
        (
            MAE,
            "(f-y)/|f-y|",
            "At f = 1, y = 1 yours is undefined, the gradient is anything from -1 to 1.",
        ),
        (MSE, "f - y", "Yours is 0.5 times the right one, everywhere."),
        (MSE, "2(f-y) - 1", "Yours is 1 less than the right one."),
        (
            MSE,
            "f(f-y)",
            "A factor f is too many. There is a factor 0.5 as well.",
        ),
        (MAE, "1", "Right only where f - y > 0."),
        (BCE, "y/(1-p) - (1-y)/p", "y and 1 - y are exchanged."),
        (SOFTMAX, "softmax(t) - z", "z and t are exchanged."),
        (SOFTMAX, "softmax(z)", "This is as if t were 0."),
        (HUBER, "f-y if |f-y|<=1 else sign(f-y)", "This is as if δ were 1."),
        (HINGE_VALUE, "max(0, 1+y*f)", "The sign of y is wrong."),
        (HINGE_VALUE, "max(0, 1-y*f)^2", "Yours is the square of the right one."),
        (HINGE_VALUE, "1 - y*f", "Right only where 1 - y·f > 0."),
        (HUBER, "max(-1, min(1, (f-y)/δ))", "A factor δ is missing."),
        (BCE_LOGIT, "-z", "That is the derivative for y."),
        (BCE, "(p-y)/p*(1-p)", "That is the brackets."),
    ],
)
def test_what_is_said(exercise, answer, message):
    assert grade(exercise, answer).message == message


def test_a_sigmoid_that_is_one_in_floating_point_says_nothing():
    decay = replace(
        BCE_VALUE, value="2^(-d/h)", domains={"d": "(0, 60)", "h": "(1, 30)"}, loss="", slips=()
    )
    assert grade(decay, "d + h").kind == "wrong"


@pytest.mark.parametrize(
    ("exercise", "answer", "kind", "reading"),
    [
        (BCE, "(p-y)/(p(1-p))", "right", "(p - y)/(p·(1 - p))"),
        (BCE, "(p - y)/(p*(1 - p))", "right", ""),
        (HUBER, "δ sign(f-y)", "slip", "δ·sign(f - y)"),
        (MSE, "yf", "wrong", "y·f"),
        (BCE, "1/p(1-p)", "unreadable", ""),
    ],
)
def test_what_was_left_to_read_is_said(exercise, answer, kind, reading):
    verdict = grade(exercise, answer)
    assert (verdict.kind, verdict.reading) == (kind, reading)


@pytest.mark.parametrize(
    ("answer", "position", "message"),
    [
        ("1/p(1-p)", 3, "does this still belong below the /? Put brackets"),
        ("p - q", 4, "q is not known here; the variables are p, y"),
        ("bce(p, y)", 0, "bce is not known here; the variables are p, y"),
        ("bce_gradient(p, y)", 0, "bce_gradient is not known here; the variables are p, y"),
        ("0,5", 1, "a number has no commas; write 0.5"),
        ("p + [1,2]*[1,2,3]", 9, "a vector of 2 and a vector of 3 do not go together"),
        ("", 0, "nothing is written"),
    ],
)
def test_what_cannot_be_read_says_where(answer, position, message):
    found = grade(BCE, answer)
    assert (found.kind, found.position) == ("unreadable", position)
    assert found.message == f"{message}, at character {position + 1}"


def test_slips_that_coincide_are_named_together():
    exercise = formula("2*x", x="reals", slips={"half": "x", "one": "1*x", "other": "3*x"})
    found = grade(exercise, "x")
    assert (found.slip.id, [slip.id for slip in found.also]) == ("half", ["one"])
    assert found.message == "That is the half. Or: That is the one."


def test_it_is_reached_through_the_one_door():
    found = grade_any(MSE, "2f - 2y")
    assert (found.kind, found.expected, found.derivation) == ("right", "2·(f - y)", "2·(f - y)")


@pytest.mark.parametrize(
    ("exercise", "message"),
    [
        (formula("q", p="reals"), "p/formula: value: q is not known here; given: p"),
        (formula("p", p="anything"), "anything is no domain: write"),
        (formula("p", p="(1, 0)"), "is no domain"),
        (formula("p", p="{a}"), "is no domain"),
        (formula("p", p="reals^x"), "is no domain"),
        (formula("ln(p)", p="(-inf, 0)"), "p/formula: the value has too few finite points"),
    ],
)
def test_an_exercise_that_does_not_work_says_so(exercise, message):
    with pytest.raises(LossprepError) as caught:
        grade(exercise, "p")
    assert message in str(caught.value)


@given(st.sampled_from(["(0, 1)", "[1, inf)", "(-inf, 0)", "reals", "(3, 3.5)"]), st.integers())
def test_points_lie_in_their_domain(text, seed):
    domain = domains.read(text)
    for point in (*domain.friendly(), *domain.ends(), domain.draw(Random(seed))):
        assert domain.low < point < domain.high


@given(
    st.lists(
        st.sampled_from([*"py()+-*/^|12. ,=<[]:", "ln", "if ", "else ", "sum(i: "]), max_size=25
    )
)
def test_any_answer_has_a_verdict(pieces):
    kinds = ("right", "slip", "wrong", "unreadable")
    assert grade(BCE, "".join(pieces)).kind in kinds
