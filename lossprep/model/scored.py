"""An answer that the pack has marked."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredAnswer:
    """An answer to an item with a rubric: ``of`` is the item's id, ``ticks`` what it meets.

    ``why`` says by criterion what decides a disputed one.
    """

    id: str
    title: str
    of: str
    text: str
    ticks: tuple[str, ...]
    why: dict[str, str] = field(default_factory=dict)
