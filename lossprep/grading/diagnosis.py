"""Wrong formulas that are recognised whatever was asked: by a factor, an offset, a branch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lossprep.formula import Node, render
from lossprep.formula.nodes import Name
from lossprep.grading.comparison import ABSOLUTE, RELATIVE, Comparison, Names, Sample, equal
from lossprep.grading.edits import edited
from lossprep.grading.regimes import conditions, opposite
from lossprep.grading.substitutions import substituted, transformed
from lossprep.model.content import Slip

_POWERS = (1.0, -1.0, 2.0, -2.0, 0.5, -0.5)
_FEWEST = 3
_STEP = 1e-5


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong formula at points where both sides are finite: row by row one element each.

    ``loss`` is the loss whose gradient was asked for.
    """

    comparison: Comparison
    samples: list[Sample]
    right: Any
    typed: Any
    loss: Node | None

    @property
    def points(self) -> list[Names]:
        """The points themselves."""
        return [sample.names for sample in self.samples]

    def variable(self, name: str) -> Any:
        """What a number among the variables is, for each element."""
        columns = [
            np.full(np.size(sample.right), sample.names[name], dtype=float)
            for sample in self.samples
        ]
        return np.concatenate(columns)

    def scalars(self) -> Iterator[str]:
        """The names of the variables that are single numbers."""
        for name, domain in self.comparison.domains.items():
            if domain.length is None:
                yield name


def diagnosis(comparison: Comparison, loss: Node | None) -> Slip | None:
    """The first thing that explains a wrong formula at all points away from kinks, if any.

    Tried in order: factor and sign, offset, power of a variable, factor p(1 - p), right for one
    label only, another variable's derivative, the value for the gradient, right on one
    branch only, a variable exchanged, the square or the like, one part changed.
    """
    usual = [sample for sample in comparison.samples if not sample.kink]
    if len(usual) < _FEWEST or any(np.shape(s.typed) != np.shape(s.right) for s in usual):
        return None
    if all(sample.agrees for sample in usual):
        return None  # only a kink is wrong: that is best shown
    right = np.concatenate([np.ravel(sample.right) for sample in usual])
    typed = np.concatenate([np.ravel(sample.typed) for sample in usual])
    wrong = Wrong(comparison, usual, right, typed, loss)
    explanations = _EXPLANATIONS if np.all(np.isfinite(typed)) else _PARTIAL
    with np.errstate(all="ignore"):  # a factor that is 0 or infinite somewhere says nothing there
        return next((found for explain in explanations if (found := explain(wrong))), None)


def _slip(name: str, message: str) -> Slip:
    return Slip(id=name, expression="", message=message)


def _constant(values: Any) -> float | None:
    """The value that all have in common, to 1e-4; None if there is none."""
    if len(values) < _FEWEST:
        return None
    middle = float(np.median(values))
    spread = np.max(np.abs(values - middle))
    return middle if spread <= RELATIVE * abs(middle) + 1e-9 else None


def _ratio(wrong: Wrong, by: Any = 1.0) -> float | None:
    """What ``right*by`` is to be multiplied with, everywhere, to give what was typed.

    Elements where ``by`` is 0 or infinite say nothing.
    """
    by = np.broadcast_to(by, np.shape(wrong.right))
    some = np.isfinite(by) & (np.abs(by) > 1e-9)
    expected, typed = wrong.right[some] * by[some], wrong.typed[some]
    nothing = np.abs(expected) < 1e-9
    if np.any(np.abs(typed[nothing]) > 1e-6):
        return None
    ratio = _constant(typed[~nothing] / expected[~nothing])
    return ratio if ratio is not None and abs(ratio) > 1e-6 else None


def _factor(wrong: Wrong) -> Slip | None:
    ratio = _ratio(wrong)
    if ratio is None:
        return None
    if abs(ratio + 1) < RELATIVE:
        return _slip("sign", "The sign is the other way round.")
    return _slip("constant-factor", f"Yours is {ratio:.5g} times the right one, everywhere.")


def _offset(wrong: Wrong) -> Slip | None:
    offset = _constant(wrong.typed - wrong.right)
    if offset is None:
        return None
    side = "more" if offset > 0 else "less"
    return _slip("constant-offset", f"Yours is {abs(offset):.4g} {side} than the right one.")


def _power(wrong: Wrong) -> Slip | None:
    for name in wrong.scalars():
        x = wrong.variable(name)
        if wrong.comparison.domains[name].values:
            continue  # a label: right for some of its values is what is to be said
        for power in _POWERS:
            if power % 1 and np.any(x < 0):
                continue
            ratio = _ratio(wrong, x**power)
            if ratio is not None:
                return _slip("power", _times(f"{_shown(name)}^{abs(power):g}", power, ratio))
    return None


def _times(factor: str, power: float, ratio: float) -> str:
    told = f"A factor {factor.removesuffix('^1')} is {'too many' if power > 0 else 'missing'}."
    return told if abs(ratio - 1) < RELATIVE else f"{told} There is a factor {ratio:.4g} as well."


def _inner_derivative(wrong: Wrong) -> Slip | None:
    """A factor p(1 - p) for a probability p, or for the sigmoid of a number."""
    for name in wrong.scalars():
        x, told = wrong.variable(name), _shown(name)
        if not np.all((x > 0) & (x < 1)):
            x, told = 1 / (1 + np.exp(-x)), f"σ({told})"
        for power in (1.0, -1.0):
            ratio = _ratio(wrong, (x * (1 - x)) ** power)
            if ratio is not None:
                return _slip("p(1-p)", _times(f"{told}·(1 - {told})", power, ratio))
    return None


def _agree(wrong: Wrong, chosen: Sequence[bool]) -> bool:
    """Whether all of the chosen samples agree, and are some, not all, and not just zeros."""
    inside = [sample for sample, yes in zip(wrong.samples, chosen, strict=True) if yes]
    if not _FEWEST <= len(inside) < len(chosen) or not all(sample.agrees for sample in inside):
        return False
    return any(np.any(np.abs(sample.right) > ABSOLUTE) for sample in inside)


def _often_differ(wrong: Wrong, chosen: Sequence[bool]) -> bool:
    """Whether more than a third of the others disagree: half of a hinge's points are 0 anyway."""
    others = [s.agrees for s, yes in zip(wrong.samples, chosen, strict=True) if not yes]
    return 3 * sum(others) < 2 * len(others)


def _one_label(wrong: Wrong) -> Slip | None:
    for name in wrong.scalars():
        for value in wrong.comparison.domains[name].values:
            chosen = [sample.names[name] == value for sample in wrong.samples]
            if _agree(wrong, chosen) and _often_differ(wrong, chosen):
                told = f"Right for {_shown(name)} = {value:g} only."
                return _slip("one-label", told)
    return None


def _one_branch(wrong: Wrong) -> Slip | None:
    for condition in conditions(wrong.comparison.right):
        for part in (condition, opposite(condition)):
            there = wrong.comparison.values(part, wrong.points)
            if _agree(wrong, [bool(np.all(value)) for value in there]):
                return _slip("one-branch", f"Right only where {render(part)}.")
    return None


def _value(wrong: Wrong) -> Slip | None:
    if wrong.loss is None:
        return None
    values = wrong.comparison.values(wrong.loss, wrong.points)
    if not all(equal(x, s.typed) for x, s in zip(values, wrong.samples, strict=True)):
        return None
    return _slip("value-for-gradient", "That is the loss itself; its gradient is asked for.")


def _other_variable(wrong: Wrong) -> Slip | None:
    loss = wrong.loss
    for name in wrong.scalars() if loss is not None else ():
        if loss is not None and _is_derivative(wrong, loss, name):
            return _slip("other-variable", f"That is the derivative for {_shown(name)}.")
    return None


def _is_derivative(wrong: Wrong, loss: Node, name: str) -> bool:
    """Whether what was typed is the central difference quotient of the loss."""
    x = [np.asarray(names[name], dtype=float) for names in wrong.points]
    low, high = (
        wrong.comparison.values(
            loss, [{**n, name: float(at + step)} for n, at in zip(wrong.points, x, strict=True)]
        )
        for step in (-_STEP, _STEP)
    )
    slopes = np.subtract(high, low) / (2 * _STEP)
    typed = [sample.typed for sample in wrong.samples]
    return np.shape(slopes) == np.shape(typed) and np.allclose(slopes, typed, 1e-3, 1e-6)


def _substituted(wrong: Wrong) -> Slip | None:
    found = substituted(wrong.comparison, wrong.samples)
    return _slip(found.id, found.message) if found else None


def _edited(wrong: Wrong) -> Slip | None:
    found = edited(wrong.comparison, wrong.samples)
    return _slip(found.id, found.message) if found else None


def _transformed(wrong: Wrong) -> Slip | None:
    found = transformed(wrong.right, wrong.typed)
    return _slip(found.id, found.message) if found else None


def _shown(name: str) -> str:
    return render(Name(name))


# Those that look at some of the points alone.
_PARTIAL = (_one_label, _one_branch)
_EXPLANATIONS = (
    *(_factor, _offset, _power, _inner_derivative),
    *(_one_label, _other_variable, _value),
    *(_one_branch, _substituted, _transformed, _edited),
)
