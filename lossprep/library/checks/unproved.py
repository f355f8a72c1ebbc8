"""A decimal in an explanation has its proof beside it.

Two or more digits after the point are a claim, in an answer, a solution, a remark on an answer,
a reading, a sheet, a cause or the tree. Without braces stand only

- what the question itself says (its text, its options, what it gives or draws): an input;
- what a figure or an expression of the same file has, as digits or as an operand: said again;
- a round number, with one digit that is not zero (0.05, 0.001): taken as an example.

A constant from the literature is its own proof: ``{1.345 = 1.345}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lossprep.grading import figures
from lossprep.library.complaint import Path
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.places import Finder

FOR_AUTHORS = True
_DECIMAL = re.compile(r"(?<![\w.,/:])\d*\.\d\d+(?!\w|\.\d)")
_EXPLAINING = {"answer", "solution", "text", "say", "cause", "test", "fix"}
_NOT_OURS = {"rubric", "exemplars", "red_flags", "paper"}  # what others say, true or not


def check(documents: Documents) -> None:
    """Look at the decimals of every explanation."""
    for document in documents.all:
        said: set[str] | None = None
        for leaf in document.reader.leaves:
            if leaf.shape.role not in ("prose", "line") or not _explains(document, leaf.path):
                continue
            finder = Finder(document.text, leaf.node)
            for found in _bare(leaf.text):
                said = _said(document) if said is None else said
                if found not in said and len(found.replace(".", "").strip("0")) > 1:
                    told = f"{found} has no proof: write {{{found} = ...}} with what it comes from"
                    document.complain(finder.find(found), told)


def _explains(document: Document, path: Path) -> bool:
    """Say whether a text explains, and is not what a learner is asked or has said."""
    names = [name for name in path if isinstance(name, str)]
    if _NOT_OURS & {*names}:
        return False
    if names[-1] == "text" and "options" in names:
        return False
    return document.folder == "losses" or names[-1] in _EXPLAINING


def _bare(text: str) -> Iterator[str]:
    """Give the decimals outside of figures.

    >>> list(_bare("{0.740 = 37/50}, about 0.74, not 0.7"))
    ['0.74']
    """
    place = 0
    for figure in figures.find(text):
        yield from _DECIMAL.findall(text[place : figure.start])
        place = figure.end
    yield from _DECIMAL.findall(text[place:])


def _said(document: Document) -> set[str]:
    """Collect the decimals of a file's questions, expressions and figures."""
    said = set()
    for leaf in document.reader.leaves:
        prose = leaf.shape.role in ("prose", "line")
        if not prose or not (_explains(document, leaf.path) or _NOT_OURS & {*leaf.path}):
            said |= {*_DECIMAL.findall(leaf.text)}
        for figure in figures.find(leaf.text):
            said |= {*_DECIMAL.findall(figure.digits), *_DECIMAL.findall(figure.expression)}
    return said
