"""The part of the store that the plan needs; it imports no other events, since each start pays."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lossprep.model.change import PlanChange
from lossprep.model.moment import Moment
from lossprep.store.database import open_database
from lossprep.store.derived import DerivedStore
from lossprep.store.failures import clear_errors, damaged

if TYPE_CHECKING:
    from collections.abc import Collection

    from lossprep.model.plan import DayPlan
    from lossprep.schedule.awaited import Latest
    from lossprep.schedule.choice import Choice
    from lossprep.schedule.standing import Schedulable
    from lossprep.store.pool import StoredPool


def open_plan(path: Path) -> PlanStore:
    """Open the store at `path` for its plan alone.

    Raises
    ------
    LossprepError
        As `lossprep.store.open_store`.
    """
    return PlanStore(open_database(path), path)


class PlanStore(DerivedStore):
    """What shaped the plan, which of its tasks are done, and what may be practised beside them."""

    def plan_changes(self) -> tuple[PlanChange, ...]:
        """Return all that shaped the plan; `lossprep.schedule.plan.fold` makes it one."""
        question = (
            "SELECT id, at, day, change, details FROM live JOIN plan_change ON event = seq"
            " WHERE kind = 'plan_change' ORDER BY seq"
        )
        with clear_errors(self.path):
            rows = self._connection.execute(question).fetchall()
        try:
            return tuple(_plan_change(*row) for row in rows)
        except ValueError as error:
            raise damaged(self.path) from error

    def done_tasks(self, since: date) -> dict[str, date]:
        """Return each task finished from the day `since` on, with the first day it was."""
        question = (
            "SELECT task, min(day) FROM live WHERE task IS NOT NULL AND day >= ? GROUP BY task"
        )
        with clear_errors(self.path):
            found = self._connection.execute(question, (since.isoformat(),)).fetchall()
        return {task: self._date(day) for task, day in found}

    def finished_readings(self, since: date) -> dict[str, date]:
        """Return each reading finished from the day `since` on, with the day it last was."""
        question = (
            "SELECT reading, day, max(seq) FROM live JOIN reading_done ON event = seq"
            " WHERE kind = 'reading_done' AND day >= ? GROUP BY reading"
        )
        with clear_errors(self.path):
            found = self._connection.execute(question, (since.isoformat(),)).fetchall()
        return {reading: self._date(day) for reading, day, _ in found}

    def last_sequence(self) -> int:
        """Return the number of the last event, undone or not; 0 where there is none."""
        with clear_errors(self.path):
            row = self._connection.execute("SELECT max(seq) FROM event").fetchone()
        return int(row[0] or 0)

    def skill_levels(self, until: date) -> dict[str, int]:
        """Return the learner's latest rating of each skill before a day."""
        question = (
            "SELECT skill, level, max(seq) FROM live JOIN self_rating ON event = seq"
            " WHERE day < ? GROUP BY skill"
        )
        with clear_errors(self.path):
            rows = self._connection.execute(question, (until.isoformat(),)).fetchall()
        return {skill: level for skill, level, _ in rows}

    def rated(self, since: date) -> dict[str, date]:
        """Return each skill that was rated from the day `since` on, with the last day it was."""
        question = (
            "SELECT skill, max(day) FROM live JOIN self_rating ON event = seq"
            " WHERE kind = 'self_rating' AND day >= ? GROUP BY skill"
        )
        with clear_errors(self.path):
            found = self._connection.execute(question, (since.isoformat(),)).fetchall()
        return {skill: self._date(day) for skill, day in found}

    def task_items(self) -> list[Schedulable]:
        """Return the saved items that tasks of the plan ask, or may ask, in the pack's order."""
        from lossprep.store import items  # noqa: PLC0415  (a plan alone needs none)

        with clear_errors(self.path):
            return items.of_tasks(self._connection)

    def latest(self, names: Collection[str]) -> dict[str, Latest]:
        """Return the latest attempt at each of some exercises, of those ever done."""
        from lossprep.schedule.awaited import Latest  # noqa: PLC0415  (a plan alone needs none)

        question = (
            "SELECT exercise, day, rating, max(seq) FROM live JOIN attempt ON event = seq"
            " WHERE exercise IN (SELECT value FROM json_each(?)) GROUP BY exercise"
        )
        with clear_errors(self.path):
            found = self._connection.execute(question, (json.dumps([*names]),)).fetchall()
        return {name: Latest(self._date(day), rating) for name, day, rating, _ in found}

    def pool(self, wish: Choice, day: DayPlan, awaited: Collection[str] = ()) -> StoredPool:
        """Give what may be practised on a day, of the items that were saved."""
        from lossprep.store.candidates import Candidates  # noqa: PLC0415  (a plan alone needs none)
        from lossprep.store.pool import StoredPool  # noqa: PLC0415

        ratings = self.skill_levels(day.date)
        found = Candidates(self._connection, self.path, ratings, wish, day, awaited=awaited)
        return StoredPool(found, wish.retention)

    def study_days(self, since: date) -> tuple[date, ...]:
        """Return the days from `since` on with something answered, read or rated, in order."""
        # A step to the next day in the index at a time: the number of attempts costs nothing.
        question = """
            WITH RECURSIVE found(day) AS (
              SELECT min(day) FROM event WHERE day >= ?
              UNION ALL
              SELECT (SELECT min(event.day) FROM event WHERE event.day > found.day) FROM found
              WHERE found.day IS NOT NULL)
            SELECT day FROM found WHERE EXISTS (
              SELECT 1 FROM live WHERE live.day = found.day
              AND +kind IN ('attempt', 'self_rating', 'reading_done')) ORDER BY day"""
        with clear_errors(self.path):
            rows = self._connection.execute(question, (since.isoformat(),)).fetchall()
        return tuple(self._date(day) for (day,) in rows)


def _plan_change(name: str, at: str, day: str, change: str, details: str) -> PlanChange:
    moment = Moment(datetime.fromisoformat(at), date.fromisoformat(day))
    return PlanChange(id=name, moment=moment, kind=change, details=json.loads(details))  # type: ignore[arg-type]  # the schema checks it
