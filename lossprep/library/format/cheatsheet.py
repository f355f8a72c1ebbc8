"""cheatsheet.yaml: what fits on two pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from lossprep.library.format.words import Format, Line, Name
from lossprep.library.shape import Size


@dataclass(frozen=True, kw_only=True)
class Row:
    """One loss: the formula comes from the engine."""

    best: Annotated[Line, "what it is best for"]
    key: Annotated[Line, "its key property"]
    red_flag: Annotated[Line, "an answer that ends an interview"]


@dataclass(frozen=True, kw_only=True)
class CheatsheetFile:
    """cheatsheet.yaml: a row a loss, and what to take away."""

    format: Format
    rows: Annotated[dict[Name, Row], Size(1, 40)]
    takeaways: Annotated[tuple[Line, ...], Size(1, 8)]
