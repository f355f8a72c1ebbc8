"""When something happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant (aware, UTC) and the local day it belongs to (a day begins at 04:00)."""

    at: datetime
    day: date
