"""Rubrics have the size that bands need, and exemplars compute to their bands."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lossprep.grading.rubric import band
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format.item import Criterion
from lossprep.model import content

_MOST = 8
_LEAST: dict[content.CriterionKind, int] = {"core": 3, "plus": 2, "red_flag": 1}
_SHORT_SECONDS = 120


def check(documents: Documents) -> None:
    """Look at every rubric that could be read."""
    for document in documents.all:
        rubric = getattr(document.value, "rubric", ())
        if rubric and document.reader.sound(("rubric",)):
            _criteria(document, rubric)
            _size(document, rubric, document.value.limit)
            for name, exemplar in document.value.exemplars.items():
                _exemplar(document, rubric, name, exemplar)


def _criteria(document: Document, rubric: tuple[Criterion, ...]) -> None:
    seen: set[str] = set()
    for i, criterion in enumerate(rubric):
        place = ("rubric", i)
        if criterion.id in seen:
            told = f"id: two criteria are named '{criterion.id}': rename one"
            document.complain_at((*place, "id"), told)
        seen.add(criterion.id)
        if criterion.must and criterion.kind != "core":
            told = f"must: a {criterion.kind} criterion cannot be a must: make it core"
            document.complain_at((*place, "must"), told)


def _size(document: Document, rubric: tuple[Criterion, ...], limit: int) -> None:
    place, count = ("rubric",), len(rubric)
    if 0 < limit <= _SHORT_SECONDS:
        if not 2 <= count <= 4:
            told = f"rubric: its criteria are {count} for {limit} s: write 2 to 4"
            document.complain_at(place, told)
        return
    kinds = Counter(c.kind for c in rubric)
    for kind, least in _LEAST.items():
        if kinds[kind] < least:
            told = f"rubric: has {kinds[kind]} of kind {kind}: write at least {least}"
            document.complain_at(place, told)
    if count > _MOST:
        document.complain_at(place, f"rubric: its criteria are {count}: write at most {_MOST}")


def _exemplar(document: Document, rubric: tuple[Criterion, ...], name: str, given: Any) -> None:
    place = ("exemplars", name)
    if not document.reader.sound(place) or {*given.ticks} - {c.id for c in rubric}:
        return
    criteria = tuple(
        content.Criterion(id=c.id, kind=c.kind, text=c.text, must=c.must) for c in rubric
    )
    computed = band(criteria, {c.id: c.id in given.ticks for c in criteria})
    if computed != name:
        told = f"exemplars: these ticks compute to {computed.value}, not {name}: tick others"
        document.complain_at((*place, "ticks"), told)
