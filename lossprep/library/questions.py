"""The questions of a file: a problem has one a part, an exercise is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lossprep.library.complaint import Path
from lossprep.library.document import Document
from lossprep.model.content import Value


def given_of(document: Document, place: Path, question: Any) -> Mapping[str, Value] | None:
    """Give what a question gives, for its expressions; None where that could not be read."""
    if not document.reader.sound((*place, "given")):
        return None
    given: Mapping[str, Value] = getattr(question, "given", {})
    return given


def questions(document: Document) -> Iterator[tuple[Path, Any]]:
    """Give the questions that could be read, each with its place in the file."""
    if document.value is None:
        return
    if document.folder == "exercises":
        yield (), document.value
    elif document.folder == "problems":
        for name, part in document.value.parts.items():
            yield ("parts", name), part
