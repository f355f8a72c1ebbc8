"""What the days behind a learner come to."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from lossprep.model.content import Band


class Day(Struct, frozen=True, kw_only=True):
    """One day's answers and the minutes that they took."""

    date: date
    answers: int
    minutes: float


class Banded(Struct, frozen=True, kw_only=True):
    """A band with its day and what it was for; ``seen``: how often that was answered before."""

    date: date
    title: str
    band: Band
    hints: int
    seen: int = 0


class ThenAndNow(Struct, frozen=True, kw_only=True):
    """A skill's self-rating at first and at last, each from 1 to 5."""

    title: str
    first: int
    last: int


class Bin(Struct, frozen=True, kw_only=True):
    """The answers given with one mark: how many, the probability said, the share right."""

    mark: str
    answers: int
    said: float
    right: float


class Calibration(Struct, frozen=True, kw_only=True):
    """Confidence against outcome: mean squared difference (Brier 1950), and by mark."""

    answers: int
    brier: float | None
    bins: tuple[Bin, ...]
