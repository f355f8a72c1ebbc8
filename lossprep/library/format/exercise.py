"""Exercises, by kind: as files of exercises/, and as parts of a problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from lossprep.library.format.item import Exemplars, Item, Rubric
from lossprep.library.format.words import (
    Ask,
    Digits,
    Expression,
    Hints,
    Limit,
    Line,
    Name,
    Prose,
    Slug,
)
from lossprep.library.shape import Size, Tensor
from lossprep.model.content import Value


@dataclass(frozen=True, kw_only=True)
class Recall:
    """Said from memory, compared by the learner with the model answer."""

    kind: Literal["recall"]
    ask: Ask
    answer: Annotated[Prose, "the model answer"]


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A named wrong way."""

    value: Annotated[Expression, "what this way computes"]
    say: Annotated[Prose, "what to tell whoever took it"]


Given = Annotated[dict[Name, Annotated[Value, Tensor()]], Size(1, 12), "numbers by name"]
Slips = Annotated[dict[Slug, Slip], Size(1, 20), "wrong ways that people take"]


@dataclass(frozen=True, kw_only=True)
class Numeric:
    """Answered by a number."""

    kind: Literal["numeric"]
    ask: Ask
    value: Annotated[Expression, "the right value, as an expression"]
    expected: Annotated[Digits, "in quotes; its digits are the digits asked for"]
    convention: Annotated[Line, "printed beside the question"]
    given: Given = field(default_factory=dict)
    slips: Slips = field(default_factory=dict)


Domains = Annotated[
    dict[Name, Annotated[Line, "{0, 1}, (0, 1), (0, inf), reals or reals^3"]],
    Size(1, 12),
    "where each variable of the formula lies",
]


@dataclass(frozen=True, kw_only=True)
class Formula:
    """Answered by a formula in the variables of its domains."""

    kind: Literal["formula"]
    ask: Ask
    domains: Domains
    value: Annotated[Expression, "the right formula, in the names of domains"]
    loss: Annotated[Expression, "the loss, where its derivative is asked for"] = ""
    convention: Annotated[Line, "printed beside the question"] = ""
    slips: Slips = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice."""

    text: Prose
    right: Annotated[bool, "true for exactly one"] = False
    say: Annotated[Prose, "what to tell whoever picks it"] = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Answered by picking one option."""

    kind: Literal["choice"]
    ask: Ask
    options: Annotated[tuple[Option, ...], Size(2, 8)]


@dataclass(frozen=True, kw_only=True)
class Open:
    """Answered in the learner's own words."""

    kind: Literal["open"]
    ask: Ask


@dataclass(frozen=True, kw_only=True)
class Exercise(Item):
    """What a file of exercises/ has beside its question."""

    hints: Hints = ()
    solution: Annotated[Prose, "shown after the answer"] = ""
    limit: Annotated[Limit, "makes it a timed one"] = 0


@dataclass(frozen=True, kw_only=True)
class RecallFile(Exercise, Recall):
    """exercises/NAME.yaml of the kind recall."""


@dataclass(frozen=True, kw_only=True)
class NumericFile(Exercise, Numeric):
    """exercises/NAME.yaml of the kind numeric."""


@dataclass(frozen=True, kw_only=True)
class FormulaFile(Exercise, Formula):
    """exercises/NAME.yaml of the kind formula."""


@dataclass(frozen=True, kw_only=True)
class ChoiceFile(Exercise, Choice):
    """exercises/NAME.yaml of the kind choice."""


@dataclass(frozen=True, kw_only=True)
class OpenFile(Exercise, Open):
    """exercises/NAME.yaml of the kind open."""

    solution: Annotated[Prose, "shown after the answer is locked"]
    rubric: Rubric
    exemplars: Exemplars = field(default_factory=dict)


AnyExercise = RecallFile | NumericFile | FormulaFile | ChoiceFile | OpenFile


@dataclass(frozen=True, kw_only=True)
class Part:
    """What every part of a problem may have."""

    title: Annotated[Line, "the part's id stands for it where it is missing"] = ""


@dataclass(frozen=True, kw_only=True)
class RecallPart(Part, Recall):
    """A part of the kind recall."""


@dataclass(frozen=True, kw_only=True)
class NumericPart(Part, Numeric):
    """A part of the kind numeric."""


@dataclass(frozen=True, kw_only=True)
class ChoicePart(Part, Choice):
    """A part of the kind choice."""


@dataclass(frozen=True, kw_only=True)
class OpenPart(Part, Open):
    """A part of the kind open: the problem's rubric covers it."""


AnyPart = NumericPart | ChoicePart | OpenPart | RecallPart
