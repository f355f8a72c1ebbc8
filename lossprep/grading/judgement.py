"""What a typed number is: right, a slip, wrong, or too coarse to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lossprep.grading.numbers import TypedNumber, same
from lossprep.model.content import Slip
from lossprep.model.verdict import VerdictKind

_FEW = 2
_FAR = 0.05


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind of verdict, the slips that give what was typed, and what to say if it is special."""

    kind: VerdictKind
    slips: tuple[Slip, ...] = ()
    message: str = ""


def judge(typed: TypedNumber, value: float, slips: Sequence[tuple[Slip, Any]]) -> Judgement:
    """Judge a number against the right value and what the slips give.

    An exact match wins. Otherwise what was typed must fit the right value or slips, but not
    both, and have digits enough to tell.

    >>> from lossprep.grading.numbers import read
    >>> mae = Slip(id="mae", expression="", message="")
    >>> [judge(read(text), 0.74, [(mae, 11 / 15)]).kind for text in ("0.74", "0.733", "0.7", "0.8")]
    ['right', 'slip', 'imprecise', 'wrong']
    """
    if typed.is_exactly(value):
        return Judgement("right")
    # A slip that gives the right value here cannot be told from it, and is none.
    told = [(slip, x) for slip, x in slips if np.ndim(x) == 0 and not same(float(x), value)]
    exact = tuple(slip for slip, other in told if typed.is_exactly(other))
    named = tuple(slip for slip, other in told if typed.may_be(other))
    fits, few = typed.may_be(value), typed.significant < _FEW
    # Two digits and more may be the right value, rounded: then an exact slip is not held against.
    if exact and (few or not fits):
        return Judgement("slip", exact)
    if not fits and not named:
        return Judgement("wrong")
    if few or (fits and (named or _far(typed, value))):
        return Judgement("imprecise")
    return Judgement("right") if fits else Judgement("slip", named)


def _far(typed: TypedNumber, value: float) -> bool:
    """Whether digits that were cut, not rounded, lie over 5 % beside the value (0.12, 0.129)."""
    return abs(typed.value - value) > _FAR * abs(value)
