"""The installed program as a learner meets it: through a pipe, or in a terminal of its own."""

from __future__ import annotations

import os
import platform
import sys
import time
import warnings
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pyte
from paper import Paper

NOW = "2026-12-01T09:00"
PROGRAM = Path(sys.executable).with_name("lossprep")
READ, SELECTS = ("63", {"72"}) if platform.machine() == "aarch64" else ("0", {"23", "270"})
FOR_EVER = {(READ, False), ("select", False)}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the program left."""

    stdout: str
    stderr: str
    code: int


def environment(now: str | None, more: dict[str, str] | None) -> dict[str, str]:
    """What the fixture ``home`` has set, with the clock and further settings."""
    clock = {} if now is None else {"LOSSPREP_NOW": now}
    return {**os.environ, **clock, **(more or {})}


class Terminal:
    """A program in a terminal of its own.

    ``expect`` looks only at what came after the last key, so that an old line never
    stands in for a new one, and takes no notice of white space, since lines wrap anywhere.
    """

    def __init__(self, argv: list[str], env: dict[str, str], cwd: Path, size: tuple[int, int]):
        columns, lines = size
        self._screen = Paper(columns, lines)
        self._stream = pyte.Stream(self._screen)
        self._mark, self._ended = 0, False
        with (
            warnings.catch_warnings()
        ):  # pytest-xdist has a thread, of which Python warns at a fork
            warnings.simplefilter("ignore", DeprecationWarning)
            self.child = pexpect.spawn(
                argv[0], argv[1:], env=env, cwd=cwd, dimensions=(lines, columns), encoding="utf-8"
            )
        self.child.delaybeforesend = None
        self._screen.answer = self.child.send

    def send(self, keys: str) -> None:
        """Type ``keys`` as they are: ``\\r`` is Enter, ``\\x03`` Ctrl-C, ``\\x04`` Ctrl-D."""
        self._pump(0)
        self._mark = self._row()
        self.child.send(keys)

    def enter(self, line: str = "") -> None:
        """Type a line, and Enter."""
        self.send(line + "\r")

    def interrupt(self, text: str) -> None:
        """Press Ctrl-C once the program waits for a key.

        Python misses a signal that comes after its prompt is written and before its read begins.
        """
        self.settle()
        self.send("\x03")
        self.expect(text)

    def press(self, key: str, text: str) -> None:
        """Press a key once the program waits for one: right after a reveal, keys are dropped."""
        self.settle()
        self.send(key)
        self.expect(text)

    def settle(self, timeout: float = 15) -> None:
        """Wait until the program reads, for however long it takes and not for a moment."""
        end = time.monotonic() + timeout
        while (call := self._call()) not in FOR_EVER:
            if call is None:  # this system does not tell
                time.sleep(0.3)
                return
            assert time.monotonic() < end, f"it reads nothing; it {self.state()}"
            time.sleep(0.01)

    def _call(self) -> tuple[str, bool] | None:
        """The system call in which the program is, and whether that has a time limit."""
        try:
            call = Path(f"/proc/{self.child.pid}/syscall").read_text().split()
        except OSError:
            return None
        limited = call[0] in SELECTS and call[5] != "0x0"
        return ("select" if call[0] in SELECTS else call[0]), limited

    def state(self) -> str:
        """What the program is doing, as far as the system tells: its state, call and signals."""
        if not Path("/proc/self/status").exists():
            return "cannot be looked into here"
        kept = ("State", "SigPnd", "ShdPnd", "SigBlk", "SigIgn", "SigCgt")
        told = []
        for task in sorted(Path(f"/proc/{self.child.pid}/task").glob("*")):
            rows = (task / "status").read_text().splitlines()
            told += [row for row in rows if row.startswith(kept)]
            told += [f"{name}: {(task / name).read_text()}" for name in ("syscall", "wchan")]
        group = os.tcgetpgrp(self.child.child_fd)
        return f"is {self.child.pid}, before the terminal {group}:\n" + "\n".join(told)

    def expect(self, text: str, timeout: float = 15) -> str:
        """Wait until ``text`` shows; return all that came after the last key."""
        end = time.monotonic() + timeout
        while unspaced(text) not in unspaced(self.recent()):
            when = "before its end" if self._ended else f"in {timeout} s"
            late = self._ended or time.monotonic() > end
            assert not late, f"no {text!r} {when}:\n{self.transcript()}"
            self._pump(0.1)
        return self.recent()

    def see(self, text: str, timeout: float = 15) -> None:
        """Wait until ``text`` is anywhere on the screen, as in a box above the cursor."""
        end = time.monotonic() + timeout
        while unspaced(text) not in unspaced("".join(self._screen.display)):
            late = self._ended or time.monotonic() > end
            assert not late, f"no {text!r} on the screen:\n{self.transcript()}"
            self._pump(0.1)

    def screen(self, quiet: float = 0.2) -> str:
        """What is on the screen once the program has been silent for ``quiet`` seconds."""
        while self._pump(quiet):
            pass
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def recent(self) -> str:
        """All that came after the last key, as far as it has been read."""
        if self._row() < self._mark:  # the screen was cleared
            self._mark = 0
        return "\n".join(self._lines(self._mark)).rstrip()

    def transcript(self) -> str:
        """All that was ever shown, with what has scrolled off."""
        return "\n".join(self._lines()).rstrip()

    def wait(self, timeout: float = 15) -> int:
        """Read to the program's end; its exit code, negative where a signal ended it."""
        end = time.monotonic() + timeout
        while not self._ended:
            assert time.monotonic() < end, f"still running after {timeout} s:\n{self.screen()}"
            self._pump(0.1)
        self.child.wait()
        self.child.close()
        code, signal = self.child.exitstatus, self.child.signalstatus
        return -signal if code is None else code

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal another size, and tell the program."""
        self._pump(0)
        self._screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def rewrap(self, columns: int) -> None:
        """Make the terminal wider or narrower, and wrap its rows anew, as many terminals do."""
        self._pump(0)
        screen, rows, place = self._screen, [], (0, 0)
        for y, row in enumerate(line.rstrip() for line in screen.display):
            if y == screen.cursor.y:
                place = (len(rows) + screen.cursor.x // columns, screen.cursor.x % columns)
            rows += [row[x : x + columns] for x in range(0, max(1, len(row)), columns)]
        while len(rows) > place[0] + 1 and not rows[-1]:
            rows.pop()
        screen.erase_in_display(2)
        screen.resize(screen.lines, columns)
        screen.cursor_position()
        self._stream.feed("\r\n".join(rows))
        gone = max(0, len(rows) - screen.lines)
        screen.cursor_position(place[0] - gone + 1, place[1] + 1)
        self.child.setwinsize(screen.lines, columns)

    def follow(self, pid: int) -> None:
        """Take another process, which the program started, for the one that reads and is ended."""
        self.child.pid = pid

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self.child.kill(number)

    def close(self) -> None:
        """End the program, whatever it is doing."""
        self.child.close(force=True)

    def _pump(self, timeout: float) -> bool:
        """Read what comes within ``timeout`` seconds; whether there was anything."""
        if self._ended:
            return False
        try:
            self._stream.feed(self.child.read_nonblocking(65536, timeout=timeout))
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self._ended = True
            return False
        return True

    def _row(self) -> int:
        return len(self._screen.gone) + self._screen.cursor.y

    def _lines(self, first: int = 0) -> list[str]:
        """The lines from one on, those that scrolled off included."""
        gone = self._screen.gone
        return [*gone[first:], *self._screen.display[max(first - len(gone), 0) :]]


def unspaced(text: str) -> str:
    """``text`` without its white space."""
    return "".join(text.split())
