"""The decision tree that leads from a problem to a loss."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNode:
    """A fork of the decision tree with its branches (answer, next node), or an end of it."""

    id: str
    ask: str = ""
    branches: tuple[tuple[str, str], ...] = ()
    losses: tuple[str, ...] = ()
    say: str = ""
