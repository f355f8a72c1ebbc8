"""What takes long says so in a terminal, and leaves no trace where the cursor may move."""

from __future__ import annotations

import sys

import pytest
from program import Terminal, environment

PROGRAM = """
import sys, time
from lossprep.cli.waiting import waiting
with waiting("Checking", plain=%r):
    time.sleep(%r)
print("done")
"""


def shown(
    home, seconds: float, *, plain: bool = False, env=None, columns: int = 80
) -> tuple[str, str]:
    """All that was written, and what stands there at the end."""
    written: list[str] = []
    argv = [sys.executable, "-c", PROGRAM % (plain, seconds)]
    child = Terminal(argv, environment(None, env), home, (columns, 24))
    feed = child._stream.feed
    child._stream.feed = lambda data: (written.append(data), feed(data))
    assert child.wait() == 0
    return "".join(written), child.transcript()


def test_what_is_quick_says_nothing(home) -> None:
    assert shown(home, 0) == ("done\r\n", "done")


def test_what_takes_long_counts_and_is_gone_at_the_end(home) -> None:
    written, left = shown(home, 2.5)  # the first second is counted after one and a half
    assert "Checking…" in written
    assert "\rChecking… 1 s" in written
    assert left == "done"


def test_where_it_takes_more_than_a_row_it_is_gone_too(home) -> None:
    assert shown(home, 1.8, columns=8)[1] == "done"


@pytest.mark.parametrize(("plain", "env"), [(True, None), (False, {"TERM": "dumb"})])
def test_where_no_cursor_moves_it_is_said_once(home, plain: bool, env) -> None:
    written, left = shown(home, 1.8, plain=plain, env=env)
    assert left == "Checking…\ndone"
    assert "\r" not in written.replace("\r\n", "")


def test_a_pipe_hears_nothing(run, home) -> None:
    run("start")
    assert run("list", env={"XDG_CACHE_HOME": str(home / "fresh")}).stderr == ""
