"""From one number a sample to one number: reductions and sample weights."""

from __future__ import annotations

from typing import Any, NoReturn

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.domain import NONNEGATIVE, REAL, Floats, require

Factor = float | Floats  # one for all samples, or one each
REDUCTIONS = ("none", "mean", "sum")


def factors(
    owner: str, reduction: str, weights: Any, shape: tuple[int, ...], sample: str
) -> Factor:
    """What each sample's loss is multiplied by before the sum: w/Σw, 1/n, w or 1.

    A weight of 2 so equals a repeated sample, and a weight of 0 an absent one. ``shape`` is
    that of the samples; weights may have fewer trailing dimensions (one weight a row).

    >>> factors("mse", "mean", [2, 0, 2], (3,), "element")
    array([0.5, 0. , 0.5])
    """
    if reduction not in REDUCTIONS:
        raise LossprepError(f"reduction is {reduction}; it can be none, mean or sum")
    if weights is None:
        return _uniform(owner, reduction, shape, sample)
    each = _spread(owner, weights, shape)
    if reduction != "mean":
        return each
    total = float(each.sum())
    if total == 0:
        raise LossprepError(f"all weights of {owner} are 0: their mean is undefined")
    return np.asarray(each / total)


def _uniform(owner: str, reduction: str, shape: tuple[int, ...], sample: str) -> float:
    if reduction != "mean":
        return 1.0
    count = 1
    for length in shape:
        count *= length
    if count == 0:
        raise LossprepError(f"{owner} has no {sample} to average over (its sum would be 0)")
    return 1.0 / count


def _spread(owner: str, weights: Any, shape: tuple[int, ...]) -> Floats:
    """One weight a sample, from weights a sample or a row of samples."""
    try:
        given = np.asarray(weights, dtype=float)
    except (TypeError, ValueError):
        raise LossprepError(f"{owner}'s weights must be numbers, one a sample") from None
    require(NONNEGATIVE, owner, "weights", given)
    if given.ndim > len(shape) or given.shape != shape[: given.ndim]:
        raise LossprepError(
            f"weights has shape {given.shape}; {owner} has samples of shape {shape}"
        )
    trailing = (1,) * (len(shape) - given.ndim)
    return np.broadcast_to(given.reshape(given.shape + trailing), shape)


def part_of(factor: Factor, part: slice) -> Factor:
    """The factors of some samples."""
    return factor if isinstance(factor, float) else factor[part]


def weigh(each: Floats, factor: Factor, out: Floats | None = None) -> Floats:
    """Each sample's number times its factor; a factor of 0 silences even an infinite one."""
    if isinstance(factor, float):
        return np.asarray(np.multiply(each, factor, out=out))
    across = factor.reshape(factor.shape + (1,) * (each.ndim - factor.ndim))
    across = across.astype(each.dtype, copy=False)
    weighted = np.multiply(each, across, out=out)
    np.copyto(weighted, 0, where=across == 0)
    return np.asarray(weighted)


def total(losses: Floats, factor: Factor) -> float:
    """The sum of each sample's loss times its factor."""
    if isinstance(factor, float):
        return float(np.add.reduce(losses)) * factor
    return float(weigh(losses, factor).sum())


def undefined(value: float | Floats) -> bool:
    """Whether a result, or any number of it, is NaN."""
    return bool(value != value if isinstance(value, float) else np.isnan(value).any())  # noqa: PLR0124


def blame(owner: str, names: tuple[str, ...], arrays: list[Floats]) -> NoReturn:
    """Raise for the input that made a result undefined (a NaN, or an infinity)."""
    for name, array in zip(names, arrays, strict=True):
        if array is not None:
            require(REAL, owner, name, array)
    raise LossprepError(f"{owner} overflows here: its value is undefined in floating point")
