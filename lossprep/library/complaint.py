"""What is wrong with a pack: complaints, and the error that carries all of them."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from lossprep.errors import LossprepError

# Where a value stands in its file: keys and positions in lists, from the outside in.
Path: TypeAlias = tuple[str | int, ...]


class Mark(Struct, frozen=True, order=True):
    """A place in a file: line and column, both from 1, and the offset in characters.

    >>> Mark(3, 7)
    Mark(line=3, column=7, offset=0)
    """

    line: int
    column: int
    offset: int = 0


START = Mark(1, 1)

# Complaints about one file that anybody reads; the rest comes when these are mended.
MOST = 300


class Complaint(Struct, frozen=True, order=True):
    """One thing that is wrong, and what to write instead.

    >>> print(Complaint("problems/a.yaml", Mark(3, 7), "'0.75' is not right: write 0.74"))
    problems/a.yaml:3:7: '0.75' is not right: write 0.74
    """

    file: str
    mark: Mark
    message: str

    def __str__(self) -> str:
        """``file:line:column: what, and what to write instead``, on one line."""
        return one_line(f"{self.file}:{self.mark.line}:{self.mark.column}: {self.message}")


class ContentErrors(LossprepError):  # noqa: N818 (it holds all of a pack's)
    """A pack that cannot be used; ``lines`` holds every complaint.

    >>> error = ContentErrors(("a.yaml:1:1: is empty", "b.yaml:2:1: is empty"))
    >>> print(error)
    a.yaml:1:1: is empty (and 1 more: lossprep pack check shows all)
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        more = f" (and {len(lines) - 1} more: lossprep pack check shows all)"
        super().__init__(lines[0] + (more if len(lines) > 1 else ""))
        self.lines = lines


def one_line(text: str) -> str:
    r"""Make a text printable on one line: what is no visible character is escaped.

    >>> print(one_line("a\nb\u202e"))
    a\nb\u202e
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def quote(text: str, width: int = 40) -> str:
    """Quote what a file says, cut to ``width`` characters, for use in a complaint.

    >>> print(quote("a very long text indeed", 10))
    'a very lo…'
    """
    return "'" + one_line(text if len(text) <= width else text[: width - 1] + "…") + "'"
