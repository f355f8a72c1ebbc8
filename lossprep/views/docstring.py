"""The parts of the text that opens a loss's file."""

from __future__ import annotations

import re

from msgspec import Struct

HEADING = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)
ENTRY = re.compile(r"^    (\w[\w, ]*): (.*(?:\n {5,}.*)*)", re.MULTILINE)


class Docstring(Struct, frozen=True):
    """Summary, what is said of each argument and parameter, further paragraphs, references."""

    summary: str
    entries: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    references: str


def read(text: str) -> Docstring:
    r"""Take a text apart; what is set as examples is left out.

    >>> text = "Short.\n\nL = e.\n\nParameters\n----------\n    x: a\n        number.\n\nMore.\n"
    >>> found = read(text)
    >>> found.summary, found.entries, found.paragraphs
    ('Short.', (('x', 'a number.'),), ('L = e.', 'More.'))
    """
    opening, *rest = HEADING.split(text)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    summary, _, formula = opening.strip().partition("\n")
    described = sections.get("Parameters", "")
    entries = tuple((name, joined(said)) for name, said in ENTRY.findall(described))
    prose = f"{formula}\n\n{ENTRY.sub('', described)}"
    paragraphs = tuple(joined(part) for part in prose.split("\n\n") if part.strip())
    return Docstring(summary, entries, paragraphs, joined(sections.get("References", "")))


def joined(text: str) -> str:
    """Put a text into one line; code stands in single backticks, as in a pack's prose."""
    return " ".join(text.split()).replace("``", "`")
