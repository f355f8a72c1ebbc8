"""Formulas that a question takes from a loss's own file, so that none is written twice."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from lossprep.errors import LossprepError

if TYPE_CHECKING:
    from lossprep.library.format.exercise import Formula


def written(question: Formula) -> tuple[str, str]:
    """Give a formula question's right value, and the loss whose derivative it is, if it is one.

    Raises LossprepError where ``of`` or ``wrt`` name nothing that is known.
    """
    if not question.of:
        return question.value, question.loss
    return formula_of(question.of, question.wrt, question.domains)


def formula_of(name: str, wrt: str, letters: Collection[str]) -> tuple[str, str]:
    """Give a loss's formula, or with ``wrt`` its derivative for that input and the formula.

    Of a loss with several forms the one in these letters.

    >>> formula_of("huber", "", ["f", "y", "delta"])[0]
    'e^2/2 if abs(e) <= delta else delta*(abs(e) - delta/2) where e = f - y'
    >>> formula_of("bce_logits", "prediction", ["z", "y"])[0]
    'sigmoid(z) - y'
    """
    from lossprep import losses  # noqa: PLC0415 (NumPy only where a formula is looked up)

    loss = losses.get(name)
    forms = [
        form
        for form in (loss, *loss.forms)
        if set(form.symbols) <= set(letters) <= {*form.symbols, *form.params}
    ]
    if not forms:
        known = " or ".join(", ".join([*f.symbols, *f.params]) for f in (loss, *loss.forms))
        raise LossprepError(f"{name} is written in {known}: give these names domains")
    form = forms[0]
    if not wrt:
        return form.formula, ""
    if wrt not in form.gradient_formula:
        raise LossprepError(f"{name} is differentiated for {' or '.join(form.gradient_formula)}")
    return form.gradient_formula[wrt], form.formula
