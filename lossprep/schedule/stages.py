"""What the stages of a plan allow and ask for: depth after Day 3, the reserve from Day 14."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossprep.model.task import RESERVE_DAY

if TYPE_CHECKING:
    from lossprep.model.plan import DayPlan

DEEP_DAY = 3  # after this checkpoint a part of each day is for what takes words or steps
DEEP_SHARE = 0.4  # of the day's minutes: trivia is quick and would crowd it out


def since(day: DayPlan, name: int) -> int:
    """Count the days since a checkpoint came, or a later one in a pack without it.

    Less than 0 before; with neither, days count from the plan's start.
    """
    dates = [one.date for one in day.checkpoints if one.day >= name]
    return (day.date - min(dates)).days if dates else day.day - name


def reserve_is_open(day: DayPlan) -> bool:
    """Say whether what was kept unseen may be asked; in the last days before an interview too."""
    return since(day, RESERVE_DAY) >= 0 or day.mode != "normal"


def deep_minutes(day: DayPlan, minutes: float) -> float:
    """Return how many of the day's ``minutes`` practice must give to deep items, at the least.

    What the day's own tasks give to them is counted.
    """
    if since(day, DEEP_DAY) <= 0:
        return 0.0
    return max(0.0, DEEP_SHARE * minutes - day.deep)
