"""Losses whose sample is a row, a list or a group of vectors: one kernel call a batch."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.definition import Loss, Value, Wanted, as_tuple
from lossprep.loss.domain import REAL, Floats, require
from lossprep.loss.reduction import Factor, blame, factors, total, undefined, weigh

Shape = tuple[int, ...]


class Batched(Loss):
    """A loss over batches; how arguments become one is for each kind to say."""

    sample_word: ClassVar[str] = "row"
    # Whether derivatives mix samples, so that the kernel must weigh them itself.
    mixes: ClassVar[bool] = False
    # Whether a mask may leave part of a sample out.
    masked: ClassVar[bool] = False

    def _batch(
        self, arrays: list[Floats], params: dict[str, Any], named: dict[str, Any]
    ) -> tuple[list[Any], Shape]:
        """The kernel's arrays, samples first, and the samples' own shape."""
        raise NotImplementedError

    def _run(
        self,
        positional: tuple[Any, ...],
        named: dict[str, Any],
        reduction: str,
        weights: Any,
        wanted: Wanted,
    ) -> tuple[Value, tuple[Floats, ...]]:
        aside = {"mask": named.pop("mask")} if self.masked and "mask" in named else {}
        arrays, params = self.bind(positional, named)
        batch, lead = self._batch(arrays, params, aside)
        self._check(batch if "mask" in aside else arrays)
        factor = self._factor(reduction, weights, lead, batch, params)
        with np.errstate(all="ignore"):
            losses, pull = self.kernel(*batch, **params)
            derivatives = self._pulled(pull, factor, losses) if wanted != "value" else ()
            value = self._value(losses, factor, reduction, lead, wanted)
        if undefined(value) or any(undefined(derivative) for derivative in derivatives):
            blame(self.name, self.arguments, arrays)
        given = self._given(arrays) if derivatives else []
        return value, tuple(
            derivative.reshape(array.shape).astype(array.dtype, copy=False)
            for derivative, array in zip(derivatives, given, strict=True)
        )

    def _check(self, arrays: list[Any]) -> None:
        """Raise for the first argument outside its domain; what a mask leaves out is none."""
        for name, array in zip(self.arguments, arrays, strict=False):
            if array is not None:
                require(self.domains.get(name, REAL), self.name, name, array)

    def _given(self, arrays: list[Any]) -> list[Floats]:
        """The inputs that were given: an optional one may be left out."""
        inputs = [arrays[self.arguments.index(name)] for name in self.inputs]
        return [array for array in inputs if array is not None]

    def _factor(
        self,
        reduction: str,
        weights: Any,
        lead: Shape,
        batch: list[Any],
        params: dict[str, Any],
    ) -> Factor:
        """Each sample's factor, in one dimension; a mean divides by what the samples count."""
        if self.mass is None or reduction != "mean":
            factor = factors(self.name, reduction, weights, lead, self.sample_word)
            return factor if isinstance(factor, float) else factor.reshape(-1)
        factors(self.name, "mean", weights, lead, self.sample_word)
        counts = np.asarray(self.mass(*batch, **params))
        each = factors(self.name, "sum", weights, lead, self.sample_word)
        each = np.broadcast_to(np.reshape(each, -1), counts.shape)
        counted = float((each * counts).sum())
        if counted == 0:
            raise LossprepError(f"all samples of {self.name} weigh 0: their mean is undefined")
        return np.asarray(each / counted)

    def _value(
        self, losses: Any, factor: Factor, reduction: str, lead: Shape, wanted: Wanted
    ) -> Value:
        """The reduced loss; where only the gradient is wanted, one that costs more is left."""
        if not callable(losses):
            return self._reduced(losses, factor, reduction, lead)
        return 0.0 if wanted == "gradient" else self._reduced(losses(), factor, reduction, lead)

    def _reduced(self, losses: Floats, factor: Factor, reduction: str, lead: Shape) -> Value:
        if reduction != "none":
            return total(losses, factor)
        each = weigh(losses, factor)
        return each.reshape(lead) if lead else float(each[0])

    def _pulled(self, pull: Any, factor: Factor, losses: Any) -> tuple[Floats, ...]:
        if self.coupled or self.mixes:
            each = np.broadcast_to(np.asarray(factor, losses.dtype), losses.shape)
            return as_tuple(pull(each))
        return tuple(weigh(derivative, factor) for derivative in as_tuple(pull()))
