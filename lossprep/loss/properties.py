"""Properties of a loss that follow from its curve and its file, said in a few words."""

from __future__ import annotations

from itertools import pairwise

from lossprep.loss.curve import Curve, curve
from lossprep.loss.definition import Loss
from lossprep.loss.domain import REAL, UNIT
from lossprep.loss.parameter import REQUIRED

FLAT = 1.05  # slopes at most this many times as steep at the end as halfway are bounded
ROOM = 1e-9


def properties(loss: Loss) -> dict[str, str]:
    """Give the facts by which losses are compared, each in words.

    >>> from lossprep import losses
    >>> found = properties(losses.get("huber"))
    >>> found["bounded gradient"], found["convex"], found["robust to outliers"]
    ('yes: from -1 to 1', 'yes', 'yes: an outlier pulls no harder than a large error')
    """
    drawn = curve(loss)
    facts = {
        "estimates": str(loss.estimand or "no statistic of the target alone"),
        "noise model": loss.noise.name if loss.noise else "none",
        "bounded gradient": bounded(loss, drawn),
        "convex": convex(drawn),
        "smooth": smooth(drawn),
        "proper": proper(loss),
        "hyperparameters": hyperparameters(loss),
    }
    if drawn.label == "prediction - target":  # where an outlier is a large error
        facts["robust to outliers"] = robust(drawn)
    return facts


def is_bounded(drawn: Curve) -> bool:
    """Whether the slope has stopped growing towards both ends of the line.

    >>> from lossprep import losses
    >>> is_bounded(curve(losses.get("mae"))), is_bounded(curve(losses.get("mse")))
    (True, False)
    """
    quarter = len(drawn.x) // 8
    ends = ((0, quarter), (-1, -1 - quarter))
    return all(
        abs(drawn.slopes[end]) <= abs(drawn.slopes[inner]) * FLAT + ROOM for end, inner in ends
    )


def bounded(loss: Loss, drawn: Curve) -> str:
    """Say whether the slope is bounded, and between what."""
    if loss.domains.get("prediction", REAL) == UNIT:
        steep = max(abs(drawn.slopes[0]), abs(drawn.slopes[-1]))
        return "no: it grows without bound as p nears 0" if steep > 20 else "along p: see plot"
    if not is_bounded(drawn):
        return "no: it grows with the error"
    low, high = (f"{slope + 0.0:.2g}" for slope in (min(drawn.slopes), max(drawn.slopes)))
    return f"yes: from {low} to {high}"


def convex(drawn: Curve) -> str:
    """Say whether the slope never falls along the line, kinks included."""
    rising = all(b >= a - ROOM * max(1, abs(a)) for a, b in pairwise(drawn.slopes))
    return "yes" if rising else f"no, along {drawn.label}"


def smooth(drawn: Curve) -> str:
    """Say where the slope jumps."""
    places = ", ".join(f"{kink.at:g}" for kink in drawn.kinks)
    return f"no: a kink at {places}" if places else "yes"


def robust(drawn: Curve) -> str:
    """Say whether one large error can outweigh all others."""
    if is_bounded(drawn):
        return "yes: an outlier pulls no harder than a large error"
    return "no: the pull grows with the error"


def proper(loss: Loss) -> str:
    """Say whether the true probabilities are the best prediction."""
    words = {
        True: "yes: as a score of probabilities, the true ones are best",
        False: "no: as a score of probabilities, others than the true ones are best",
    }
    return "it predicts no probability" if loss.proper is None else words[loss.proper]


def hyperparameters(loss: Loss) -> str:
    """Name the parameters with their defaults."""
    named = [
        p.name if p.default is REQUIRED else f"{p.name} {p.say_default()}" for p in loss.parameters
    ]
    return ", ".join(named) or "none"
