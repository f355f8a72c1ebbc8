"""What a pack says of a loss, below or beside what the engine knows."""

from __future__ import annotations

from collections.abc import Iterator

from lossprep.model.sheet import Sheet
from lossprep.views.lines import BLANK, Line, line
from lossprep.views.prose import inline, prose

LABELS = {
    "near_optimum": "Near the optimum",
    "alignment": "Agrees with",
    "use": "Use it when",
    "avoid": "Not when",
    "key": "Remember",
}


def label(facet: str) -> str:
    """Name a facet for the screen.

    >>> label("avoid"), label("robustness")
    ('Not when', 'Robustness')
    """
    return LABELS.get(facet, facet.replace("_", " ").capitalize())


def facets(sheet: Sheet) -> Iterator[Line]:
    """Show a sheet: a facet a line, then what one says and never says."""
    yield line(("In an interview", "title"))
    for name, text in sheet.facets:
        yield line((f"{label(name)}: ", "key"), *inline(text), indent=2, hang=2)
    yield from [BLANK, line(("Red flags", "title"))]
    for flag in sheet.red_flags:
        yield line("- ", *inline(flag), indent=2, hang=2)
    for title, text in (
        ("In 60 seconds, aloud", sheet.aloud),
        ("A number", sheet.worked),
        ("Paper", sheet.paper),
    ):
        yield from [BLANK, line((title, "title")), *prose(text, indent=2)]
