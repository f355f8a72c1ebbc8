"""Checkpoints come in the order of their days, and each of their tasks asks for something."""

from __future__ import annotations

from lossprep.library.complaint import Path, quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.nearest import suggestion


def check(documents: Documents) -> None:
    """Look at the days and the tasks of checkpoints.yaml."""
    document = documents.by_path.get("checkpoints.yaml")
    if document is None or document.value is None or not document.reader.sound(()):
        return
    _days(document)
    for i, checkpoint in enumerate(document.value.checkpoints):
        for name, task in checkpoint.tasks.items():
            if not task.items and not task.assess and task.kind != "assess":
                told = f"task '{name}' asks for nothing: write items, or assess: true"
                document.complain_at(("checkpoints", i, "tasks", name), told)
            _fill(documents, document, ("checkpoints", i, "tasks", name, "fill"), task.fill)


def _fill(documents: Documents, document: Document, place: Path, folder: str) -> None:
    """Complain about a folder that fills a task and has no exercises."""
    folders = {name.split("/")[1] for name in documents.names("exercises") if name.count("/") > 1}
    if folder and folder not in folders:
        told = f"fill: exercises/ has no folder {quote(folder)}: {suggestion(folder, folders)}"
        document.complain_at(place, told)


def _days(document: Document) -> None:
    before = -1
    for i, checkpoint in enumerate(document.value.checkpoints):
        place = ("checkpoints", i, "day")
        if i == 0 and checkpoint.day != 0:
            document.complain_at(place, f"day: the first is {checkpoint.day}: write 0")
        elif checkpoint.day <= before:
            told = f"day: {checkpoint.day} does not come after {before}: put the days in order"
            document.complain_at(place, told)
        before = checkpoint.day
