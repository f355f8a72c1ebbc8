"""Contrastive loss: pairs of one class drawn together, others pushed beyond a margin.

L = y D² + (1 - y) max(0, margin - D)², with D = ‖first - second‖ and y = 1 for a pair of one
class; averaged over pairs.

Parameters
----------
    first, second: vectors, (n, d) or (d,) for one pair.
    same: 1 for a pair of one class, 0 otherwise; one number a pair.
    margin: the distance beyond which different vectors cost nothing.
    convention: "same" as above; "hadsell" has 1 for a different pair, and a factor of 1/2.
    distance: instead of the vectors, their distances D.

It asks for absolute distances, 0 and the margin; a collapsed embedding costs margin² for
each different pair. Where two different vectors coincide the direction of the push is
undefined; here it is 0.

References
----------
    Hadsell, Chopra and LeCun, Dimensionality reduction by learning an invariant mapping,
    CVPR 2006.

Examples
--------
>>> from lossprep import losses
>>> contrastive = losses.get("contrastive")
>>> round(contrastive.value([0.0, 0.0], [0.0, 0.4], 0, margin=1), 4)
0.36
>>> round(contrastive.value(distance=0.4, same=0, margin=1), 4)
0.36
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.loss.domain import BINARY, NONNEGATIVE, POSITIVE, Floats
from lossprep.loss.facts import Estimand, Kink, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import vectors
from lossprep.loss.vectors import Vectors, directions, lengths

PARAMETERS = (
    Parameter("margin", 1.0, "Hadsell et al. 2006", POSITIVE, examples=(2.5,), phrase="margin {}"),
    Parameter(
        "convention",
        "same",
        "most code",
        choices={"same": "1 same class, no ½", "hadsell": "1 different class, with ½"},
        examples=("hadsell",),
    ),
)
HADSELL = {"convention": "hadsell"}


def distance_kernel(
    distance: Floats, same: Floats, margin: float, convention: str
) -> tuple[Floats, Callable[[], Floats]]:
    """In the distance: the pull of one class, the push of two."""
    half = 0.5 if convention == "hadsell" else 1.0
    pull = 1 - same if convention == "hadsell" else same
    gap = np.maximum(margin - distance, 0)
    loss = half * (pull * distance**2 + (1 - pull) * gap**2)
    return loss, lambda: 2 * half * (pull * distance - (1 - pull) * gap)


def kernel(
    first: Floats, second: Floats, same: Floats, margin: float, convention: str
) -> tuple[Floats, Callable[[], tuple[Floats, Floats]]]:
    """The derivative for the distance, along the line between the two vectors."""
    apart = first - second
    loss, slope = distance_kernel(lengths(apart), same, margin, convention)

    def derivatives() -> tuple[Floats, Floats]:
        along = slope()[:, None] * directions(apart)
        return along, -along

    return loss, derivatives


def _sample(rng: Any, n: int) -> dict[str, Floats]:
    return vectors(rng, n, "first", "second") | {"same": rng.integers(0, 2, n).astype(float)}


def _distance_sample(rng: Any, n: int) -> dict[str, Floats]:
    return {"distance": rng.gamma(2, 0.7, n), "same": rng.integers(0, 2, n).astype(float)}


_DISTANCE = Pointwise(
    name="contrastive",
    title="Contrastive loss of a distance",
    kernel=distance_kernel,
    arguments=("distance", "same"),
    inputs=("distance",),
    symbols={"D": "distance", "y": "same"},
    parameters=PARAMETERS,
    domains={"distance": NONNEGATIVE, "same": BINARY},
    formula="y*D^2 + (1 - y)*max(0, margin - D)^2",
    gradient_formula={"distance": "2*y*D - 2*(1 - y)*max(0, margin - D)"},
    variants=(
        Variant(
            "Hadsell's",
            "Hadsell et al. 2006",
            HADSELL,
            "(1 - y)*D^2/2 + y*max(0, margin - D)^2/2",
            {"distance": "(1 - y)*D - y*max(0, margin - D)"},
        ),
    ),
    slips=(
        slip("labels", "contrastive(distance=distance, same=1 - same)", "the labels reversed"),
        slip(
            "not-squared",
            "mean(same*distance + (1 - same)*max(0, margin - distance))",
            "not squared",
        ),
        slip(
            "square-inside",
            "mean(same*distance^2 + (1 - same)*max(0, margin - distance^2))",
            "the squared distance inside the margin: max(0, m - D²)",
        ),
        slip("half", "contrastive(distance=distance, same=same)/2", "with a factor of 1/2"),
        slip(
            "exchanged",
            "mean(same*distance^2 + (1 - same)*max(0, distance - margin)^2)",
            "D - m instead of m - D",
        ),
        slip(
            "no-gate",
            "mean(same*distance^2 + (1 - same)*(margin - distance)^2)",
            "max(0, ·) forgotten: beyond the margin it costs nothing",
        ),
        slip(
            "one-less",
            "mean(same*distance^2 + (1 - same)*(1 - distance^2))",
            "1 - D² instead of the squared gap",
        ),
    ),
    gradient_slips=(
        slip("sign", "-contrastive_gradient(distance=distance, same=same)", "the sign"),
        slip("no-2", "contrastive_gradient(distance=distance, same=same)/2", "without the 2"),
    ),
    sample=_distance_sample,
)

LOSS = Vectors(
    name="contrastive",
    title="Contrastive loss",
    module=__name__,
    kernel=kernel,
    forms=(_DISTANCE,),
    arguments=("first", "second", "same"),
    inputs=("first", "second"),
    symbols={"a": "first", "b": "second", "y": "same"},
    parameters=PARAMETERS,
    domains={"same": BINARY},
    convention_template="{reduction} over pairs; {convention}; Euclidean distance; {margin}",
    formula="y*D^2 + (1 - y)*max(0, margin - D)^2 where D = norm(a - b)",
    gradient_formula={
        "first": "(2*y*D - 2*(1 - y)*max(0, margin - D))*(a - b)/D where D = norm(a - b)",
        "second": "(2*y*D - 2*(1 - y)*max(0, margin - D))*(b - a)/D where D = norm(a - b)",
    },
    estimand=Estimand("an embedding with distance 0 within a class and the margin between classes"),
    kinks=(Kink("two different vectors coincide: any push of length 2 margin at most"),),
    limits=(
        "collapsed embedding: margin² for a different pair",
        "beyond the margin a different pair costs nothing",
    ),
    variants=(
        Variant(
            "Hadsell's",
            "Hadsell et al. 2006: 1 is different, with ½",
            HADSELL,
            "(1 - y)*D^2/2 + y*max(0, margin - D)^2/2 where D = norm(a - b)",
            {
                "first": "((1 - y)*D - y*max(0, margin - D))*(a - b)/D where D = norm(a - b)",
                "second": "((1 - y)*D - y*max(0, margin - D))*(b - a)/D where D = norm(a - b)",
            },
        ),
        Variant("linear, mean over non-zero", "pytorch-metric-learning"),
    ),
    slips=(
        slip("labels", "contrastive(first, second, 1 - same)", "the labels reversed"),
        slip("half", "contrastive(first, second, same)/2", "with a factor of 1/2"),
        slip(
            "not-squared",
            "same*d + (1 - same)*max(0, margin - d) where d = norm(first - second)",
            "not squared",
        ),
        slip(
            "square-inside",
            "same*d^2 + (1 - same)*max(0, margin - d^2) where d = norm(first - second)",
            "the squared distance inside the margin: max(0, m - D²)",
        ),
        slip(
            "no-gate",
            "same*d^2 + (1 - same)*(margin - d)^2 where d = norm(first - second)",
            "max(0, ·) forgotten",
        ),
    ),
    gradient_slips=(
        slip("sign", '-contrastive_gradient(first, second, same, wrt="first")', "the sign"),
        slip("no-2", 'contrastive_gradient(first, second, same, wrt="first")/2', "without the 2"),
    ),
    references=("Hadsell, Chopra and LeCun, CVPR 2006",),
    sample=_sample,
)
