"""Numbers in rows, aligned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from lossprep.views.lines import Line, line

ACROSS = 8  # numbers of a vector in one row


def figures(values: Mapping[str, Any]) -> list[Line]:
    """Each value behind its label: a number, or rows of them.

    >>> [row.text for row in figures({"value": 0.74, "gradient": [[0.5, -1], [2, 0]]})]
    ['value     0.74', 'gradient  0.5   -1', '            2    0']
    """
    width = max(map(len, values)) + 2
    lines = []
    for label, value in values.items():
        for number, row in enumerate(rows(value)):
            lines.append(line((("" if number else label).ljust(width), "quiet"), row, fixed=True))
    return lines


def rows(value: Any) -> Iterator[str]:
    """Write an array's rows in columns; a long vector takes several rows."""
    array = np.asarray(value, dtype=float)
    if array.size == 0:
        yield "(none)"
        return
    texts = [figure(number) for number in array.ravel().tolist()]
    width = max(map(len, texts)) if array.ndim else 0
    across = array.shape[-1] if array.ndim > 1 else ACROSS
    for start in range(0, len(texts), across):
        yield "  ".join(text.rjust(width) for text in texts[start : start + across])


def figure(number: float) -> str:
    """Write a number with at most six digits.

    >>> figure(-0.0), figure(2 / 3), figure(float("inf"))
    ('0', '0.666667', 'inf')
    """
    return f"{number + 0.0:.6g}"
