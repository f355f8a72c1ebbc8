"""The facts that a loss's file states beside its kernel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lossprep.model.content import Slip


def slip(name: str, expression: str, message: str) -> Slip:
    """A named wrong way, as an expression of the loss's arguments and parameters."""
    return Slip(id=name, expression=expression, message=message)


@dataclass(frozen=True, slots=True)
class Noise:
    """The noise whose negative log-likelihood the loss is, but for a constant.

    ``density`` is an expression of the loss's own symbols, for one sample.
    """

    name: str
    density: str


@dataclass(frozen=True, slots=True)
class Estimand:
    """What the loss estimates: the constant that minimises its mean over the targets.

    ``of`` computes it from a sample of targets and the parameters.
    """

    name: str
    of: Callable[..., Any] | None = None

    def __str__(self) -> str:
        return self.name


MEAN = Estimand("mean", lambda targets, **_: np.mean(targets))
MEDIAN = Estimand("median", lambda targets, **_: np.median(targets))
PROBABILITY = Estimand("conditional probability", lambda targets, **_: np.mean(targets))
LOGIT = Estimand(
    "logit of the conditional probability",
    lambda targets, **_: np.log(np.mean(targets) / (1 - np.mean(targets))),
)


@dataclass(frozen=True, slots=True)
class Kink:
    """Where the derivative jumps, in words.

    Where it is at one place of an input (``of``), ``at`` is that place, and ``low`` and
    ``high`` are the ends of the subgradient interval, as expressions.
    """

    where: str
    at: str = ""
    low: str = ""
    high: str = ""
    of: str = "prediction"


GIVEN = object()  # in a variant's params: any value but None


@dataclass(frozen=True, slots=True)
class Variant:
    """Another convention of the same loss, and who uses it.

    ``params`` give it, where parameters do; ``formula`` and ``gradient_formula`` then take
    the place of the loss's own.
    """

    name: str
    users: str
    params: Mapping[str, Any] = field(default_factory=dict)
    formula: str = ""
    gradient_formula: Mapping[str, str] = field(default_factory=dict)

    def is_given_by(self, params: Mapping[str, Any]) -> bool:
        """Whether these parameters, defaults included, are those of the variant."""
        return all(
            params[name] is not None if value is GIVEN else params[name] == value
            for name, value in self.params.items()
        )
