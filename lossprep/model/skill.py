"""What a learner rates, and what is measured."""

from __future__ import annotations

from msgspec import Struct


class Skill(Struct, frozen=True, kw_only=True):
    """A skill that the learner rates from 1 to 5; ``levels`` says what each looks like.

    One that is not ``assessed`` has no levels: it is measured only.
    """

    id: str
    title: str
    levels: tuple[str, ...] = ()
    assessed: bool = True
