"""The placement is the best one: compared with trying all."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossprep.errors import LossprepError
from lossprep.schedule.placing import place
from lossprep.schedule.plan import offsets

targets = st.lists(st.integers(-2, 24).map(lambda n: n / 2), min_size=1, max_size=4).map(sorted)
days = st.sets(st.integers(0, 11), min_size=1, max_size=7).map(sorted)


@given(targets, days)
def test_nothing_is_nearer(wanted: list[float], free: list[int]) -> None:
    def cost(chosen: tuple[int, ...]) -> tuple[int, float, tuple[int, ...]]:
        shared = len(chosen) - len(set(chosen))
        return shared, sum(abs(a - b) for a, b in zip(chosen, wanted, strict=True)), chosen

    best = min(combinations_with_replacement(free, len(wanted)), key=cost)
    assert place(wanted, free) == best


@pytest.mark.parametrize(
    ("left", "days"),
    [
        (None, (0, 3, 7, 14, 21)),
        (40, (0, 3, 7, 14, 21)),
        (23, (0, 3, 7, 14, 21)),
        (22, (0, 3, 7, 13, 20)),
        (21, (0, 3, 6, 13, 19)),
        (10, (0, 1, 3, 5, 8)),
        (6, (0, 1, 2, 3, 4)),
        (5, (0, 1, 2, 3, 4)),
        (4, (0, 0, 1, 2, 3)),
        (3, (0, 0, 1, 1, 2)),
        (2, (0, 0, 0, 1, 1)),
        (1, (0, 0, 0, 0, 0)),
        (0, (0, 0, 0, 0, 0)),
    ],
)
def test_the_days_of_the_checkpoints(left: int | None, days: tuple[int, ...]) -> None:
    assert offsets(left) == days


def test_an_interview_in_the_past_is_refused() -> None:
    with pytest.raises(LossprepError, match="before the plan's start"):
        offsets(-1)


@given(st.integers(1, 4000))
def test_the_laws_of_the_days(left: int) -> None:
    days = offsets(left)
    assert days[0] == 0
    assert list(days) == sorted(days)
    assert days[-1] <= left - (2 if left >= 6 else 1)
    if left < 23:
        assert days[-1] == left - (2 if left >= 6 else 1)
        assert all(
            abs(day - name * days[-1] / 21) <= 1.5
            for day, name in zip(days, (0, 3, 7, 14, 21), strict=True)
        )
    assert len(set(days)) == min(5, left)
