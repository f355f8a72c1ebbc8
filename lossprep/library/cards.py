"""Recall exercises made of the facets of a loss's sheet: nothing of it is typed twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lossprep.library.document import Document
from lossprep.library.format.sheet import SheetFile
from lossprep.library.reference import loss_of, one_line
from lossprep.model import content


class Card(NamedTuple):
    """One question asked of each sheet that names skills, and the facets that answer it."""

    id: str
    title: str
    ask: str
    facets: dict[str, str]


CARDS = (
    Card(
        "estimand",
        "{loss}: what it estimates",
        "{loss}: what is its best prediction, and what must hold of the target for that to be what"
        " one wants? What unit or meaning has its value?",
        {"estimates": "Estimates", "assumes": "Assumes", "units": "Its value"},
    ),
    Card(
        "gradient",
        "{loss}: how it pulls",
        "{loss}: how does its gradient behave near the optimum, how for a large error, and is it"
        " bounded? What does one see in training?",
        {
            "near_optimum": "Near the optimum",
            "large_errors": "For large errors",
            "bounded_gradients": "Bounded",
            "training": "In training",
        },
    ),
    Card(
        "choice",
        "{loss}: when, and when not",
        "{loss}: when do you take it, when not, and what do outliers or wrong labels do to it?",
        {"use": "Take it", "avoid": "Not", "robustness": "Bad data"},
    ),
)
MINUTES = 1.5


def cards(document: Document, name: str) -> Iterator[content.Exercise]:
    """Give the exercises of a sheet, whose whole id is ``name``; of one without skills none."""
    it: SheetFile = document.value
    if not it.skills:
        return
    from lossprep import losses  # noqa: PLC0415 (NumPy only where there is a sheet)

    loss = losses.get(loss_of(document.name)).title
    for card in CARDS:
        said = (f"{label}: {one_line(getattr(it, key))}" for key, label in card.facets.items())
        yield content.Exercise(
            id=f"{name}/{card.id}",
            title=card.title.format(loss=loss),
            skills=it.skills,
            minutes=MINUTES,
            asked=it.asked,
            roles=it.roles,
            kind="recall",
            ask=card.ask.format(loss=loss),
            answer="\n\n".join(said),
        )
