"""Losses drawn into a PNG file, with matplotlib where it is installed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lossprep.errors import LossprepError
from lossprep.views.curves import Named


def save(curves: Sequence[Named], path: Path) -> None:
    """Write values above and slopes below, over one axis.

    Raises LossprepError where matplotlib is missing or the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415  (an extra, and slow to import)
    except ImportError:
        raise LossprepError("--png needs matplotlib: pip install 'lossprep[png]'") from None
    figure = Figure(figsize=(7, 6), layout="constrained")
    upper, lower = figure.subplots(2, 1, sharex=True)
    for one in curves:
        upper.plot(one.curve.x, one.curve.values, label=one.words)
        lower.plot(one.curve.x, one.curve.slopes, label=one.words)
        for kink in one.curve.kinks:
            upper.axvline(kink.at, color="0.8", zorder=0)
            lower.axvline(kink.at, color="0.8", zorder=0)
    upper.set_ylabel("loss")
    lower.set_ylabel("gradient")
    lower.set_xlabel(curves[0].curve.label)
    upper.legend()
    try:
        figure.savefig(path, format="png", dpi=150)
    except OSError as error:
        raise LossprepError(f"{path} cannot be written: {error.strerror}") from None
