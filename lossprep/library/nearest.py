"""The nearest known name to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that ``name`` was probably meant to be.

    >>> nearest("huberr", ["mse", "huber"])
    'huber'
    >>> nearest("zzz", ["mse", "huber"]) is None
    True
    """
    names = list(known)
    close = get_close_matches(name[:80], names, n=1, cutoff=0.6)
    if close:
        return close[0]
    # Of a path, the last piece alone may be right: `ranking` for `problems/ranking`.
    tails = {n.rpartition("/")[2]: n for n in reversed(names)}
    close = get_close_matches(name[:80].rpartition("/")[2], list(tails), n=1, cutoff=0.6)
    return tails[close[0]] if close else None


def suggestion(name: str, known: Iterable[str]) -> str:
    """Say what to write for an unknown name: the nearest one, or what there is.

    >>> suggestion("tilte", ["title", "minutes"])
    "write 'title'"
    >>> suggestion("x", ["title", "minutes"])
    "write one of 'title', 'minutes'"
    >>> suggestion("x", [])
    'there is none yet'
    """
    names = list(known)
    best = nearest(name, names)
    if best is not None:
        return f"write '{best}'"
    if not names:
        return "there is none yet"
    listed = ", ".join(f"'{n}'" for n in names[:12])
    return f"write one of {listed}" + (" …" if len(names) > 12 else "")
