"""Slopes by finite differences: what a gradient can be held against."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.loss.domain import Floats

# Near the cube root of the rounding error, where truncation and rounding balance.
STEP = 1e-6


def one_sided(
    function: Callable[[Floats], float], at: Any, place: tuple[int, ...] = ()
) -> tuple[float, float]:
    """The slopes to the left and to the right, in one number of the argument.

    Away from kinks they agree; at a kink they are the ends of the subgradient interval.

    >>> left, right = one_sided(lambda x: float(abs(x)), 0.0)
    >>> round(left, 6), round(right, 6)
    (-1.0, 1.0)
    """
    start = np.array(at, dtype=float)
    step = STEP * max(1.0, abs(float(start[place])))
    here = function(start)
    found = []
    for side in (-step, step):
        moved = start.copy()
        moved[place] += side
        found.append((function(moved) - here) / float(moved[place] - start[place]))
    return found[0], found[1]
