"""Choosing what to practise: by an id, or what was never done, most often asked first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from lossprep.cli.reserve import ReservedError, find
from lossprep.errors import LossprepError
from lossprep.model.content import Item
from lossprep.schedule.worth import ASKED
from lossprep.session.progress import Progress

if TYPE_CHECKING:
    from lossprep.cli.shell import Shell

T = TypeVar("T", bound=Item)
U = TypeVar("U", bound=Item)


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
    known: list[Item] = [*items, *(part for one in items for part in getattr(one, "parts", ()))]
    found = taken(shell, known, name, f"is no {what}").id
    return next(one for one in items if f"{found}/".startswith(f"{one.id}/"))


def taken(shell: Shell, items: Sequence[U], name: str, refusal: str) -> U:
    """Find one of the items that a command takes; only these are suggested.

    Raises
    ------
    LossprepError
        The name is of something else, which gets the ``refusal``, or of nothing.
    """
    from lossprep.library import among

    try:
        return among(items, name)
    except LossprepError as unknown:
        try:
            other = find(shell, name)
        except LossprepError as error:
            raise (error if isinstance(error, ReservedError) else unknown) from None
        raise LossprepError(f"{other.id} {refusal}") from None


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
