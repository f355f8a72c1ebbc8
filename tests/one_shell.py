"""A shell that knows one program, and forks it: what is imported once serves every command.

The terminal's title says which command has ended and how, so that whoever drives it need not
guess. The clock and the dice are set; everything else is the installed program.
"""

from __future__ import annotations

import importlib
import os
import random
import shlex
import signal
import sys

PROMPT = "\x1b[2J\x1b[H$ "
READY = (
    *("numpy", "msgspec", "typer", "rich.console", "lossprep.cli.app", "lossprep.cli.drive"),
    *("lossprep.library", "lossprep.store", "lossprep.views.blocks", "lossprep.losses.mse"),
)


def main() -> None:
    """Run what is typed, a line a command, until the end of input."""
    for name in READY:
        importlib.import_module(name)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    number = 0
    while True:
        os.write(1, PROMPT.encode())
        words = shlex.split(os.read(0, 4096).decode())
        if not words:
            continue
        number += 1
        os.write(1, f"\x1b]2;{number} {run(words, number)}\x07".encode())
        os.read(0, 4096)  # whoever looks at the screen goes on with Enter


def run(words: list[str], number: int) -> int:
    """Run one command in a process of its own; its exit code."""
    child = os.fork()
    if child == 0:
        os._exit(command(words, number))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def command(words: list[str], number: int) -> int:
    """Be the program: ``NAME=VALUE`` words in front set the environment, as in a shell."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        os.environ[name] = value
    sys.argv = words
    throws = 0

    def dice() -> random.Random:
        nonlocal throws
        throws += 1
        return random.Random(f"{number} {throws}")

    random.SystemRandom = dice  # type: ignore[assignment,misc]
    program = importlib.import_module("lossprep.__main__")
    try:
        return program.main() or 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()


if __name__ == "__main__":
    main()
