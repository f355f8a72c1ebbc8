"""Exercises, by kind: as files of exercises/, and as parts of a problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from lossprep.library.format.item import Exemplars, Item, Question, Rubric
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
from lossprep.library.shape import Number, Size, Tensor
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
    coincide: Annotated[
        tuple[Slug, ...],
        Size(1, 8, distinct=True),
        "slips that give these very digits, too: who writes them is asked for one more",
    ] = ()


_Number = Annotated[float, Number(-1e6, 1e6)]


@dataclass(frozen=True, kw_only=True)
class Range:
    """An input drawn from evenly spaced numbers: one, a vector or a matrix of them."""

    from_: Annotated[_Number, "the least"]
    to: Annotated[_Number, "the most"]
    step: Annotated[float, Number(0, 1e6, above=True), "between neighbours"] = 1.0
    vector: Annotated[int, Number(1, 8, whole=True), "its length"] = 0
    rows: Annotated[int, Number(1, 6, whole=True), "of vectors: a matrix"] = 0
    distinct: Annotated[bool, "no number of it twice"] = False


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """An input drawn from a list: numbers, vectors or matrices."""

    choose: Annotated[tuple[Annotated[Value, Tensor()], ...], Size(2, 50), "one of these"]


Draw = Annotated[dict[Name, Range | Chosen], Size(1, 12), "inputs that are drawn, by name"]


@dataclass(frozen=True, kw_only=True)
class Template:
    """Answered by a number, with other inputs each time.

    Texts refer to inputs as `{prediction}`, to numbers worked out as `{= mse(p, y)}`.
    """

    kind: Literal["numeric"]
    ask: Ask
    draw: Draw
    value: Annotated[Expression, "the right value, as an expression"]
    digits: Annotated[int, Number(1, 5, whole=True), "significant digits asked for"]
    convention: Annotated[Line, "printed beside the question"]
    where: Annotated[tuple[Expression, ...], Size(1, 8), "what drawn inputs must fulfil"] = ()
    given: Given = field(default_factory=dict)
    slips: Slips = field(default_factory=dict)
    alike: Annotated[
        tuple[Annotated[tuple[Slug, ...], Size(2, 8, distinct=True)], ...],
        Size(1, 8),
        "groups of slips that always give the same",
    ] = ()


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
    value: Annotated[Expression, "the right formula, in the names of domains"] = ""
    of: Annotated[Name, "instead: the loss whose own formula it is"] = ""
    wrt: Annotated[Name, "with of: the input for which it is differentiated"] = ""
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
    ordered: Annotated[bool, "true: shown in this order, otherwise shuffled"] = False


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

    steps: Annotated[tuple[Question, ...], "asked one by one before the answer is shown"] = ()


@dataclass(frozen=True, kw_only=True)
class NumericFile(Exercise, Numeric):
    """exercises/NAME.yaml of the kind numeric."""


@dataclass(frozen=True, kw_only=True)
class TemplateFile(Exercise, Template):
    """exercises/NAME.yaml of the kind numeric whose inputs are drawn."""


@dataclass(frozen=True, kw_only=True)
class FormulaFile(Exercise, Formula):
    """exercises/NAME.yaml of the kind formula."""


@dataclass(frozen=True, kw_only=True)
class ChoiceFile(Exercise, Choice):
    """exercises/NAME.yaml of the kind choice."""

    path: Annotated[
        tuple[Slug, ...], Size(2, 8), "the nodes of tree.yaml that lead to the answer, in order"
    ] = ()


@dataclass(frozen=True, kw_only=True)
class OpenFile(Exercise, Open):
    """exercises/NAME.yaml of the kind open."""

    solution: Annotated[Prose, "shown after the answer is locked"]
    rubric: Rubric
    exemplars: Exemplars = field(default_factory=dict)


AnyExercise = RecallFile | TemplateFile | NumericFile | FormulaFile | ChoiceFile | OpenFile


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
