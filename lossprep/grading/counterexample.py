"""The point that shows most plainly that two formulas differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from lossprep.formula import render
from lossprep.formula.nodes import Name
from lossprep.grading.comparison import Names, Sample, length


def counterexample(samples: Sequence[Sample], asked: str) -> str:
    """One sentence on the disagreeing point that takes the fewest digits.

    >>> samples = [Sample({"y": 1.0, "p": 0.2}, -5.0, -4.0, -5.0, -5.0, kink=False)]
    >>> counterexample(samples, "gradient")
    'At y = 1, p = 0.2 yours gives -4, the gradient is -5.'
    """
    worst = min((sample for sample in samples if not sample.agrees), key=_cost)
    return f"At {_point(worst.names)} yours {_typed(worst)}, the {asked} is {_right(worst)}."


def _cost(sample: Sample) -> tuple[bool, int]:
    """Kinks and undefined values come last: they show less."""
    odd = sample.kink or not np.all(np.isfinite(sample.typed))
    return odd, length(sample.names) + len(_right(sample)) + len(_typed(sample))


def _point(names: Names) -> str:
    return ", ".join(f"{render(Name(name))} = {_number(value)}" for name, value in names.items())


def _typed(sample: Sample) -> str:
    if np.any(np.isnan(sample.typed)):
        return "is undefined"
    if np.any(np.isinf(sample.typed)):
        return "is infinite"
    return f"gives {_number(sample.typed, _digits(sample))}"


def _right(sample: Sample) -> str:
    digits = _digits(sample)
    if sample.kink and not np.allclose(sample.low, sample.high):
        low, high = _number(sample.low, digits), _number(sample.high, digits)
        return f"anything from {low} to {high}"
    return _number(sample.right, digits)


def _digits(sample: Sample) -> int:
    """As many as it takes to see that the two differ."""
    for digits in range(3, 8):
        if _number(sample.right, digits) != _number(sample.typed, digits):
            return digits
    return 8


def _number(value: Any, digits: int = 6) -> str:
    if np.ndim(value):
        return f"[{', '.join(_number(one, digits) for one in value)}]"
    return f"{float(value) + 0.0:.{digits}g}"
