"""The parameters of a memory model, with the version that says which they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """The 21 weights of FSRS-6; `version` names them wherever a memory is kept."""

    version: str
    weights: tuple[float, ...]

    @property
    def decay(self) -> float:
        """The exponent of the forgetting curve, negative."""
        return -self.weights[20]

    @property
    def factor(self) -> float:
        """What makes retrievability 0.9 after as many days as the stability says."""
        return float(0.9 ** (1 / self.decay) - 1)


# As published with FSRS-6: fitted to the reviews of some ten thousand people.
DEFAULT = Parameters(
    version="fsrs-6",
    weights=(
        *(0.212, 1.2931, 2.3065, 8.2956),  # first stability by rating
        *(6.4133, 0.8334, 3.0194, 0.001),  # difficulty: first, by rating, step, reversion
        *(1.8722, 0.1666, 0.796),  # growth on recall: scale, stability, retrievability
        *(1.4835, 0.0614, 0.2629, 1.6483),  # after a lapse: scale, difficulty, stability, the same
        *(0.6014, 1.8729),  # Hard's malus, Easy's bonus
        *(0.5425, 0.0912, 0.0658),  # the same day: scale, offset, stability
        0.1542,  # decay
    ),
)
