"""What items of several kinds share: skills, minutes, questions, rubrics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from lossprep.library.format.words import (
    Ask,
    CriterionRef,
    Format,
    Minutes,
    OldId,
    Prose,
    Skills,
    Slug,
    Title,
)
from lossprep.library.shape import Size
from lossprep.model.content import Asked, CriterionKind


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every schedulable file has."""

    format: Format
    title: Title
    skills: Skills
    minutes: Annotated[Minutes, "expected minutes"]
    asked: Annotated[Asked, "how likely an interviewer is to ask"] = "sometimes"
    roles: Annotated[tuple[Slug, ...], Size(1, 8, distinct=True), "such as mle, ds"] = ()
    was: Annotated[tuple[OldId, ...], Size(1, 20, distinct=True), "ids it had before"] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """A short question with its answer."""

    ask: Ask
    answer: Prose


@dataclass(frozen=True, kw_only=True)
class ReadingFile(Item):
    """readings/NAME.yaml: a text to read, ending in questions."""

    text: Prose
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One observable of a rubric, answered by yes or no."""

    id: Slug
    kind: CriterionKind
    text: Prose
    must: Annotated[bool, "without it, no Lean Hire"] = False


@dataclass(frozen=True, kw_only=True)
class Exemplar:
    """An answer that stands for a band."""

    ticks: Annotated[
        tuple[CriterionRef, ...], Size(0, 8, distinct=True), "criteria met, red flags said"
    ]
    text: Prose


Reserve = Annotated[bool, "shown nowhere before Day 14 of the plan"]
Rubric = Annotated[tuple[Criterion, ...], Size(1, 20), "yes/no criteria"]
Band = Literal["strong_hire", "lean_hire", "no_hire"]
Exemplars = Annotated[dict[Band, Exemplar], "an answer for each band"]
