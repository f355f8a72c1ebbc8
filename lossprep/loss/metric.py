"""What a Metric is: a measure that is reported, not differentiated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from lossprep.loss.definition import Value
from lossprep.loss.domain import Floats, require
from lossprep.loss.lists import as_lists
from lossprep.loss.measure import Measure
from lossprep.loss.reduction import blame, factors, total, weigh


@dataclass(frozen=True, kw_only=True)
class Metric(Measure):
    """A metric: its value, and what one should know of it."""

    kernel: Callable[..., Floats]

    def value(
        self,
        *arguments: Any,
        reduction: str = "mean",
        weights: Any = None,
        **named: Any,
    ) -> Value:
        """The metric: a number, or one a list with ``reduction="none"``.

        >>> from lossprep import metrics
        >>> round(metrics.get("dcg").value([1.0, 0.9, 1.1], [2, 1, 0]), 4)
        2.3928
        """
        raise NotImplementedError

    def _checked(self, arrays: list[Floats]) -> None:
        for name, domain in self.domains.items():
            require(domain, self.name, name, arrays[self.arguments.index(name)])


class ListMetric(Metric):
    """A metric of ranked lists: one number a list, averaged over lists.

    ``mask`` is True where a document is, for lists of different lengths; weights are one a
    list.
    """

    def value(
        self,
        *arguments: Any,
        reduction: str = "mean",
        weights: Any = None,
        mask: Any = None,
        **named: Any,
    ) -> Value:
        """The metric, averaged over lists, or one number a list."""
        arrays, params = self.bind(arguments, named)
        lists, there = as_lists(self.name, self.arguments, arrays, mask)
        self._checked(lists)
        single = arrays[0].ndim == 1
        lead = () if single else lists[0].shape[:1]
        factor = factors(self.name, reduction, weights, lead, "list")
        values = self.kernel(*lists, mask=there, **params)
        if np.isnan(values).any():
            blame(self.name, self.arguments, arrays)
        if reduction == "none" and not single:
            return weigh(values, factor)
        return total(values, factor if isinstance(factor, float) else factor.reshape(-1))
