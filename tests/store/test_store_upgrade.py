"""Older files are brought up to date, or left as they were."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from store_files import MOMENT, complaint, make_database, read_all

from lossprep.errors import LossprepError
from lossprep.model.event import Attempt, PlanChange
from lossprep.schedule.pace import Timed
from lossprep.store import open_store
from lossprep.store.database import STEPS, open_database

TOMORROW = MOMENT.day + timedelta(days=1)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return make_database(tmp_path / "lossprep.db")


def test_an_old_file_is_brought_up_to_date_and_keeps_its_events(
    database: Path, tmp_path: Path
) -> None:
    second, third = tmp_path / "second.sql", tmp_path / "third.sql"
    second.write_text("CREATE TABLE planted (item TEXT) STRICT;\n-- a remark; with a semicolon\n")
    third.write_text("ALTER TABLE planted ADD COLUMN due TEXT")
    open_database(database, (*STEPS, second)).close()
    connection = open_database(database, (*STEPS, second, third))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(STEPS) + 2
    connection.execute("INSERT INTO planted (item, due) VALUES ('x', '2026-12-01')")
    assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == 300
    connection.close()
    assert "newer lossprep" in complaint(open_store, database)


def test_plans_of_a_first_file_stay_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    connection = open_database(path, STEPS[:1])
    row = ("e1", "plan_change", "2026-12-01T09:00:00.000000+00:00", "2026-12-01")
    connection.execute("INSERT INTO event (id, kind, at, day) VALUES (?, ?, ?, ?)", row)
    details = '{"interview": "2026-12-16", "minutes": 25}'
    connection.execute("INSERT INTO plan_change VALUES (1, 'start', ?)", (details,))
    connection.close()
    with open_store(path) as store:
        (start,) = store.plan_changes()
        assert (start.kind, start.details["interview"]) == ("start", "2026-12-16")
        told = {"interview": "2026-12-16", "outcome": "offer", "then": "stop"}
        event = PlanChange(id="e2", moment=MOMENT, kind="debrief", details=dict(told))
        store.append([event])
        assert store.plan_changes() == (start, event)
    connection = sqlite3.connect(path)
    for change in ("UPDATE plan_change SET change = 'away'", "DELETE FROM plan_change"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(change)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_a_new_file_goes_through_the_same_steps(tmp_path: Path) -> None:
    second = tmp_path / "second.sql"
    second.write_text("CREATE TABLE planted (item TEXT) STRICT;\n")
    for path in (old := tmp_path / "old.db", new := tmp_path / "new.db"):
        if path is old:
            open_database(path).close()
        open_database(path, (*STEPS, second)).close()
    shapes = []
    for path in (old, new):
        connection = sqlite3.connect(path)
        shapes.append(connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall())
        connection.close()
    assert shapes[0] == shapes[1]


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(database: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sql"
    broken.write_text("CREATE TABLE planted (item TEXT) STRICT;\nCREATE TABLE event (x);\n")
    with pytest.raises(LossprepError):
        open_database(database, (*STEPS, broken))
    assert read_all(database) == 300
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(STEPS)
    assert (
        connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'planted'").fetchone() is None
    )
    connection.close()


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_memories_are_rebuilt_for_a_file_of_before(tmp_path: Path, version: int) -> None:
    path, older = tmp_path / "x.db", tmp_path / "older.db"
    attempt = Attempt(id="a", moment=MOMENT, exercise="x", answer="", rating=2, milliseconds=90_000)
    with open_store(path) as store:
        store.append([attempt])
        kept, times = store.memories(), store.times(TOMORROW)
    assert (kept["x"].rating, times["x"]) == (2, Timed(1, 1.5))
    connection = open_database(older, STEPS[:version])
    connection.execute("ATTACH ? AS now", (str(path),))
    for table in ("event", "attempt"):
        connection.execute(f"INSERT INTO {table} SELECT * FROM now.{table}")
    connection.close()
    with open_store(older) as store:
        assert (store.memories(), store.times(TOMORROW)) == (kept, times)
