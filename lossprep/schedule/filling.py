"""Filling a day's minutes with candidates, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf

from lossprep.schedule.candidate import Candidate


def least(candidates: Iterable[Candidate]) -> float:
    """Return the minutes of the shortest."""
    return min((one.minutes for one in candidates), default=inf)


@dataclass(slots=True)
class Chosen:
    """What was chosen so far, in the minutes that there are.

    No item takes less of them than ``least``; ``families`` have had their turn.
    """

    families: set[str]
    minutes: float
    least: float
    taken: list[Candidate] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def fill(
        self, order: Iterable[Candidate], *, enough: float = inf, siblings: bool = False
    ) -> None:
        """Take candidates in order, leaving out what no longer fits and, unless asked, siblings.

        It ends when the deep ones among all taken come to ``enough`` minutes.
        """
        deep = sum(one.minutes for one in self.taken if one.deep)
        for one in order:
            if deep >= enough or self.minutes < self.least:
                return
            if one.minutes > self.minutes or one.id in self.ids:
                continue
            if siblings or not one.family or one.family not in self.families:
                self.take(one)
                deep += one.minutes * one.deep

    def take(self, one: Candidate) -> None:
        """Take one."""
        self.taken.append(one)
        self.ids.add(one.id)
        self.families.add(one.family)
        self.minutes -= one.minutes


def siblings_last(order: Iterable[Candidate], met: Iterable[str]) -> list[Candidate]:
    """Put those of families that were ``met`` today, or stand further ahead, at the end."""
    families = set(met) - {""}
    first: list[Candidate] = []
    later: list[Candidate] = []
    for one in order:
        (later if one.family in families else first).append(one)
        families |= {one.family} - {""}
    return [*first, *later]


def fitting(candidates: Iterable[Candidate], minutes: float) -> tuple[Candidate, ...]:
    """Take candidates in order while they fit."""
    taken = []
    for one in candidates:
        if one.minutes > minutes:
            break
        taken.append(one)
        minutes -= one.minutes
    return tuple(taken)
