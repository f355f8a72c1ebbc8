"""A learner's slips, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossprep.model.content import Pack


def slip_words(pack: Pack) -> dict[str, str]:
    """Map ``exercise: slip`` to what the pack says of the slip."""
    parts = (part for problem in pack.problems for part in problem.parts)
    return {
        f"{one.id}: {slip.id}": f"{slip.message} ({one.id.split('/', 1)[1]})"
        for one in (*pack.exercises, *parts)
        for slip in one.slips
    }
