"""A home of its own for each test, and the installed program run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from packs import built_in
from program import NOW, PROGRAM, Ran, Terminal, environment

from lossprep import library
from lossprep.cli import solved
from lossprep.cli.rewrap import REWRAPPING
from lossprep.library.cache import Shelf
from lossprep.schedule import solution
from lossprep.schedule.parameters import DEFAULT

SOAK = bool(os.environ.get("LOSSPREP_SOAK"))
# Seeded, a run fails for what was changed and for nothing else; nor is a busy machine a fault.
settings.register_profile(
    "tests", deadline=None, derandomize=not SOAK, max_examples=1000 if SOAK else 100
)
settings.load_profile("tests")
SETTINGS = (
    *("CLICOLOR_FORCE", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"),
    *REWRAPPING,
    *("COLUMNS", "LINES", "EDITOR", "VISUAL", "PYTHONPATH", "LOSSPREP_DB", "LOSSPREP_NOW"),
    "PYTHONDONTWRITEBYTECODE",  # else each start compiles the program
)


@pytest.fixture(scope="session")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache as on a machine where lossprep ran before: the pack, the queue's values."""
    cache = tmp_path_factory.mktemp("cache")
    (folder,) = library.builtin()
    Shelf(cache, folder).put(built_in())
    (cache / solved.file().name).write_bytes(b"".join(solution.solved(DEFAULT.version)))
    return cache


@pytest.fixture
def home(tmp_path: Path, parsed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with nothing but that cache, for this process and those that it starts.

    Nothing is set but what is here.
    """
    folder = tmp_path / "home"
    shutil.copytree(parsed, folder / "cache" / "lossprep", copy_function=os.link)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "HOME": folder,
        "XDG_DATA_HOME": folder / "data",
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_CACHE_HOME": folder / "cache",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }.items():
        monkeypatch.setenv(name, str(value))
    return folder


Run = Callable[..., Ran]


@pytest.fixture
def run(home: Path) -> Run:
    """``run("today", "--json")``: the installed program without a terminal.

    ``input`` is what comes through the pipe (None: it is empty), ``now`` the clock's start
    (None: the real one), ``env`` further settings.
    """

    def run_program(
        *args: str | Path,
        input: str | None = None,  # noqa: A002
        now: str | None = NOW,
        env: dict[str, str] | None = None,
        timeout: float = 60,
    ) -> Ran:
        done = subprocess.run(
            [PROGRAM, *args],
            input=input or "",
            capture_output=True,
            cwd=home,
            encoding="utf-8",
            env=environment(now, env),
            timeout=timeout,
            check=False,
        )
        return Ran(done.stdout, done.stderr, done.returncode)

    return run_program


@pytest.fixture
def terminal(home: Path) -> Iterator[Callable[..., Terminal]]:
    """``terminal("study")``: the installed program in a terminal of 80 by 24."""
    opened: list[Terminal] = []

    def open_terminal(
        *args: str | Path,
        now: str | None = NOW,
        size: tuple[int, int] = (80, 24),
        env: dict[str, str] | None = None,
    ) -> Terminal:
        argv = [str(PROGRAM), *map(str, args)]
        opened.append(Terminal(argv, environment(now, env), home, size))
        return opened[-1]

    yield open_terminal
    for each in opened:
        each.close()
