"""The learner's own pack: the questions that came in their interviews, as exercises."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

OWN_PACK = "my-interviews"
OWN_SKILL = "interviews"


class Came(NamedTuple):
    """A question that came in an interview, with the answer that one wishes to have given.

    ``id`` names the exercise that it already is; empty for a new one.
    """

    interview: date
    ask: str
    answer: str = ""
    id: str = ""


def is_own(item: str) -> bool:
    """Say whether an item is one of the learner's own pack.

    >>> is_own("my-interviews/exercises/2026-12-16/why-logits"), is_own("p/exercises/mse")
    (True, False)
    """
    return item.startswith(f"{OWN_PACK}/")


def of_interview(item: str, interview: date) -> bool:
    """Say whether an item is a question that came in a certain interview."""
    return item.startswith(f"{OWN_PACK}/exercises/{interview}/")
