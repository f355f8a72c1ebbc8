"""Whatever is wrong with the file: one clear line, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path
from random import Random

import pytest
from store_files import complaint, make_database, read_all, readings

from lossprep.errors import LossprepError
from lossprep.store import open_store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return make_database(tmp_path / "lossprep.db")


def test_a_newer_file_is_refused_and_left_alone(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    before = database.read_bytes()
    line = complaint(open_store, database)
    assert "newer lossprep" in line
    assert "update lossprep" in line
    assert database.read_bytes() == before


def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "calibre.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE books (title TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert "another program" in complaint(open_store, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"x" * 5, b"format: 1\n" * 2000, bytes(4096), b"SQLite f"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "lossprep.db"
    path.write_bytes(content)
    assert "is damaged" in complaint(read_all, path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("kept", [5, 50, 99, 100, 511, 512, 1000, 4095, 4096, 5000, 20_000])
def test_a_truncated_file_is_said_to_be_damaged(database: Path, kept: int) -> None:
    database.write_bytes(database.read_bytes()[:kept])
    assert "is damaged" in complaint(read_all, database)
    assert database.stat().st_size == kept


def test_noise_anywhere_never_shows_as_a_traceback(database: Path, tmp_path: Path) -> None:
    whole = database.read_bytes()
    rng = Random(3)
    refused = 0
    for trial in range(150):
        start = rng.randrange(len(whole) - 600)
        noise = rng.randbytes(rng.randrange(1, 600))
        path = tmp_path / f"{trial}.db"
        path.write_bytes(whole[:start] + noise + whole[start + len(noise) :])
        try:
            read_all(path)
        except LossprepError as error:
            refused += "\n" not in str(error)
    assert refused > 20


def test_what_lossprep_never_wrote_is_said_to_be_damage(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute(
        "INSERT INTO event (id, kind, at, day, task)"
        " VALUES ('z', 'reading_done', 'noon', 'someday', 't')"
    )
    connection.execute("INSERT INTO reading_done SELECT max(seq), 'r' FROM event")
    connection.commit()
    connection.close()
    with open_store(database) as store:
        assert "is damaged" in complaint(store.events)
        assert "is damaged" in complaint(store.done_tasks, date(2026, 1, 1))


def test_a_path_that_is_a_folder_or_runs_through_a_file(tmp_path: Path) -> None:
    assert "cannot write" in complaint(open_store, tmp_path)
    (tmp_path / "file").write_text("")
    assert "cannot write" in complaint(open_store, tmp_path / "file" / "lossprep.db")


def test_a_path_that_sqlite_would_take_for_memory_is_a_file(tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        with open_store(Path(":memory:")) as store:
            store.append(readings(1))
        assert read_all(Path(":memory:")) == 1
    finally:
        os.chdir(here)
