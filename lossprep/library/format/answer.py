"""Answers with the pack's own marks, by which one's marking is calibrated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from lossprep.library.format.item import Band
from lossprep.library.format.words import Format, Line, Prose, Slug, Title
from lossprep.library.shape import Size, Text

JudgedRef = Annotated[str, Text("reference", to=("exercises", "problems", "mocks"))]


@dataclass(frozen=True, kw_only=True)
class AnswerFile:
    """answers/NAME.yaml: an answer to an item with a rubric, and which criteria it meets."""

    format: Format
    title: Title
    of: Annotated[JudgedRef, "the open exercise, problem or mock that it answers"]
    text: Annotated[Prose, "the answer, as a candidate gave it"]
    ticks: Annotated[tuple[Slug, ...], Size(0, 8, distinct=True), "criteria met, red flags said"]
    band: Annotated[Band, "what the ticks compute to"]
    why: Annotated[dict[Slug, Line], Size(1, 8), "by criterion: what decides a disputed one"]
