"""The pool that practice is chosen from, and the plain one: a list.

A pool answers what the queue asks of it, however many items it holds:
`lossprep.store.pool` looks into a database for the few that matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import nsmallest
from typing import NamedTuple, Protocol
from zlib import crc32

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.rate import Rate


class Ranked(NamedTuple):
    """A candidate in order: the least ``key`` first, of equal ones the first of the pack."""

    key: float
    number: int
    one: Candidate


class Pool(Protocol):
    """What may be practised."""

    @property
    def number(self) -> int:
        """How many items there are."""

    def every(self) -> Sequence[Candidate]:
        """Give all of them, in the order of the pack."""

    def sample(self, most: int) -> Sequence[Candidate]:
        """Give so many, at most, that stand for all of them."""

    def reviewed(self, today: date) -> Sequence[Candidate]:
        """Give those reviewed today."""

    def awaited(self) -> Sequence[Candidate]:
        """Give those that today is yet to ask, whatever is practised."""

    def best(self, rate: Rate, today: date, *, new: bool, deep: bool) -> Iterator[Ranked]:
        """Yield those open today that gain anything, the best first; the deep or the others.

        One never reviewed may be practised if it may be ``new``, and no task introduces it.
        What was practised today is among them as it was this morning.
        """

    def due(self, today: date) -> Iterator[Candidate]:
        """Yield those due and open today, longest due first."""

    def unseen(self, today: date) -> Iterator[Candidate]:
        """Yield those never reviewed and open that no task introduces, of most worth first."""


class Listed:
    """A pool that is a list.

    >>> pool = Listed([Candidate(id="a", minutes=2.0), Candidate(id="b", minutes=3.0, worth=2.0)])
    >>> pool.number, [one.id for one in pool.unseen(date(2026, 12, 1))]
    (2, ['b', 'a'])
    """

    def __init__(self, items: Iterable[Candidate]) -> None:
        self._items = list(items)

    @property
    def number(self) -> int:
        """How many items there are."""
        return len(self._items)

    def every(self) -> Sequence[Candidate]:
        """Give all of them."""
        return self._items

    def sample(self, most: int) -> Sequence[Candidate]:
        """Give so many, at most, that stand for all of them."""
        if len(self._items) <= most:
            return self._items
        return nsmallest(most, self._items, key=lambda one: (lot(one.id), one.id))

    def reviewed(self, today: date) -> Sequence[Candidate]:
        """Give those reviewed today."""
        return [one for one in self._items if one.last == today]

    def awaited(self) -> Sequence[Candidate]:
        """Give those that today is yet to ask."""
        return [one for one in self._items if one.awaited]

    def best(self, rate: Rate, today: date, *, new: bool, deep: bool) -> Iterator[Ranked]:
        """Yield those open today that gain anything, the best first."""
        ranked = (
            Ranked(-rate.of(one), number, one)
            for number, one in enumerate(at_dawn(self._items, today))
            if one.deep == deep and one.may_come(today, new=new)
        )
        yield from sorted(one for one in ranked if one.key < 0)

    def due(self, today: date) -> Iterator[Candidate]:
        """Yield those due and open today, longest due first."""
        found = [(one.due, one.id, one) for one in self._items if one.due and one.open(today)]
        yield from (one for due, _, one in sorted(found) if due <= today)

    def unseen(self, today: date) -> Iterator[Candidate]:
        """Yield those never reviewed and open that no task introduces, of most worth first."""
        new = (one for one in self._items if not one.last and not one.tasked and one.open(today))
        yield from sorted(new, key=lambda one: -one.worth)


def at_dawn(items: Iterable[Candidate], today: date) -> Iterator[Candidate]:
    """Give items with what was practised today as it was this morning."""
    return (one.this_morning(today) if one.practised(today) else one for one in items)


def practised(pool: Pool, today: date) -> list[Candidate]:
    """List what was practised today, apart from the plan's tasks."""
    return [one for one in pool.reviewed(today) if one.practised(today)]


def minutes_spent(pool: Pool, today: date) -> float:
    """Sum the minutes that this was expected to take, or will, where it is asked anyway."""
    return sum(one.minutes for one in (*practised(pool, today), *extra(pool)))


def extra(pool: Pool) -> list[Candidate]:
    """List what today is yet to ask beside the plan's tasks, in minutes of practice."""
    return [one for one in pool.awaited() if one.extra()]


def lot(name: str) -> int:
    """Draw an item's lot, the same each time: a sample holds those of the lowest."""
    return crc32(name.encode())
