"""Items in rows: what there is, with its id."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from lossprep.views.lines import BLANK, Line, Span, line

if TYPE_CHECKING:
    from lossprep.loss.measure import Measure


class Row(Protocol):
    """What a row says of an item."""

    @property
    def id(self) -> str:
        """The whole id."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def minutes(self) -> float:
        """Its expected minutes."""


def items(found: Sequence[Row]) -> list[Line]:
    """Show items under their kinds: the title with its minutes, and the id below."""
    lines: list[Line] = []
    for kind, rows in groupby(found, key=lambda one: one.kind):
        listed = list(rows)
        lines += [BLANK, line((f"{kind.capitalize()}s", "title"), (f"  {len(listed)}", "quiet"))]
        for one in listed:
            short = one.id.split("/", 1)[-1]
            minutes: Span = (f"  {one.minutes:g} min  ", "quiet")
            lines.append(line(one.title, minutes, (short, "key"), indent=2, hang=4))
    return lines[1:]


def measures(found: Sequence[Measure]) -> list[Line]:
    """Show losses and metrics: the name, and what it is."""
    width = max((len(one.name) for one in found), default=0) + 2
    return [line((one.name.ljust(width), "key"), one.title, indent=2, hang=width) for one in found]
