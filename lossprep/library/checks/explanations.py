"""Whoever answered by a number or a formula is told why; other kinds must say so anyway."""

from __future__ import annotations

from lossprep.library.documents import Documents
from lossprep.library.format.exercise import Formula, Numeric, Template

FOR_AUTHORS = True


def check(documents: Documents) -> None:
    """Look for exercises that end in a verdict alone."""
    for document in documents.items("exercises"):
        it = document.value
        bare = isinstance(it, Numeric | Template | Formula) and not getattr(it, "solution", "")
        if bare and document.reader.sound(()):
            told = "solution: is missing: write how one gets the answer, and why"
            document.complain_at(("kind",), told)
