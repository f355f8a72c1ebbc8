"""An answer that the pack has marked."""

from __future__ import annotations

from msgspec import Struct, field


class ScoredAnswer(Struct, frozen=True, kw_only=True):
    """An answer to an item with a rubric: ``of`` is the item's id, ``ticks`` what it meets.

    ``why`` says by criterion what decides a disputed one.
    """

    id: str
    title: str
    of: str
    text: str
    ticks: tuple[str, ...]
    why: dict[str, str] = field(default_factory=dict)
