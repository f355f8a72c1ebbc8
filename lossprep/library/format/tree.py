"""tree.yaml: questions that lead from a problem to a loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from lossprep.library.format.words import Format, Line, Name, Prose, Slug
from lossprep.library.shape import Size


@dataclass(frozen=True, kw_only=True)
class Branch:
    """One answer, and the node that it leads to."""

    answer: Annotated[Line, "what one says to take this branch"]
    to: Annotated[Slug, "the node that follows"]


@dataclass(frozen=True, kw_only=True)
class Node:
    """A question with its branches, or an end with its losses."""

    ask: Annotated[Line, "the question at this fork"] = ""
    branches: Annotated[tuple[Branch, ...], Size(2, 9), "its answers"] = ()
    losses: Annotated[tuple[Name, ...], Size(1, 4, distinct=True), "at an end: what to take"] = ()
    say: Annotated[Prose, "at an end: why, and what to look out for"] = ""


@dataclass(frozen=True, kw_only=True)
class TreeFile:
    """tree.yaml: the decision tree."""

    format: Format
    start: Annotated[Slug, "the first node"]
    nodes: Annotated[dict[Slug, Node], Size(2, 80)]
