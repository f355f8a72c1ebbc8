"""From the bytes of a file to its text, or to complaints about the bytes."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from lossprep.library.complaint import MOST, START, Mark

MAX_BYTES = 1024 * 1024

# What an editor does not show, or shows where it does not stand: control characters, the
# marks that turn the direction of text, other invisible format characters, the separators
# that YAML 1.1 takes for line breaks, and what is no character at all.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_UNWANTED = re.compile(f"{_HIDDEN.pattern}|\t|\r(?!\n)|[\ud800-\udfff]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARKS = (b"\xff\xfe", b"\xfe\xff")


class UnreadableError(Exception):
    """A file that cannot be taken as text; ``found`` holds the places and what is wrong."""

    def __init__(self, *found: tuple[Mark, str]) -> None:
        super().__init__(found[0][1])
        self.found = found


def read(path: Path, root: Path) -> str:
    """Read one file of a pack that lies in ``root``; line ends become plain newlines.

    Raises UnreadableError for what is no regular file in the folder, cannot be opened, is
    too large, or is not plain UTF-8 text.
    """
    try:
        _refuse_strange(path, root)
        with path.open("rb") as file:
            return decode(file.read(MAX_BYTES + 1))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableError((START, f"cannot be read ({reason}): make it readable")) from error


def _refuse_strange(path: Path, root: Path) -> None:
    real = os.path.realpath(path)
    if not real.startswith(os.path.realpath(root) + os.sep):
        raise UnreadableError(
            (START, "is a link that leads out of the pack: put the file itself here")
        )
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableError((START, "is no plain file: put a text file here"))


def decode(data: bytes) -> str:
    r"""Decode the bytes of a file.

    >>> decode(b"title: caf\xc3\xa9\r\n")
    'title: café\n'
    >>> try:
    ...     decode(b"title: caf\xe9\n")
    ... except UnreadableError as error:
    ...     print(*error.found)
    (Mark(line=1, column=11, offset=0), 'byte 0xe9 is not UTF-8: save the file as UTF-8')
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError((START, "is larger than 1 MiB: split it into several files"))
    if data.startswith(_MARKS):
        raise UnreadableError((START, "is UTF-16: save the file as UTF-8"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data, error.start)
        told = f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8"
        raise UnreadableError((Mark(line, column), told)) from None
    found = tuple(islice(_unwanted(text), MOST))
    if found:
        raise UnreadableError(*found)
    return text.replace("\r\n", "\n")


def _position(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset]
    line_start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[line_start:].decode("utf-8")) + 1


def _unwanted(text: str) -> Iterator[tuple[Mark, str]]:
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    told: set[tuple[int, str]] = set()
    for match in _UNWANTED.finditer(text):
        line = bisect_right(starts, match.start())
        what = _name(match.group(), first=match.start() == 0)
        if (line, what) not in told:  # one complaint a line and character is enough
            told.add((line, what))
            yield Mark(line, match.start() - starts[line - 1] + 1, match.start()), what


def _name(character: str, *, first: bool = False) -> str:
    if character == "\t":
        return "a tab: write spaces"
    if character == "\r":
        return "a carriage return without a newline: end lines as your editor does on Unix"
    if character == "\ufeff" and first:
        return "begins with a byte order mark: save the file as UTF-8 without one"
    if character in _BIDI:
        return f"the invisible U+{ord(character):04X} turns the direction of text: delete it"
    return f"the invisible character U+{ord(character):04X}: delete it"


def hidden(text: str) -> str | None:
    r"""Say what is wrong with a text that an escape made, such as ``"\u0000"`` in quotes.

    >>> hidden("plain\ntext") is None
    True
    >>> hidden("bell\a")
    'the invisible character U+0007: delete it'
    """
    match = _UNWANTED.search(text)
    return None if match is None else _name(match.group())


def clean(text: str) -> str:
    r"""Take the characters out that no screen shows, as a last wall.

    >>> clean("a\x1b[2Jb\n")
    'a[2Jb\n'
    """
    return _HIDDEN.sub("", text.replace("\t", " "))
