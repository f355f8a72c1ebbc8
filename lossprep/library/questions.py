"""The questions of a file: a problem has one a part, an exercise is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lossprep.library.complaint import Path
from lossprep.library.document import Document


def questions(document: Document) -> Iterator[tuple[Path, Any]]:
    """Give the questions that could be read, each with its place in the file."""
    if document.value is None:
        return
    if document.folder == "exercises":
        yield (), document.value
    elif document.folder == "problems":
        for name, part in document.value.parts.items():
            yield ("parts", name), part
