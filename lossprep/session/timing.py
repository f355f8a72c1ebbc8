"""The time that an answer may take: how much of it is used, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from lossprep.model.dialogue import Ask, Note
from lossprep.session.progress import TWIN, Progress, Underway

JOT_SECONDS = 60  # after a spoken answer, to write down what was said
SAID = "/said"  # after the id of a spoken answer: what was written down of it
FOLLOWUP_SECONDS = (45, 120)  # a follow-up gets half the time of its prompt, within these


class Timer(Struct):
    """One clock over all the answers to an item, or to a set of them.

    ``limit`` is in seconds, ``used`` in milliseconds. A strict one cuts off.
    """

    limit: int
    used: int = 0
    strict: bool = False

    @property
    def up(self) -> bool:
        """Whether nothing more is taken."""
        return self.strict and self.used >= self.limit * 1000

    def timed(self, question: Ask) -> Ask:
        """Put a question under this clock."""
        return replace(question, limit=self.limit, spent=self.used, strict=self.strict)


def followup_seconds(limit: int) -> int:
    """Give the seconds for a follow-up to a prompt of ``limit`` seconds.

    >>> followup_seconds(90), followup_seconds(600)
    (45, 120)
    """
    low, high = FOLLOWUP_SECONDS
    return min(high, max(low, limit // 2))


def milliseconds_used(progress: Progress, name: str, underway: Underway | None) -> int:
    """Add up the time of an attempt's answers and finished parts; follow-ups and twins apart.

    A recalled part was locked before it was finished, and took its time once.
    """
    inside = name + "/"
    parts = {key: one for key, one in progress.answered.items() if key.startswith(inside)}
    finished = [one.milliseconds for key, one in parts.items() if TWIN not in key]
    locks = underway.locked.items() if underway else ()
    locked = [
        lock.milliseconds for key, lock in locks if "/followup-" not in key and key not in parts
    ]
    return sum(ms or 0 for ms in (*locked, *finished))


def time_note(spent: int, limit: int) -> Note:
    """Say how long it took, against its limit (milliseconds, seconds).

    >>> time_note(252_000, 300).text
    'It took 4:12 of 5:00.'
    >>> time_note(330_000, 300).text
    'It took 5:30 of 5:00: 0:30 over.'
    """
    seconds = round(spent / 1000)
    text = f"It took {clock(seconds)} of {clock(limit)}"
    over = seconds - limit
    return Note(text=f"{text}: {clock(over)} over." if over > 0 else f"{text}.", tone="quiet")


def time_table(rows: Iterable[tuple[str, int]], limit: int) -> tuple[Note, ...]:
    """Say how long each of several took (milliseconds), then all of them.

    >>> [note.text for note in time_table([("Outliers", 252_000), ("NDCG", 63_000)], 600)]
    ['4:12  Outliers', '1:03  NDCG', 'It took 5:15 of 10:00.']
    """
    rows = list(rows)
    times = [clock(round(ms / 1000)) for _, ms in rows]
    width = max(map(len, times), default=0)
    notes = [
        Note(text=f"{time:>{width}}  {title}") for time, (title, _) in zip(times, rows, strict=True)
    ]
    return (*notes, time_note(sum(ms for _, ms in rows), limit))


def clock(seconds: int) -> str:
    """Write seconds as minutes and seconds.

    >>> clock(90)
    '1:30'
    """
    return f"{seconds // 60}:{seconds % 60:02d}"
