"""Lines for a pipe: no wrapping, no colour, no cursor movement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from lossprep.views.lines import Line


def write(lines: Iterable[Line], stream: TextIO) -> None:
    """Write each line as text."""
    stream.write("".join(one.text + "\n" for one in lines))
    stream.flush()
