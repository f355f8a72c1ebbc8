"""Says what takes its time, to a terminal, and takes it back when it is done."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import get_terminal_size

ANSWERS = "Going through your answers"
PATIENCE = 0.5  # seconds for which nobody needs to be told


@contextmanager
def waiting(what: str, *, plain: bool = False) -> Iterator[None]:
    """Say ``what`` is under way if it takes longer than a moment; on standard error alone.

    The seconds count up on one line, which is gone at the end. Where no cursor may move
    (``plain``, a dumb terminal) it is said once, and stays.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    still = plain or os.environ.get("TERM") == "dumb"
    teller = threading.Thread(target=tell, args=(what, done, still), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def tell(what: str, done: threading.Event, still: bool) -> None:
    """Say it, second by second, until it is done."""
    if done.wait(PATIENCE):
        return
    if still:
        write(f"{what}…\n")
        return
    room = get_terminal_size().columns - 1  # a row that wrapped could not be taken back
    text, seconds = f"{what}…"[:room], 0
    write(text)
    while not done.wait(1):
        seconds += 1
        text = f"{what}… {seconds} s"[:room]
        write("\r" + text)
    write("\r" + " " * len(text) + "\r")


def write(text: str) -> None:
    """Write at once."""
    sys.stderr.write(text)
    sys.stderr.flush()
