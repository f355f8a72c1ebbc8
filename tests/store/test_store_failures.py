"""Whatever is wrong with the file: one clear line, and nothing lost."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from lossprep.errors import LossprepError
from lossprep.model.event import Moment, ReadingDone
from lossprep.store import Store, new_id, open_store
from lossprep.store.database import STEPS, open_database

MOMENT = Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), date(2026, 12, 1))


def readings(count: int, seed: int = 1, size: int = 20) -> list[ReadingDone]:
    rng = Random(seed)
    return [ReadingDone(id=new_id(rng), moment=MOMENT, reading="r" * size) for _ in range(count)]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "lossprep.db"
    with open_store(path) as store:
        store.append(readings(300))
    return path


def complaint(action: object, *arguments: object) -> str:
    with pytest.raises(LossprepError) as caught:
        action(*arguments)  # type: ignore[operator]
    line = str(caught.value)
    assert "\n" not in line
    assert caught.value.exit_code == 1
    return line


def read_all(path: Path) -> int:
    with open_store(path) as store:
        return len(store.events())


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


def test_a_full_disk_loses_nothing_that_was_saved(database: Path) -> None:
    with open_store(database) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        line = complaint(store.append, readings(500, seed=2))
        assert "disk is full" in line
        assert len(store.events()) == 300
    with open_store(database) as store:
        store.append(readings(500, seed=2))
        assert len(store.events()) == 800


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte, where one may be mounted."""
    mount = shutil.which("mount")
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if mount is None or subprocess.run([mount, *options], check=False).returncode:
        pytest.skip("mounting takes rights that are not here; max_page_count stands in for it")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(store: Store) -> tuple[int, str]:
    saved = 0
    while True:
        try:
            store.append(readings(1, seed=saved, size=3000))
        except LossprepError as error:
            return saved, str(error)
        saved += 1


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    path = small_disk / "lossprep.db"
    with open_store(path) as store:
        saved, line = fill(store)
        assert "disk" in line
        assert "full" in line
        assert 10 < saved < 300
        assert len(store.events()) == saved
    assert read_all(path) == saved


def test_a_disk_without_room_for_a_new_database(small_disk: Path) -> None:
    with contextlib.suppress(OSError):
        (small_disk / "ballast").write_bytes(bytes(2**21))
    line = complaint(open_store, small_disk / "lossprep.db")
    assert "full" in line
    (small_disk / "ballast").unlink()
    with open_store(small_disk / "lossprep.db") as store:
        store.append(readings(1))
        assert len(store.events()) == 1


READ_ONLY = """
import os, sys
from pathlib import Path
from lossprep.errors import LossprepError
from lossprep.model.event import Moment, ReadingDone
from lossprep.store import open_store
from datetime import UTC, date, datetime
moment = Moment(datetime(2026, 12, 1, tzinfo=UTC), date(2026, 12, 1))
if os.geteuid() == 0:  # to whom permissions do not apply
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
try:
    with open_store(Path(sys.argv[1])) as store, store.session_lock():
        store.append([ReadingDone(id="new", moment=moment, reading="r")])
except LossprepError as error:
    print(error)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user may enter: pytest's own are private."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_a_user_without_rights(path: Path) -> str:
    """What the store says to somebody to whom permissions apply, also when run by root."""
    command = [sys.executable, "-c", READ_ONLY, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    return run.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize("made", [False, True])
def test_a_read_only_folder(open_folder: Path, made: bool) -> None:
    path = open_folder / "lossprep.db"
    if made:
        with open_store(path) as store:
            store.append(readings(3))
        path.chmod(0o444)
    open_folder.chmod(0o555)
    line = as_a_user_without_rights(path)
    assert line.count("\n") == 1
    assert "cannot write" in line
    open_folder.chmod(0o755)
    path.chmod(0o644) if made else None
    assert read_all(path) == (3 if made else 0)


def test_an_old_file_is_brought_up_to_date_and_keeps_its_events(
    database: Path, tmp_path: Path
) -> None:
    second, third = tmp_path / "second.sql", tmp_path / "third.sql"
    second.write_text("CREATE TABLE memory (item TEXT) STRICT;\n-- a remark; with a semicolon\n")
    third.write_text("ALTER TABLE memory ADD COLUMN due TEXT;\n")
    open_database(database, (*STEPS, second)).close()
    connection = open_database(database, (*STEPS, second, third))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 3
    connection.execute("INSERT INTO memory (item, due) VALUES ('x', '2026-12-01')")
    assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == 300
    connection.close()
    assert "newer lossprep" in complaint(open_store, database)


def test_a_new_file_goes_through_the_same_steps(tmp_path: Path) -> None:
    second = tmp_path / "second.sql"
    second.write_text("CREATE TABLE memory (item TEXT) STRICT;\n")
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
    broken.write_text("CREATE TABLE memory (item TEXT) STRICT;\nCREATE TABLE event (x);\n")
    with pytest.raises(LossprepError):
        open_database(database, (*STEPS, broken))
    assert read_all(database) == 300
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    assert (
        connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'memory'").fetchone() is None
    )
    connection.close()
