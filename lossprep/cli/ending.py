"""A signal that ends the program leaves the terminal as the program found it.

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

SHOWN = b"\r\n\x1b[J\x1b[0m\x1b[?25h\x1b[?7h\x1b[?2004l"  # below: no colour, a cursor, no marks

before_it: list[Callable[[], object]] = []  # what is to be done first, such as to end a recording


@cache
def leave_as_found() -> None:
    """Give the terminal back, from here on, where a signal ends the program; once is enough.

    What was answered is kept at each answer, and what is typed against a clock in its draft.
    """
    import termios

    terminal = sys.stdin.fileno()
    found = termios.tcgetattr(terminal)

    def end(number: int, _: object) -> None:
        for task in before_it:
            with suppress(Exception):
                task()
        with suppress(OSError, termios.error):  # the terminal is gone
            if os.tcgetpgrp(terminal) == os.getpgrp():  # else it is a shell's by now
                termios.tcsetattr(terminal, termios.TCSANOW, found)
                write(SHOWN)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:  # nohup says otherwise
            signal.signal(number, end)


def write(codes: bytes) -> None:
    """Write to the terminal, unless Ctrl-S holds it: that would wait for ever."""
    output = sys.stdout.fileno()
    if select.select([], [output], [], 0)[1]:
        os.write(output, codes)
