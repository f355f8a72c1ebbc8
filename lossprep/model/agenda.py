"""How a session begins and ends: what the day holds, and what came of it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from lossprep.model.ahead import Evening, Moved
from lossprep.model.forecast import Forecast
from lossprep.model.plan import DayPlan


class Agenda(Struct, frozen=True, kw_only=True):
    """The day: what comes before its tasks, they, what waits, what is practised after them.

    ``first``: minutes of what a plan begins with; ``minutes``: of the practice; ``usual``: a day's.
    ``moved``: what became of days missed; ``evening``: which suits a long task tomorrow;
    ``latest``: the day of the latest answer, where that is after today.
    """

    day: DayPlan
    first: float = 0.0
    reviews: int = 0
    new: int = 0
    minutes: float = 0.0
    moved: Moved | None = None
    evening: Evening | None = None
    usual: int = 0
    latest: date | None = None


class Closing(Struct, frozen=True, kw_only=True):
    """The end of a session: done today, gained, the recall to expect, the next question's day.

    ``fixed``: only checkpoints are wished.
    """

    done: tuple[str, ...]
    practised: int
    gained: str
    next_question: str
    next_date: date | None
    recall: Forecast | None = None
    fixed: bool = False
