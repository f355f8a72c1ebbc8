"""Where something inside a text stands in its file."""

from __future__ import annotations

import re

from lossprep.library.complaint import Mark
from lossprep.library.tree import Scalar


class Finder:
    """Finds pieces of a scalar in the file, one behind the other.

    A text in a file may be indented, folded or quoted, so a piece is looked for by its words.
    What cannot be found (an escape inside it, say) stands where the scalar begins.
    """

    def __init__(self, text: str, node: Scalar) -> None:
        self.text = text
        self.node = node
        self.next = node.mark.offset

    def find(self, piece: str) -> Mark:
        """Give the place of the next occurrence of a piece."""
        pattern = re.compile(r"\s+".join(map(re.escape, piece.split())))
        match = pattern.search(self.text, self.next, self.node.end)
        if match is None:
            return self.node.mark
        self.next = match.end()
        return self.mark(match.start())

    def mark(self, offset: int) -> Mark:
        r"""Give the line and column of an offset in the file.

        >>> from lossprep.library.complaint import START
        >>> Finder("ab\ncd", Scalar(START, 5, "ab cd", "")).mark(4)
        Mark(line=2, column=2, offset=4)
        """
        line = self.text.count("\n", 0, offset) + 1
        return Mark(line, offset - self.text.rfind("\n", 0, offset), offset)
