"""Losses of rows: classes, labels of one example, vectors that belong together."""

from __future__ import annotations

from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.batched import Batched, Shape
from lossprep.loss.domain import Floats, place


class Rows(Batched):
    """A loss of rows of one length: arguments (n, d), or (d,) for one sample."""

    def _batch(
        self, arrays: list[Floats], params: dict[str, Any], named: dict[str, Any]
    ) -> tuple[list[Any], Shape]:
        del params, named
        shape = arrays[0].shape
        if not shape or not shape[-1]:
            raise LossprepError(f"{self.arguments[0]} has no row; {self.name} needs one a sample")
        for name, array in zip(self.arguments, arrays, strict=True):
            if array.shape != shape:
                raise LossprepError(
                    f"{name} has shape {array.shape} beside {self.arguments[0]}'s {shape}"
                )
        return [array.reshape(-1, shape[-1]) for array in arrays], shape[:-1]


class Classes(Batched):
    """A loss of one prediction a class: (n, classes), or (classes,) for one sample.

    A target with one dimension fewer holds class indices from 0, one of equal shape a
    distribution over the classes; the kernel gets distributions.
    """

    def _batch(
        self, arrays: list[Floats], params: dict[str, Any], named: dict[str, Any]
    ) -> tuple[list[Any], Shape]:
        del named
        prediction, target = arrays
        if not prediction.shape or not prediction.shape[-1]:
            raise LossprepError(f"prediction has no classes; {self.name} needs one number each")
        classes = prediction.shape[-1]
        self._one_a_class(params, classes)
        if target.shape == prediction.shape:
            _require_distributions(self.name, target)
            rows = target.reshape(-1, classes).astype(prediction.dtype, copy=False)
        elif target.shape == prediction.shape[:-1]:
            rows = one_hot(self.name, target, classes).astype(prediction.dtype, copy=False)
        else:
            raise LossprepError(
                f"target has shape {target.shape} beside prediction's {prediction.shape}; "
                f"{self.name} takes class indices {prediction.shape[:-1]} or distributions "
                f"{prediction.shape}"
            )
        return [prediction.reshape(-1, classes), rows], prediction.shape[:-1]

    def _one_a_class(self, params: dict[str, Any], classes: int) -> None:
        for name, value in params.items():
            if np.ndim(value) and np.shape(value) != (classes,):
                raise LossprepError(
                    f"{self.name}'s {name} has {np.size(value)} numbers for {classes} classes"
                )


def one_hot(owner: str, target: Floats, classes: int) -> Floats:
    """Rows with a 1 at each target's class.

    >>> one_hot("cce", np.array([2.0, 0.0]), 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    wrong = (target != np.floor(target)) | (target < 0) | (target >= classes) | np.isnan(target)
    if wrong.any():
        index = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise LossprepError(
            f"{place('target', index)} is {float(target[index]):g}; "
            f"{owner} has classes 0 to {classes - 1}"
        )
    rows = np.zeros((target.size, classes))
    rows[np.arange(target.size), target.reshape(-1).astype(int)] = 1
    return rows


def _require_distributions(owner: str, target: Floats) -> None:
    rows = target.reshape(-1, target.shape[-1])
    off = ~((rows >= 0).all(axis=-1) & (np.abs(rows.sum(axis=-1) - 1) < 1e-3))
    if off.any():
        row = int(np.argmax(off))
        where = place("target", (row,)) if target.ndim > 1 else "target"
        raise LossprepError(
            f"{where} is no distribution (its sum is {float(rows[row].sum()):g}); "
            f"{owner} needs numbers from 0 with sum 1, or a class index"
        )
