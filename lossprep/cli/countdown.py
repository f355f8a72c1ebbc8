"""A limit running down: what is left of it, and what is said about it on the way."""

from __future__ import annotations

from math import ceil
from typing import Literal

from msgspec import Struct

from lossprep.cli.clock import Clock

Phase = Literal["early", "half", "last", "over"]
LAST = 1 / 5  # of the limit, from which on the time is red and has a mark
MARKS: dict[Phase, str] = {"early": "", "half": "", "last": "! ", "over": "!! "}


class Countdown(Struct):
    """The time of one answer.

    ``used`` are seconds gone on other answers, ``resumed`` those of this answer's draft.
    """

    limit: int
    used: float
    clock: Clock
    strict: bool = False
    resumed: float = 0.0
    began: float = 0.0

    def __post_init__(self) -> None:
        self.began = self.clock.seconds()

    @property
    def taken(self) -> float:
        """Seconds that this answer took so far; a strict limit is never overrun."""
        taken = self.resumed + self.clock.seconds() - self.began
        return min(taken, max(0.0, self.limit - self.used)) if self.strict else taken

    @property
    def left(self) -> float:
        """Seconds left; below 0, seconds over."""
        return self.limit - self.used - self.resumed - (self.clock.seconds() - self.began)

    @property
    def phase(self) -> Phase:
        """Which part of the limit it is."""
        left = self.left
        if left <= 0:
            return "over"
        if left <= self.limit * LAST:
            return "last"
        return "half" if left <= self.limit / 2 else "early"

    def up(self) -> bool:
        """Whether nothing more is taken."""
        return self.strict and self.left <= 0

    def shown(self) -> str:
        """Write the time left with its mark, or the time over: ``! 00:18``, ``!! +00:05``."""
        left = self.left
        if left <= 0:
            return MARKS["over"] + (mmss(0) if self.strict else f"+{mmss(int(-left))}")
        return MARKS[self.phase] + mmss(ceil(left))

    def remark(self) -> str:
        """Say what the present phase means, in words."""
        match self.phase:
            case "half":
                return "half time is past"
            case "last":
                return "last fifth: make your point"
            case "over":
                return "time is up" if self.strict else "time is up; overtime is logged"
        return ""

    def until_next(self) -> float:
        """Give the real seconds until the time that is shown changes."""
        left = self.left
        ahead = left - (ceil(left) - 1)
        return max(0.05, ahead / self.clock.pace)

    def until_phase(self) -> float:
        """Give the real seconds until the next phase begins."""
        left = self.left
        ends = [left - end for end in (self.limit / 2, self.limit * LAST, 0.0) if left > end]
        return ends[0] / self.clock.pace + 0.01 if ends else 3600.0


def mmss(seconds: int) -> str:
    """Write seconds as two digits of minutes and two of seconds.

    >>> mmss(90), mmss(2700)
    ('01:30', '45:00')
    """
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def spoken(seconds: float) -> str:
    """Say seconds in words, for who does not see a clock.

    >>> spoken(90), spoken(60), spoken(18), spoken(1800)
    ('1 minute 30 seconds', '1 minute', '18 seconds', '30 minutes')
    """
    minutes, rest = divmod(ceil(seconds), 60)
    parts = [f"{n} {word}{'s' * (n != 1)}" for n, word in ((minutes, "minute"), (rest, "second"))]
    return " ".join(part for part in parts if not part.startswith("0 ")) or "0 seconds"
