"""The bound of the simulation: no policy is above it, and more minutes never lower it."""

from __future__ import annotations

from statistics import fmean

import numpy as np

from benchmarks.schedule.bound import Item, bound
from benchmarks.schedule.policies import DAYS, deadline
from benchmarks.schedule.simulation import simulate

ITEM = Item("fsrs_default", 20, 5)


def test_no_simulated_learner_mean_is_above_it():
    found = [simulate(deadline, "fsrs_default", 60, 30, seed) for seed in range(6)]
    minutes = fmean(one.minutes for one in found)
    assert fmean(one.recall for one in found) < bound(ITEM, 60, minutes, rounds=4)


def test_higher_prices_never_make_the_best_worth_more_nor_longer():
    values = [ITEM.value(np.full(DAYS, price)) for price in (0.0, 0.01, 0.05, 0.2, 1.0)]
    best, used = [value for value, _ in values], [minutes.sum() for _, minutes in values]
    assert best == sorted(best, reverse=True)
    assert used == sorted(used, reverse=True)
    assert (best[-1], used[-1]) == (0, 0)


def test_the_minutes_are_the_slope_of_the_value():
    prices, heat = np.linspace(0.01, 0.03, DAYS), 0.01
    value, used = ITEM.value(prices, heat)
    for day in (0, 7, 20):
        more = prices + 1e-6 * (np.arange(DAYS) == day)
        assert np.isclose((value - ITEM.value(more, heat)[0]) / 1e-6, used[day], rtol=1e-3)
