"""Filling a day's minutes with candidates, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.pool import Ranked

PASSED_OVER = 100  # in a row, until what comes after them would gain too little to be looked for


class Chosen:
    """What was chosen so far, in the minutes that there are; ``families`` have had their turn."""

    def __init__(self, families: set[str], minutes: float) -> None:
        self.families, self.minutes = families, minutes
        self.taken: set[Ranked] = set()

    def fill(self, order: Iterable[Ranked], *, enough: float = inf, siblings: bool = False) -> None:
        """Take candidates in order, leaving out what no longer fits and, unless asked, siblings.

        It ends when the deep ones among all taken come to ``enough`` minutes, or where so many
        in a row were left out.
        """
        deep, passed = sum(found.one.minutes for found in self.taken if found.one.deep), 0
        for found in order:
            one, passed = found.one, passed + 1
            if deep >= enough or self.minutes <= 0 or passed > PASSED_OVER:
                return
            if one.minutes > self.minutes or found in self.taken:
                continue
            if siblings or not one.family or one.family not in self.families:
                self.take(found)
                deep += one.minutes * one.deep
                passed = 0

    def take(self, found: Ranked) -> None:
        """Take one."""
        self.taken.add(found)
        self.families.add(found.one.family)
        self.minutes -= found.one.minutes


def siblings_last(order: Iterable[Candidate], met: Iterable[str]) -> Iterator[Candidate]:
    """Put those of families that were ``met`` today, or stand further ahead, at the end.

    Where too many of them come in a row, what is behind them comes after them.
    """
    families = set(met) - {""}
    later: list[Candidate] = []
    rest, passed = iter(order), 0
    for one in rest:
        if one.family in families:
            later.append(one)
            passed += 1
            if passed > PASSED_OVER:
                break
            continue
        passed = 0
        families |= {one.family} - {""}
        yield one
    yield from later
    yield from rest


def fitting(candidates: Iterable[Candidate], minutes: float) -> tuple[Candidate, ...]:
    """Take candidates in order while they fit."""
    taken = []
    for one in candidates:
        if one.minutes > minutes:
            break
        taken.append(one)
        minutes -= one.minutes
    return tuple(taken)
