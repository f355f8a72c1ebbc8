"""A problem's twin asks for fresh numbers, so it has numbers to draw."""

from __future__ import annotations

from lossprep.library.complaint import quote
from lossprep.library.documents import Documents
from lossprep.library.format.exercise import Template


def check(documents: Documents) -> None:
    """Look at the exercise that each problem names as its twin."""
    drawn = {one.name for one in documents.items("exercises") if isinstance(one.value, Template)}
    known = documents.names("exercises", "bugs")
    for document in documents.items("problems"):
        twin = getattr(document.value, "twin", "")
        if twin in known and twin not in drawn:
            told = f"twin: {quote(twin)} draws no numbers: name an exercise that has a 'draw'"
            document.complain_at(("twin",), told)
