"""Numbers, vectors and matrices of a file."""

from __future__ import annotations

from lossprep.library import scalars
from lossprep.library.complaint import Mark
from lossprep.library.tree import Mapping, Node, Scalar, Sequence
from lossprep.model.content import Value

_MOST = 200
_WANTED = "wants a number, a list of numbers or a list of equally long rows"


def read(node: Node, found: list[tuple[Mark, str]]) -> Value:
    """Read a number, a vector or a matrix; what is wrong goes to ``found``.

    >>> from lossprep.library.tree import parse
    >>> root, _ = parse("[[1, 2], [3, 4.5]]")
    >>> read(root, [])
    ((1.0, 2.0), (3.0, 4.5))
    """
    if not isinstance(node, Sequence):
        return _number(node, found)
    if len(node.items) > _MOST:
        found.append((node.mark, f"has {len(node.items)} entries: write at most {_MOST}"))
        return ()
    if not node.items:
        found.append((node.mark, f"{_WANTED}, not an empty list"))
    rows = [i for i in node.items if isinstance(i, Sequence)]
    if not rows:
        return tuple(_number(i, found) for i in node.items)
    if len(rows) < len(node.items):
        found.append((node.mark, f"mixes numbers and rows: {_WANTED}"))
        return ()
    return tuple(_row(row, len(rows[0].items), found) for row in rows)


def _row(node: Sequence, length: int, found: list[tuple[Mark, str]]) -> tuple[float, ...]:
    if len(node.items) != length or not 0 < length <= _MOST:
        told = f"a row of length {len(node.items)} under one of {length}: make them equally long"
        found.append((node.mark, told if len(node.items) != length else _WANTED))
        return ()
    return tuple(_number(i, found) for i in node.items)


def _number(node: Node, found: list[tuple[Mark, str]]) -> float:
    if not isinstance(node, Scalar):
        what = "keys with values" if isinstance(node, Mapping) else "a list in a row"
        found.append((node.mark, f"{_WANTED}, not {what}"))
        return 0.0
    try:
        return scalars.number(node)
    except scalars.UnfitError as error:
        found.append((node.mark, str(error)))
        return 0.0
