"""Disks that are full or may not be written: one clear line, and nothing lost."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_files import complaint, make_database, read_all, readings

from lossprep.errors import LossprepError
from lossprep.store import Store, open_store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return make_database(tmp_path / "lossprep.db")


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
