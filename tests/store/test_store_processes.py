"""More than one process, and processes that are killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from random import Random

import pytest

from lossprep.errors import LossprepError
from lossprep.store import database as database_module
from lossprep.store import open_store

WRITER = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from lossprep.model.event import AnswerLocked, Attempt, Moment
from lossprep.store import open_store
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
moment = Moment(datetime(2026, 12, 1, tzinfo=UTC), date(2026, 12, 1))
with open_store(path) as store:
    for n in range(count):
        own = {"moment": moment, "exercise": "x", "answer": "0.74" * (n % 90)}
        store.append([
            AnswerLocked(id=f"{name}-l{n}", attempt=f"{name}-{n}", **own),
            Attempt(id=f"{name}-{n}", **own),
        ])
        print(n, flush=True)
"""
HOLDER = """
import sys, time
from pathlib import Path
from lossprep.store import open_store
with open_store(Path(sys.argv[1])) as store, store.session_lock("study since 09:12"):
    print("held", flush=True)
    time.sleep(60)
"""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill_while_writing(path: Path, name: str, delay: float) -> int:
    """Start a writer, kill it some time after its first answer; how many it said it saved."""
    child = start(WRITER, path, name, 1_000_000)
    lines = [child.stdout.readline()]
    reader = threading.Thread(target=lambda: lines.extend(child.stdout))
    reader.start()
    time.sleep(delay)
    child.kill()
    child.wait()
    reader.join()
    child.stdout.close()
    child.stderr.close()
    return sum(line.endswith("\n") for line in lines)


def check_survivors(path: Path, name: str, said: int) -> None:
    with open_store(path) as store:
        ids = {event.id for event in store.events() if event.id.startswith(f"{name}-")}
    answers = {event for event in ids if "-l" not in event}
    # Each answer that was said to be saved, at most the one after it, and no half of a pair.
    assert {f"{name}-{n}" for n in range(said)} <= answers
    assert len(answers) <= said + 1
    assert len(ids) == 2 * len(answers)


@pytest.mark.soak
def test_kill_9_loses_no_answer_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "lossprep.db"
    rng = Random(11)
    for trial in range(200 if os.environ.get("LOSSPREP_SOAK") else 20):
        said = kill_while_writing(path, f"w{trial}", rng.uniform(0, 0.08))
        check_survivors(path, f"w{trial}", said)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()


def test_two_writers_at_once_both_succeed(tmp_path: Path) -> None:
    path = tmp_path / "lossprep.db"
    children = [start(WRITER, path, name, 60) for name in ("a", "b", "c")]
    for child in children:
        output, errors = child.communicate(timeout=60)
        assert errors == ""
        assert output.endswith("59\n")
    with open_store(path) as store:
        assert len(store.attempts()) == 180


def test_a_writer_that_never_ends_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lossprep.db"
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    with open_store(path) as first, open_store(path) as second:
        first._connection.execute("BEGIN IMMEDIATE")
        assert second.events() == ()
        with pytest.raises(LossprepError, match="another lossprep is writing"):
            second.save_catalog("p", "1", "{}")
        first._connection.execute("ROLLBACK")
        second.save_catalog("p", "1", "{}")
        assert first.catalog() == {"p": "{}"}


def test_a_second_session_is_told_which_one_is_open(tmp_path: Path) -> None:
    path = tmp_path / "lossprep.db"
    holder = start(HOLDER, path)
    assert holder.stdout.readline() == "held\n"
    with open_store(path) as store:
        expected = rf"\(study since 09:12, process {holder.pid}\)"
        with pytest.raises(LossprepError, match=expected), store.session_lock():
            pass
        # A glance at the day is no session.
        assert store.events() == ()
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
        with store.session_lock():
            pass
        with store.session_lock(), pytest.raises(LossprepError, match="open already"):
            store.session_lock().__enter__()
