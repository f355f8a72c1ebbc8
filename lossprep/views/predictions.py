"""How the predictions came out, and what is left if one stops here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossprep.views.expectation import percent
from lossprep.views.lines import BLANK, Line, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossprep.model.prediction import Fit, Predictions


def predictions(found: Predictions, published: float | None = None) -> list[Line]:
    """Show log-loss and calibration; nothing before the first review.

    ``published`` is the log-loss of the published parameters, where one's own are in force.
    """
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
    if published is not None:
        words = f"By your own parameters, fitted to such reviews; the published: {published:.3f}."
        rows.append(line((words, "quiet"), indent=2))
    return [BLANK, line(("Predicted recall", "title"), (head, "quiet")), *rows]


def fading(shares: Sequence[tuple[str, float]], items: int) -> list[Line]:
    """Show what recall comes to on days ahead if nothing more is reviewed."""
    if not shares:
        return []
    words = " · ".join(f"{when} {percent(share)}" for when, share in shares)
    head = f"   of {items} items, if you stopped here"
    return [BLANK, line(("Recall ahead", "title"), (head, "quiet")), line(words, indent=2)]


def offer(*, fits: bool) -> list[Line]:
    """Offer to fit the model, once there are reviews enough."""
    if not fits:
        return []
    words = " fits the memory model to your own reviews: there are enough of them."
    return [line(("lossprep stats --fit", "key"), words, indent=2)]


def fitting(attempts: int) -> list[Line]:
    """Say that it takes a while."""
    return [line((f"Fitting to {attempts} attempts; some seconds a thousand …", "quiet"))]


def fitted(found: Fit) -> list[Line]:
    """Say what a fit came to, and how to take it back."""
    figures = f"{found.after:.4f} instead of {found.before:.4f}"
    judged = f"log-loss {figures} on the last {found.held_out} of {found.reviews} reviews"
    if not found.better:
        words = f" ({judged}, which they were not fitted to): nothing is changed."
        return [line("The published parameters foretell no worse than your own", words)]
    return [
        line(("✓ ", "good"), f"Your own parameters foretell better: {judged},"),
        line("which they were not fitted to. The schedule goes by them from now on.", indent=2),
        line(("config set parameters published", "key"), " takes them back.", indent=2),
    ]
