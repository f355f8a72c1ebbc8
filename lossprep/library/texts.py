"""The texts of a file, by their role: prose, lines, words, times, expressions."""

from __future__ import annotations

import re

from lossprep.grading import figures
from lossprep.library import scalars
from lossprep.library.complaint import quote
from lossprep.library.scalars import UnfitError
from lossprep.library.shape import Text
from lossprep.library.source import clean
from lossprep.library.tree import Scalar

_MAX_WORD = 80
_MAX_LINE = 400
_MAX_PROSE = 50_000


def read(shape: Text, node: Scalar) -> str | int:
    """Read a text as the screen shows it: figures are left as their digits.

    >>> from lossprep.library.complaint import START
    >>> read(Text("duration"), Scalar(START, 0, "5 min", ""))
    300
    """
    match shape.role:
        case "duration":
            return _seconds(shape, node)
        case "word":
            return _word(shape, node)
        case "line":
            return _line(node)
        case "prose":
            return _prose(node)
    return " ".join(scalars.text(node).split())


def _seconds(shape: Text, node: Scalar) -> int:
    match = re.fullmatch(r"([1-9][0-9]{0,3}) (s|min)", node.text)
    if match is None:
        raise UnfitError(f"wants {shape.looks}, not {quote(node.text)}")
    return int(match[1]) * (60 if match[2] == "min" else 1)


def _word(shape: Text, node: Scalar) -> str:
    word = node.text if shape.looks.startswith("a name") else scalars.text(node)
    if not re.fullmatch(shape.pattern, word) or len(word) > _MAX_WORD:
        raise UnfitError(f"{quote(word)} does not fit: write {shape.looks}")
    return word


def _line(node: Scalar) -> str:
    line = _at_most(_MAX_LINE, scalars.text(node).strip())
    if "\n" in line:
        raise UnfitError("wants one line, not several: shorten it")
    return clean(figures.strip(line))


def _prose(node: Scalar) -> str:
    text = _at_most(_MAX_PROSE, scalars.text(node))
    return clean(figures.strip(text)).strip("\n").rstrip()


def _at_most(length: int, text: str) -> str:
    if len(text) > length:
        raise UnfitError(f"has {len(text)} characters: write at most {length}")
    return text
