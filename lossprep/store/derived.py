"""The part of the store that is derived: from the attempts, and from the packs."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from lossprep.store.database import Looking, transaction
from lossprep.store.failures import clear_errors, damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossprep.schedule.memory import Memory
    from lossprep.schedule.pace import Timed
    from lossprep.schedule.standing import Schedulable


class DerivedStore:
    """Memories and own times, kept current; and what the packs hold, so that none need be read."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @property
    def read_only(self) -> bool:
        """Whether it can only be looked at, since the disk is full."""
        return isinstance(self._connection, Looking)

    def memories(self) -> dict[str, Memory]:
        """Return the memory of each exercise that has been reviewed."""
        from lossprep.store.remembered import COLUMNS, remembered  # noqa: PLC0415  (a plan needs none)

        question = f"SELECT exercise, {COLUMNS} FROM memory"  # noqa: S608 (a constant)
        with clear_errors(self.path):
            rows = self._connection.execute(question).fetchall()
        return {name: remembered(row, self._date, self.path) for name, *row in rows}

    def times(self, until: date) -> dict[str, Timed]:
        """Return the learner's own times of each exercise that has any before a day."""
        from lossprep.schedule.pace import Timed  # noqa: PLC0415  (a plan alone needs none)

        question = (
            "SELECT exercise, timed, minutes FROM memory WHERE timed > 0 AND day < :until UNION ALL"
            " SELECT exercise, timed_before, minutes_before FROM memory"
            " WHERE timed_before > 0 AND day >= :until"
        )
        with clear_errors(self.path):
            rows = self._connection.execute(question, {"until": until.isoformat()}).fetchall()
        return {name: Timed(number, minutes) for name, number, minutes in rows}

    def parameters(self) -> str | None:
        """Return the version of the parameters that the memories follow from, if there are any."""
        with clear_errors(self.path):
            row = self._connection.execute("SELECT parameters FROM memory LIMIT 1").fetchone()
        return str(row[0]) if row else None

    def rebuild_memories(self) -> None:
        """Derive every memory from the attempts anew; they are kept current without it."""
        from lossprep.store import memories  # noqa: PLC0415  (a plan alone seldom needs it)

        with clear_errors(self.path), transaction(self._connection):
            memories.refresh_all(self._connection)

    def save_items(self, items: Sequence[Schedulable]) -> None:
        """Keep the items of the studied pack, instead of any before."""
        from lossprep.store import items as table  # noqa: PLC0415  (seldom needed)

        if self.read_only:
            return
        with clear_errors(self.path), transaction(self._connection):
            table.write(self._connection, items)

    def save_catalog(self, pack: str, key: str, text: str) -> None:
        """Keep what was derived from a pack in a state called `key`, instead of any before."""
        if self.read_only:
            return
        with clear_errors(self.path), transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO catalog (pack, key, json) VALUES (?, ?, ?)",
                (pack, key, text),
            )

    def catalog(self) -> dict[str, str]:
        """Return what was derived from each pack, by the pack's id."""
        return self._catalog("json")

    def catalog_keys(self) -> dict[str, str]:
        """Return the state of each pack that its catalog was derived from, by the pack's id."""
        return self._catalog("key")

    def derived(self, name: str, key: str) -> str | None:
        """Return what was derived and kept under a name, if from the state called `key`."""
        with clear_errors(self.path):
            question = "SELECT json FROM catalog WHERE pack = ? AND key = ?"
            row = self._connection.execute(question, (name, key)).fetchone()
        return str(row[0]) if row else None

    def _catalog(self, column: str) -> dict[str, str]:
        with clear_errors(self.path):
            question = f"SELECT pack, {column} FROM catalog ORDER BY pack"  # noqa: S608 (a constant)
            return dict(self._connection.execute(question).fetchall())

    def _date(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise damaged(self.path) from error
