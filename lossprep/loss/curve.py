"""A loss along one line: what a plot draws of it, with its slope and its kinks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from lossprep.loss.definition import Loss
from lossprep.loss.domain import BINARY, REAL, SIGN, UNIT, Domain
from lossprep.loss.lists import Lists
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.rows import Classes

POINTS = 241  # odd, so that the middle, where most losses have their minimum, is one of them
BISECTIONS = 40  # halvings after which a jump lies between two neighbouring floats
JUMP = 1e-3  # a smaller change of slope, as a share of the slopes' range, is no kink

# What an argument that is not drawn over is held at, where its domain does not say.
HELD: Mapping[str, Any] = {
    "same": 1.0,
    "negative_distance": 2.0,
    "negatives": [0.0],
    "negatives_log_q": [0.0],
    "variance": 1.0,
    "thresholds": [-1.0, 1.0],
}


@dataclass(frozen=True, slots=True)
class Line:
    """The line through a loss's inputs that is drawn, and the words for it.

    ``arguments`` puts one number on the line into the loss's arguments.
    """

    label: str
    low: float
    high: float
    arguments: Callable[[float], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Kink:
    """Where the slope jumps, and from what to what."""

    at: float
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Values and slopes of one loss along its line."""

    name: str
    label: str
    x: tuple[float, ...]
    values: tuple[float, ...]
    slopes: tuple[float, ...]
    kinks: tuple[Kink, ...]


def curve(loss: Loss, given: Mapping[str, Any] | None = None) -> Curve:
    """Follow a loss and its slope along its line; ``given`` are parameters or fixed arguments.

    Raises LossprepError for a name that the loss does not know, or a value outside its
    domain.

    >>> from lossprep import losses
    >>> mae = curve(losses.get("mae"))
    >>> mae.label, mae.values[0], [(k.at, k.before, k.after) for k in mae.kinks]
    ('prediction - target', 3.0, [(0.0, -1.0, 1.0)])
    """
    chosen = dict(given or {})
    form = one_dimensional(loss.form(chosen))
    along = line_of(form, named="target" in chosen)

    def both(x: float) -> tuple[float, float]:
        value, gradient = form.value_and_gradient(**(along.arguments(x) | chosen), reduction="sum")
        first = gradient[0] if isinstance(gradient, tuple) else gradient
        return float(value), float(np.ravel(first)[0])

    drawn = np.linspace(along.low, along.high, POINTS)
    points = [both(float(x)) for x in drawn]
    slopes = tuple(slope for _, slope in points)
    return Curve(
        name=loss.name,
        label=along.label,
        x=tuple(map(float, drawn)),
        values=tuple(value for value, _ in points),
        slopes=slopes,
        kinks=kinks(lambda x: both(x)[1], drawn.tolist(), slopes),
    )


def one_dimensional(loss: Loss) -> Loss:
    """Choose the form of a loss over numbers, where it has one beside that over vectors."""
    scalar = ("distance", "positive_distance", "similarities")
    return next((form for form in loss.forms if form.inputs[0] in scalar), loss)


def line_of(loss: Loss, *, named: bool = False) -> Line:
    """Choose the line along which a loss is drawn, from its arguments and their domains.

    ``named``: the target is given, and not the one that goes without saying.

    >>> from lossprep import losses
    >>> line_of(losses.get("bce")).label
    'p of the true class'
    """
    first = loss.inputs[0]
    if first == "similarities":
        return Line("lead of the positive's similarity", -1, 1, lambda x: {first: [x, 0.0]})
    if first.endswith("distance"):
        return Line(first.replace("_", " "), 0, 3, lambda x: {first: x} | held(loss))
    if first != "prediction":
        label = f"{first.replace('_', ' ')}, the rest held"
        return Line(label, -5, 5, lambda x: {first: x} | held(loss))
    return line_of_prediction(loss, named)


def line_of_prediction(loss: Loss, named: bool) -> Line:
    """Choose the line of a loss of a prediction and a target."""
    probability = loss.domains.get("prediction", REAL) == UNIT
    if isinstance(loss, Classes):
        if probability:
            return Line("p of the true class", 0.04, 0.96, lambda x: row(x, 1 - x, 0))
        return Line("lead of the true class", -4, 4, lambda x: row(x, 0.0, 0))
    if isinstance(loss, Lists):
        return Line("lead of the relevant document", -4, 4, lambda x: row(x, 0.0, [1.0, 0.0]))
    if not isinstance(loss, Pointwise):
        if probability:
            return Line("p of the true class", 0.04, 0.96, lambda x: row(x, None, [1.0]))
        return Line("first logit, the rest held", -4, 4, lambda x: row(x, 0.0, [1.0, 0.0]))
    target = loss.domains.get("target", REAL)
    low, high, label = scale(loss, target, probability)
    label = label.split(" of ")[0].split(",")[0] if named else label
    at = 0.0 if target == REAL and "thresholds" not in loss.params else 1.0
    return Line(label, low, high, lambda x: {"prediction": x} | held(loss) | {"target": at})


def scale(loss: Loss, target: Domain, probability: bool) -> tuple[float, float, str]:
    """Choose how far a pointwise loss is drawn, and the words below it."""
    if probability:
        return 0.04, 0.96, "p of the true class"
    if target == SIGN:
        return -3, 3, "f, at target 1"
    if target in (BINARY, UNIT):
        return -5, 5, "logit, at target 1"
    if target == REAL and "thresholds" not in loss.params:
        return -3, 3, "prediction - target"
    return -3, 3, "prediction, at target 1"


def row(first: float, second: float | None, target: Any) -> dict[str, Any]:
    """Put a number into a row of predictions."""
    return {"prediction": [first] if second is None else [first, second], "target": target}


def held(loss: Loss) -> dict[str, Any]:
    """Give what stays as it is along the line: all but the first input."""
    rest = {name: HELD.get(name, 0.0) for name in loss.arguments if name != loss.inputs[0]}
    return rest | {name: HELD[name] for name in loss.params if name in HELD}


def kinks(
    slope: Callable[[float], float], x: Sequence[float], slopes: Sequence[float]
) -> tuple[Kink, ...]:
    """Find where a slope jumps: halving the step does not make the change smaller.

    >>> kinks(lambda x: 1.0 if x > 0.3 else 0.0, [0.0, 1.0], [0.0, 1.0])
    (Kink(at=0.3, before=0.0, after=1.0),)
    """
    reach = (max(slopes) - min(slopes)) * JUMP
    found: list[Kink] = []
    for (a, left), (b, right) in pairwise(zip(x, slopes, strict=True)):
        jump = bisected(slope, (a, left), (b, right), reach)
        if jump is None:
            continue
        if found and abs(found[-1].at - jump.at) < (x[-1] - x[0]) * 1e-6:
            jump = Kink(found.pop().at, found_before(slopes, x, jump), jump.after)
        found.append(jump)
    return tuple(found)


def found_before(slopes: Sequence[float], x: Sequence[float], jump: Kink) -> float:
    """Give the slope left of a kink that lies on a point of the grid."""
    return slopes[max(i for i, at in enumerate(x) if at < jump.at - 1e-9)]


def bisected(
    slope: Callable[[float], float],
    low: tuple[float, float],
    high: tuple[float, float],
    reach: float,
) -> Kink | None:
    """Halve an interval towards its larger change; None where the change dies away."""
    (a, left), (b, right) = low, high
    for _ in range(BISECTIONS):
        if abs(right - left) <= reach:
            return None
        middle = (a + b) / 2
        here = slope(middle)
        if abs(here - left) >= abs(right - here):
            b, right = middle, here
        else:
            a, left = middle, here
    return Kink(round((a + b) / 2, 9) + 0.0, left, right)
