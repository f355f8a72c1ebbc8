"""What a Metric is: a measure that is reported, not differentiated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.batched import Shape
from lossprep.loss.definition import Value
from lossprep.loss.domain import BINARY, REAL, Floats, require
from lossprep.loss.lists import as_lists
from lossprep.loss.measure import Measure
from lossprep.loss.reduction import blame, factors, total, weigh
from lossprep.loss.rows import one_hot


@dataclass(frozen=True, kw_only=True, repr=False)
class Metric(Measure):
    """A metric: its value, and what one should know of it."""

    kernel: Callable[..., Any]

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

    def _checked(self, arrays: list[Any]) -> None:
        for name, array in zip(self.arguments, arrays, strict=True):
            if array is not None:
                require(self.domains.get(name, REAL), self.name, name, array)


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
        self._checked(arrays if mask is None else lists)
        single = arrays[0].ndim == 1
        lead = () if single else lists[0].shape[:1]
        factor = factors(self.name, reduction, weights, lead, "list")
        with np.errstate(all="ignore"):
            values = self.kernel(*lists, mask=there, **params)
        if np.isnan(values).any():
            blame(self.name, self.arguments, arrays)
        if reduction == "none" and not single:
            return weigh(values, factor)
        return total(values, factor if isinstance(factor, float) else factor.reshape(-1))


@dataclass(frozen=True, kw_only=True, repr=False)
class SampleMetric(Metric):
    """A metric of a whole data set: one number over its samples.

    A sample is an element, or where the metric takes rows of ``classes`` a row. ``weights``
    count samples: 2 is a sample twice, 0 is none. The kernel gets samples in one dimension
    (rows in two), and the weights as the last positional argument, None unless given.
    """

    classes: bool = False

    def value(
        self,
        *arguments: Any,
        reduction: str = "mean",
        weights: Any = None,
        **named: Any,
    ) -> Value:
        """The metric over all samples."""
        if reduction != "mean":
            raise LossprepError(f"{self.name} is one number for all samples, without reduction")
        arrays, params = self.bind(arguments, named)
        self._checked(arrays)
        samples, lead = self._samples([array for array in arrays if array is not None])
        if not len(samples[0]):
            raise LossprepError(f"{self.name} has no samples")
        if weights is not None:
            factors(self.name, "mean", weights, lead, "sample")  # refuses all 0
            weights = np.reshape(factors(self.name, "sum", weights, lead, "sample"), -1)
        with np.errstate(all="ignore"):
            value = float(self.kernel(*samples, weights, **params))
        if np.isnan(value):
            blame(self.name, self.arguments, arrays)
        return value

    def _samples(self, arrays: list[Floats]) -> tuple[list[Floats], Shape]:
        """The samples, and their own shape."""
        shape = arrays[0].shape
        rows = self.classes and len(shape) == 2
        for name, array in zip(self.arguments[1:], arrays[1:], strict=False):
            if array.shape != shape and not (rows and array.shape == shape[:1]):
                raise LossprepError(
                    f"{name} has shape {array.shape} beside {self.arguments[0]}'s {shape}"
                )
        if rows and not shape[1]:
            raise LossprepError(f"{self.arguments[0]} has no classes; {self.name} needs one each")
        if rows:
            return arrays, shape[:1]
        return [array.reshape(-1) for array in arrays], shape


def average(each: Floats, weights: Floats | None) -> float:
    """Σwx/Σw, where a weight of 0 silences even an infinite number."""
    if weights is None:
        return float(each.mean())
    return float(np.where(weights == 0, 0, each * weights).sum() / weights.sum())


def count(chosen: Any, weights: Floats | None) -> float:
    """How many samples are chosen, as the weights count them."""
    return float(np.sum(chosen) if weights is None else weights[np.asarray(chosen)].sum())


def share(part: float, whole: float) -> float:
    """Part over whole, and 0 where the whole is 0."""
    return part / whole if whole else 0.0


def true_index(owner: str, prediction: Floats, target: Floats) -> Floats:
    """Each row's class, from indices or from one-hot rows."""
    if target.ndim == 2:
        return np.asarray(target.argmax(axis=-1), dtype=float)
    one_hot(owner, target, prediction.shape[-1])  # refuses what is no class
    return target


def true_class(owner: str, prediction: Floats, target: Floats) -> Floats:
    """The probability that each sample's own class was given.

    One-dimensional predictions are probabilities of class 1, rows those of every class.

    >>> true_class("log_loss", np.array([0.9, 0.2]), np.array([1.0, 0.0]))
    array([0.9, 0.8])
    """
    if prediction.ndim == 1:
        require(BINARY, owner, "target", target)
        given = prediction - (1 - target)  # p or p - 1: exact, and faster than a choice
        return np.asarray(np.abs(given, out=given))
    chosen = one_hot(owner, target, prediction.shape[-1]) if target.ndim == 1 else target
    return np.asarray((prediction * chosen).sum(axis=-1))
