"""What is in reserve is named by nothing that a learner meets before its day."""

from __future__ import annotations

from lossprep.library.complaint import quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.reader import Leaf
from lossprep.model.task import RESERVE_DAY


def check(documents: Documents) -> None:
    """Look at every reference to an item in reserve."""
    kept = {d.name for d in documents.items("problems", "mocks") if _is_kept(d)}
    for document in documents.all:
        if not kept or _is_kept(document):
            continue
        for leaf in document.reader.leaves:
            name = leaf.text.strip()
            if leaf.shape.role == "reference" and name in kept and not _is_late(document, leaf):
                told = f"{quote(name)} is in reserve: name it from day {RESERVE_DAY} on"
                document.complain(leaf.node.mark, f"{told}, or delete its 'reserve'")


def _is_kept(document: Document) -> bool:
    return bool(getattr(document.value, "reserve", False))


def _is_late(document: Document, leaf: Leaf) -> bool:
    """Say whether a task of a late enough checkpoint has the reference."""
    if leaf.path[0] != "checkpoints" or document.value is None:
        return False
    days = [one.day for one in document.value.checkpoints]
    return bool(days[int(leaf.path[1])] >= RESERVE_DAY)
