"""Marked answers are of an item with a rubric, name its criteria, and compute to their band."""

from __future__ import annotations

from collections.abc import Iterable

from lossprep.grading.rubric import band
from lossprep.library.complaint import Path, quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.nearest import suggestion
from lossprep.model.content import Criterion

_JUDGED = ("exercises", "problems", "mocks")  # a reference to another kind is complained about


def check(documents: Documents) -> None:
    """Look at every file of answers/ whose item could be read."""
    for document in documents.items("answers"):
        it = document.value
        item = None if it is None else documents.by_path.get(f"{it.of}.yaml")
        if item is None or item.value is None or item.folder not in _JUDGED:
            continue
        rubric = getattr(item.value, "rubric", ())
        if not rubric:
            told = f"of: {quote(it.of)} has no rubric: name an open exercise, a problem or a mock"
            document.complain_at(("of",), told)
            continue
        criteria = [Criterion(id=c.id, kind=c.kind, text=c.text, must=c.must) for c in rubric]
        known = [one.id for one in criteria]
        places = [(("ticks", i), tick) for i, tick in enumerate(it.ticks)]
        if not _unknown(document, [*places, *((("why", name), name) for name in it.why)], known):
            _band(document, criteria)


def _unknown(document: Document, names: Iterable[tuple[Path, str]], known: list[str]) -> bool:
    """Complain about names of no criterion; whether there are any."""
    wrong = [(place, name) for place, name in names if name not in known]
    for place, name in wrong:
        told = f"{place[0]}: there is no criterion {quote(name)}: {suggestion(name, known)}"
        document.complain_at(place, told)
    return bool(wrong)


def _band(document: Document, criteria: list[Criterion]) -> None:
    it = document.value
    computed = band(criteria, dict.fromkeys(it.ticks, True))
    if computed != it.band:
        told = f"band: these ticks compute to {computed.value}, not {it.band}: make them equal"
        document.complain_at(("band",), told)
