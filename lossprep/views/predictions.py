"""How the predictions came out, and what is left if one stops here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossprep.views.expectation import percent
from lossprep.views.lines import BLANK, Line, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossprep.model.prediction import Predictions


def predictions(found: Predictions) -> list[Line]:
    """Show log-loss and calibration; nothing before the first review."""
    if found.log_loss is None or found.base is None or found.recalled is None:
        return []
    reviews = f"{found.answers} review{'s' * (found.answers != 1)}"
    head = f"   {reviews} foretold, log-loss {found.log_loss:.3f}"
    if found.base:
        head += f" ({found.base:.3f} by always saying {percent(found.recalled)}; 0 is perfect)"
    rows = [
        line(
            f"{100 * one.low:>3.0f} to {100 * one.high:.0f} %".ljust(13),
            f"{one.answers:>4} reviews   ",
            f"foretold {percent(one.predicted)}, recalled {percent(one.recalled)}",
            indent=2,
        )
        for one in found.bins
    ]
    if not rows:
        rows = [line(("No bin has ten reviews yet.", "quiet"), indent=2)]
    return [BLANK, line(("Predicted recall", "title"), (head, "quiet")), *rows]


def fading(shares: Sequence[tuple[str, float]], items: int) -> list[Line]:
    """Show what recall comes to on days ahead if nothing more is reviewed."""
    if not shares:
        return []
    words = " · ".join(f"{when} {percent(share)}" for when, share in shares)
    head = f"   of {items} items, if you stopped here"
    return [BLANK, line(("Recall ahead", "title"), (head, "quiet")), line(words, indent=2)]
