"""What is expected of the day of the interview."""

from __future__ import annotations

from typing import NamedTuple


class Forecast(NamedTuple):
    """Mean recall on the day of the interview, over so many items."""

    interview: float
    with_10_more_minutes: float
    if_today_skipped: float
    items: int
