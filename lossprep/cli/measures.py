"""Finds a loss or a metric by the name that was typed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from lossprep.errors import LossprepError

if TYPE_CHECKING:
    from lossprep.loss.definition import Loss
    from lossprep.loss.measure import Measure


def find(name: str) -> Measure:
    """Find the loss or the metric of that name; case and hyphens are of no matter.

    >>> find("Smooth-L1").name
    'smooth_l1'
    >>> find("hubber")
    Traceback (most recent call last):
        ...
    lossprep.errors.LossprepError: no loss or metric is named 'hubber': did you mean huber?
    """
    from lossprep import losses, metrics

    known = name.strip().lower().replace("-", "_")
    if known in losses.names():
        return losses.get(known)
    if known in metrics.names():
        return metrics.get(known)
    raise unknown("loss or metric", name, (*losses.names(), *metrics.names()))


def find_loss(name: str) -> Loss:
    """Find the loss of that name, for what a metric has no part in.

    >>> find_loss("ndcg")
    Traceback (most recent call last):
        ...
    lossprep.errors.LossprepError: ndcg is a metric, and no loss: lossprep show ndcg
    """
    from lossprep import losses, metrics

    known = name.strip().lower().replace("-", "_")
    if known in metrics.names():
        raise LossprepError(f"{known} is a metric, and no loss: lossprep show {known}")
    if known in losses.names():
        return losses.get(known)
    raise unknown("loss", name, losses.names(), metrics.names())


def unknown(
    what: str, name: str, names: Sequence[str], others: Sequence[str] = ()
) -> LossprepError:
    """Say that there is none of that name, and what was probably meant, if only of another kind."""
    known = name.strip().lower().replace("-", "_")
    near = get_close_matches(known, (*names, *others), n=1, cutoff=0.5)
    told = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
    if near and near[0] in others:
        told = f"{near[0]}, which is near, is none"
    return LossprepError(f"no {what} is named {name!r}: {told}")
