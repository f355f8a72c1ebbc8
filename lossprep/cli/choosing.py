"""Choosing what to practise: by an id, or what was never done, most often asked first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from lossprep.cli.reserve import find
from lossprep.errors import LossprepError
from lossprep.model.content import Item
from lossprep.schedule.worth import ASKED
from lossprep.session.progress import Progress

if TYPE_CHECKING:
    from lossprep.cli.shell import Shell

T = TypeVar("T", bound=Item)


def chosen(shell: Shell, items: Sequence[T], name: str | None, what: str) -> T:
    """Find an item among those of one kind, or the next one to do where no name is given.

    Raises
    ------
    LossprepError
        The name is of something else, or of nothing.
    """
    if name is None:
        return unseen(shell, items)
    exact = [one for one in items if one.id == name or one.id.endswith("/" + name)]
    if len(exact) == 1:
        return exact[0]
    found = find(shell, name)
    for one in items:
        if found.id == one.id or found.id.startswith(one.id + "/"):
            return one
    raise LossprepError(f"{found.id} is no {what}")


def unseen(shell: Shell, items: Sequence[T]) -> T:
    """Choose one that was begun, or never finished, the most often asked first; else the oldest."""
    progress = Progress.of(shell.store.events())
    if not items:
        raise LossprepError("the pack has none of these yet")
    drafts = shell.drafts.names()

    def rank(one: T) -> tuple[bool, date, float]:
        places = tuple(f"{name}/" for name in (one.id, *getattr(one, "problems", ())))
        begun = progress.begun(one.id) or any(f"{name}/".startswith(places) for name in drafts)
        return not begun, progress.finished.get(one.id, date.min), -ASKED[one.asked]

    return min(items, key=rank)


def as_read(items: Sequence[T], item: T) -> T:
    """Give an item as the pack holds it now, which it may not have done when it was chosen."""
    return next((one for one in items if one.id == item.id), item)
