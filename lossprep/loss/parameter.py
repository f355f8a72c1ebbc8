"""A parameter of a loss or a metric: its default, where that comes from, what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.domain import REAL, Domain, require


class Required:
    """The default of a parameter that has none."""

    def __repr__(self) -> str:
        return "required"


REQUIRED = Required()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A keyword of a loss or a metric.

    ``choices`` maps each word it may be to how a convention says it; without them the
    parameter is a number in ``domain`` (or None, where that is the default). ``source`` is
    where the default comes from. ``examples`` are values that the laws try beside it;
    ``phrase`` is how a convention says a value. ``many``: it is a vector, not one number.
    """

    name: str
    default: Any
    source: str = ""
    domain: Domain = REAL
    choices: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Any, ...] = ()
    phrase: str = "{}"
    many: bool = False

    def check(self, owner: str, value: Any) -> Any:
        """The value, as the kernel takes it, or a LossprepError that names the domain.

        >>> Parameter("gain", "linear", choices={"linear": "rel"}).check("ndcg", "cubic")
        Traceback (most recent call last):
            ...
        lossprep.errors.LossprepError: ndcg's gain is cubic; it can be linear
        """
        if isinstance(self.default, bool):
            return bool(value)
        if self.default is None and (value is None or (isinstance(value, str) and value == "none")):
            return None
        if self.choices:
            return self._choice(owner, value)
        return self._number(owner, value)

    def say(self, value: Any) -> str:
        """How a convention names this value."""
        if isinstance(value, bool):
            return self.phrase if value else ""
        if value is None:
            return ""
        if isinstance(value, str):
            return self.choices.get(value, value)
        number = f"{value:g}" if isinstance(value, (int, float)) else str(value)
        return self.phrase.format(number)

    def say_default(self) -> str:
        """The default, as a signature shows it."""
        if isinstance(self.default, float):
            return f"{self.default:g}"
        return repr(self.default)

    def _choice(self, owner: str, value: Any) -> str:
        if isinstance(value, str) and value in self.choices:
            return str(value)
        raise LossprepError(
            f"{owner}'s {self.name} is {value}; it can be {' or '.join(self.choices)}"
        )

    def _number(self, owner: str, value: Any) -> Any:
        try:
            numbers = np.asarray(value, dtype=float)
        except (TypeError, ValueError):
            raise LossprepError(f"{owner}'s {self.name} is {value}; it must be a number") from None
        if numbers.ndim and not self.many:
            raise LossprepError(f"{owner}'s {self.name} is several numbers; it must be one")
        require(self.domain, owner, self.name, numbers)
        return float(numbers) if numbers.ndim == 0 else numbers
