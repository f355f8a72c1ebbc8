"""The file itself refuses that events change: whatever program opens it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest

from lossprep.model.event import (
    AnswerLocked,
    Attempt,
    CriterionTicked,
    Event,
    HintShown,
    Moment,
    PageRead,
    PlanChange,
    ReadingDone,
    SelfRating,
    Undo,
)
from lossprep.store import open_store
from lossprep.store.database import STEPS

DERIVED = ("catalog", "memory", "kind", "item")
BASE = {"moment": Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), date(2026, 12, 1))}
ONE_OF_EACH: list[Event] = [
    Attempt(id="a", exercise="x", answer="0.74", **BASE),
    SelfRating(id="s", skill="ranking", level=3, **BASE),
    ReadingDone(id="r", reading="foundations", **BASE),
    PageRead(id="g", reading="foundations", page=1, **BASE),
    HintShown(id="h", attempt="b", exercise="x", number=1, **BASE),
    AnswerLocked(id="l", attempt="b", exercise="x", answer="?", **BASE),
    CriterionTicked(id="c", attempt="b", exercise="x", criterion="k", met=False, **BASE),
    PlanChange(id="p", kind="start", details={"minutes": 25}, **BASE),
    Undo(id="u", target="nothing", **BASE),
]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "lossprep.db"
    with open_store(path) as store:
        store.append(ONE_OF_EACH)
    return path


def tables(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()


def test_one_event_of_each_kind_is_in_the_sample() -> None:
    kinds = {kind.__name__ for kind in get_args(Event)}
    assert {type(event).__name__ for event in ONE_OF_EACH} == kinds


def test_every_event_table_refuses_updates_and_deletions(database: Path) -> None:
    connection = sqlite3.connect(database)
    names = [name for name, _ in tables(connection) if name not in DERIVED]
    assert len(names) == 1 + len(ONE_OF_EACH)
    for name in names:
        key = "seq" if name == "event" else "event"
        assert connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] > 0
        for change in (f"UPDATE {name} SET {key} = {key} + 100", f"DELETE FROM {name}"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)
    connection.close()
    with open_store(database) as store:
        assert store.events() == tuple(ONE_OF_EACH[:-1])


def test_every_table_is_strict_and_holds_every_field(database: Path) -> None:
    connection = sqlite3.connect(database)
    assert all(sql.endswith("STRICT") for _, sql in tables(connection))
    shared = {row[1] for row in connection.execute("PRAGMA table_info(event)")}
    for event in ONE_OF_EACH:
        kind = connection.execute("SELECT kind FROM event WHERE id = ?", event.id).fetchone()[0]
        own = {row[1] for row in connection.execute(f"PRAGMA table_info({kind})")}
        names = {*getattr(event, "_fields", ()), *getattr(event, "__struct_fields__", ())}
        if kind == "plan_change":
            names = names - {"kind"} | {"change"}
        assert names - {"moment"} <= shared | own
    connection.close()


def test_the_header_says_whose_file_it_is(database: Path) -> None:
    header = database.read_bytes()[:100]
    assert header[68:72] == b"LSPR"
    assert int.from_bytes(header[60:64], "big") == len(STEPS)


def test_questions_about_a_day_or_an_exercise_use_an_index(database: Path) -> None:
    connection = sqlite3.connect(database)
    for column in ("day", "exercise", "task", "kind"):
        plan = connection.execute(
            f"EXPLAIN QUERY PLAN SELECT * FROM live WHERE {column} = 'x'"
        ).fetchall()
        assert not any(row[3].startswith("SCAN") for row in plan), plan
    connection.close()
