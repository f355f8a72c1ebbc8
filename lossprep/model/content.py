"""What a pack holds: skills, checkpoints, readings, exercises, problems and mocks.

Texts are ready for the screen: a figure that a YAML file writes as ``{0.740 = mse(a, b)}``
stands here as ``0.740``. Ids are whole paths: ``loss-functions/problems/ranking/mse-3``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct, field

from lossprep.model.cheatsheet import Cheatsheet
from lossprep.model.scored import ScoredAnswer
from lossprep.model.sheet import Sheet
from lossprep.model.skill import Skill
from lossprep.model.task import Checkpoint, Task, TaskKind
from lossprep.model.tree import TreeNode

__all__ = [
    "Asked",
    "Band",
    "Checkpoint",
    "Criterion",
    "CriterionKind",
    "Drawn",
    "Exemplar",
    "Exercise",
    "ExerciseKind",
    "Item",
    "Mock",
    "Option",
    "Pack",
    "Problem",
    "Question",
    "Reading",
    "ScoredAnswer",
    "Skill",
    "Slip",
    "Task",
    "TaskKind",
    "Template",
    "Value",
]

ExerciseKind = Literal["recall", "numeric", "formula", "choice", "open"]
CriterionKind = Literal["core", "plus", "red_flag"]
Asked = Literal["often", "sometimes", "rarely"]

# A number, a vector or a matrix, as YAML gives it.
Value = float | tuple[float | tuple[float, ...], ...]


class Band(StrEnum):
    """How an interviewer would vote."""

    STRONG_HIRE = "strong_hire"
    LEAN_HIRE = "lean_hire"
    NO_HIRE = "no_hire"


class Slip(Struct, frozen=True, kw_only=True):
    """A named wrong way: its id never changes, its expression gives the wrong number."""

    id: str
    expression: str
    message: str


class Criterion(Struct, frozen=True, kw_only=True):
    """One observable of a rubric, answered by yes or no."""

    id: str
    kind: CriterionKind
    text: str
    must: bool = False


class Exemplar(Struct, frozen=True, kw_only=True):
    """An answer that stands for a band, with the criteria that it meets."""

    band: Band
    ticks: tuple[str, ...]
    text: str


class Option(Struct, frozen=True, kw_only=True):
    """One choice of a ``choice`` exercise, and what to say to whoever picks it."""

    text: str
    right: bool = False
    say: str = ""


class Question(Struct, frozen=True, kw_only=True):
    """A short question with its answer: the end of a reading, a mock's follow-up."""

    ask: str
    answer: str


class Drawn(Struct, frozen=True, kw_only=True):
    """How an input is drawn: one of ``choose``, or numbers ``low`` to ``high`` in steps.

    ``length`` makes it a vector, ``rows`` a matrix of rows of that length; 0 is neither.
    ``distinct``: no number of a vector comes twice.
    """

    choose: tuple[Value, ...] = ()
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0
    length: int = 0
    rows: int = 0
    distinct: bool = False


class Template(Struct, frozen=True, kw_only=True):
    """What fresh variants of an exercise are made of.

    The texts refer to inputs as ``{prediction}`` and to worked-out numbers as
    ``{= 3*mse(prediction, target)}``. ``where`` are conditions on the inputs, ``digits`` the
    significant digits asked for, ``alike`` groups of slips that give the same by their nature.
    """

    draw: dict[str, Drawn]
    digits: int
    ask: str
    convention: str
    slips: tuple[Slip, ...] = ()
    hints: tuple[str, ...] = ()
    solution: str = ""
    given: dict[str, Value] = field(default_factory=dict)
    where: tuple[str, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()


class Item(Struct, frozen=True, kw_only=True):
    """What every schedulable thing of a pack has. ``minutes`` are expected minutes."""

    id: str
    title: str
    skills: tuple[str, ...]
    minutes: float
    asked: Asked = "sometimes"
    roles: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


class Exercise(Item, frozen=True, kw_only=True):
    """Anything answerable: a file of ``exercises/``, or one part of a problem.

    ``limit`` is in seconds. ``given``, ``value``, ``expected`` and ``slips`` are for ``numeric``
    and ``formula``, ``options`` (in any order unless ``ordered``) for ``choice``, ``answer`` and
    ``steps`` for ``recall``, the rubric for ``open`` outside a problem. ``domains`` says where a
    ``formula``'s variables lie, ``loss`` whose gradient it is. A ``template`` has more variants.
    """

    kind: ExerciseKind
    ask: str
    limit: int | None = None
    given: dict[str, Value] = field(default_factory=dict)
    value: str = ""
    domains: dict[str, str] = field(default_factory=dict)
    loss: str = ""
    expected: str = ""
    convention: str = ""
    slips: tuple[Slip, ...] = ()
    options: tuple[Option, ...] = ()
    ordered: bool = False
    answer: str = ""
    steps: tuple[Question, ...] = ()
    hints: tuple[str, ...] = ()
    solution: str = ""
    rubric: tuple[Criterion, ...] = ()
    exemplars: tuple[Exemplar, ...] = ()
    template: Template | None = None


class Problem(Item, frozen=True, kw_only=True):
    """A scenario with parts, hints before the full solution, and a rubric for the whole.

    ``twin`` is the exercise that asks for one of its numbers afresh, before the solution.
    What is in ``reserve`` is shown nowhere before ``RESERVE_DAY`` of the plan.
    """

    scenario: str
    parts: tuple[Exercise, ...]
    hints: tuple[str, ...]
    solution: str
    rubric: tuple[Criterion, ...]
    exemplars: tuple[Exemplar, ...] = ()
    twin: str = ""
    limit: int | None = None
    reserve: bool = False


class Mock(Item, frozen=True, kw_only=True):
    """A timed prompt (``typed``: code, never spoken) or set of problems. ``limit``: seconds."""

    limit: int
    ask: str = ""
    solution: str = ""
    rubric: tuple[Criterion, ...] = ()
    exemplars: tuple[Exemplar, ...] = ()
    followups: tuple[Question, ...] = ()
    problems: tuple[str, ...] = ()
    reserve: bool = False
    typed: bool = False


class Reading(Item, frozen=True, kw_only=True):
    """A text to read, ending in questions."""

    text: str
    questions: tuple[Question, ...] = ()


class Pack(Struct, frozen=True, kw_only=True):
    """A folder of content. ``opening`` and ``pretest`` name what a first session asks."""

    id: str
    title: str
    version: str
    opening: str
    pretest: tuple[str, ...]
    skills: tuple[Skill, ...]
    checkpoints: tuple[Checkpoint, ...]
    readings: tuple[Reading, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    problems: tuple[Problem, ...] = ()
    mocks: tuple[Mock, ...] = ()
    tree: tuple[TreeNode, ...] = ()
    cheatsheet: Cheatsheet = field(default_factory=Cheatsheet)
    sheets: tuple[Sheet, ...] = ()
    answers: tuple[ScoredAnswer, ...] = ()
