"""Which triplets of a labelled batch to learn from."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from lossprep.errors import LossprepError
from lossprep.loss.batched import Batched, Shape
from lossprep.loss.domain import Floats
from lossprep.loss.parameter import Parameter
from lossprep.loss.vectors import lengths

Triplets = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]

MINING = Parameter(
    "mining",
    "semi-hard",
    "FaceNet",
    choices={
        "all": "all triplets",
        "easy": "easy triplets",
        "semi-hard": "semi-hard triplets",
        "hard": "hard triplets",
        "hardest": "hardest positive and negative of each anchor",
    },
    examples=("all", "hard", "hardest"),
)


def triplets(
    embeddings: Floats, labels: Floats, *, margin: float, distance: str, mining: str
) -> Triplets:
    """Places of anchors, positives and negatives.

    Easy triplets cost nothing: d(a,n) >= d(a,p) + margin. Semi-hard ones are in the right
    order but within the margin; hard ones have the negative nearer than the positive.

    >>> line = np.array([[0.0], [1.0], [1.5], [5.0]])
    >>> triplets(line, np.array([0, 0, 1, 1]), margin=1.0, distance="euclidean", mining="hard")
    (array([1, 2, 2]), array([0, 3, 3]), array([2, 0, 1]))
    """
    between = lengths(embeddings[:, None] - embeddings[None])
    if distance == "squared":
        between = between**2
    alike = labels[:, None] == labels[None]
    positives = alike & ~np.eye(len(labels), dtype=bool)
    if mining == "hardest":
        return _hardest(between, positives, ~alike)
    valid = positives[:, :, None] & ~alike[:, None, :]
    near, far = between[:, :, None], between[:, None, :]
    kinds: dict[str, Any] = {
        "all": True,
        "easy": far >= near + margin,
        "semi-hard": (far > near) & (far < near + margin),
        "hard": far <= near,
    }
    anchor, positive, negative = np.nonzero(valid & kinds[mining])
    return anchor, positive, negative


def _hardest(between: Floats, positives: NDArray[np.bool_], negatives: Any) -> Triplets:
    """Each anchor with its farthest positive and its nearest negative."""
    anchors = np.flatnonzero(positives.any(axis=1) & negatives.any(axis=1))
    farthest = np.where(positives, between, -np.inf).argmax(axis=1)
    nearest = np.where(negatives, between, np.inf).argmin(axis=1)
    return anchors, farthest[anchors], nearest[anchors]


class Mined(Batched):
    """A loss of triplets chosen from a labelled batch; a sample is one of them."""

    sample_word: ClassVar[str] = "such triplet"

    def _batch(
        self, arrays: list[Floats], params: dict[str, Any], named: dict[str, Any]
    ) -> tuple[list[Any], Shape]:
        del named
        embeddings, labels = arrays
        if embeddings.ndim != 2 or labels.shape != embeddings.shape[:1]:
            raise LossprepError(f"{self.name} mines embeddings (n, d) with labels (n,)")
        chosen = triplets(embeddings, labels, **params)
        return [embeddings, chosen], chosen[0].shape
