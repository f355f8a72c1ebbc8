"""The cheat sheet of a pack."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CheatRow:
    """One loss: what it is best for, its key property, and a red-flag answer."""

    loss: str
    best: str
    key: str
    red_flag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheatsheet:
    """Rows, and what to take away."""

    rows: tuple[CheatRow, ...] = ()
    takeaways: tuple[str, ...] = ()
