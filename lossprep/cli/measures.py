"""Finds a loss or a metric by the name that was typed."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from lossprep.errors import LossprepError

if TYPE_CHECKING:
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
    names = (*losses.names(), *metrics.names())
    near = get_close_matches(known, names, n=1, cutoff=0.5)
    told = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
    raise LossprepError(f"no loss or metric is named {name!r}: {told}")
