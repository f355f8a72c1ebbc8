"""The verdict on a number of the user's, for any inputs of any loss or metric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec.structs import replace

from lossprep.cli.calculation import Calculation
from lossprep.errors import LossprepError, UsageError
from lossprep.grading.derivation import derivation
from lossprep.grading.engine import GRADIENT, slip_value
from lossprep.grading.numeric import verdict_on, written
from lossprep.loss.definition import Loss
from lossprep.model.content import Slip
from lossprep.model.verdict import Verdict

SHOWN = 24  # a derivation with more numbers than these is not read
UNWEIGHTED = Slip(id="unweighted", expression="", message="the weights are left out")
AVERAGED = Slip(id="mean", expression="", message="averaged: asked is the sum")


def verdict(
    asked: Calculation, answer: str, *, differentiated: bool = False, wrt: str | None = None
) -> Verdict:
    """Judge a number against the value, or against the gradient for the input ``wrt``.

    >>> from lossprep.cli.calculation import calculation
    >>> asked = calculation("mse", ["prediction=1,0.9,1.1", "target=2,1,0"], "mean")
    >>> verdict(asked, "2.22").slip.id, verdict(asked, "37/50").kind
    ('sum', 'right')
    """
    value = right(asked, differentiated, wrt)
    expected = written(value)
    if not np.isfinite(value).all():
        return infinite(asked, answer, value, expected)
    return verdict_on(
        answer,
        value,
        [
            (replace(slip, message=sentence(slip.message)), wrong)
            for slip, wrong in slips(asked, differentiated, wrt)
        ],
        expected=expected,
        convention=asked.convention,
        derivation=derived(asked, differentiated, wrt, expected),
    )


def sentence(text: str) -> str:
    """Write a remark as a sentence; a symbol in front keeps its case.

    >>> sentence("halved: the 1/(2n) convention"), sentence("p, not -ln p")
    ('Halved: the 1/(2n) convention.', 'p, not -ln p.')
    """
    first = re.match(r"[a-z]*", text)
    word = first[0] if first else ""
    begun = word.capitalize() + text[len(word) :] if len(word) > 2 else text
    return begun if begun.endswith(".") else begun + "."


def right(asked: Calculation, differentiated: bool, wrt: str | None) -> Any:
    """Give the right value, or gradient; where all inputs are single numbers, their gradients."""
    value, gradients = asked.both
    if not differentiated:
        return value
    if not gradients:
        raise LossprepError(f"{asked.measure.name} is a metric: it has no gradient")
    if wrt is None and all(gradient.ndim == 0 for gradient in gradients.values()):
        found = np.array(list(gradients.values()))
        return found if len(found) > 1 else found[0]
    if wrt is None and len(gradients) == 1:
        return next(iter(gradients.values()))
    if wrt not in gradients:
        choices = " or ".join(f"--wrt {name}" for name in gradients)
        raise UsageError(f"{asked.measure.name} has a gradient for each input: say {choices}")
    return gradients[wrt]


def slips(asked: Calculation, differentiated: bool, wrt: str | None) -> Iterator[tuple[Slip, Any]]:
    """Yield the measure's slips with what they give here, as far as they apply and are finite."""
    known = asked.measure.slips
    if differentiated and isinstance(asked.measure, Loss):
        # Its slips are those of the first input's gradient.
        known = asked.measure.gradient_slips if wrt in (None, asked.measure.inputs[0]) else ()
    arguments = {name: value for name, value in asked.arguments.items() if value is not None}
    # A parameter may be a list, such as thresholds: slips name it like an argument.
    arguments |= {name: value for name, value in asked.parameters.items() if np.ndim(value)}
    for slip in known if "mask" not in asked.named else ():
        try:
            value = slip_value(asked.measure, slip, arguments, asked.parameters)
        except LossprepError:
            continue  # it is told in inputs of another shape or form
        yield from finite(slip, value)
    yield from general(asked, differentiated, wrt)


def general(
    asked: Calculation, differentiated: bool, wrt: str | None
) -> Iterator[tuple[Slip, Any]]:
    """Yield the slips that any measure knows: no weights, the mean instead of the sum."""
    named = {name: value for name, value in asked.named.items() if name != "weights"}
    if len(named) < len(asked.named):
        other = Calculation(asked.measure, asked.whole, named, asked.reduction)
        yield from finite(UNWEIGHTED, right(other, differentiated, wrt))
    if asked.reduction == "sum":
        other = Calculation(asked.measure, asked.whole, asked.named)
        yield from finite(AVERAGED, right(other, differentiated, wrt))


def finite(slip: Slip, value: Any) -> Iterator[tuple[Slip, Any]]:
    """Yield a slip whose value a person could have got."""
    if np.isfinite(value).all():
        yield slip, value


def infinite(asked: Calculation, answer: str, value: Any, expected: str) -> Verdict:
    """Judge where the right value is no number: what is typed is unreadable or wrong."""
    judged = verdict_on(
        answer, np.zeros(np.shape(value)), (), expected=expected, convention=asked.convention
    )
    if judged.kind == "unreadable":
        return judged
    message = f"It is {expected} here: no finite number is right."
    return Verdict(
        kind="wrong",
        given=answer,
        expected=expected,
        convention=asked.convention,
        message=message,
    )


def derived(asked: Calculation, differentiated: bool, wrt: str | None, expected: str) -> str:
    """Write the formula or the call with the numbers put in, and what it gives."""
    numbers: dict[str, Any] = {
        name: np.asarray(value, dtype=float).tolist()
        for name, value in asked.named.items()
        if value is not None and not isinstance(value, (str, bool))
    }
    if sum(np.size(value) for value in numbers.values()) > SHOWN:
        return ""
    formula = formula_of(asked, differentiated, wrt)
    if formula and "weights" not in numbers:
        symbols = {symbol: numbers[name] for symbol, name in asked.measure.symbols.items()}
        defaults = {n: v for n, v in asked.measure.params.items() if isinstance(v, float)}
        return derivation(formula, {**defaults, **numbers, **symbols}, expected)
    return derivation(call(asked, differentiated), numbers, expected)


def formula_of(asked: Calculation, differentiated: bool, wrt: str | None) -> str:
    """Give the formula that numbers can be put into: of single numbers, and in one piece."""
    measure = asked.measure
    if any(np.ndim(value) or value is None for value in asked.arguments.values()):
        return ""
    if any(name not in asked.named for name in measure.arguments):
        return ""
    formula = measure.formula_with(asked.parameters)
    if differentiated and isinstance(measure, Loss):
        chosen = measure.inputs[0] if len(measure.inputs) == 1 else wrt or ""
        formula = measure.gradient_formula_with(asked.parameters).get(chosen, "")
    return formula if ":" not in formula and " where " not in formula else ""


def call(asked: Calculation, differentiated: bool) -> str:
    """Write the call: arguments in their places, a form's by their names."""
    inputs = asked.measure.arguments if asked.measure is asked.whole else ()
    placed = [name for name in inputs if name in asked.named]
    words = [*placed]
    for name, value in asked.named.items():
        if name not in placed:
            words.append(f"{name}={_word(name, value)}")
    if asked.reduction != "mean":
        words.append(f"reduction={asked.reduction}")
    return f"{asked.measure.name}{GRADIENT * differentiated}({', '.join(words)})"


def _word(name: str, value: Any) -> str:
    if value is None or isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else name
