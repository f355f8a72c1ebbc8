"""Expressions of the closed grammar, as a screen shows them."""

from __future__ import annotations


def shown(expression: str) -> str:
    """Write an expression in Unicode.

    >>> shown("(f - y)^2")
    '(f - y)²'
    """
    from lossprep.formula import AUTHORED, parse, render  # noqa: PLC0415 (it brings NumPy)

    return render(parse(expression, limits=AUTHORED))
