"""The decision tree that leads from a problem to a loss."""

from __future__ import annotations

from msgspec import Struct


class TreeNode(Struct, frozen=True, kw_only=True):
    """A fork of the decision tree with its branches (answer, next node), or an end of it."""

    id: str
    ask: str = ""
    branches: tuple[tuple[str, str], ...] = ()
    losses: tuple[str, ...] = ()
    say: str = ""
