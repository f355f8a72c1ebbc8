"""The learner's choice of a schedule."""

from __future__ import annotations

from dataclasses import dataclass

SCHEDULES = ("deadline", "fsrs", "checkpoints")


@dataclass(frozen=True, slots=True)
class Choice:
    """How practice is scheduled.

    ``schedule`` is ``deadline`` (towards the interview), ``fsrs`` (reviews when recall has
    fallen to ``retention``) or ``checkpoints`` (the fixed days and nothing else). ``roles``
    are those prepared for; empty: any.
    """

    schedule: str = "deadline"
    retention: float = 0.9
    roles: tuple[str, ...] = ()
