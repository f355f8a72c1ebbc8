"""Every figure in prose is what its expression gives, at the digits written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lossprep.grading import figures
from lossprep.library import proof
from lossprep.library.complaint import Path, quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.places import Finder
from lossprep.library.proof import Given
from lossprep.library.questions import given_of, questions
from lossprep.library.reader import Leaf

_PROSE = ("prose", "line")
# `{mse(a, b) = 0.74}` and `{0.74: mse(a, b)}`, but no set such as {0, 1} and no 1{y = 1}.
_BACKWARDS = re.compile(
    r"\{[^{}=]*\([^{}=]*\)\s*=\s*[-+]?[0-9.]+%?\s*\}|\{\s*[-+]?[0-9.]+%?\s*[:≈~]\s*[a-z][^{}]*\)\s*\}"
)


def check(documents: Documents) -> None:
    """Evaluate every figure of every text."""
    for document in documents.all:
        scopes = {p: given_of(document, p, q) for p, q in questions(document)}
        for leaf in document.reader.leaves:
            if leaf.shape.role in _PROSE and "{" in leaf.text:
                _check(document, leaf, _given(scopes, leaf.path))


def _given(scopes: Mapping[Path, Given], path: Path) -> Given:
    """Give the names that a text may use: those of the exercise or part that it is in."""
    inside = [place for place in scopes if path[: len(place)] == place]
    return scopes[max(inside, key=len)] if inside else {}


def _check(document: Document, leaf: Leaf, given: Given) -> None:
    finder = Finder(document.text, leaf.node)
    for figure in figures.find(leaf.text):
        written = leaf.text[figure.start : figure.end]
        mark = finder.find(written)
        wrong = proof.figure(figure, given)
        if wrong is None:
            continue
        before = written.find(figure.expression)
        if wrong.position is not None and document.text.startswith(written, mark.offset):
            mark = finder.mark(mark.offset + before + wrong.position)
        document.complain(mark, wrong.message)
    _backwards(document, leaf)


def _backwards(document: Document, leaf: Leaf) -> None:
    """Complain about braces that would stay braces although a figure was meant."""
    finder = Finder(document.text, leaf.node)
    for match in _BACKWARDS.finditer(leaf.text):
        told = f"{quote(match[0])} is no figure: write the digits first, as in {{0.5 = 1/2}}"
        document.complain(finder.find(match[0]), told)
