"""The cheat sheet of a pack."""

from __future__ import annotations

from msgspec import Struct


class CheatRow(Struct, frozen=True, kw_only=True):
    """One loss: what it is best for, its key property, and a red-flag answer."""

    loss: str
    best: str
    key: str
    red_flag: str


class Cheatsheet(Struct, frozen=True, kw_only=True):
    """Rows, and what to take away."""

    rows: tuple[CheatRow, ...] = ()
    takeaways: tuple[str, ...] = ()
