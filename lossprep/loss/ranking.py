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
    length, cut = scores.shape[-1], int(np.count_nonzero(weights))
    if length == 0:
        return np.zeros(scores.shape[0])
    if cut == length:
        return _sorted_dcg(scores, relevance, weights, gain, ties)
    # Lists where a tie reaches beyond the cut are sorted whole.
    first = _first(scores, cut)
    clear = np.count_nonzero(first, axis=-1) == cut
    places = np.flatnonzero(first & clear[:, None])
    top, grades = scores.take(places).reshape(-1, cut), relevance.take(places).reshape(-1, cut)
    found = np.empty(len(scores), weights.dtype)
    found[clear] = _sorted_dcg(top, grades, weights[:cut], gain, ties)
    found[~clear] = _sorted_dcg(scores[~clear], relevance[~clear], weights, gain, ties)
    return found


def _first(scores: Floats, cut: int) -> Mask:
    """The ``cut`` highest scores, or more with a tie at the cut.

    Sorting the numbers is much faster than sorting their places, and than a partition.
    """
    least = np.sort(scores, axis=-1)[:, -cut]
    return np.asarray(scores >= least[:, None])


def _sorted_dcg(scores: Floats, relevance: Floats, weights: Floats, gain: str, ties: str) -> Floats:
    places = order(scores)
    worth = gains(np.take_along_axis(relevance, places, axis=-1), gain)
    if ties == "average":
        weights = shared(weights, np.take_along_axis(scores, places, axis=-1))
    return np.asarray((worth * weights).sum(axis=-1))


def ideal_dcg(relevance: Floats, weights: Floats, *, gain: str) -> Floats:
    """The DCG of the best order: relevances from the largest."""
    cut = int(np.count_nonzero(weights))
    best = np.sort(relevance, axis=-1)[:, ::-1][:, :cut]
    return np.asarray((gains(best, gain) * weights[:cut]).sum(axis=-1))
