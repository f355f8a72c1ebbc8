"""Training bugs: a symptom, and its causes in the order in which one checks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from lossprep.library.format.exercise import Exercise
from lossprep.library.format.words import Ask, Prose
from lossprep.library.shape import Size

_ASKED = "Name the causes in the order in which you check them: what tells each, and its fix?"


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One cause of a symptom."""

    cause: Annotated[Prose, "what is wrong"]
    test: Annotated[Prose, "what one looks at, and what it shows if this is the cause"]
    fix: Prose

    def __str__(self) -> str:
        """Give the cause, then its test and its fix, as items of a list."""
        cause, test, fix = (" ".join(t.split()) for t in (self.cause, self.test, self.fix))
        return f"{cause}\n   - Test: {test}\n   - Fix: {fix}"


@dataclass(frozen=True, kw_only=True)
class BugFile(Exercise):
    """bugs/NAME.yaml: asked as a recall exercise, whose question is the symptom."""

    symptom: Annotated[Ask, "what the learner sees go wrong"]
    causes: Annotated[tuple[Cause, ...], Size(2, 8), "the one to check first in front"]

    @property
    def kind(self) -> Literal["recall"]:
        """Compared by the learner with the list of causes."""
        return "recall"

    @property
    def ask(self) -> str:
        """The symptom, and what is wanted."""
        return f"{self.symptom}\n\n{_ASKED}"

    @property
    def answer(self) -> str:
        """The causes, numbered."""
        return "\n\n".join(f"{n}. {cause}" for n, cause in enumerate(self.causes, 1))
