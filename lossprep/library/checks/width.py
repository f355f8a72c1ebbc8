"""Code stands on the screen as it is written, so it must not be wider than one."""

from __future__ import annotations

import re

from lossprep.grading import figures
from lossprep.library.complaint import quote
from lossprep.library.documents import Documents
from lossprep.library.places import Finder

WIDEST = 96  # of 100 columns; a screen indents by up to four
_CODE = "    "


def check(documents: Documents) -> None:
    """Look at every line of code in a text; other lines are wrapped."""
    for document in documents.all:
        for leaf in document.reader.leaves:
            if leaf.shape.role != "prose":
                continue
            finder = Finder(document.text, leaf.node)
            for row in _code(leaf.text):
                if len(figures.strip(row)) > WIDEST:
                    told = f"code: {quote(row.strip()[:30])} and on is over {WIDEST} columns wide"
                    document.complain(finder.find(row), f"{told}: break the line")


def _code(text: str) -> list[str]:
    r"""Give the lines of paragraphs that are code.

    >>> _code("Run\n\n    a = 1\n    b = 2\n\nand see")
    ['    a = 1', '    b = 2']
    """
    paragraphs = (p.split("\n") for p in re.split(r"\n[ \t]*\n", text.strip("\n")))
    return [row for rows in paragraphs if all(r.startswith(_CODE) for r in rows) for row in rows]
