"""What ranking losses and metrics share: order, gains, discounts, and what ties mean.

Arrays are lists by rows, (lists, documents); ``mask`` is True where a document is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lossprep.loss.domain import Floats, Whole
from lossprep.loss.parameter import Parameter

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

K = Parameter("k", None, "the whole list", Whole(1), examples=(1, 2, 3), phrase="top {}")
GAIN = Parameter(
    "gain",
    "exponential",
    "Burges et al. 2005; LightGBM, XGBoost",
    choices={"exponential": "2^rel-1", "linear": "rel"},
    examples=("linear",),
)
TIES = Parameter(
    "ties",
    "average",
    "McSherry and Najork 2008; scikit-learn",
    choices={"average": "ties averaged", "stable": "ties in input order"},
    examples=("stable",),
)


def gains(relevance: Floats, gain: str) -> Floats:
    """What a document of that relevance is worth: 2^rel - 1, or rel.

    >>> gains(np.array([2.0, 1.0, 0.0]), "exponential")
    array([3., 1., 0.])
    """
    return np.exp2(relevance) - 1 if gain == "exponential" else relevance


def discounts(length: int, k: float | None = None) -> Floats:
    """1/log2(rank + 1) for ranks from 1, and 0 after rank k.

    >>> discounts(4, k=3).round(3)
    array([1.   , 0.631, 0.5  , 0.   ])
    """
    weights = 1 / np.log2(np.arange(2, length + 2))
    if k is not None:
        weights[int(k) :] = 0
    return np.asarray(weights)


def order(scores: Floats) -> Places:
    """Places by descending score; equal scores keep their order.

    >>> order(np.array([1.0, 0.9, 1.1, 1.0]))
    array([2, 0, 3, 1])
    """
    return np.argsort(-scores, axis=-1, kind="stable")


def sunk(scores: Floats, mask: Mask) -> Floats:
    """The scores, with what the mask leaves out below everything else."""
    return scores if mask.all() else np.where(mask, scores, -np.inf)


def shared(weights: Floats, scores: Floats) -> Floats:
    """Each rank's weight, averaged over the ranks that one tie occupies.

    ``scores`` are sorted; this is the expectation over all orders of the tied documents.

    >>> shared(np.array([1.0, 0.6, 0.5]), np.array([[2.0, 1.0, 1.0]]))
    array([[1.  , 0.55, 0.55]])
    """
    new = np.ones(scores.shape, dtype=bool)
    new[:, 1:] = scores[:, 1:] != scores[:, :-1]
    if new.all():
        return np.broadcast_to(weights, scores.shape)
    starts = np.flatnonzero(new)
    sizes = np.diff(starts, append=new.size)
    sums = np.add.reduceat(np.broadcast_to(weights, scores.shape).ravel(), starts)
    return np.asarray(np.repeat(sums / sizes, sizes).reshape(scores.shape))


def dcg(
    scores: Floats, relevance: Floats, weights: Floats, *, gain: str, ties: str = "average"
) -> Floats:
    """Σ gain x discount in the order of the scores, one number a list.

    >>> scores, relevance = np.array([[1.0, 0.9, 1.1]]), np.array([[2.0, 1.0, 0.0]])
    >>> dcg(scores, relevance, discounts(3), gain="exponential").round(4)
    array([2.3928])
    """
    if scores.shape[-1] == 0:
        return np.zeros(scores.shape[0])
    cut = int(np.count_nonzero(weights))
    if ties == "average" and cut < scores.shape[-1]:
        ranked, worth = _first(scores, relevance, cut, gain)
    else:
        places = order(scores)
        ranked = np.take_along_axis(scores, places, axis=-1)
        worth = gains(np.take_along_axis(relevance, places, axis=-1), gain)
    weights = weights[: worth.shape[-1]]
    if ties == "average":
        weights = shared(weights, ranked)
    return np.asarray((worth * weights).sum(axis=-1))


def _first(scores: Floats, relevance: Floats, cut: int, gain: str) -> tuple[Floats, Floats]:
    """The first ``cut`` scores and gains, by selection instead of a sort of the whole list.

    Where a tie reaches beyond the cut, each of its places within gets the tie's mean gain.
    """
    places = np.argpartition(scores, -cut, axis=-1)[:, -cut:]
    among = order(np.take_along_axis(scores, places, axis=-1))
    places = np.take_along_axis(places, among, axis=-1)
    ranked = np.take_along_axis(scores, places, axis=-1)
    worth = gains(np.take_along_axis(relevance, places, axis=-1), gain)
    last = ranked[:, -1:]
    tied = scores == last
    beyond = np.count_nonzero(tied, axis=-1) > np.count_nonzero(ranked == last, axis=-1)
    for row in np.flatnonzero(beyond):
        mean = gains(relevance[row, tied[row]], gain).mean()
        worth[row, ranked[row] == last[row]] = mean
    return ranked, worth


def ideal_dcg(relevance: Floats, weights: Floats, *, gain: str) -> Floats:
    """The DCG of the best order: relevances from the largest."""
    cut = int(np.count_nonzero(weights))
    best = relevance
    if cut < relevance.shape[-1]:
        best = np.partition(relevance, -cut, axis=-1)[:, -cut:]
    best = np.sort(best, axis=-1)[:, ::-1]
    return np.asarray((gains(best, gain) * weights[:cut]).sum(axis=-1))
