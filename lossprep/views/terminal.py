"""Lines for a person: wrapped to the terminal, coloured where it can and may be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from lossprep.views.lines import Line

WIDEST = 96  # longer lines of prose are hard to read, however wide the terminal
COLOURS = {
    "": "",
    "title": "bold",
    "quiet": "dim",
    "good": "green",
    "bad": "red",
    "warn": "magenta",
    "key": "bold magenta",
    "code": "magenta",
}


def console_for(stream: TextIO) -> Console:
    """Make a console that colours a terminal and nothing else, whatever CI says."""
    return Console(file=stream, force_terminal=stream.isatty(), highlight=False, markup=False)


def write(lines: Iterable[Line], console: Console) -> None:
    """Write lines, wrapped with their indents."""
    for one in lines:
        for text in wrapped(one, console):
            console.print(text, soft_wrap=True)


def wrapped(one: Line, console: Console) -> Iterable[Text]:
    """Break a line to the width, with hanging indents: what hangs out is not wrapped with it."""
    text = Text.assemble(*((part, COLOURS[style]) for part, style in one.spans))
    first, rest = " " * one.indent, " " * (one.indent + one.hang)
    width = max(20, min(console.width, WIDEST) - len(rest))
    if one.fixed or len(text) <= one.hang:
        text.rstrip()
        yield Text.assemble(first, text)
        return
    head, body = text.divide([one.hang]) if one.hang else (Text(), text)
    for number, piece in enumerate(body.wrap(console, width, tab_size=4)):
        piece.rstrip()
        yield Text.assemble(rest, piece) if number else Text.assemble(first, head, piece)
