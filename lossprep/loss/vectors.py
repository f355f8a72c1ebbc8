"""Vectors that belong together or apart: distances, similarities, and their losses' shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.batched import Batched, Shape
from lossprep.loss.domain import Floats, place
from lossprep.loss.parameter import Parameter

SIMILARITY = Parameter(
    "similarity",
    "cosine",
    "SimCLR, MoCo, CLIP",
    choices={"cosine": "cosine", "dot": "dot product"},
    examples=("dot",),
)


class Vectors(Batched):
    """A loss of groups of vectors: (n, d) each, or (d,) for one group.

    ``flags`` are the arguments with one number a group, such as whether two vectors belong
    to the same class.
    """

    flags: ClassVar[tuple[str, ...]] = ("same",)

    def _batch(
        self, arrays: list[Floats], params: dict[str, Any], named: dict[str, Any]
    ) -> tuple[list[Any], Shape]:
        del params, named
        shape = arrays[0].shape
        if len(shape) not in (1, 2):
            raise LossprepError(
                f"{self.arguments[0]} has shape {shape}; {self.name} takes a vector, or one a row"
            )
        for name, array in zip(self.arguments, arrays, strict=True):
            wanted = shape[:-1] if name in self.flags else shape
            if array.shape != wanted:
                raise LossprepError(f"{name} has shape {array.shape}; it must be {wanted} here")
        return [
            array.reshape(-1) if name in self.flags else np.atleast_2d(array)
            for name, array in zip(self.arguments, arrays, strict=True)
        ], shape[:-1]


class Candidates(Batched):
    """Queries, positives, and negatives in one of their three shapes."""

    mixes: ClassVar[bool] = True

    def _batch(
        self, arrays: list[Any], params: dict[str, Any], named: dict[str, Any]
    ) -> tuple[list[Any], Shape]:
        del params, named
        query, positive, negatives = arrays
        if query.ndim not in (1, 2) or positive.shape != query.shape:
            raise LossprepError(
                f"query has shape {query.shape} and positive {positive.shape}; "
                f"{self.name} needs (n, d) twice, or (d,) twice"
            )
        length = query.shape[-1]
        if negatives is not None and negatives.ndim == 1:
            negatives = negatives[None]  # one vector is one negative
        shapes = [(length,), (*query.shape[:-1], length)]
        if negatives is not None and (
            negatives.shape[-1:] != (length,)
            or (negatives.ndim != 2 and negatives.shape[:1] + negatives.shape[2:] != shapes[-1])
        ):
            raise LossprepError(
                f"negatives has shape {negatives.shape}; beside queries {query.shape} {self.name} "
                f"needs (m, {length}) or (n, m, {length})"
            )
        return [np.atleast_2d(query), np.atleast_2d(positive), negatives], query.shape[:-1]


def lengths(vectors: Floats) -> Floats:
    """The Euclidean length of each vector.

    >>> lengths(np.array([[3.0, 4.0], [0.0, 0.0]]))
    array([5., 0.])
    """
    return np.asarray(np.sqrt(np.einsum("...i,...i->...", vectors, vectors)))


def directions(vectors: Floats) -> Floats:
    """Each vector over its length: the gradient of the length, and 0 where that has a kink.

    >>> directions(np.array([[3.0, 4.0], [0.0, 0.0]]))
    array([[0.6, 0.8],
           [0. , 0. ]])
    """
    length = lengths(vectors)[..., None]
    return np.asarray(vectors / np.where(length == 0, 1, length))


def compared(
    owner: str, name: str, vectors: Floats, similarity: str
) -> tuple[Floats, Callable[[Floats], Floats]]:
    """The vectors whose dot products are the similarities, and the way back for gradients.

    For the cosine they are unit vectors, and a gradient loses its part along the vector.
    """
    if similarity == "dot":
        return vectors, lambda gradient: gradient
    length = lengths(vectors)[..., None]
    if not length.all():
        index = tuple(int(i) for i in np.argwhere(length[..., 0] == 0)[0])
        raise LossprepError(
            f"{place(name, index)} is a zero vector; {owner}'s cosine needs a direction"
        )
    units = vectors / length

    def back(gradient: Floats) -> Floats:
        along = np.einsum("...i,...i->...", gradient, units)[..., None]
        return np.asarray((gradient - along * units) / length)

    return units, back
