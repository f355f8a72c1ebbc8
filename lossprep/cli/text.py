"""Text as it was typed or given, for a program that keeps UTF-8."""

from __future__ import annotations


def readable(text: str) -> str:
    r"""Put the replacement character in the place of bytes that are no UTF-8.

    >>> readable("caf\udce9")
    'caf\ufffd'
    """
    return text.encode(errors="surrogateescape").decode(errors="replace")
