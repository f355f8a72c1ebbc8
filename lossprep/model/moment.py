"""When something happened."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Moment(NamedTuple):
    """An instant (aware, UTC) and the local day it belongs to (a day begins at 04:00)."""

    at: datetime
    day: date
