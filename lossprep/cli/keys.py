"""Single keys, read as they are pressed; what comes too soon after a reveal is dropped.

Whoever holds a key down, or presses it once more while the answer appears, means the reveal and
not what follows it.
"""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

QUIET = 0.25  # seconds after a reveal in which keys are dropped
TOGETHER = 0.05  # seconds within which an Enter belongs to the key before it
ENTER, SPACE, END = "\n", " ", "\x04"
ESCAPE = "\x1b"
LONGEST = 16  # bytes of a sequence

Read = Callable[[float | None], str]


class Keyboard:
    """Reads keys, one at a time, from a terminal; a test gives its own ``read`` and ``clock``.

    ``read`` waits for so many seconds (None: for ever) and returns a key, or nothing.
    """

    def __init__(
        self, read: Read | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.read = read or key_pressed
        self.clock = clock
        self.waiting: list[str] = []

    def settle(self) -> None:
        """Drop what is pressed within `QUIET` seconds, and a key for as long as it is held."""
        self.waiting.clear()
        end, held = self.clock() + QUIET, ""
        while (left := end - self.clock()) > 0:
            key = self.read(left)
            if key and key == held:
                end = self.clock() + QUIET
            held = key or held

    def key(self, wanted: Callable[[str], bool]) -> str:
        """Wait for a key that is wanted; others do nothing. An Enter right after it is its own."""
        while True:
            key = self.waiting.pop(0) if self.waiting else self.read(None)
            if wanted(key):
                break
        if key != ENTER and not self.waiting:
            following = self.read(TOGETHER)
            self.waiting += [following] * (following not in ("", ENTER))
        return key

    def taken(self) -> list[str]:
        """Hand over what was read and belongs to the next line."""
        waiting, self.waiting = self.waiting, []
        return [key for key in waiting if key.isprintable()]

    def first(self) -> str:
        """Wait for the first key of a line."""
        return self.waiting.pop(0) if self.waiting else self.read(None)


def key_pressed(timeout: float | None) -> str:
    """Read one key from the terminal; nothing where none is pressed in time.

    The end of input is `END`, as Ctrl-D is. A key that sends a sequence, such as an arrow, is
    the whole sequence.
    """
    terminal = sys.stdin.fileno()
    if not select.select([terminal], [], [], timeout)[0]:
        return ""
    with suppress(OSError):  # the terminal is gone
        first = os.read(terminal, 1)
        if first == ESCAPE.encode():
            return ESCAPE + rest_of_sequence(terminal)
        more = sum(first >= bytes([lead]) for lead in (0xC0, 0xE0, 0xF0)) if first else 0
        text = (first + (os.read(terminal, more) if more else b"")).decode(errors="replace")
        return {"\r": ENTER, "": END}.get(text, text)
    return END


def rest_of_sequence(terminal: int) -> str:
    """Read what came together with an escape character, up to the end of its sequence.

    One that begins with [ or O ends with a letter or ~, any other with its first character; a
    key that was pressed after it is left.
    """
    rest = b""
    while len(rest) < LONGEST and select.select([terminal], [], [], 0)[0]:
        rest += os.read(terminal, 1)
        if rest[:1] not in (b"[", b"O") or (len(rest) > 1 and b"@" <= rest[-1:] <= b"~"):
            break
    return rest.decode(errors="replace")


@contextmanager
def key_by_key() -> Iterator[None]:
    """Let the terminal hand over each key at once and show none; afterwards as it was.

    What was typed ahead is kept. Ctrl-C stays what it is.
    """
    import termios

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    silent = before[3] & ~(termios.ICANON | termios.ECHO)
    now = [*before[:3], silent, *before[4:]]
    termios.tcsetattr(terminal, termios.TCSADRAIN, now)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
