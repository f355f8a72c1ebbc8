"""The parameters of the memory model, with the version that says which they are.

A process has one learner: the parameters in force are the published ones, unless the program
puts the learner's own in their place as it starts, before anything is computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from lossprep.schedule.version import VERSION


class Parameters:
    """The 21 weights of FSRS-6; `version` names them wherever a memory is kept.

    `decay` is the exponent of the forgetting curve, negative; `factor` makes retrievability 0.9
    after as many days as the stability says: the two that every recall needs.
    """

    __slots__ = ("decay", "factor", "version", "weights")

    def __init__(self, version: str, weights: tuple[float, ...]) -> None:
        self.version, self.weights = version, weights
        self.decay = -weights[20]
        self.factor = 0.9 ** (1 / self.decay) - 1


# As published with FSRS-6: fitted to the reviews of some ten thousand people.
PUBLISHED = (
    *(0.212, 1.2931, 2.3065, 8.2956),  # first stability by rating
    *(6.4133, 0.8334, 3.0194, 0.001),  # difficulty: first, by rating, step, reversion
    *(1.8722, 0.1666, 0.796),  # growth on recall: scale, stability, retrievability
    *(1.4835, 0.0614, 0.2629, 1.6483),  # after a lapse: scale, difficulty, stability, the same
    *(0.6014, 1.8729),  # Hard's malus, Easy's bonus
    *(0.5425, 0.0912, 0.0658),  # the same day: scale, offset, stability
    0.1542,  # decay
)
# What each may be, as FSRS's own optimizer bounds them.
LOWEST = (*[0.001] * 4, 1.0, *[0.001] * 3, 0.0, 0.0, *[0.001] * 4, 0.0, 0.0, 1.0, *[0.0] * 3, 0.1)
HIGHEST = (
    *(100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0),
    *(1.0, 6.0, 2.0, 2.0, 0.8, 0.8),
)
DEFAULT = Parameters(version=VERSION, weights=PUBLISHED)


def own(weights: Sequence[float]) -> Parameters:
    """Name a learner's own weights, by what they are."""
    return Parameters(
        version=f"own-{crc32(repr(tuple(weights)).encode()):08x}", weights=tuple(weights)
    )


def put_in_force(weights: Sequence[float]) -> None:
    """Let these weights be the ones in force."""
    chosen = own(weights) if tuple(weights) != PUBLISHED else Parameters(VERSION, PUBLISHED)
    for name in Parameters.__slots__:  # in the one place that all formulas refer to
        setattr(DEFAULT, name, getattr(chosen, name))
