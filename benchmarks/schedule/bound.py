"""No policy recalls more: an upper bound by Lagrangian relaxation over all policies.

The day's minutes are what ties the items together. With a price on each day's minutes they
come apart: every item, alone, takes the reviews that add more recall than they cost. That best
value of all items, plus the price of all minutes, bounds every policy that uses these minutes
in expectation, whatever the prices are; they are moved until the bound is as low as they get it.

It holds for a learner of FSRS-6 whose memory the policy sees. Stability and difficulty lie on
a grid, between whose points values are interpolated, so it is a bound up to that grid.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.schedule.grid import Floats, Grid, Mapping, minutes_of, steps
from benchmarks.schedule.learners import BEHAVIOUR, FOUND
from benchmarks.schedule.policies import DAYS
from lossprep.schedule import memory as fsrs
from lossprep.schedule.parameters import Parameters

RATINGS: tuple[Any, ...] = (1, 2, 3, 4)
HEATS = (0.02, 0.006, 0.002, 0.001)  # how softly days are chosen while the prices are sought


class Item:
    """One item alone: all that a review may lead to, by days since the last one."""

    def __init__(self, kind: str, stabilities: int = 50, difficulties: int = 10) -> None:
        stability = np.geomspace(0.02, 2000, stabilities)
        grid = Grid(stability, np.linspace(1, 10, difficulties))
        self.parameters = Parameters(version=kind, weights=tuple(FOUND[kind]["weights"]))
        self.grid = grid
        self.size = len(grid.states)
        self.relearn = steps(grid, self.parameters, "relearn", BEHAVIOUR["relearn_step"])
        self.learn = steps(grid, self.parameters, "learn", BEHAVIOUR["learn_step"])
        self.recalled = list(BEHAVIOUR["review_rating_if_recalled"].values())
        ages = range(1, DAYS + 1)
        self.recall = np.array([[self._recall(a, s) for s, _ in grid.states] for a in [0, *ages]])
        self.maps = [[self._reviewed(age, rating) for rating in (1, 2, 3, 4)] for age in ages]
        costs = minutes_of("review")
        passed = sum(p * c for p, c in zip(self.recalled, costs[1:], strict=True))
        self.minutes = self.recall * passed + (1 - self.recall) * (costs[0] + self.relearn.minutes)
        self._begin()

    def _begin(self) -> None:
        """Lay out the first sight of an item."""
        self.first = self.grid.mapping(
            [
                (
                    fsrs.first_stability(r, self.parameters),
                    fsrs.first_difficulty(r, self.parameters),
                )  # type: ignore[arg-type]
                for r in (1, 2, 3, 4)
            ]
        )
        self.at_first = np.array(BEHAVIOUR["first_rating"])
        costs = float(np.dot(self.at_first, minutes_of("learn")))
        self.first_minutes = costs + self.at_first[0] * self.learn.minutes

    def _recall(self, age: int, stability: float) -> float:
        return fsrs.retrievability(age, stability, self.parameters)

    def _reviewed(self, age: int, rating: Any) -> Mapping:
        found = []
        for s, d in self.grid.states:
            recall = self._recall(age, s)
            if rating == 1:
                after = fsrs.lapse_stability(s, d, recall, self.parameters)
            else:
                after = fsrs.recall_stability(s, d, recall, rating, self.parameters)
            found.append((after, fsrs.next_difficulty(d, rating, self.parameters)))
        return self.grid.mapping(found)

    def value(self, prices: Floats, heat: float = 0.0) -> tuple[float, Floats]:
        """Return the best of recall less price, and the minutes of each day that it takes.

        With some ``heat`` the best of several days is chosen softly, so that the minutes change
        smoothly with the prices.
        """
        after: list[Floats] = [np.zeros(0)] * DAYS
        chosen: list[Floats] = [np.zeros(0)] * DAYS
        gains: dict[tuple[int, int], Floats] = {}
        first = np.zeros(DAYS + 1)
        for day in reversed(range(DAYS)):
            later = [gains[day, then] for then in range(day + 1, DAYS)]
            every = np.array([*later, self.recall[DAYS - day]])
            after[day], chosen[day] = _best(every, heat)
            lapsed = self.relearn.pull(after[day])
            for last in range(day):
                gains[last, day] = self._review(day - last, after[day], lapsed, prices[day])
            seen = self.first.pull(after[day])
            seen[0] = self.first.pull(self.learn.pull(after[day]))[0]
            first[day] = self.at_first @ seen - prices[day] * self.first_minutes
        value, begin = _best(first, heat)
        return float(value), self._used(begin, chosen)

    def _review(self, age: int, after: Floats, lapsed: Floats, price: float) -> Floats:
        recall, maps = self.recall[age], self.maps[age - 1]
        passed = sum(p * to.pull(after) for p, to in zip(self.recalled, maps[1:], strict=True))
        value = recall * passed + (1 - recall) * maps[0].pull(lapsed) - price * self.minutes[age]
        return np.asarray(value)

    def _used(self, begin: Floats, chosen: list[Floats]) -> Floats:
        """Follow the best policy, and add up the minutes of each day."""
        used = np.zeros(DAYS)
        passed = np.where(np.arange(4) > 0, self.at_first, 0.0)
        fresh = self.first.push(passed, self.size)
        fresh += self.learn.push(self.first.push(self.at_first - passed, self.size))
        masses: list[Floats] = []
        for day in range(DAYS):
            used[day] = begin[day] * self.first_minutes
            here = begin[day] * fresh
            for last in range(day):
                mass = chosen[last][day - last - 1] * masses[last]
                used[day] += mass @ self.minutes[day - last]
                here = here + self._moved(day - last, mass)
            masses.append(here)
        return used

    def _moved(self, age: int, mass: Floats) -> Floats:
        recall, maps = self.recall[age], self.maps[age - 1]
        found = self.relearn.push(maps[0].push(mass * (1 - recall), self.size))
        for share, to in zip(self.recalled, maps[1:], strict=True):
            found += to.push(mass * recall * share, self.size)
        return found


def _best(every: Floats, heat: float) -> tuple[Floats, Floats]:
    """Give the best of several values, and the share of each in it."""
    best = every.max(0)
    if not heat:
        shares = (every == best).astype(float)
        return best, shares / shares.sum(0)
    shares = np.exp((every - best) / heat)
    total = shares.sum(0)
    return best + heat * np.log(total), shares / total


def bound(item: Item, items: int, minutes: float, rounds: int = 40) -> float:
    """Return the least bound found on the mean recall, at so many minutes a day."""
    logs, mean, square = np.full(DAYS, np.log(0.03)), np.zeros(DAYS), np.zeros(DAYS)
    best = np.inf
    for heat in HEATS:
        for _ in range(rounds):  # Adam (Kingma and Ba 2015) on the prices' logarithms
            prices = np.exp(logs)
            slope = prices * (minutes / items - item.value(prices, heat)[1])
            mean, square = 0.8 * mean + 0.2 * slope, 0.95 * square + 0.05 * slope**2
            logs = logs - 10 * heat * mean / (np.sqrt(square) + 1e-9)
        prices = np.exp(logs)
        best = min(best, item.value(prices)[0] + float(prices.sum()) * minutes / items)
    return best
