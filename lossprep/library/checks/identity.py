"""No two things of a pack share an id, and none claims an old id that is in use."""

from __future__ import annotations

from collections.abc import Iterator

from lossprep.library.complaint import Path
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format import FOLDERS
from lossprep.library.questions import questions


def check(documents: Documents) -> None:
    """Compare the ids of items and parts, and those that they had before."""
    items = tuple(documents.items(*FOLDERS))
    owners = {document.name: document for document in items}
    for document in items:
        for place, part in _parts(document):
            if part in owners:
                told = f"'{part}' is the id of {owners[part].path}, too: rename the part"
                document.complain(document.reader.keys[place], told)
    for document in items:
        for i, old in enumerate(getattr(document.value, "was", ())):
            if old in owners:
                told = f"was: '{old}' is the id of {owners[old].path}: delete it here"
                document.complain_at(("was", i), told)
            owners.setdefault(old, document)


def _parts(document: Document) -> Iterator[tuple[Path, str]]:
    for place, _ in questions(document):
        if place:
            yield place, f"{document.name}/{place[-1]}"
