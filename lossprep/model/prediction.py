"""How the memory model's predictions came out."""

from __future__ import annotations

from msgspec import Struct


class PredictionBin(Struct, frozen=True, kw_only=True):
    """The reviews foretold with a recall from ``low`` to ``high``: how many, and how it went."""

    low: float
    high: float
    answers: int
    predicted: float
    recalled: float


class Predictions(Struct, frozen=True, kw_only=True):
    """The recall foretold before each review against its result.

    ``log_loss`` is the mean in nats, ``base`` what always saying the share ``recalled`` would
    have cost; None where there are no reviews.
    """

    answers: int
    recalled: float | None = None
    log_loss: float | None = None
    base: float | None = None
    bins: tuple[PredictionBin, ...] = ()


class Fit(Struct, frozen=True, kw_only=True):
    """The fitted weights, and the log-loss of both on the reviews held out."""

    weights: tuple[float, ...]
    reviews: int
    held_out: int
    before: float
    after: float

    @property
    def better(self) -> bool:
        """Whether the learner's own foretell better what they were not fitted to."""
        return self.after < self.before
