"""The store: events in, live events out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import cast

from lossprep.errors import LossprepError
from lossprep.model.event import Attempt, Event, Undo
from lossprep.store import memories
from lossprep.store.database import must_write, open_database, transaction
from lossprep.store.failures import clear_errors, damaged
from lossprep.store.lock import session_lock
from lossprep.store.planned import PlanStore
from lossprep.store.rows import KINDS, columns, decode, encode

_LIVE = tuple(kind for kind in KINDS if kind != "undo")


def open_store(path: Path) -> Store:
    """Open the store at `path`, made with its folders if it is not there.

    Raises
    ------
    LossprepError
        The file is damaged, of another program, of a newer lossprep, or cannot be written.
    """
    return Store(open_database(path), path)


class Store(PlanStore):
    """Events in one SQLite file. Nothing is ever changed or deleted: an undo is an event too.

    Live events are those that no undo took back; every question below is about them, and
    answers in the order in which they were appended.
    """

    def session_lock(self, holder: str = "study") -> AbstractContextManager[None]:
        """Be the one session on this store: ``with store.session_lock(): ...``.

        A second one gets a `LossprepError` that names `holder` and its process. The lock
        ends with the process, however that ends.
        """
        must_write(self._connection)
        return session_lock(self.path, holder)

    def append(self, events: Sequence[Event]) -> None:
        """Write all of `events` or none; once this returns they survive any crash.

        An event that is here already is left as it is, so that uniting with another
        machine's events can be repeated.

        Raises
        ------
        LossprepError
            Another event has the same id; or the disk is full, or the file cannot be written.
        """
        with clear_errors(self.path), transaction(self._connection):
            for event in events:
                self._insert(event)
            memories.refresh(self._connection, _touched(self._connection, events))

    def events(
        self, *, since: date | None = None, exercise: str | None = None
    ) -> tuple[Event, ...]:
        """Return all live events, of the days from `since` on, and about one exercise, if asked."""
        return self._read(_LIVE, *_where(since, exercise))

    def attempts(
        self, *, since: date | None = None, exercise: str | None = None
    ) -> tuple[Attempt, ...]:
        """Return the live attempts, of the days from `since` on, and at one exercise, if asked."""
        found = self._read(("attempt",), *_where(since, exercise))
        return cast("tuple[Attempt, ...]", found)

    def everything(self) -> tuple[tuple[Event, bool], ...]:
        """Return every event there ever was, each with whether it is live or was taken back."""
        every = self._read(_LIVE, "1", (), source="event")
        live = {event.id for event in self.events()}
        return tuple((event, event.id in live) for event in every)

    def _insert(self, event: Event) -> None:
        shared, own = encode(event)
        written = self._connection.execute(
            "INSERT INTO event (id, kind, at, day, exercise, attempt, task)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            shared,
        )
        if written.rowcount == 0:
            self._insist_equal(event)
            return
        row = (written.lastrowid, *own)
        marks = ", ".join("?" * len(row))
        names = ", ".join(("event", *columns(shared[1])))
        self._connection.execute(f"INSERT INTO {shared[1]} ({names}) VALUES ({marks})", row)  # noqa: S608

    def _insist_equal(self, event: Event) -> None:
        if self._read(tuple(KINDS), "id = ?", (event.id,), source="event") != (event,):
            raise LossprepError(
                f"two events have the id {event.id} in {self.path}: the second was not saved"
            )

    def _read(
        self, kinds: Iterable[str], where: str, values: Sequence[str], *, source: str = "live"
    ) -> tuple[Event, ...]:
        """Events of these kinds for which `where` holds, in order."""
        found: list[tuple[int, Event]] = []
        for kind in kinds:
            own = "".join(f", {kind}.{column}" for column in columns(kind))
            question = (
                f"SELECT seq, id, at, day, exercise, attempt, task{own} FROM {source} AS shared"  # noqa: S608
                f" JOIN {kind} ON {kind}.event = seq WHERE shared.kind = ? AND {where}"
            )
            with clear_errors(self.path):
                rows = self._connection.execute(question, (kind, *values)).fetchall()
            found += [(row[0], self._decode(kind, row[1:])) for row in rows]
        return tuple(event for _, event in sorted(found, key=lambda pair: pair[0]))

    def _decode(self, kind: str, row: tuple[object, ...]) -> Event:
        try:
            return decode(kind, row)
        except ValueError as error:
            raise damaged(self.path) from error


def _touched(connection: sqlite3.Connection, events: Iterable[Event]) -> set[str]:
    """List the exercises whose memories some events may have changed."""
    found = set()
    for event in events:
        if isinstance(event, Attempt):
            found.add(event.exercise)
        elif isinstance(event, Undo):
            question = "SELECT exercise FROM event WHERE id = ? AND kind = 'attempt'"
            found |= {row[0] for row in connection.execute(question, (event.target,))}
    return found


def _where(since: date | None, exercise: str | None) -> tuple[str, tuple[str, ...]]:
    """Write the condition for both filters, with the values for its marks."""
    used: dict[str, str] = {}
    if since is not None:
        used["day >= ?"] = since.isoformat()
    if exercise is not None:
        used["exercise = ?"] = exercise
    return " AND ".join(used) or "1", tuple(used.values())
