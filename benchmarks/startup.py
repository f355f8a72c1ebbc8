"""CPU time of a start, as a ratio to a Python that does nothing.

Each run is paired with one of the bare Python, so that a machine that slows down for a
while slows both; the median of the ratios is what counts. The pack has 10,000 items and the
learner 100,000 attempts, except where the nearest peers stand beside: theirs come with a few
hundred, and so does ours there.
"""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from lossprep.model.event import Attempt, Moment
from lossprep.store import open_store

RUNS = 15
ITEMS, ATTEMPTS = 10_000, 100_000
FIRST = 11  # the squares of smaller numbers have too few digits to tell slips apart
PATIENCE = 30
QUIET = 0.3  # seconds of silence after which a screen is complete
BARE = [sys.executable, "-c", "pass"]
PROGRAM = str(Path(sys.executable).with_name("lossprep"))
ROOT = Path(__file__).parents[1]
DAY = date(2026, 12, 1)
EXERCISE = """\
format: 1
title: Squared error of one number, {0}
skills: [mse-gradient]
minutes: 1
kind: numeric
ask: Prediction {0}, target 0. The squared error?
convention: mean
value: mse({0}, 0)
expected: "{1}.00"
solution: The error times itself.
"""


@dataclass(frozen=True)
class Start:
    """A command line, where its output goes, and up to what text on the screen it is run."""

    words: str
    mark: float = 0  # the most that the ratio may be; 0: it is only told
    screen: bool = False
    until: str = ""


LARGE = (
    Start("--version", 1.8),
    Start("", 7, screen=False),
    Start("", 9, screen=True),
    Start("today", 7, screen=False),
    Start("today", 9, screen=True),
    Start("--help", 8),
)
SHIPPED = (
    Start("study", 15, screen=True, until="99.5 %"),
    Start("mock mocks/l1-or-l2", 25, screen=True, until="Ctrl-D"),
    Start("list"),
)
PEERS = (("dooma", "dooma", "", "patterns"), ("dsap-cli", "dsap", "load blind75", "list"))


def main() -> bool:
    """Print a table of the medians; whether each is within its mark."""
    print(f"CPU time as a ratio to python -c pass, median of {RUNS} paired runs")
    with tempfile.TemporaryDirectory() as scratch:
        kept = [*large(Path(scratch, "large")), *shipped(Path(scratch, "shipped"))]
        peers(Path(scratch, "peers"))
    return all(kept)


def large(home: Path) -> Iterator[bool]:
    """Measure over many items and attempts."""
    many_items(home / "checkout")
    env = environment(home) | {"PYTHONPATH": str(home / "checkout")}
    cpu_seconds([PROGRAM, "start", "--interview", "2026-12-25"], env)
    subprocess.run([PROGRAM, "list"], env=env, stdout=subprocess.DEVNULL, check=True)
    many_attempts(home / "DATA" / "lossprep" / "lossprep.db")
    env["LOSSPREP_NOW"] = "2026-12-20T09:00"
    print(f"over {ITEMS:,} items and {ATTEMPTS:,} attempts")
    for start in LARGE:
        yield told("lossprep", PROGRAM, start, env)


def shipped(home: Path) -> Iterator[bool]:
    """Measure over the pack that ships."""
    env = environment(home)
    cpu_seconds([PROGRAM, "start", "--interview", "2026-12-25"], env)
    print("over the pack that ships")
    for start in SHIPPED:
        yield told("lossprep", PROGRAM, start, env)


def peers(home: Path) -> None:
    """Measure the nearest peers' lists, where they can be installed."""
    python = home / "bin" / "python"
    made = subprocess.run([sys.executable, "-m", "venv", home], capture_output=True, check=False)
    for package, program, before, words in PEERS:
        install = [python, "-m", "pip", "install", "--quiet", package]
        if made.returncode or subprocess.run(install, capture_output=True, check=False).returncode:
            print(f"{program:32} could not be installed: nothing to compare with")
            continue
        env = environment(home)
        if before:
            cpu_seconds([str(home / "bin" / program), *before.split()], env)
        told(program, str(home / "bin" / program), Start(words), env)


def told(name: str, program: str, start: Start, env: dict[str, str]) -> bool:
    """Measure a start and print its row; whether it is within its mark."""
    found, milliseconds = ratio([program, *start.words.split()], start, env)
    over = "  over" if start.mark and found > start.mark else ""
    where = "to its first screen" if start.until else "in a terminal" if start.screen else ""
    title = " ".join((name, *start.words.split()[:1]))
    mark = f"mark {start.mark:4.1f}" if start.mark else " " * 9
    print(f"  {title:18} {where:20} {found:6.2f}  {mark}  {milliseconds:6.1f} ms{over}", flush=True)
    return not over


def environment(home: Path) -> dict[str, str]:
    """Make an empty home, with the clock on its first day."""
    home.mkdir(parents=True, exist_ok=True)
    folders = {f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("DATA", "CONFIG", "CACHE")}
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "LOSSPREP_NOW": f"{DAY}T09:00",
        **folders,
    }


def many_items(checkout: Path) -> None:
    """Copy the program, and write a pack of many exercises beside what it ships."""
    for folder in ("lossprep", "content"):
        shutil.copytree(ROOT / folder, checkout / folder)
    shutil.copy(ROOT / "pyproject.toml", checkout)
    exercises = checkout / "content" / "loss-functions" / "exercises" / "many"
    exercises.mkdir()
    for n in range(FIRST, ITEMS + FIRST - len(list((checkout / "content").rglob("*.yaml")))):
        (exercises / f"n-{n}.yaml").write_text(EXERCISE.format(n, n * n))


def many_attempts(database: Path) -> None:
    """Keep many attempts, over the days before, at the first thousand exercises."""
    events = []
    for n in range(ATTEMPTS):
        day = DAY + timedelta(days=n * 19 // ATTEMPTS)
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) + timedelta(seconds=n // 19)
        name = f"loss-functions/exercises/many/n-{n % 1000 + FIRST}"
        moment = Moment(at, day)
        right = {"verdict": "right", "rating": 3} if n % 3 else {"verdict": "wrong", "rating": 1}
        events.append(Attempt(id=f"b{n:07}", moment=moment, exercise=name, answer="1", **right))
    with open_store(database) as store:
        store.append(events)


def ratio(argv: list[str], start: Start, env: dict[str, str]) -> tuple[float, float]:
    """Measure a start: the median ratio of its CPU time, and its median milliseconds."""

    def measure() -> float:
        return on_screen(argv, env, start.until) if start.screen else cpu_seconds(argv, env)

    measure()  # fills the caches of bytecode and packs
    pairs = [(measure(), cpu_seconds(BARE, env)) for _ in range(RUNS)]
    return median(ours / bare for ours, bare in pairs), 1000 * median(ours for ours, _ in pairs)


def cpu_seconds(argv: list[str], env: dict[str, str]) -> float:
    """Run a command without a terminal, to its end; its user and system seconds."""
    child = subprocess.Popen(
        argv, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{argv}: {child.stderr.read().decode()}")  # type: ignore[union-attr]
    child.stderr.close()  # type: ignore[union-attr]
    return used.ru_utime + used.ru_stime


def on_screen(argv: list[str], env: dict[str, str], until: str) -> float:
    """Run a command in a terminal to its end, or until a text stands there and it is silent."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(argv[0], argv, env)
    shown, end = b"", time.monotonic() + PATIENCE
    while not until or until.encode() not in shown or select.select([terminal], [], [], QUIET)[0]:
        if time.monotonic() > end:
            raise SystemExit(f"{argv} did not show {until!r} in {PATIENCE} s:\n{shown.decode()}")
        try:
            shown += os.read(terminal, 65536)
        except OSError:  # its end, as Linux tells it
            break
    os.kill(pid, signal.SIGKILL)
    _, _, used = os.wait4(pid, 0)
    os.close(terminal)
    return used.ru_utime + used.ru_stime
