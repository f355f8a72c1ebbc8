"""Lists of documents: one list a row, some of them shorter than others."""

from __future__ import annotations

from typing import Any

import numpy as np

from lossprep.errors import LossprepError
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
    there = np.asarray(mask, dtype=bool)
    if there.shape != shape:
        raise LossprepError(f"mask has shape {there.shape}; {owner}'s lists have {shape}")
    there = np.atleast_2d(there)
    return [np.where(there, np.atleast_2d(array), 0) for array in arrays], there
