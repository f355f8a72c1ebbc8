"""A timed answer line by line: no cursor movement, and the time is said in words."""

from __future__ import annotations

import os
import select
import sys
from contextlib import suppress

from lossprep.cli.countdown import Countdown, spoken
from lossprep.cli.front import Front, InputEnded, read_line
from lossprep.cli.text import readable
from lossprep.model.dialogue import Ask
from lossprep.views.lines import line


def in_rows(front: Front, question: Ask, countdown: Countdown, text: str) -> str:
    """Read an answer of one line, or of lines up to an empty one; a strict end cuts it off."""
    say(front, in_words(countdown))
    front.show_prompt(question)
    if not front.shell.at_terminal:
        return read_line()
    rows = text.splitlines() if front.takes_rows(question) else []
    while not countdown.up():
        row, whole = next_row(front, countdown, begun=bool(rows))
        if not front.takes_rows(question):
            return row.strip() or text
        if not rows and command(row):
            return row
        if whole and not row.strip():
            break
        rows.append(row)
        front.shell.drafts.keep(question.name, "\n".join(rows), countdown.taken)
    return "\n".join(rows).strip()


def command(row: str) -> bool:
    """Whether a first line is a key or a word that means something, and no answer."""
    return len(row.strip()) <= 1 or row.strip() == "solution"


def next_row(front: Front, countdown: Countdown, *, begun: bool) -> tuple[str, bool]:
    """Read the next line, and whether it was ended; the time is said as it passes.

    At a strict end it is what was typed of a line by then. The end of input ends an answer
    that was ``begun``, and otherwise quits.
    """
    prompt()
    while not select.select([sys.stdin], [], [], countdown.until_phase())[0]:
        say(front, "\n" + in_words(countdown))
        if countdown.up():
            return unfinished(), False
        prompt()
    try:
        row = sys.stdin.readline()
    except UnicodeDecodeError:
        return "\ufffd", True
    if not row and not begun:
        raise InputEnded
    return readable(row.rstrip("\n")), True


def unfinished() -> str:
    """Take back what was typed of a line and not ended, so that it is kept and runs nowhere."""
    with suppress(ImportError, OSError):
        import termios

        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        raw = [*before[:3], before[3] & ~termios.ICANON, *before[4:]]
        termios.tcsetattr(terminal, termios.TCSANOW, raw)
        try:
            waiting = select.select([terminal], [], [], 0)[0]
            typed = os.read(terminal, 4096) if waiting else b""
        finally:
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
        return typed.decode(errors="replace").strip()
    return ""


def in_words(countdown: Countdown) -> str:
    """Say the time in a sentence."""
    left = spoken(max(0.0, countdown.left))
    match countdown.phase:
        case "half":
            return f"Half the time is gone: {left} left."
        case "last":
            return f"{left} left: make your point."
        case "over" if countdown.strict:
            return "Time is up: what you had is kept."
        case "over":
            return "Time is up; what runs over is logged."
    return f"You have {left}."


def prompt() -> None:
    """Show that a line is wanted."""
    sys.stdout.write("> ")
    sys.stdout.flush()


def say(front: Front, text: str) -> None:
    """Say a sentence on a line of its own."""
    for row in text.split("\n"):
        front.shell.show([line(row)])
