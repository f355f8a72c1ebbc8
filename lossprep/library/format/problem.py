"""Problems and mocks: whole pieces of an interview, each with a rubric."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from lossprep.library.format.exercise import AnyPart
from lossprep.library.format.item import Exemplars, Item, Question, Reserve, Rubric
from lossprep.library.format.words import Ask, ExerciseRef, Limit, ProblemRef, Prose, Slug
from lossprep.library.shape import Size


@dataclass(frozen=True, kw_only=True)
class ProblemFile(Item):
    """problems/NAME.yaml: a scenario with parts."""

    scenario: Prose
    parts: Annotated[dict[Slug, AnyPart], Size(1, 12), "in this order, by their ids"]
    hints: Annotated[tuple[Prose, ...], Size(2, 8), "shown one at a time before the solution"]
    solution: Prose
    rubric: Rubric
    exemplars: Exemplars = field(default_factory=dict)
    twin: Annotated[ExerciseRef, "asks for a number afresh, before the solution"] = ""
    limit: Annotated[Limit, "makes it a timed one"] = 0
    reserve: Reserve = False


@dataclass(frozen=True, kw_only=True)
class Mock(Item):
    """What every mock has."""

    limit: Annotated[Limit, "the time for all of it"]
    followups: Annotated[tuple[Question, ...], "what the interviewer asks next"] = ()
    reserve: Reserve = False


@dataclass(frozen=True, kw_only=True)
class MockPrompt(Mock):
    """mocks/NAME.yaml: a timed prompt with a rubric of its own."""

    ask: Ask
    solution: Prose
    rubric: Rubric
    exemplars: Exemplars = field(default_factory=dict)
    typed: Annotated[bool, "asks for code or formulas: typed, never spoken"] = False


@dataclass(frozen=True, kw_only=True)
class MockSet(Mock):
    """mocks/NAME.yaml: a timed set of problems."""

    problems: Annotated[tuple[ProblemRef, ...], Size(1, 8, distinct=True)]


AnyMock = MockPrompt | MockSet
