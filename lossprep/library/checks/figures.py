"""Every figure in prose is what its expression gives, at the digits written."""

from __future__ import annotations

from collections.abc import Mapping

from lossprep.grading import figures
from lossprep.library import proof
from lossprep.library.complaint import Path
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.places import Finder
from lossprep.library.questions import questions
from lossprep.library.reader import Leaf
from lossprep.model.content import Value

_PROSE = ("prose", "line")


def check(documents: Documents) -> None:
    """Evaluate every figure of every text."""
    for document in documents.all:
        scopes = {place: getattr(q, "given", {}) for place, q in questions(document)}
        for leaf in document.reader.leaves:
            if leaf.shape.role in _PROSE and "{" in leaf.text:
                _check(document, leaf, _given(scopes, leaf.path))


def _given(scopes: Mapping[Path, Mapping[str, Value]], path: Path) -> Mapping[str, Value]:
    """Give the names that a text may use: those of the exercise or part that it is in."""
    inside = [place for place in scopes if path[: len(place)] == place]
    return scopes[max(inside, key=len)] if inside else {}


def _check(document: Document, leaf: Leaf, given: Mapping[str, Value]) -> None:
    finder = Finder(document.text, leaf.node)
    for figure in figures.find(leaf.text):
        mark = finder.find(leaf.text[figure.start : figure.end])
        wrong = proof.figure(figure, given)
        if wrong is not None:
            document.complain(mark, wrong)
