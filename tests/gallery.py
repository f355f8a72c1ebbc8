"""Every screen of the program, as a terminal of two sizes shows it.

``python tests/gallery.py`` (``make screens``) writes them to ``tests/screens/``; a test
compares. Each is what a learner types and what then stands in the terminal.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from program import NOW, Terminal, unspaced

HERE = Path(__file__).parent
FOLDER = HERE / "screens"
SIZES = ((80, 24), (120, 40))
PATIENCE = 20
PACK = "format: 1\nid: frist\ntitle: My first pack\nversion: 1.0\nopening: exercises/mse\n"
HOME = "lossprep-home-"
CLOCK = r"\b\d?\d:\d\d\b"
# What follows from all items of the pack, and differs after each change of one.
EXPECTED = r"(?<![\d.])\d+(?= %|\s+items|\s+minutes)|\d\.\d(?= points| min)|(?<= min )▇+"
COUNTS = r"\d+(?= (exercises|problems|mocks|readings))"
EVE, MORNING, AFTER = "2026-12-15T20:00", "2026-12-16T08:00", "2026-12-17T10:00"


@dataclass(frozen=True)
class Screen:
    """A screen: the command, what is typed once a text stands there, and how it is left."""

    name: str
    command: str
    keys: tuple[tuple[str, str], ...] = ()
    until: str = ""  # the text that makes it complete; without one, the command's end
    leave: str = "q\r"
    now: str = NOW
    clock: bool = False  # a clock runs on it, with a prompt of its own
    moving: str = CLOCK  # what differs from run to run, and is shown as dots


SCREENS = (
    Screen("no-plan", ""),
    Screen("start", "start --interview 2026-12-16 --minutes 40"),
    Screen("glance", "", moving=EXPECTED),
    Screen("today", "today", moving=EXPECTED),
    Screen("plan", "plan", moving=r"\d+|▇+"),
    Screen("study", "study", until="99.5 %"),
    Screen("assess", "assess", until="1 of 8"),
    Screen("assess-next", "assess", keys=(("1 of 8", "4\r"),), until="2 of 8"),
    Screen("read", "read regression-losses", until="Enter"),
    Screen("problem", "problem ranking", keys=(("Part 1 of 7", "h\r"),), until="Hint 1"),
    Screen(
        "problem-slip",
        "problem ranking",
        keys=(("Part 1 of 7", "A note.\r\r"), ("Part 2 of 7", "2.22\r")),
        until="Part 3 of 7",
    ),
    Screen("mock", "mock l1-or-l2", until="Ctrl-D", leave="\x03", clock=True),
    Screen("help", "--help"),
    Screen("no-such-command", "plto"),
    Screen("plot", "plot mse mae huber"),
    Screen("plot-parameter", "plot focal --gamma 0,1,2,5"),
    Screen("plot-quantile", "plot quantile --tau 0.1,0.5,0.9"),
    Screen("show", "show huber"),
    Screen("show-metric", "show brier"),
    Screen("compare", "compare mse mae huber"),
    Screen("cheatsheet", "cheatsheet"),
    Screen("list", "list losses"),
    Screen("search", "search outliers"),
    Screen("tree", "tree", until="Which"),
    Screen("calc", "calc ndcg prediction=1,0.9,1.1 target=2,1,0"),
    Screen("calc-answer", "calc mse prediction=1,0.9,1.1 target=2,1,0 --answer 2.22"),
    Screen("grade", "grade ranking/ndcg-3 0.670"),
    Screen("drill", "drill mse -n 2 --seed 7", keys=(("help", "0.5\r"),), until="2 of 2"),
    Screen("calibrate", "calibrate a-coin-flip", until="1 of 7"),
    Screen(
        "calibrate-differs",
        "calibrate temperature-helps-accuracy",
        keys=(("1 of 4", "n\r"), ("2 of 4", "y\r"), ("3 of 4", "y\r"), ("4 of 4", "y\r")),
    ),
    Screen("config", "config"),
    Screen("config-unknown", "config set retenton 0.9"),
    Screen("pack-list", "pack list", moving=COUNTS),
    Screen("pack-check", "pack check first"),
    Screen("stats", "stats", moving=EXPECTED),
    Screen("log", "log"),
    Screen("undo", "undo"),
    Screen("undone", "log"),
    Screen("eve", "", now=EVE, moving=EXPECTED),
    Screen("eve-study", "study", now=EVE, until="Enter goes on"),
    Screen("morning", "study", now=MORNING, until="Enter goes on"),
    Screen("after", "", now=AFTER, moving=EXPECTED),
    Screen(
        "debrief",
        "debrief",
        keys=(("question came?", "Why logits?\r"), ("A good answer?", "They cannot overflow.\r\r")),
        now=AFTER,
        until="How was yours?",
    ),
    Screen(
        "debriefed",
        "debrief",
        keys=(("question?", "\r"), ("Outcome?", "n\r"), ("What next?", "\r"), ("When?", "20\r")),
        now=AFTER,
        moving=EXPECTED,
    ),
)


class Gallery:
    """The little shell in a terminal of one size, with a home of its own."""

    def __init__(self, size: tuple[int, int], home: Path) -> None:
        self.home = home
        argv = [sys.executable, str(HERE / "one_shell.py")]
        self.terminal = Terminal(argv, surroundings(home), home, size)
        self.number = 0

    def draw(self, screen: Screen) -> str:
        """Run one command, type what belongs to it, and read the terminal."""
        self.number += 1
        self.until(lambda: self.shown == "$")
        clock = f"LOSSPREP_NOW={screen.now} " * (screen.now != NOW)
        self.type(f"{clock}lossprep {screen.command}".strip() + "\r")
        for text, keys in screen.keys:
            self.wait(text, "\n>")
            self.type(keys)
        if not screen.until:
            self.end()
            return self.leave(screen)
        self.wait(screen.until, "" if screen.clock else "\n>")
        drawn = self.terminal.screen(quiet=0.1)
        self.type(screen.leave)
        self.end()
        self.leave(screen)
        return self.named(drawn, screen)

    @property
    def shown(self) -> str:
        return "\n".join(row.rstrip() for row in self.terminal._screen.display).rstrip()

    def type(self, keys: str) -> None:
        self.terminal.child.send(keys)

    def wait(self, text: str, end: str) -> None:
        """Read until a text stands there, and the prompt below it."""
        wanted = unspaced(text)
        self.until(lambda: wanted in unspaced(self.below) and self.below.endswith(end), text)

    @property
    def below(self) -> str:
        """What stands below the command."""
        return self.shown.partition("\n")[2]

    def end(self) -> None:
        self.until(lambda: self.terminal._screen.title.startswith(f"{self.number} "), "its end")

    def leave(self, screen: Screen) -> str:
        drawn = self.shown
        self.type("\r")
        return self.named(drawn, screen)

    def until(self, holds, what: str = "the prompt") -> None:
        """Read until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"no {what!r} in {PATIENCE} s:\n{self.shown}"
            self.terminal._pump(0.05)

    def named(self, drawn: str, screen: Screen) -> str:
        """Take out what differs between two runs, such as where the home is."""
        drawn = re.sub(screen.moving, lambda found: "·" * len(found[0]), drawn)
        return drawn.replace(str(self.home), "HOME".ljust(len(str(self.home)), "~")) + "\n"


def surroundings(home: Path) -> dict[str, str]:
    """Nothing is set but what is here."""
    folders = {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("DATA", "CONFIG", "CACHE")}
    fixed = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    kept = {"PATH": os.environ["PATH"], "HOME": str(home), "LOSSPREP_NOW": NOW}
    return kept | folders | fixed


@contextmanager
def gallery(size: tuple[int, int]) -> Iterator[Gallery]:
    """Open the shell; its home has a path of the same length each time."""
    home = Path(tempfile.mkdtemp(prefix=HOME, dir="/tmp"))
    (home / "first").mkdir()
    (home / "first" / "pack.yaml").write_text(PACK)
    opened = Gallery(size, home)
    try:
        yield opened
    finally:
        opened.terminal.close()
        shutil.rmtree(home)


def draw(size: tuple[int, int]) -> dict[str, str]:
    """Draw every screen in one size, in order: what one does, the next may show."""
    with gallery(size) as opened:
        return {screen.name: opened.draw(screen) for screen in SCREENS}


def folder(size: tuple[int, int]) -> Path:
    """Where the screens of a size are kept."""
    return FOLDER / f"{size[0]}x{size[1]}"


def main() -> None:
    """Write every screen anew."""
    for size in SIZES:
        drawn = draw(size)
        shutil.rmtree(folder(size), ignore_errors=True)
        folder(size).mkdir(parents=True)
        for name, text in drawn.items():
            (folder(size) / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
