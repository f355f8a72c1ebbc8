"""One file of a pack, read: its value, and what was found while reading it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lossprep.library import source, tree
from lossprep.library.complaint import START, Complaint, Mark
from lossprep.library.complaint import Path as Place
from lossprep.library.format import FILES, FOLDERS
from lossprep.library.format.words import SLUG
from lossprep.library.nearest import nearest
from lossprep.library.reader import Reader
from lossprep.library.shape import shape_of
from lossprep.library.values import BROKEN


class Document:
    """A file of a pack.

    ``name`` is its path below the pack without ``.yaml``, which is an item's id; ``shown``
    the path as whoever asked would open it. ``value`` is None where nothing could be read.
    """

    def __init__(self, root: Path, path: str) -> None:
        self.path = path
        self.shown = (root / path).as_posix()
        self.name = path.removesuffix(".yaml")
        self.complaints: list[Complaint] = []
        self.reader = Reader()
        self.text = ""
        self.value: Any = self._read(root)

    @property
    def folder(self) -> str:
        """The first folder of the path: the kind of item; empty for a file of its own."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    def complain(self, mark: Mark, message: str) -> None:
        """Note a complaint."""
        self.complaints.append(Complaint(self.shown, mark, message))

    def complain_at(self, place: Place, message: str) -> None:
        """Note a complaint about a value; where it does not stand, about what it is in."""
        while place and place not in self.reader.marks:
            place = place[:-1]
        self.complain(self.reader.marks.get(place, START), message)

    def inside(self, node: tree.Scalar, position: int) -> Mark:
        """Give the place of a character of a text, or of the text if it is on several lines."""
        written = self.text[node.mark.offset : node.end]
        start = written.find(node.text)
        if start < 0 or "\n" in written:
            return node.mark
        here = node.mark
        return Mark(here.line, here.column + start + position, here.offset + start + position)

    def _read(self, root: Path) -> Any:
        form = self._form()
        if form is None:
            return None
        try:
            self.text = source.read(root / self.path, root)
        except source.UnreadableError as error:
            for mark, message in error.found:
                self.complain(mark, message)
            return None
        node, found = tree.parse(self.text)
        value = None if node is None else self.reader.read(shape_of(form), node)
        for mark, message in [*found, *self.reader.found]:
            self.complain(mark, message)
        return None if value is BROKEN else value

    def _form(self) -> Any:
        """Say what the file should hold by its path; None, with a complaint, if unknown."""
        if self.path in FILES:
            return FILES[self.path]
        if self.path.endswith(".yml"):
            self.complain(START, "ends in .yml: rename it to .yaml")
            return None
        if self.folder not in FOLDERS:
            self.complain(START, f"is no file that a pack knows: {self._home()}")
            return None
        if not re.fullmatch(rf"({SLUG}/)+{SLUG}", self.name):
            told = "lower case letters, digits and hyphens"
            self.complain(START, f"its path would be an item's id: rename it to {told}")
            return None
        return FOLDERS[self.folder]

    def _home(self) -> str:
        meant = nearest(self.folder or self.path, FOLDERS if self.folder else FILES)
        if meant is not None:
            return f"rename it to {meant}" + (self.path.removeprefix(self.folder))
        return f"move it into {', '.join(f'{name}/' for name in FOLDERS)}"


def is_content(path: str) -> bool:
    """Whether a file is meant as content; a pack may hold other files, such as a README.

    >>> is_content("problems/ranking.yaml"), is_content("README.md")
    (True, False)
    """
    return path.lower().endswith((".yaml", ".yml"))
