"""Draws the README's picture from a run of the installed program: ``docs/session.svg``.

Usage: python scripts/picture.py [FILE]
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import time
from itertools import groupby
from pathlib import Path
from typing import Any

import pexpect
import pyte
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.style import Style
from rich.text import Text

COLUMNS, ROWS = 88, 28
PROGRAM = Path(sys.executable).with_name("lossprep")
COMMANDS = (
    "lossprep",
    "lossprep grade ranking/ndcg-3 0.670",
    "lossprep grade ranking/mse-3 2.22",
    "lossprep grade ranking/mse-3 0.74",
)
PLAIN = "default"
# Rich's own, without the fonts that it would load from elsewhere.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}|<!--.*?-->", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def screen_of_a_run() -> pyte.Screen:
    """Type the commands in a shell, and keep what the terminal shows."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    with tempfile.TemporaryDirectory() as home:
        start = [PROGRAM, "start", "--interview", "2026-12-30"]
        subprocess.run(start, env=surroundings(home), stdout=subprocess.DEVNULL, check=True)
        shell = pexpect.spawn(
            "/bin/sh", env=surroundings(home), dimensions=(ROWS, COLUMNS), encoding="utf-8"
        )
        for command in COMMANDS:
            shell.sendline(command)
            settle(shell, stream)
        shell.close(force=True)
    return screen


def settle(shell: pexpect.spawn, stream: pyte.Stream) -> None:
    """Read until the shell has been silent for a while."""
    quiet = time.monotonic() + 3
    while time.monotonic() < quiet:
        try:
            stream.feed(shell.read_nonblocking(65536, timeout=0.2))
            quiet = time.monotonic() + 1.5
        except pexpect.TIMEOUT:
            continue


def surroundings(home: str) -> dict[str, str]:
    """A home of its own, on a fixed day."""
    folders = {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("DATA", "CONFIG", "CACHE")}
    return {
        "PATH": f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": home,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PS1": "$ ",
        "LOSSPREP_NOW": "2026-12-01T09:00",
        **folders,
    }


def text_of(screen: pyte.Screen) -> Text:
    """The screen with its colours, up to its last line of output."""
    rows = [row.rstrip() for row in screen.display]
    last = max(number for number, row in enumerate(rows) if row not in ("", "$"))
    text = Text()
    for number in range(last + 1):
        cells = [screen.buffer[number][column] for column in range(len(rows[number]))]
        for style, run in groupby(cells, key=style_of):
            text.append("".join(cell.data for cell in run), style)
        text.append("\n")
    return text


def style_of(cell: Any) -> Style:
    """The style of one cell of the screen."""
    colour = None if cell.fg == PLAIN else {"brown": "yellow"}.get(cell.fg, cell.fg)
    return Style(color=colour, bold=cell.bold)


def main() -> None:
    """Write the picture."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/session.svg")
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(text_of(screen_of_a_run()), end="")
    target.parent.mkdir(exist_ok=True)
    svg = console.export_svg(title="lossprep", unique_id="lossprep", code_format=FORMAT)
    target.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
