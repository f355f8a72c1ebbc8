"""Lists of documents: one list a row, some of them shorter than others."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.batched import Batched, Shape
from lossprep.loss.domain import Floats
from lossprep.loss.ranking import Mask


def as_lists(
    owner: str, names: tuple[str, ...], arrays: list[Floats], mask: Any
) -> tuple[list[Floats], Mask]:
    """One list a row, and which documents there are; a vector is one list.

    What the mask leaves out is set to 0, so that whatever stood there cannot take part.

    >>> rows, mask = as_lists("ndcg", ("prediction",), [np.array([1.0, 2.0])], [1, 0])
    >>> rows[0], mask
    (array([[1., 0.]]), array([[ True, False]]))
    """
    shape = arrays[0].shape
    for name, array in zip(names, arrays, strict=True):
        if array.shape != shape:
            raise LossprepError(
                f"{name} has shape {array.shape} beside {names[0]}'s {shape}; "
                f"{owner} compares lists of one length"
            )
    if len(shape) not in (1, 2):
        raise LossprepError(
            f"{names[0]} has {len(shape)} dimensions; {owner} takes a list, or lists by rows"
        )
    if mask is None:
        rows = [np.atleast_2d(array) for array in arrays]
        return rows, np.ones(rows[0].shape, dtype=bool)
    try:
        there = np.asarray(mask, dtype=bool)
    except ValueError:
        raise LossprepError(f"{owner}'s mask must be rows of one length") from None
    if there.shape != shape:
        raise LossprepError(f"mask has shape {there.shape}; {owner}'s lists have {shape}")
    there = np.atleast_2d(there)
    return [np.where(there, np.atleast_2d(array), 0) for array in arrays], there


class Lists(Batched):
    """A loss of ranked lists: scores and relevances, (lists, n), or (n,) for one list.

    ``mask`` is True where a document is, for lists of different lengths; the kernel gets it
    last, and zeros where nothing is. A list without anything to compare costs 0.
    """

    sample_word: ClassVar[str] = "list"
    masked: ClassVar[bool] = True

    def _batch(
        self, arrays: list[Floats], params: dict[str, Any], named: dict[str, Any]
    ) -> tuple[list[Any], Shape]:
        del params
        lists, there = as_lists(self.name, self.arguments, arrays, named.get("mask"))
        return [*lists, there], arrays[0].shape[:-1]


def pairs(target: Floats, mask: Mask) -> Mask:
    """Which documents i should stand above which j: (lists, i, j).

    >>> pairs(np.array([[1.0, 0.0]]), np.array([[True, True]]))[0]
    array([[False,  True],
           [False, False]])
    """
    above = target[:, :, None] > target[:, None, :]
    return np.asarray(above & mask[:, :, None] & mask[:, None, :])


def mean_over(each: Floats, chosen: Mask) -> tuple[Floats, Floats]:
    """The mean of the chosen pairs' numbers, one a list, and each list's 1/count."""
    count = chosen.sum(axis=(-2, -1))
    share = (1 / np.maximum(count, 1)).astype(each.dtype)
    return np.where(chosen, each, 0).sum(axis=(-2, -1)) * share, share


def by_document(slopes: Floats) -> Floats:
    """From derivatives for each difference s_i - s_j to those for each score."""
    return np.asarray(slopes.sum(axis=-1) - slopes.sum(axis=-2))
