"""What recall is expected: in order, and more for more minutes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lossprep.schedule.forecast import Item, forecast

ITEMS = st.lists(
    st.builds(
        Item,
        st.floats(0.5, 20),
        st.none() | st.floats(0.001, 400),
        st.floats(1, 10),
        st.integers(0, 60),
    ),
    min_size=1,
    max_size=12,
)


@given(ITEMS, st.lists(st.floats(0, 60), max_size=30))
def test_skipped_is_at_most_as_planned_and_that_at_most_with_more(items, minutes) -> None:
    found = forecast(items, len(minutes), minutes)
    assert found is not None
    assert 0 <= found.if_today_skipped <= found.interview <= found.with_10_more_minutes <= 1


@given(ITEMS, st.integers(1, 30))
def test_new_items_are_worth_today_and_more_minutes(items, days) -> None:
    new = [Item(one.minutes) for one in items]
    found = forecast(new, days, [0.01] * days)  # never enough
    assert found is not None
    assert found.if_today_skipped < found.interview < found.with_10_more_minutes


def test_nothing_to_remember_is_no_forecast() -> None:
    assert forecast([], 5, [10.0] * 5) is None
