"""States of a memory on a grid, and where reviews lead from each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.schedule.learners import BEHAVIOUR, MINUTES
from lossprep.schedule import memory as fsrs
from lossprep.schedule.parameters import Parameters

Floats = NDArray[np.float64]
STEPS = 8  # Agains in a row on a day, after which the rest is left out


class Mapping(NamedTuple):
    """Where states lead: four corners of the grid, with their weights."""

    corners: NDArray[np.intp]
    weights: Floats

    def pull(self, values: Floats) -> Floats:
        """Give the value of where each state leads."""
        return np.asarray((values[self.corners] * self.weights).sum(0))

    def push(self, masses: Floats, size: int) -> Floats:
        """Carry the mass of each state to where it leads."""
        moved = masses * self.weights
        return np.bincount(self.corners.ravel(), moved.ravel(), minlength=size)


@dataclass(frozen=True, slots=True)
class Grid:
    """Stabilities on a scale of logarithms, and difficulties."""

    stability: Floats
    difficulty: Floats

    @property
    def states(self) -> list[tuple[float, float]]:
        """List every state."""
        return [(float(s), float(d)) for s in self.stability for d in self.difficulty]

    def mapping(self, targets: Sequence[tuple[float, float]]) -> Mapping:
        """Lay targets between the points of the grid."""
        stability, difficulty = np.array(targets).T
        low, part = _between(np.log(self.stability), np.log(stability))
        left, share = _between(self.difficulty, difficulty)
        wide = len(self.difficulty)
        corners = [(low + i) * wide + left + j for i in (0, 1) for j in (0, 1)]
        weights = [a * b for a in (1 - part, part) for b in (1 - share, share)]
        return Mapping(np.array(corners), np.array(weights))


def _between(points: Floats, values: Floats) -> tuple[NDArray[np.intp], Floats]:
    low = np.clip(np.searchsorted(points, values) - 1, 0, len(points) - 2)
    part = (values - points[low]) / (points[low + 1] - points[low])
    return low, np.clip(part, 0, 1)


@dataclass(frozen=True, slots=True)
class Steps:
    """Answers on one day until one passes: where each rating leads, its share, all minutes."""

    maps: list[Mapping]
    shares: list[float]
    minutes: float

    def pull(self, values: Floats) -> Floats:
        """Give the expected value after the last of them."""
        passed = sum(
            p * to.pull(values) for p, to in zip(self.shares[1:], self.maps[1:], strict=True)
        )
        found = passed
        for _ in range(STEPS):
            found = passed + self.shares[0] * self.maps[0].pull(np.asarray(found))
        return np.asarray(found)

    def push(self, masses: Floats) -> Floats:
        """Carry masses to after the last of them."""
        found = np.zeros_like(masses)
        for _ in range(STEPS + 1):
            for share, to in zip(self.shares[1:], self.maps[1:], strict=True):
                found += share * to.push(masses, len(masses))
            masses = self.shares[0] * self.maps[0].push(masses, len(masses))
        return found


def steps(grid: Grid, parameters: Parameters, kind: str, shares: list[float]) -> Steps:
    """Lay out the answers of a day after an Again."""
    maps = [
        grid.mapping(
            [
                (
                    fsrs.same_day_stability(s, rating, parameters),  # type: ignore[arg-type]
                    fsrs.next_difficulty(d, rating, parameters),  # type: ignore[arg-type]
                )
                for s, d in grid.states
            ]
        )
        for rating in (1, 2, 3, 4)
    ]
    each = sum(p * c for p, c in zip(shares, minutes_of(kind), strict=True))
    return Steps(maps, shares, each / (1 - shares[0]))


def minutes_of(kind: str) -> list[float]:
    """Give the minutes of an answer by its rating."""
    return [seconds * MINUTES for seconds in BEHAVIOUR["seconds"][kind]]
