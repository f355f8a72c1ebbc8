"""What recalling an item on the day is worth: how often it is asked, for which role, how weak.

The three factors are multiplied. An item for other roles than the learner's keeps half of its
worth, since interviewers do not keep to them; a skill of level 1 makes its items worth nearly
twice those of level 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lossprep.model.event import Rating

ASKED = {"often": 1.0, "sometimes": 0.7, "rarely": 0.4}
OTHER_ROLE = 0.5
MIDDLE, PER_LEVEL = 3.0, 0.15
# Items answered until what they show outweighs the learner's own rating of the skill.
OWN_RATING = 3
RESULT: dict[Rating, float] = {1: 1.0, 2: 3.0, 3: 4.2, 4: 5.0}  # the level that a rating shows


class Answered(NamedTuple):
    """The latest result of an item, with the item's skills."""

    skills: Iterable[str]
    rating: Rating


def worth(
    asked: str,
    roles: Iterable[str] = (),
    skills: Iterable[str] = (),
    *,
    role: str | None = None,
    levels: Mapping[str, float] | None = None,
) -> float:
    """Weigh an item for a learner of a role with such levels of skill.

    >>> worth("often"), worth("often", ["ds"], role="mle"), worth("often", ["ds"], role="ds")
    (1.0, 0.5, 1.0)
    >>> worth("often", [], ["a", "b"], levels={"a": 1, "b": 5})
    1.3
    """
    known = tuple(roles)
    fits = role is None or not known or role in known
    levels = levels or {}
    weakest = min((levels.get(skill, MIDDLE) for skill in skills), default=MIDDLE)
    return ASKED[asked] * (1.0 if fits else OTHER_ROLE) * (1 + PER_LEVEL * (MIDDLE - weakest))


def levels(ratings: Mapping[str, int], answered: Iterable[Answered]) -> dict[str, float]:
    """Put self-ratings and measured results together, a level from 1 to 5 for each skill.

    What was measured counts the more, the more items it was measured by; a skill never rated
    begins in the middle.

    >>> levels({"a": 5}, [Answered(["a"], 1)] * 9)
    {'a': 2.0}
    """
    shown: dict[str, list[float]] = {skill: [] for skill in ratings}
    for one in answered:
        for skill in one.skills:
            shown.setdefault(skill, []).append(RESULT[one.rating])
    return {
        skill: (OWN_RATING * ratings.get(skill, MIDDLE) + fsum(found)) / (OWN_RATING + len(found))
        for skill, found in shown.items()
    }
