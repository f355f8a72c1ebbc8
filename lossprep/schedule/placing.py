"""Placing checkpoints on days: exactly, by dynamic programming."""

from __future__ import annotations

from collections.abc import Sequence

# How many share a day, how far they are from their targets together, and where they are:
# what comes first weighs most, and among equals the earlier days win.
Cost = tuple[int, int, tuple[int, ...]]


def place(targets: Sequence[float], days: Sequence[int]) -> tuple[int, ...]:
    """Choose one of `days` for each of `targets`, in order, as near to them as can be.

    Parameters
    ----------
    targets
        The wished-for days, increasing; they need not be whole.
    days
        The days that may be chosen, increasing, at least one.

    Returns
    -------
    tuple of int
        One day a target, never decreasing. No day is chosen twice unless there are fewer days
        than targets, and then as few as possible. Among such choices, the one with the least
        sum of ``|day - target|``; among equal ones, that with the earlier days.

    >>> place([0, 1.14, 2.67, 5.33, 8], range(9))
    (0, 1, 3, 5, 8)
    >>> place([0, 3, 7], [0, 4, 5])
    (0, 4, 5)
    """
    costs: list[Cost] = [(0, 0, ())] * len(days)
    for target in targets:
        costs = _extend(costs, target, days)
    return min(costs)[2]


def _extend(costs: list[Cost], target: float, days: Sequence[int]) -> list[Cost]:
    """For each day, the best way to place the next target there."""
    extended: list[Cost] = []
    earlier: Cost | None = None
    for day, here in zip(days, costs, strict=True):
        shared = (here[0] + bool(here[2]), *here[1:])
        shares, distance, path = shared if earlier is None else min(earlier, shared)
        # In whole thousandths, so that equal sums are equal.
        distance += round(1000 * abs(day - target))
        extended.append((shares, distance, (*path, day)))
        earlier = here if earlier is None else min(earlier, here)
    return extended
