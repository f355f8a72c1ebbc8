"""Expected minutes: the author's, moved towards the learner's own times."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossprep.schedule.pace import KEPT, Timed, expected, pace, timed

MINUTES = st.floats(0.5, 30)
TIMES = st.lists(st.integers(1_000, 3_600_000), min_size=3, max_size=8)
DAY_OFF = 86_400_000


@given(MINUTES, st.integers(1, KEPT), MINUTES)
def test_it_lies_between_the_authors_minutes_and_ones_own(minutes, number, own):
    found = expected(minutes, Timed(number, own))
    assert min(minutes, own) - 1e-9 <= found <= max(minutes, own) + 1e-9
    assert minutes / 3 <= found <= minutes * 3


@given(MINUTES)
def test_the_more_times_the_nearer_to_them(minutes):
    found = [expected(minutes, Timed(number, 2 * minutes)) for number in range(1, KEPT + 1)]
    assert all(fewer < more for fewer, more in pairwise([minutes, *found]))
    assert found[-1] == pytest.approx(2 * minutes, rel=0.25)


@given(MINUTES, TIMES, st.integers(0, 8))
def test_one_time_with_a_long_break_moves_no_more_than_a_slow_one(minutes, times, place):
    broken = list(times)
    broken[min(place, len(times) - 1)] = DAY_OFF
    slow = list(times)
    slow[min(place, len(times) - 1)] = max(times)
    assert timed(broken).minutes <= max(times) / 60_000
    assert expected(minutes, timed(broken)) <= max(3 * minutes, expected(minutes, timed(slow)))


@given(st.lists(st.floats(0.8, 1.25), min_size=5, max_size=30), st.floats(0.01, 500))
def test_one_item_out_of_all_bounds_does_not_set_the_pace(ratios, odd):
    found = [(2.0, Timed(1, 2 * ratio)) for ratio in ratios]
    assert 0.8 <= pace([*found, (2.0, Timed(1, odd))]) <= 1.25


@given(st.floats(0.4, 2.5))
def test_who_is_slower_everywhere_is_expected_to_be_slower_at_new_items(ratio):
    usual = pace([(4.0, Timed(2, 4 * ratio))] * 40)
    assert min(1, ratio) <= usual <= max(1, ratio)
    assert expected(5.0, None, usual) == pytest.approx(5 * ratio**0.8)


def test_attempts_without_a_time_count_for_nothing():
    assert timed([0, 0]) is None
    assert timed([0, 120_000]) == Timed(1, 2.0)
