"""A signal that ends or stops the program leaves the terminal as the program found it.

While a line or a key is awaited the terminal shows nothing of what is typed. A shell that edits
its own line sets that right, and nothing else does.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

SHOWN = b"\r\n\x1b[J\x1b[0m\x1b[?25h\x1b[?7h\x1b[?2004l"  # below: no colour, a cursor, no marks
LFLAG = 3

before_it: list[Callable[[], object]] = []  # what is to be done first, such as to end a recording
lent_to: list[str] = []  # the editor that has the terminal


@cache
def leave_as_found() -> Held:
    """Give the terminal back, from here on, where a signal ends the program; once is enough.

    What was answered is kept at each answer, and what is typed against a clock in its draft.
    """
    held = Held()
    ends = dict.fromkeys((signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT), held.end)
    stops = {signal.SIGTSTP: held.stop, signal.SIGCONT: held.go_on}
    for number, action in (ends | stops).items():
        if signal.getsignal(number) == signal.SIG_DFL:  # nohup says otherwise
            signal.signal(number, action)
    return held


class Held:
    """The terminal as it was found."""

    def __init__(self) -> None:
        import termios

        self.modes = termios
        self.terminal = sys.stdin.fileno()
        self.found = termios.tcgetattr(self.terminal)
        self.stopped: list[Any] | None = None

    def end(self, number: int, _: object) -> None:
        """End by the signal, as without this."""
        for task in before_it:
            with suppress(Exception):
                task()
        self.give_back()
        by_default(number)

    def stop(self, number: int, _: object) -> None:
        """Stop, and take the terminal again when it goes on."""
        with suppress(OSError, self.modes.error):
            if self.ours():
                self.stopped = self.modes.tcgetattr(self.terminal)
        self.give_back()
        by_default(number)
        signal.signal(number, self.stop)

    def go_on(self, _: int, __: object) -> None:
        """Go on in front, with what was awaited shown again; behind, it will be stopped anew."""
        with suppress(OSError, self.modes.error):
            if self.stopped is None or not self.ours():
                return
            settings, self.stopped = self.stopped, None
            self.modes.tcsetattr(self.terminal, self.modes.TCSANOW, settings)
            if not settings[LFLAG] & self.modes.ISIG:
                os.kill(os.getpid(), signal.SIGWINCH)  # a box draws itself
            elif not settings[LFLAG] & self.modes.ICANON:
                import readline

                write(f"> {readline.get_line_buffer()}".encode())

    def give_back(self) -> None:
        """Set the terminal as it was found."""
        with suppress(OSError, self.modes.error):  # the terminal is gone
            if self.ours():
                self.modes.tcsetattr(self.terminal, self.modes.TCSANOW, self.found)
                write(SHOWN)

    def ours(self) -> bool:
        """Whether the terminal is in this program's hands, and in no shell's or editor's."""
        return not lent_to and os.tcgetpgrp(self.terminal) == os.getpgrp()


def by_default(number: int) -> None:
    """Let a signal do what it does to a program that knows nothing of it."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def write(codes: bytes) -> None:
    """Write to the terminal, unless Ctrl-S holds it: that would wait for ever."""
    output = sys.stdout.fileno()
    if select.select([], [output], [], 0)[1]:
        os.write(output, codes)
