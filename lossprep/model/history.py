"""What the days behind a learner come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lossprep.model.content import Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day's answers and the minutes that they took."""

    date: date
    answers: int
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Banded:
    """A band with its day and what it was for; ``seen``: how often that was answered before."""

    date: date
    title: str
    band: Band
    hints: int
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenAndNow:
    """A skill's self-rating at first and at last, each from 1 to 5."""

    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The answers given with one mark: how many, the probability said, the share right."""

    mark: str
    answers: int
    said: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Confidence against outcome: mean squared difference (Brier 1950), and by mark."""

    answers: int
    brier: float | None
    bins: tuple[Bin, ...]
