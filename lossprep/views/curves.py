"""Losses drawn: values above, slopes below, over one axis, with the pictures told in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from msgspec import Struct

from lossprep.loss.curve import Curve
from lossprep.views.braille import ACROSS, DOWN, Canvas
from lossprep.views.lines import BLANK, Line, Span, Style, line
from lossprep.views.sheet import folded

MARGIN = 9  # columns for the numbers at the left
LETTERS = "abcdefghijklmnopqrstuvwxyz"
STYLES: tuple[Style, ...] = ("key", "warn", "good", "bad", "title", "code")
KINK = "◆"


class Named(Struct, frozen=True):
    """A curve with the words that tell it from the others."""

    words: str
    curve: Curve


Series = Callable[[Curve], Sequence[float]]


def pictures(curves: Sequence[Named], width: int, height: int) -> list[Line]:
    """Draw curves into ``width`` columns and ``height`` rows; lines of words follow.

    Each curve carries its letter, so that nothing is told by colour alone. All of it stands on
    one screen, with the command above and the prompt below, if that leaves room to draw.
    """
    head = legend(curves)
    words = [told("Loss", curves, values), told("Gradient", curves, slopes)]
    rows = max(8, height - 6 - len([*folded([*head, *words], width)]))
    upper = (rows + 1) // 2
    columns = max(20, width - MARGIN)
    lines = [*head, BLANK]
    lines += picture("loss", curves, lambda one: one.values, (columns, upper))
    lines += picture("gradient", curves, lambda one: one.slopes, (columns, rows - upper))
    lines += axis(curves[0].curve, columns)
    return [*lines, BLANK, *words]


def legend(curves: Sequence[Named]) -> list[Line]:
    """Say which letter is which curve, and how a kink is marked."""
    spans: list[Span] = []
    for letter, style, one in zip(LETTERS, styles(curves), curves, strict=False):
        spans += [(f"{letter} ", style), f"{one.words}   "]  # type: ignore[list-item]
    if any(one.curve.kinks for one in curves):
        spans.append((f"{KINK} kink", "quiet"))
    return [line(*spans)]


def styles(curves: Sequence[Named]) -> list[Style]:
    """Give each curve a style, over again where there are more curves than styles."""
    return [STYLES[number % len(STYLES)] for number in range(len(curves))]


def picture(
    title: str, curves: Sequence[Named], series: Series, size: tuple[int, int]
) -> list[Line]:
    """Draw one quantity of all curves, with its scale at the left."""
    columns, rows = size
    low, high = reach([number for one in curves for number in series(one.curve)])
    canvas = Canvas(columns, rows)
    place = placing(curves[0].curve, (low, high), canvas)
    if low < 0 < high:
        for x in range(0, columns * ACROSS, 4):
            canvas.dot(x, round(place(curves[0].curve.x[0], 0)[1]), "quiet")
    for number, (style, one) in enumerate(zip(styles(curves), curves, strict=True)):
        draw(canvas, one.curve, series, place, style)
        mark(canvas, one.curve, series, place, (LETTERS[number % 26], style, number, len(curves)))
    return [
        line((label(title, row, rows, (low, high)), "quiet"), *canvas.spans(row), fixed=True)
        for row in range(rows)
    ]


def draw(
    canvas: Canvas,
    curve: Curve,
    series: Series,
    place: Callable[[float, float], tuple[float, float]],
    style: Style,
) -> None:
    """Draw a curve, and its kinks over it."""
    canvas.stroke((place(x, y) for x, y in zip(curve.x, series(curve), strict=True)), style)
    for kink in curve.kinks:
        ys = [kink.before, kink.after]
        if series(curve) is curve.values:
            nearest = min(range(len(curve.x)), key=lambda i: abs(curve.x[i] - kink.at))
            ys = [curve.values[nearest]]
        for y in ys:
            canvas.letter(*place(kink.at, y), KINK, style)


def mark(
    canvas: Canvas,
    curve: Curve,
    series: Series,
    place: Callable[[float, float], tuple[float, float]],
    letter: tuple[str, Style, int, int],
) -> None:
    """Write the curve's letter on it, at a place of its own and inside the picture."""
    text, style, number, count = letter
    inside = [
        (x, y)
        for x, y in zip(curve.x, series(curve), strict=True)
        if 0 <= place(x, y)[1] <= canvas.rows * DOWN - 1
    ]
    if inside:
        share = 0.06 + 0.3 * number / max(count, 1)
        canvas.letter(*place(*inside[round(share * (len(inside) - 1))]), text, style)


def placing(
    curve: Curve, scale: tuple[float, float], canvas: Canvas
) -> Callable[[float, float], tuple[float, float]]:
    """Make the function that turns a point into its place in dots."""
    (low, high), (left, right) = scale, (curve.x[0], curve.x[-1])
    across, up = canvas.columns * ACROSS - 1, canvas.rows * DOWN - 1

    def place(x: float, y: float) -> tuple[float, float]:
        # Far outside is drawn as just outside, or a stroke there would take for ever.
        share = min(max((y - low) / (high - low), -1.0), 2.0)
        return (x - left) / (right - left) * across, share * up

    return place


def reach(numbers: Sequence[float]) -> tuple[float, float]:
    """Choose the scale: from the least to the greatest number that is finite.

    >>> reach([0.0, 1.0, math.inf]), reach([2.0])
    ((0.0, 1.0), (1.5, 2.5))
    """
    finite = [number for number in numbers if math.isfinite(number)] or [0.0]
    low, high = min(finite), max(finite)
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def label(title: str, row: int, rows: int, scale: tuple[float, float]) -> str:
    """Give what stands at the left of a row: the scale's ends, and the title between."""
    if row in (0, rows - 1):
        end = scale[1] if row == 0 else scale[0]
        text = short(end if abs(end) > (scale[1] - scale[0]) / 100 else 0.0)
    else:
        text = title if row == rows // 2 else ""
    return text.rjust(MARGIN - 1) + " "


def axis(curve: Curve, columns: int) -> list[Line]:
    """Number the shared axis: its ends, its middle, and what it is."""
    left, right = short(curve.x[0]), short(curve.x[-1])
    middle = short((curve.x[0] + curve.x[-1]) / 2)
    half = columns // 2
    numbers = left + middle.rjust(half - len(left) + len(middle) // 2)
    numbers += right.rjust(columns - len(numbers))
    indent = " " * MARGIN
    words = [line((indent + numbers, "quiet"), fixed=True)]
    return [*words, line((indent + curve.label.center(columns).rstrip(), "quiet"), fixed=True)]


def short(number: float) -> str:
    """Write a number in at most eight characters.

    >>> short(-0.0), short(2.0), short(1 / 3), short(123456.0)
    ('0', '2', '0.333', '1.23e+05')
    """
    return f"{number + 0.0:.3g}"  # -0.0 + 0.0 is 0.0


def told(head: str, curves: Sequence[Named], say: Callable[[Curve], str]) -> Line:
    """Say in a line what a picture shows."""
    words = "; ".join(f"{one.words} {say(one.curve)}" for one in curves)
    return line((f"{head}: ", "title"), f"{words}.", hang=2)


def values(curve: Curve) -> str:
    """Say how high a curve lies at its ends and where it is lowest.

    >>> from lossprep import losses
    >>> from lossprep.loss.curve import curve
    >>> values(curve(losses.get("mse")))
    '9 at -3, least 0 at 0, 9 at 3'
    """
    ends = (
        f"{short(curve.values[0])} at {short(curve.x[0])}",
        (f"{short(curve.values[-1])} at {short(curve.x[-1])}"),
    )
    least = min(range(len(curve.x)), key=lambda i: curve.values[i])
    if least in (0, len(curve.x) - 1) or curve.values[least] == curve.values[-1]:
        return f"{ends[0]}, {ends[1]}"
    lowest = f"least {short(curve.values[least])} at {short(curve.x[least])}"
    return f"{ends[0]}, {lowest}, {ends[1]}"


def slopes(curve: Curve) -> str:
    """Say between what the slope lies, and where it jumps.

    >>> from lossprep import losses
    >>> from lossprep.loss.curve import curve
    >>> slopes(curve(losses.get("mae")))
    'from -1 to 1, jumps from -1 to 1 at 0'
    """
    text = f"from {short(min(curve.slopes))} to {short(max(curve.slopes))}"
    for kink in curve.kinks:
        text += f", jumps from {short(kink.before)} to {short(kink.after)} at {short(kink.at)}"
    return text
