"""All files of a pack, read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lossprep.library.complaint import START, Complaint
from lossprep.library.document import Document, is_content
from lossprep.library.folder import MAX_FILES, entries


class Documents:
    """The files of a pack's folder, whose templates are to be drawn from ``seeds`` seeds.

    ``outside`` are complaints about no file in particular.
    """

    def __init__(self, folder: Path, seeds: int = 1) -> None:
        self.folder = folder
        self.seeds = seeds
        self.outside: list[Complaint] = []
        self.all = tuple(Document(folder, path) for path in self._paths())
        self.by_path = {d.path: d for d in self.all}
        for required in ("pack.yaml", "skills.yaml"):
            if required not in self.by_path and not self.outside:
                self._miss(required, "is missing: write it, a pack cannot do without")

    @property
    def pack_id(self) -> str:
        """What the folder's name makes the pack's id."""
        return os.path.basename(os.path.abspath(self.folder))

    def value(self, path: str) -> Any:
        """Give the value of a file by its path; None where it is missing or broken."""
        document = self.by_path.get(path)
        return None if document is None else document.value

    def items(self, *folders: str) -> Iterator[Document]:
        """Give the files of some kinds of item, broken ones included."""
        return (d for d in self.all if d.folder in folders)

    def names(self, *folders: str) -> tuple[str, ...]:
        """Give the ids, without the pack, of some kinds of item."""
        return tuple(d.name for d in self.items(*folders))

    def complaints(self) -> tuple[Complaint, ...]:
        """Give every complaint once, by file, line and column."""
        found = {*self.outside, *(c for d in self.all for c in d.complaints)}
        return tuple(sorted(found))

    def _miss(self, path: str, message: str) -> None:
        shown = (self.folder / path).as_posix() if path else self.folder.as_posix()
        self.outside.append(Complaint(shown, START, message))

    def _paths(self) -> Iterator[str]:
        if not os.path.isdir(self.folder):
            self._miss("", "is no folder: name the folder that holds pack.yaml")
            return
        try:
            names = [e.name for e in entries(self.folder)]
        except OSError as error:
            self._miss("", f"cannot be listed ({error.strerror}): make it readable")
            return
        if len(names) >= MAX_FILES:
            self._miss("", f"holds {MAX_FILES:,} files or more: make two packs of it")
            return
        if "pack.yaml" not in names:
            self._miss("pack.yaml", "is missing: a pack is the folder that holds pack.yaml")
            return
        for name in names:
            if is_content(name):
                yield name
            elif os.path.isdir(self.folder / name):  # a real one would have been looked into
                self._miss(name, "is a link to a folder: put the folder itself here")
