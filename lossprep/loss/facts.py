"""The facts that a loss's file states beside its kernel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Kink:
    """Where the derivative jumps.

    ``at`` is the prediction there, ``low`` and ``high`` the ends of the subgradient
    interval, as expressions; ``where`` says it in words.
    """

    where: str
    at: str
    low: str
    high: str


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
