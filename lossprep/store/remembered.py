"""Memories as they are read from the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lossprep.schedule.memory import Memory, Past
from lossprep.store.failures import damaged

# Of a row that `remembered` reads, in this order.
COLUMNS = (
    "memory.stability, memory.difficulty, memory.day, reviews, rating,"
    " day_before, rating_before, stability_before, difficulty_before"
)


def remembered(row: Sequence[Any], dated: Callable[[str], date], path: Path) -> Memory:
    """Read a memory.

    Raises
    ------
    LossprepError
        It is none that a review leaves: the file is damaged.
    """
    stability, difficulty, written, reviews, rating, day_before, *before = row
    day, past = dated(written), Past(dated(day_before), *before) if day_before else None
    sound = is_sound(rating, stability, difficulty)
    if past:
        sound = sound and past.day < day and is_sound(past.rating, past.stability, past.difficulty)
    if not sound:
        raise damaged(path)
    return Memory(
        stability=stability,
        difficulty=difficulty,
        day=day,
        reviews=reviews,
        rating=rating,
        before=past,
    )


def is_sound(rating: int | None, stability: float | None, difficulty: float | None) -> bool:
    """Whether a review may have left this: none of it is missing, and all within its bounds.

    >>> is_sound(3, 2.3, 5.0), is_sound(None, 2.3, 5.0), is_sound(3, 0.0, 5.0)
    (True, False, False)
    """
    if rating is None or stability is None or difficulty is None:
        return False
    return 1 <= rating <= 4 and stability > 0 and 1 <= difficulty <= 10
