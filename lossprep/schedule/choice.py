"""The learner's choice of a schedule."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

SCHEDULES = ("deadline", "fsrs", "checkpoints")
ROLES = ("any", "mle", "ds", "research")  # ML engineer, data scientist, research


class Choice(NamedTuple):
    """How practice is scheduled.

    ``schedule`` is ``deadline`` (whatever adds most recall on the day of the interview; without
    one, as ``fsrs``), ``fsrs`` (reviews when recall has fallen to ``retention``) or
    ``checkpoints`` (the fixed days and nothing else). Items for the ``role`` count more than
    those for others; ``any``: all alike.
    """

    schedule: str = "deadline"
    retention: float = 0.9
    role: str = "any"

    @property
    def fixed(self) -> bool:
        """Whether the checkpoints are wished and nothing else."""
        return self.schedule == "checkpoints"

    def until(self, interview: date | None) -> date | None:
        """Return the interview that practice aims at; None where it aims at none."""
        return interview if self.schedule == "deadline" else None
