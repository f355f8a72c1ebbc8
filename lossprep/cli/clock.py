"""The clock: the system's, or one that starts where LOSSPREP_NOW says and runs on.

LOSSPREP_PACE is how many of its seconds pass in one, so that a mock of 45 minutes can be
gone through in one second.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta

from lossprep.errors import UsageError
from lossprep.model.moment import Moment
from lossprep.schedule.day import day_of

STARTED = time.monotonic()


class Clock:
    """Tells the moment: the instant in UTC and the local day that it belongs to."""

    def __init__(self) -> None:
        text = os.environ.get("LOSSPREP_NOW", "")
        self.start = read_now(text) if text else None
        self.pace = read_pace(os.environ.get("LOSSPREP_PACE") or "1")

    def now(self) -> Moment:
        """Read the clock."""
        at = datetime.now(UTC)
        if self.start:
            at = self.start + timedelta(seconds=self.seconds())
        return Moment(at, day_of(at.astimezone()))

    def seconds(self) -> float:
        """Give the seconds since the program began, at the clock's pace."""
        return (time.monotonic() - STARTED) * self.pace


def read_now(text: str) -> datetime:
    """Read LOSSPREP_NOW: local time, or with an offset.

    >>> read_now("2026-12-01T09:00+01:00")
    datetime.datetime(2026, 12, 1, 8, 0, tzinfo=datetime.timezone.utc)
    """
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        message = f"LOSSPREP_NOW is '{text}': write it as 2026-12-01T09:00"
        raise UsageError(message) from None


def read_pace(text: str) -> float:
    """Read LOSSPREP_PACE: a number above 0, to a day in a second.

    >>> read_pace("60")
    60.0
    """
    try:
        pace = float(text)
    except ValueError:
        pace = 0.0
    if not 0 < pace <= 86_400:
        raise UsageError(f"LOSSPREP_PACE is '{text}': write how many seconds pass in one, as 60")
    return pace
