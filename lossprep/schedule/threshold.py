"""The best first, of many in groups, with no more groups opened than it takes.

Source: Fagin, Lotem and Naor, Optimal aggregation algorithms for middleware, Journal of Computer
and System Sciences 66, 2003 (the threshold algorithm).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import count
from typing import TypeAlias

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.pool import Ranked

# A candidate with its key and number, or what opens a group of entries, none of them below these.
Entry: TypeAlias = "tuple[float, int, Candidate | Group]"
Group: TypeAlias = Callable[[], Iterable[Entry]]


def in_order(entries: Iterable[Entry]) -> Iterator[Ranked]:
    """Yield what gains anything, the least key first; a group is opened when its turn comes.

    >>> early, late = ((-rate, 0, Candidate(id="a", minutes=1.0)) for rate in (0.2, 0.1))
    >>> [found.key for found in in_order([late, (-0.3, 0, lambda: [early])])]
    [-0.2, -0.1]
    """
    ties = count()
    heap = [(key, number, next(ties), what) for key, number, what in entries]
    heapify(heap)
    while heap:
        key, number, _, what = heappop(heap)
        if key >= 0:
            return
        if isinstance(what, Candidate):
            yield Ranked(key, number, what)
        else:
            for inner in what():
                heappush(heap, (inner[0], inner[1], next(ties), inner[2]))
