"""The three files of a pack that stand alone: the pack, its skills, its checkpoints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from lossprep.library.format.words import (
    ExerciseRef,
    Format,
    ItemRef,
    Limit,
    Line,
    Minutes,
    Prose,
    ReadingRef,
    Slug,
    Title,
)
from lossprep.library.shape import Number, Size
from lossprep.model.content import TaskKind


@dataclass(frozen=True, kw_only=True)
class PackFile:
    """pack.yaml: the pack itself."""

    format: Format
    id: Annotated[Slug, "equals the folder's name"]
    title: Title
    version: Annotated[Line, "a text in quotes, such as '1.0'"]
    opening: Annotated[ExerciseRef, "what a first session asks first"]
    pretest: Annotated[tuple[ExerciseRef, ...], Size(1, 12, distinct=True), "asked after it"]


@dataclass(frozen=True, kw_only=True)
class Skill:
    """One skill that the learner rates from 1 to 5, or that is measured only."""

    title: Title
    levels: Annotated[tuple[Prose, ...], Size(5, 5), "what 1, 2, 3, 4 and 5 look like"] = ()
    assessed: Annotated[bool, "false: measured only, and nobody rates it"] = True


@dataclass(frozen=True, kw_only=True)
class SkillsFile:
    """skills.yaml: the skills, by their ids."""

    format: Format
    skills: dict[Slug, Skill]


@dataclass(frozen=True, kw_only=True)
class Task:
    """One task of a checkpoint."""

    kind: TaskKind
    title: Title
    minutes: Annotated[Minutes, "expected minutes"]
    items: Annotated[tuple[ItemRef, ...], Size(1, 60, distinct=True), "in this order"] = ()
    fill: Annotated[Slug, "a folder of exercises: those failed or never tried, before items"] = ""
    assess: Annotated[bool, "also the self-assessment"] = False
    limit: Annotated[Limit, "makes the task a timed one"] = 0
    unaided: Annotated[bool, "locks the hints"] = False
    value: Annotated[int, Number(1, 5, whole=True), "worth when few days are left"] = 3
    can: Annotated[Line, "completes 'You can now ...'"] = ""
    short: Annotated[ReadingRef, "stands in for a long reading when few days are left"] = ""


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """A day of the plan with its tasks."""

    day: Annotated[int, Number(0, 365, whole=True), "counted from the plan's first day, 0"]
    title: Title
    tasks: Annotated[dict[Slug, Task], Size(1, 12)]


@dataclass(frozen=True, kw_only=True)
class CheckpointsFile:
    """checkpoints.yaml: the days of the plan."""

    format: Format
    checkpoints: Annotated[tuple[Checkpoint, ...], Size(1, 60)]
