"""Wrong lists that are recognised whatever was asked: reordered, transposed, off by a factor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from lossprep.grading.numbers import TypedNumber
from lossprep.model.content import Slip

_ENOUGH = 2


def pattern(typed: Sequence[TypedNumber], value: Any) -> Slip | None:
    """What is known of a wrong list as a whole, as a slip; None if nothing is.

    >>> from lossprep.grading.numbers import read
    >>> pattern([read("0.30"), read("0.70")], np.array([0.7, 0.3])).id
    'permuted'
    """
    right = np.ravel(value)
    if np.ndim(value) == 2 and value.shape[0] == value.shape[1] and _is(typed, value.T.ravel()):
        return _slip("transposed", "Rows and columns are exchanged.")
    if _is(sorted(typed, key=lambda one: one.value), np.sort(right)):
        return _slip("permuted", "These are the right numbers in another order.")
    return _factor(typed, right)


def _slip(name: str, message: str) -> Slip:
    return Slip(id=name, expression="", message=message)


def _is(typed: Sequence[TypedNumber], values: Any) -> bool:
    return all(one.may_be(float(value)) for one, value in zip(typed, values, strict=True))


def _factor(typed: Sequence[TypedNumber], right: Any) -> Slip | None:
    """A common factor: one number within what each element's digits allow."""
    pairs = [(one, float(value)) for one, value in zip(typed, right, strict=True) if value]
    zeros_agree = all(one.may_be(0.0) for one, value in zip(typed, right, strict=True) if not value)
    if len(pairs) < _ENOUGH or not zeros_agree:
        return None
    bounds = [sorted((one.low / value, one.high / value)) for one, value in pairs]
    low, high = max(bound[0] for bound in bounds), min(bound[1] for bound in bounds)
    if low > high + 1e-9 * abs(low):
        return None
    largest, value = max(pairs, key=lambda pair: abs(pair[1]))
    return _named_factor(largest.value / value, typed, right)


def _named_factor(factor: float, typed: Sequence[TypedNumber], right: Any) -> Slip | None:
    if abs(factor) < 1e-12:
        return None
    if abs(factor + 1) < 1e-2:
        return _slip("sign", "Every sign is the other way round.")
    total = float(np.sum(right))
    if abs(total - 1) < 1e-9 and np.all(right >= 0):
        added = sum(one.value for one in typed)
        return _slip("unnormalised", f"These add up to {added:.3g}, not to 1: divide by their sum.")
    return _slip("factor", f"Every element is {factor:.3g} times the right one.")
