"""Losses whose sample is one element: they differ only in an elementwise kernel."""

from __future__ import annotations

from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.definition import Loss, Value, Wanted, as_tuple
from lossprep.loss.domain import Floats, require
from lossprep.loss.reduction import Factor, blame, factors, part_of, total, undefined, weigh

# So many elements at a time stay in the processor's cache, and temporaries stay small.
BLOCK = 32_768


class Pointwise(Loss):
    """A loss of single elements: arguments of any one shape, or single numbers."""

    def _run(
        self,
        positional: tuple[Any, ...],
        named: dict[str, Any],
        reduction: str,
        weights: Any,
        wanted: Wanted,
    ) -> tuple[Value, tuple[Floats, ...]]:
        arrays, params = self.bind(positional, named)
        shape = self._shape(arrays)
        self._check(arrays, params)
        factor = factors(self.name, reduction, weights, shape, "element")
        whole = len(shape) == 1 and shape[0] <= BLOCK and reduction != "none"
        value: Value
        with np.errstate(all="ignore"):
            if whole and isinstance(factor, float) and _alike(arrays):
                value, found = self._block(arrays, params, factor, wanted)
            else:
                value, found = self._blocks(arrays, params, factor, (shape, reduction, wanted))
        if undefined(value):
            blame(self.name, self.arguments, arrays)
        return value, found

    def _block(
        self, flat: list[Floats], params: dict[str, Any], factor: float, wanted: Wanted
    ) -> tuple[float, tuple[Floats, ...]]:
        """The kernel over elements that fit one block: the most frequent call, the least work."""
        each, pull = self.kernel(*flat, **params)
        value = total(each, factor)
        if wanted == "value":
            return value, ()
        kind = flat[0].dtype  # kernels may widen it
        slopes = as_tuple(pull())
        return value, tuple([(slope * factor).astype(kind, copy=False) for slope in slopes])

    def _check(self, arrays: list[Floats], params: dict[str, Any]) -> None:
        """Raise for the first argument outside its domain."""
        del params
        for name, domain in self.domains.items():
            require(domain, self.name, name, arrays[self.arguments.index(name)])

    def _blocks(
        self,
        arrays: list[Floats],
        params: dict[str, Any],
        factor: Factor,
        asked: tuple[tuple[int, ...], str, Wanted],
    ) -> tuple[Value, tuple[Floats, ...]]:
        """The kernel over blocks: the summed (or each) loss, and gradients like their inputs."""
        shape, reduction, wanted = asked
        flat = [_flat(array, shape) for array in arrays]
        factor = factor if isinstance(factor, float) else factor.reshape(-1)
        size, keep = flat[0].size, reduction == "none"
        losses = np.empty(size if keep else 0, np.result_type(*flat))
        inputs = [flat[self.arguments.index(name)] for name in self.inputs if wanted != "value"]
        gradients = [np.empty(size, array.dtype) for array in inputs]
        summed = 0.0
        for start in range(0, size, BLOCK):
            part = slice(start, start + BLOCK)
            scale = part_of(factor, part)
            block, pull = self.kernel(*(array[part] for array in flat), **params)
            if keep:
                weigh(block, scale, losses[part])
            else:
                summed += total(block, scale)
            if gradients:
                for whole, derivative in zip(gradients, as_tuple(pull()), strict=True):
                    weigh(derivative, scale, whole[part])
        value = _shaped(losses if keep else summed, shape)
        return value, self._each_like_its_input(gradients, arrays, shape)

    def _shape(self, arrays: list[Floats]) -> tuple[int, ...]:
        """The one shape of all arguments; a single number goes with any."""
        shape = arrays[0].shape
        if all(array.shape == shape for array in arrays):
            return shape
        shape = max((array.shape for array in arrays), key=len)
        for name, array in zip(self.arguments, arrays, strict=True):
            if array.shape not in (shape, ()):
                raise LossprepError(
                    f"{name} has shape {array.shape} beside {shape}; "
                    f"{self.name} compares elements of one shape"
                )
        return shape

    def _each_like_its_input(
        self, gradients: list[Floats], arrays: list[Floats], shape: tuple[int, ...]
    ) -> tuple[Floats, ...]:
        if all(array.shape == shape for array in arrays):
            return tuple(gradient.reshape(shape) for gradient in gradients)
        shaped = []
        for name, gradient in zip(self.inputs, gradients, strict=False):
            single = arrays[self.arguments.index(name)].shape != shape
            shaped.append(np.asarray(gradient.sum()) if single else gradient.reshape(shape))
        return tuple(shaped)


def _alike(arrays: list[Floats]) -> bool:
    """Whether all have one shape and one type, so that gradients are like their inputs."""
    return len({(array.shape, array.dtype) for array in arrays}) == 1


def _flat(array: Floats, shape: tuple[int, ...]) -> Floats:
    if array.ndim == 1 and array.shape == shape:
        return array
    return np.broadcast_to(array, shape).reshape(-1)


def _shaped(value: Value, shape: tuple[int, ...]) -> Value:
    if isinstance(value, float):
        return value
    return value.reshape(shape) if shape else float(value[0])
