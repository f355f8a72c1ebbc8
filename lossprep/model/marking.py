"""Answers that the pack has marked, and a learner's marks beside its own."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from lossprep.model.content import Band, Criterion

Leaning = Literal["alike", "too kind", "too strict"]


class Mark(Struct, frozen=True, kw_only=True):
    """One criterion as the learner and as the pack marked it, with what decides it."""

    criterion: Criterion
    yours: bool
    packs: bool
    why: str = ""

    @property
    def leaning(self) -> Leaning:
        """Whether the learner was kinder than the pack, or stricter; a red flag counts against.

        >>> flag = Criterion(id="a", kind="red_flag", text="")
        >>> Mark(criterion=flag, yours=False, packs=True).leaning
        'too kind'
        """
        if self.yours == self.packs:
            return "alike"
        return "too kind" if self.yours != (self.criterion.kind == "red_flag") else "too strict"


class Marking(Struct, frozen=True, kw_only=True):
    """All marks of one answer, and the bands that they compute to."""

    marks: tuple[Mark, ...]
    yours: Band
    packs: Band


class MarkedDay(Struct, frozen=True, kw_only=True):
    """A day's markings: how many criteria, and how many as the pack has them."""

    date: date
    answers: int
    criteria: int
    alike: int


class Agreement(Struct, frozen=True, kw_only=True):
    """How a learner's marks agree with the pack's, over the first marking of each answer.

    ``leanings`` has for each kind of criterion how many there were, and how many were marked
    too kindly and too strictly.
    """

    answers: int = 0
    criteria: int = 0
    alike: int = 0
    bands: int = 0
    leanings: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    days: tuple[MarkedDay, ...] = ()
