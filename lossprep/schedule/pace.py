"""How long an item will take: its author's minutes, moved towards the learner's own times.

An item's own times count by their median, over the last few; one that took a lunch break moves
nothing, nor does any time count as more than thrice or less than a third of the author's. An
item without times takes the learner's usual pace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

KEPT = 5  # times of an item that count, the latest
WIDEST = 3.0  # of a time to the author's, either way
OWN_TIMES = 2  # of an item, until they weigh as much as what was expected before
OWN_ITEMS = 10  # timed, until their pace weighs as much as the authors'


class Timed(NamedTuple):
    """The times of an item: how many, at most KEPT, and their median in minutes."""

    number: int
    minutes: float


def timed(milliseconds: Sequence[int]) -> Timed | None:
    """Sum up an item's times, oldest first; None without any.

    >>> timed([60_000, 30_000, 3_600_000])
    Timed(number=3, minutes=1.0)
    """
    kept = [one for one in milliseconds if one > 0][-KEPT:]
    return Timed(len(kept), _median(kept) / 60_000) if kept else None


def pace(found: Iterable[tuple[float, Timed]]) -> float:
    """Return the learner's time as a multiple of the authors', from (author's minutes, times).

    >>> pace([]), round(pace([(2.0, Timed(1, 4.0))] * 30), 2)
    (1.0, 1.68)
    """
    ratios = [times.minutes / minutes for minutes, times in found]
    if not ratios:
        return 1.0
    usual = min(max(_median(ratios), 1 / WIDEST), WIDEST)
    return float(usual ** (len(ratios) / (len(ratios) + OWN_ITEMS)))


def expected(minutes: float, times: Timed | None, usual: float = 1.0) -> float:
    """Return the minutes to expect of an item; ``usual`` is the learner's pace.

    >>> expected(2.0, None, 1.5), round(expected(2.0, Timed(2, 4.0)), 2)
    (3.0, 2.83)
    """
    if times is None:
        return minutes * usual
    share = times.number / (times.number + OWN_TIMES)
    ratio = min(max(times.minutes / minutes, 1 / WIDEST), WIDEST)
    return float(minutes * ratio**share * of_usual(usual, times.number))


def of_usual(usual: float, times: int) -> float:
    """Return the factor that the learner's pace is for an item with so many times of its own.

    >>> of_usual(1.5, 0), round(of_usual(1.5, 5), 2)
    (1.5, 1.12)
    """
    return float(usual ** (OWN_TIMES / (times + OWN_TIMES)))


def _median(numbers: Sequence[float]) -> float:
    """The middle one, or the mean of both: as `statistics` has it, which each start would pay."""
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
