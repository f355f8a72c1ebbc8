"""Whatever is wrong with a file or a folder: one clear line, no traceback, nothing lost."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from program import NOW, PROGRAM, Ran, environment
from walker import database, pack, walker

from lossprep.model.event import Moment, ReadingDone
from lossprep.store import open_store

SMALL = Path(__file__).parents[1] / "library" / "small"
COMMANDS = ["today", "stats", "study", "undo", "start"]
INTERVIEW = ("--interview", "2026-12-31", "--minutes", "60")
MOMENT = Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), date(2026, 12, 1))
LOOKS = [[], ["today", "--json"], ["plan"], ["log"], ["stats"], ["list", "huber"]]


def refused(ran: Ran, *words: str) -> str:
    """The one line of a failure, which says these words."""
    assert ran.code == 1, ran
    assert ran.stderr.count("\n") == 1, ran.stderr
    assert ran.stderr.startswith("lossprep: ")
    assert "a fault of its own" not in ran.stderr
    for word in words:
        assert word in ran.stderr
    return ran.stderr


@pytest.fixture
def studied(run, home) -> Path:
    """The file of a learner who answered three questions, at rest."""
    run("start", *INTERVIEW)
    run("study", input="an open answer\ny\nn\n")
    path = database(home)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    return path


def events(path: Path) -> list[str]:
    with open_store(path) as store:
        return [type(event).__name__ for event in store.events()]


def test_the_studied_file_holds_what_was_answered(studied: Path) -> None:
    assert events(studied) == ["PlanChange", "AnswerLocked", *["CriterionTicked"] * 2]


def test_a_newer_database_is_left_alone(run, studied: Path) -> None:
    connection = sqlite3.connect(studied)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = studied.read_bytes()
    for command in COMMANDS:
        refused(run(command), str(studied), "newer lossprep", "update lossprep")
    assert studied.read_bytes() == before


def test_a_damaged_database_is_left_alone(run, studied: Path) -> None:
    before = b"no database at all " * 500
    studied.write_bytes(before)
    for command in COMMANDS:
        refused(run(command), str(studied), "damaged", "move it away")
    assert studied.read_bytes() == before


def test_damage_inside_a_database_is_one_line(run, studied: Path) -> None:
    pages = studied.read_bytes()
    studied.write_bytes(pages[:4096] + b"\xa5" * (len(pages) - 4096))
    for command in ("today", "study", "stats"):
        refused(run(command), str(studied), "damaged")


def test_another_programs_database_is_left_alone(run, home) -> None:
    path = home / "calibre.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE books (title TEXT)")
    connection.close()
    before = path.read_bytes()
    for command in COMMANDS:
        refused(run("--db", path, command), str(path), "another program", "--db")
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made(run, home) -> None:
    (home / "data").write_text("a file where a folder should be")
    for command in COMMANDS:
        refused(run(command), str(home / "data"), "cannot write", "--db")


@pytest.mark.parametrize("path", ["/proc/lossprep/x.db", "/proc/lossprep.db", "/dev/full", "."])
def test_a_place_where_nothing_can_be_written(run, path: str) -> None:
    named = path.removesuffix("/x.db")
    refused(run("--db", path, "today"), named)
    refused(run("today", env={"LOSSPREP_DB": path}), named)


@pytest.mark.parametrize("command", ["today", "study", "list"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
def test_an_output_that_cannot_be_written_is_said(home, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            [PROGRAM, command],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(NOW, None),
            check=False,
        )
    assert (found.returncode, found.stderr) == (
        1,
        "lossprep: the output: No space left on device\n",
    )


AS_NOBODY = """
import os, sys
from lossprep.__main__ import main
command, database = sys.argv[1:]
sys.argv[1:] = ["--db", database + "/another.db", command]
main()  # all is imported now, which somebody without rights could perhaps not do
os.chmod(database, 0o555)
if os.geteuid() == 0:  # to whom permissions do not apply
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
sys.argv[1:] = ["--db", database + "/lossprep.db", command]
sys.stdout = open(os.devnull, "w")
sys.exit(main())
"""


@pytest.fixture
def entered() -> Iterator[Path]:
    """A folder that another user may enter: pytest's own are private."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("command", ["today", "plan"])
def test_a_read_only_folder(studied: Path, entered: Path, command: str) -> None:
    path = entered / "lossprep.db"
    path.write_bytes(before := studied.read_bytes())
    path.chmod(0o444)
    argv = [sys.executable, "-c", AS_NOBODY, command, str(entered)]
    env = environment(NOW, None)
    done = subprocess.run(argv, capture_output=True, text=True, env=env, check=False)
    refused(Ran(done.stdout, done.stderr, done.returncode), str(path), "cannot write", "--db")
    assert path.read_bytes() == before


def limited(home: Path, blocks: int, *args: str, answers: str = "") -> Ran:
    """Run the program where no file may grow above so many blocks of 1024 bytes."""
    shell = ["bash", "-c", f'ulimit -f {blocks}; exec "$@"', "bash", str(PROGRAM), *args]
    done = subprocess.run(
        shell,
        input=answers,
        capture_output=True,
        text=True,
        cwd=home,
        env=environment(NOW, None),
        check=False,
    )
    return Ran(done.stdout, done.stderr, done.returncode)


def test_a_database_that_may_not_grow(home, studied: Path, run) -> None:
    before = events(studied)
    full = limited(home, 100, "study", answers="y\n" + "y\n" * 5 + "1.5\n" * 20)
    refused(full, str(studied), "full", "before")
    kept = events(studied)
    assert kept[: len(before)] == before
    refused(limited(home, 0, "undo"), str(studied), "full", "room")
    refused(limited(home, 0, "study"), str(studied), "full", "room")
    assert run("study").code == 0


def test_a_full_disk_can_still_be_looked_at(home, studied: Path, run) -> None:
    with open_store(studied) as store:  # as of a session that is killed: its last answer
        store.append([ReadingDone(id="last", moment=MOMENT, reading="a/reading")])
        left = [studied.with_name(studied.name + end) for end in ("", "-wal")]
        kept = [path.read_bytes() for path in left]
    for path, content in zip(left, kept, strict=True):
        path.write_bytes(content)
    assert kept[1]
    shown = [limited(home, 0, *command) for command in LOOKS]
    assert [path.read_bytes() for path in left] == kept
    assert shown == [run(*command) for command in LOOKS]
    studied.with_name(studied.name + "-wal").unlink(missing_ok=True)
    assert shown[:2] == [limited(home, 0, *command) for command in LOOKS[:2]]
    assert {(ran.code, ran.stderr) for ran in shown} == {(0, "")}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte, where one may be mounted."""
    mount = shutil.which("mount")
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if mount is None or subprocess.run([mount, *options], check=False).returncode:
        pytest.skip("mounting takes rights that are not here; the limit on files stands in for it")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_in_a_session(run, small_disk: Path) -> None:
    path = small_disk / "lossprep.db"
    run("--db", path, "start", *INTERVIEW)
    ballast = small_disk / "ballast"
    room = shutil.disk_usage(small_disk).free
    ballast.write_bytes(bytes(max(0, room - 60_000)))
    refused(run("--db", path, "study", input="x" * 100_000 + "\n"), str(path), "full", "room")
    ballast.unlink()
    again = run("--db", path, "study", input="a short answer\ny\n")
    assert (again.code, again.stderr) == (0, "")
    assert events(path) == ["PlanChange", "AnswerLocked", "CriterionTicked"]


def test_who_is_kept_out_hears_of_the_very_command_that_runs(run, terminal) -> None:
    first = terminal("problem", "ranking")
    first.expect("? help")
    refused(run("undo"), "open already (problem, process", str(first.child.pid))


def test_a_second_session_is_refused_and_the_first_goes_on(run, terminal, home) -> None:
    run("start", *INTERVIEW)
    learner, first = walker(pack()), terminal("study")
    learner.reply(first, learner.wait_for_prompt(first))
    learner.wait_for_prompt(first)
    for command in ("study", "assess", "problem"):
        refused(run(command, input="x\n"), "a session", "open already", str(first.child.pid))
    assert run("today").code == 0  # which only looks
    first.enter("n")
    learner.wait_for_prompt(first)
    first.enter("q")
    assert first.wait() == 0
    assert events(database(home)) == ["PlanChange", "AnswerLocked", "CriterionTicked"]
    assert run("study", input="n\n").code == 0


@pytest.mark.parametrize("now", ["tomorrow", "2026-13-01", "2026-12-01T25:00", "9", "0001-01-01"])
def test_a_clock_that_cannot_be_read(run, now: str) -> None:
    ran = run("today", now=now)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert f"LOSSPREP_NOW is '{now}'" in ran.stderr


def test_a_cache_that_cannot_be_written_is_no_error(run) -> None:
    ran = run("study", env={"XDG_CACHE_HOME": "/proc/none"})
    assert (ran.code, ran.stderr) == (0, "")


def test_a_damaged_cache_is_made_anew(run, home) -> None:
    before = run("grade", "mse-3", "0.74")
    files = [path for path in (home / "cache").rglob("*") if path.is_file()]
    assert files
    for path in files:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert run("grade", "mse-3", "0.74") == before
    assert all(path.stat().st_size > 100_000 for path in files)


def test_a_first_start_finds_no_cache_and_leaves_one(run, home) -> None:
    shutil.rmtree(home / "cache")
    assert run("study").code == 0
    assert list((home / "cache" / "lossprep").glob("*.msgpack"))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def line_of(path: Path, start: str) -> int:
    rows = path.read_text().splitlines()
    return next(n for n, row in enumerate(rows, 1) if row.strip().startswith(start))


def test_a_sound_copy_of_a_pack_has_no_complaints(run, copied: Path) -> None:
    ran = run("pack", "check", copied / "readings" / "..")
    assert (ran.code, ran.stdout, ran.stderr) == (0, "✓ small: no complaints\n", "")
    assert json.loads(run("pack", "check", copied, "--json").stdout)["complaints"] == []


def test_a_broken_pack_is_complained_about_line_by_line(run, copied: Path) -> None:
    problem, skills = copied / "problems" / "ranking.yaml", copied / "skills.yaml"
    problem.write_text(problem.read_text().replace('expected: "0.740"', 'expected: "0.687"'))
    skills.write_text(skills.read_text() + "unknown_key: 1\n")
    (copied / "readings" / "basics.yaml").write_text("format: 1\ntitle: [never closed\n")
    ran = run("pack", "check", copied)
    assert (ran.code, ran.stdout) == (1, "")
    rows = ran.stderr.splitlines()
    wrong = line_of(problem, 'expected: "0.687"')
    last = len(skills.read_text().splitlines())
    assert any(f"ranking.yaml:{wrong}:" in row and "0.740" in row for row in rows)
    assert any(f"skills.yaml:{last}:1: " in row and "unknown_key" in row for row in rows)
    assert any("basics.yaml:" in row for row in rows)
    assert all(row.count(".yaml:") >= 1 for row in rows)
    report = run("pack", "check", copied, "--json")
    assert report.code == 1
    assert json.loads(report.stdout)["complaints"] == rows
    assert report.stderr == ""


@pytest.mark.parametrize("folder", ["nowhere", "empty", "file"])
def test_a_folder_that_is_no_pack(run, home, folder: str) -> None:
    (home / "empty").mkdir()
    (home / "file").write_text("format: 1\n")
    ran = run("pack", "check", home / folder)
    assert (ran.code, ran.stdout) == (1, "")
    assert ran.stderr.count("\n") == 1
    assert folder in ran.stderr
    assert "a fault of its own" not in ran.stderr
