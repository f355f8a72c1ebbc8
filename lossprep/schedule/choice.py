"""The learner's choice of a schedule."""

from __future__ import annotations

from dataclasses import dataclass

SCHEDULES = ("fsrs", "checkpoints")


@dataclass(frozen=True, slots=True)
class Choice:
    """How practice is scheduled.

    ``schedule`` is ``fsrs`` (reviews when recall has fallen to ``retention``) or
    ``checkpoints`` (the fixed days and nothing else).
    """

    schedule: str = "fsrs"
    retention: float = 0.9
