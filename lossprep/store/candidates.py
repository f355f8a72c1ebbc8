"""Candidates as they are read from the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from lossprep.model.plan import DayPlan
from lossprep.schedule.candidate import Candidate
from lossprep.schedule.choice import Choice
from lossprep.schedule.pace import Timed
from lossprep.schedule.standing import LATEST, Kind, Known, Schedulable, Weighing, latest
from lossprep.store import remembered
from lossprep.store.failures import clear_errors, damaged

COLUMNS = (
    f"SELECT item.number, item.exercise, item.kind, family, tasks, {remembered.COLUMNS},"
    " memory.timed, memory.minutes, timed_before, minutes_before"
)
# In each, the first value says whether the reserve is open.
EVERY = COLUMNS + " FROM item LEFT JOIN memory USING (exercise) WHERE reserve <= ?1"
REVIEWED = COLUMNS + " FROM memory CROSS JOIN item USING (exercise) WHERE reserve <= ?1"


class Candidates:
    """Items as a learner stands to them on a day."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        ratings: Mapping[str, int],
        wish: Choice,
        day: DayPlan,
        *,
        awaited: Collection[str] = (),
    ) -> None:
        self._connection, self._path, self._today = connection, path, day.date
        self.awaited = awaited
        self._days: dict[str, date] = {}
        known = latest(self._latest(), day.date)
        self.weighing = Weighing(known, ratings, wish, day, awaited)

    def _latest(self) -> Iterator[Known]:
        """Yield those reviewed last before today, and those reviewed since."""
        before = REVIEWED + " AND memory.day < ?2 ORDER BY memory.day DESC, exercise DESC LIMIT ?3"
        since = REVIEWED + " AND memory.day >= ?2"
        today = self._today.isoformat()
        for row in (*self.rows(before, True, today, LATEST), *self.rows(since, True, today)):
            yield self._known(row)

    @cached_property
    def kinds(self) -> dict[int, Kind]:
        """The kinds of items, by their numbers."""
        question = "SELECT kind, minutes, asked, roles, skills, tasked, deep, reserve FROM kind"
        return {number: Kind._make(row) for number, *row in self.rows(question)}

    def found(self, question: str, *values: object) -> Iterator[tuple[int, Candidate]]:
        """Ask for candidates, each with its place in the pack, one after the other."""
        for row in self.each(question, self.weighing.reserve, *values):
            yield row[0], self.candidate(row)

    def candidate(self, row: tuple[Any, ...]) -> Candidate:
        """Read a candidate."""
        if row[5] is None:
            return self.weighing.candidate(self._item(row))
        return self.weighing.candidate(*self._known(row))

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask for rows, all at once."""
        with clear_errors(self._path):
            return self._connection.execute(question, values).fetchall()

    def each(self, question: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Ask for rows, one after the other."""
        with clear_errors(self._path):
            yield from self._connection.execute(question, values)

    def date(self, text: str) -> date:
        """Read a day.

        Raises
        ------
        LossprepError
            It is none: the file is damaged.
        """
        found = self._days.get(text)  # many items were reviewed on few days
        if found is None:
            try:
                found = self._days[text] = date.fromisoformat(text)
            except ValueError as error:
                raise damaged(self._path) from error
        return found

    def _known(self, row: tuple[Any, ...]) -> Known:
        memory, times = remembered.remembered(row[5:14], self.date, self._path), row[14:]
        number, minutes = times[:2] if memory.day < self._today else times[2:]
        return Known(self._item(row), memory, Timed(number, minutes) if number else None)

    def _item(self, row: tuple[Any, ...]) -> Schedulable:
        name, number, family, tasks = row[1:5]
        kind = self.kinds.get(number)
        if kind is None:
            raise damaged(self._path)
        return Schedulable(name, kind, family, tasks)
