"""Losses drawn into a PNG file, with matplotlib where it is installed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from lossprep.errors import LossprepError
from lossprep.loss.curve import Curve
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
        lower.plot(*broken(one.curve), label=one.words)
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


def broken(curve: Curve) -> tuple[list[float], list[float]]:
    """Give the slopes with a gap at each jump, where a line would show slopes that there are not.

    >>> from lossprep.loss.curve import Kink
    >>> x, slopes = (-1.0, 0.0, 1.0), (-1.0, 0.0, 1.0)
    >>> kinks = (Kink(0.0, -1.0, 1.0),)
    >>> broken(Curve(name="", label="", x=x, values=x, slopes=slopes, kinks=kinks))
    ([-1.0, 0.0, 0.0, 0.0, 1.0], [-1.0, -1.0, nan, 1.0, 1.0])
    """
    near = (curve.x[-1] - curve.x[0]) * 1e-9
    points = [(x, 1, y) for x, y in zip(curve.x, curve.slopes, strict=True)
              if all(abs(x - kink.at) > near for kink in curve.kinks)]  # fmt: skip
    for kink in curve.kinks:
        sides = (kink.before, math.nan, kink.after)
        points += [(kink.at, order, y) for order, y in enumerate(sides)]
    points.sort(key=lambda point: point[:2])
    return [x for x, _, _ in points], [y for _, _, y in points]
