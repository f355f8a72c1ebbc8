"""What a person sees: nothing wider than the terminal, no markup, whatever is typed."""

from __future__ import annotations

import contextlib
import os
import random
import re
import sqlite3
import string
import time
from dataclasses import dataclass, field
from itertools import cycle

import pexpect
import pytest
from walker import database, pack, walker

from lossprep.model.event import SelfRating
from lossprep.store import open_store

INTERVIEW = ("--interview", "2026-12-31", "--minutes", "60")
SIZES = [(80, 24), (120, 40), (80, 24), (120, 40), (80, 24)]
LOOKS = [{}, {}, {"NO_COLOR": "1"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}]
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][0-9A-B]|\x1b[=>]")
MOVED = re.compile(r"\x1b\[\d*[ABCDJ]")
MARKUP = re.compile(r"\*\*|__|\{[-0-9.]+ ?=|\[/?(?:bold|dim|red|green|cyan|yellow)|`|\\n")
SOAK_SECONDS = 300
ASKING = ("study", "drill", "problem", "calibrate", "mock", "tree", "read", "assess")
GRADED_IDS = "SELECT id FROM attempt JOIN event ON event = seq WHERE verdict IS NOT NULL"
GRADED = re.compile("✓ Right|✗ Not yet")


@dataclass
class Shown:
    """What a program wrote to its terminal, as it came."""

    parts: list[str] = field(default_factory=list)

    def of(self, child):
        """Keep what is fed to the screen of `child`."""
        feed = child._stream.feed
        child._stream.feed = lambda data: (self.parts.append(data), feed(data))
        return child

    @property
    def raw(self) -> str:
        return "".join(self.parts)

    @property
    def rows(self) -> list[str]:
        """The lines as the program broke them, without colours; a moved cursor begins another."""
        return ESCAPE.sub("", MOVED.sub("\n", self.raw)).replace("\r", "").split("\n")


def is_tidy(shown: Shown, columns: int) -> None:
    """Assert that no line is too wide, and none shows markup."""
    assert len(shown.rows) > 3
    for row in shown.rows:
        assert len(row) <= columns, f"{len(row)} columns: {row!r}"
        assert not MARKUP.search(row), row
    assert "Traceback" not in shown.raw


def looks_as_asked(shown: Shown, env: dict[str, str]) -> None:
    if env.get("TERM") == "dumb":
        assert "\x1b" not in shown.raw
    colours = re.findall(r"\x1b\[([0-9;]*)m", shown.raw)
    hues = [one for one in colours if re.search(r"(^|;)[349][0-7]", one)]
    assert not hues if env else colours


@pytest.mark.parametrize(("size", "env"), [*zip(SIZES, LOOKS, strict=True)])
def test_every_screen_fits_its_terminal(run, terminal, size, env: dict[str, str]) -> None:
    run("start", *INTERVIEW)
    shown = Shown()
    child = shown.of(terminal("study", size=size, env=env))
    learner = walker(pack())
    for _ in range(6):  # the opening question, its solution, and the first of its rubric
        learner.reply(child, learner.wait_for_prompt(child))
    assert "In your answer?" in learner.wait_for_prompt(child)
    child.enter("q")
    assert child.wait() == 0
    is_tidy(shown, size[0])
    looks_as_asked(shown, env)
    for command in ("today", "plan", "stats"):
        shown = Shown()
        assert shown.of(terminal(command, size=size, env=env)).wait() == 0
        is_tidy(shown, size[0])
        looks_as_asked(shown, env)


@pytest.mark.parametrize("days", [0, 1, 2])
def test_the_last_days_fit_their_terminal(run, terminal, days: int) -> None:
    run("start", "--interview", str(days))
    for command in ("today", "plan"):
        shown = Shown()
        assert shown.of(terminal(command)).wait() == 0
        is_tidy(shown, 80)


def test_a_narrow_terminal_is_served_as_well(run, terminal) -> None:
    run("start", *INTERVIEW)
    shown = Shown()
    child = shown.of(terminal("study", size=(40, 15)))
    child.expect("Your answer")
    child.enter("q")
    assert child.wait() == 0
    is_tidy(shown, 40)


def test_the_whole_first_day_is_tidy(run, terminal) -> None:
    run("start", *INTERVIEW)
    shown = Shown()
    walker(pack()).finish(shown.of(terminal("study")))
    is_tidy(shown, 80)
    assert "Right. Right." not in " ".join(ESCAPE.sub("", shown.raw).split())


def test_code_within_a_text_is_shown_without_its_marks(terminal) -> None:
    marked = next(one for one in pack().problems if "`" in one.scenario)
    shown = Shown()
    walker(pack()).wait_for_prompt(shown.of(terminal("problem", marked.id)))
    is_tidy(shown, 80)


KEYS = [
    *("y", "n", "1", "2", "3", "4", "5", "a", "b", "c", "0.74", "14", "1.5", "4.61", "nan", "-1"),
    *("", "", "", "s", "h", "?", "u", "solution", "skip", "undo", "hint", "quit now", "x" * 200),
    *("[bold]", "\x1b[A", "\x1b[2J", "日本語", "\x0c", "\t\t", "\x7f\x7f", "\x12", "\x15", "é"),
]


@dataclass
class Masher:
    """Someone who types anything at all."""

    rng: random.Random

    def type(self, child) -> None:
        """Type something, and sometimes wait for what comes of it."""
        word = self.rng.choice(KEYS)
        if self.rng.random() < 0.2:
            word = "".join(self.rng.choices(string.printable, k=self.rng.randrange(1, 30)))
        with contextlib.suppress(OSError, pexpect.ExceptionPexpect):  # it may have ended
            child.send(word + "\r")
            if self.rng.random() < 0.7:
                child.screen(quiet=0.02)

    def leave(self, child) -> None:
        """Leave in one of the ways that there are."""
        key = self.rng.choice(["\x03", "\x04", "q\r"])
        for attempt in range(50):  # typed ahead, it may be a row of an answer, or be missed
            self.press(child, "\r")
            self.press(child, key if attempt < 5 else ("q\r", "\x03")[attempt % 2])
            if not child.child.isalive():
                return

    def press(self, child, key: str) -> None:
        """Press a key, if the program is still there, and look at what comes of it."""
        with contextlib.suppress(OSError, pexpect.ExceptionPexpect):
            child.send(key)
            child.screen(quiet=0.1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2))
def test_no_key_breaks_anything_or_loses_an_answer(run, terminal, home, seed: int) -> None:
    soak = bool(os.environ.get("LOSSPREP_SOAK"))
    masher = Masher(random.Random(f"keys {seed}"))
    run("start", *INTERVIEW)
    before: list[str] = []
    end = time.monotonic() + (SOAK_SECONDS / 2 if soak else 0)
    for command in cycle(ASKING if soak else ASKING[seed::2]):
        shown = Shown()
        child = shown.of(terminal(command))
        for _ in range(masher.rng.randrange(5, 30)):
            masher.type(child)
        masher.leave(child)
        assert child.wait() in (0, 130), child.transcript()[-3000:]
        assert "Traceback" not in child.transcript()
        assert "a fault of its own" not in child.transcript()
        before = nothing_is_lost(home, before, len(GRADED.findall(shown.raw)))
        if time.monotonic() > end and (soak or command in ASKING[-2:]):
            break
    for command in ("today", "stats", "plan"):
        assert run(command).code == 0


def nothing_is_lost(home, before: list[str], graded: int) -> list[str]:
    """Assert that all events stay, undone ones too; the ids of all that there are.

    Of the answers that were given since, so many were shown to be graded.
    """
    with sqlite3.connect(database(home)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        now = [name for (name,) in connection.execute("SELECT id FROM event ORDER BY seq")]
        every = [name for (name,) in connection.execute(GRADED_IDS)]
    connection.close()
    assert now[: len(before)] == before
    with open_store(database(home)) as store:
        found = store.events()
    kept = sum(name not in before for name in every)
    assert kept in (graded, graded + 1), f"of {graded} graded answers {kept} are kept"
    assert all(one.level in range(1, 6) for one in found if isinstance(one, SelfRating))
    return now
