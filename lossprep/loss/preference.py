"""The logistic loss of a difference: one of two should have more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lossprep.loss.domain import Floats
from lossprep.loss.stable import sigmoid, softplus


def lead_loss(lead: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """-ln σ(lead), and its derivative -σ(-lead).

    >>> import numpy as np
    >>> loss, derivative = lead_loss(np.array([0.0, 1e4]))
    >>> loss.round(4), derivative()
    (array([0.6931, 0.    ]), array([-0.5,  0. ]))
    """
    return softplus(-lead), lambda: 0 - sigmoid(-lead)


def both_ways(slope: Callable[[], Floats], scale: float = 1.0) -> Any:
    """The derivatives for the two whose difference the lead is."""

    def derivatives() -> tuple[Floats, Floats]:
        up = slope() * scale
        return up, 0 - up

    return derivatives
