"""The day that a moment belongs to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

DAY_START = time(4)


def day_of(local: datetime, start: time = DAY_START) -> date:
    """Return the day that the local wall time `local` belongs to: it begins at `start`.

    Only what the clock on the wall shows counts, so that a night on which it is put forward
    or back is a night like any other.

    >>> day_of(datetime(2026, 12, 2, 1, 30))
    datetime.date(2026, 12, 1)
    >>> day_of(datetime(2026, 12, 2, 4, 0))
    datetime.date(2026, 12, 2)
    """
    return local.date() - timedelta(days=local.time() < start)
