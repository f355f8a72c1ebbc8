"""What the best of a cell may gain is never less than what any of its items gains."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.rate import COLUMNS, ROWS, Rate, cell
from lossprep.schedule.values import PRICES, STABILITIES, at

DAY = date(2026, 12, 4)


@given(
    st.floats(0.001, 3000),
    st.floats(1, 10),
    st.integers(1, 90),
    st.sampled_from([1, 2, 14, 60]),
    st.integers(-9, PRICES + 5),
    st.floats(0.1, 60),
    st.floats(0.05, 1.3),
    st.floats(0.01, 1),
)
def test_no_item_of_a_cell_gains_more_than_the_cell_may(
    stability, difficulty, age, days, of_minute, minutes, worth, ease
):
    one = Candidate(
        id="a",
        minutes=minutes,
        worth=worth,
        stability=stability,
        difficulty=difficulty,
        last=DAY - timedelta(days=age),
    )
    rate = Rate(of_minute, DAY, at(days))
    most = rate.most(cell(stability, difficulty), age, ease * minutes / worth)
    assert rate.of(one) <= most


def test_a_cell_lies_between_points_of_the_grid_and_tells_more_than_they():
    """The bound is near, or every cell would be opened."""
    assert ROWS % (STABILITIES - 1) == 0
    assert {cell(s, d) for s in (0.001, 3.0, 4000.0) for d in (1.0, 5.5, 10.0)} == {
        row * COLUMNS + column for row in (0, 6, ROWS - 1) for column in (0, 2, COLUMNS - 1)
    }
    rate, since = Rate(12, DAY, at(14)), DAY - timedelta(days=9)
    for stability in (0.5, 3.0, 9.0):
        one = Candidate(id="a", minutes=2.0, stability=stability, difficulty=5.0, last=since)
        assert rate.most(cell(stability, 5.0), 9, 2.0) < 2 * rate.of(one)
