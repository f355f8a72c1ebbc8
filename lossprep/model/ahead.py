"""What a plan says of the days around one: a long evening to come, days that were missed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lossprep.model.plan import ScheduledTask


class Evening(NamedTuple):
    """A task longer than a day's minutes, with the day that suits it and its other minutes."""

    task: ScheduledTask
    date: date
    others: float


class Moved(NamedTuple):
    """Days missed, and how many of the tasks that were open on them are where now."""

    days: tuple[date, ...]
    today: int
    waiting: int
    dropped: int
