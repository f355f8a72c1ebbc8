"""Triplet loss: the negative should be farther from the anchor than the positive, by a margin.

L = max(0, d(a, p) - d(a, n) + margin); averaged over triplets.

Parameters
----------
    anchor, positive, negative: vectors, (n, d) each, or (d,) for one triplet.
    margin: by how much the negative should be farther.
    distance: "euclidean" is ‖x - y‖, "squared" its square.
    positive_distance, negative_distance: instead of the vectors, d(a, p) and d(a, n).
    embeddings, labels: instead of triplets, a batch from which they are mined; ``mining`` is
        "all", "easy", "semi-hard", "hard" or "hardest".

With plain distances every active triplet pulls with unit force; with squared distances the
force on the negative, 2 d(a, n), is smallest for the hardest one. A collapsed embedding costs
the margin, not 0. At equality the loss is 0, and so is the subgradient chosen here.

References
----------
    Schroff, Kalenichenko and Philbin, FaceNet, CVPR 2015. Hermans, Beyer and Leibe, In
    defense of the triplet loss, 2017 (hardest).

Examples
--------
>>> from lossprep import losses
>>> triplet = losses.get("triplet")
>>> round(triplet.value(positive_distance=0.5, negative_distance=0.6, margin=0.2), 4)
0.1
>>> triplet.gradient([0.0, 0.0], [1.0, 0.0], [0.0, 1.5], margin=1)[0]
array([-1.,  1.])
>>> line = [[0.0], [1.0], [1.5], [5.0]]
>>> round(triplet.value(embeddings=line, labels=[0, 0, 1, 1], margin=1, mining="hard"), 4)
2.8333
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, Floats
from lossprep.loss.facts import Estimand, Kink, Variant, slip
from lossprep.loss.mining import MINING, Mined
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import vectors
from lossprep.loss.vectors import Vectors, directions, lengths

PARAMETERS = (
    Parameter(
        "margin", 1.0, "PyTorch, optax", NONNEGATIVE, examples=(0.2, 3.0), phrase="margin {}"
    ),
    Parameter(
        "distance",
        "euclidean",
        "PyTorch, optax",
        choices={"euclidean": "plain distances", "squared": "squared distances"},
        examples=("squared",),
    ),
)
SQUARED = {"distance": "squared"}
GIVEN_DISTANCES = " where p = positive_distance, n = negative_distance"
LENGTHS = " where d = norm(a - p), e = norm(a - n)"
Derivatives = Callable[[], tuple[Floats, ...]]


def distance_kernel(
    positive_distance: Floats, negative_distance: Floats, margin: float, distance: str
) -> tuple[Floats, Derivatives]:
    """In the two distances, whose derivatives are 1 and -1, or twice the distances."""
    power = 2 if distance == "squared" else 1
    missing = positive_distance**power - negative_distance**power + margin
    active = (missing > 0).astype(missing.dtype)

    def derivatives() -> tuple[Floats, ...]:
        if power == 1:
            return active, -active
        return 2 * positive_distance * active, -2 * negative_distance * active

    return np.maximum(missing, 0), derivatives


def kernel(
    anchor: Floats, positive: Floats, negative: Floats, margin: float, distance: str
) -> tuple[Floats, Derivatives]:
    """The distances' derivatives along the lines from the anchor."""
    to_positive, to_negative = anchor - positive, anchor - negative
    loss, slopes = distance_kernel(lengths(to_positive), lengths(to_negative), margin, distance)

    def derivatives() -> tuple[Floats, ...]:
        pull, push = slopes()
        toward = pull[:, None] * directions(to_positive)
        away = push[:, None] * directions(to_negative)
        return toward + away, -toward, -away

    return loss, derivatives


def mined_kernel(
    embeddings: Floats, chosen: Any, margin: float, distance: str, mining: str
) -> tuple[Floats, Callable[[Floats], Floats]]:
    """The triplets' losses; each gradient goes back to the embedding it came from."""
    del mining
    anchor, positive, negative = (embeddings[places] for places in chosen)
    loss, slopes = kernel(anchor, positive, negative, margin, distance)

    def derivative(factor: Floats) -> Floats:
        gradient = np.zeros_like(embeddings)
        for places, slope in zip(chosen, slopes(), strict=True):
            np.add.at(gradient, places, slope * factor[:, None].astype(slope.dtype))
        return gradient

    return loss, derivative


def _distance_sample(rng: Any, n: int) -> dict[str, Floats]:
    return {"positive_distance": rng.gamma(2, 0.5, n), "negative_distance": rng.gamma(2, 0.5, n)}


def _batch_sample(rng: Any, n: int) -> dict[str, Floats]:
    return {"embeddings": rng.normal(0, 0.7, (n, 2)), "labels": np.arange(n) % 3}


_DISTANCES = Pointwise(
    name="triplet",
    title="Triplet loss of two distances",
    kernel=distance_kernel,
    arguments=("positive_distance", "negative_distance"),
    inputs=("positive_distance", "negative_distance"),
    symbols={"p": "positive_distance", "n": "negative_distance"},
    parameters=PARAMETERS,
    domains={"positive_distance": NONNEGATIVE, "negative_distance": NONNEGATIVE},
    formula="max(0, p - n + margin)",
    gradient_formula={
        "positive_distance": "1[p - n + margin > 0]",
        "negative_distance": "-(1[p - n + margin > 0])",
    },
    kinks=(
        Kink("n = p + margin", at="n - margin", low="0", high="1", of="positive_distance"),
        Kink("n = p + margin", at="p + margin", low="-1", high="0", of="negative_distance"),
    ),
    variants=(
        Variant(
            "squared distances",
            "FaceNet",
            SQUARED,
            "max(0, p^2 - n^2 + margin)",
            {
                "positive_distance": "2*p*1[p^2 - n^2 + margin > 0]",
                "negative_distance": "-2*n*1[p^2 - n^2 + margin > 0]",
            },
        ),
    ),
    slips=(
        slip("squared", "mean(max(0, p^2 - n^2 + margin))" + GIVEN_DISTANCES, "squared distances"),
        slip("plain", "mean(max(0, p - n + margin))" + GIVEN_DISTANCES, "plain distances"),
        slip("margin-sign", "mean(max(0, p - n - margin))" + GIVEN_DISTANCES, "minus the margin"),
        slip(
            "exchanged",
            "triplet(positive_distance=n, negative_distance=p)" + GIVEN_DISTANCES,
            "positive and negative exchanged",
        ),
        slip("no-margin", "mean(max(0, p - n))" + GIVEN_DISTANCES, "the margin forgotten"),
        slip(
            "root-margin",
            "mean(max(0, p - n + sqrt(margin)))" + GIVEN_DISTANCES,
            "the root of the margin",
        ),
        slip("no-gate", "mean(p - n + margin)" + GIVEN_DISTANCES, "max(0, ·) forgotten"),
    ),
    sample=_distance_sample,
)

_MINED = Mined(
    name="triplet",
    title="Triplet loss of a mined batch",
    kernel=mined_kernel,
    coupled=True,
    arguments=("embeddings", "labels"),
    inputs=("embeddings",),
    symbols={"x": "embeddings", "c": "labels"},
    parameters=(*PARAMETERS, MINING),
    formula="mean(a, p, n if c_a = c_p and a != p and c_a != c_n and d[a, n] > d[a, p]"
    " and d[a, n] < d[a, p] + margin: d[a, p] - d[a, n] + margin)"
    " where d = [i, j: norm(x[i] - x[j])]",
    gradient_formula={
        "embeddings": "[k in c: mean(a, p, n if c_a = c_p and a != p and c_a != c_n"
        " and d[a, n] > d[a, p] and d[a, n] < d[a, p] + margin:"
        " (1[a = k] - 1[p = k])*(x[a] - x[p])/d[a, p]"
        " - (1[a = k] - 1[n = k])*(x[a] - x[n])/d[a, n])]"
        " where d = [i, j: norm(x[i] - x[j])]"
    },
    sample=_batch_sample,
)

LOSS = Vectors(
    name="triplet",
    title="Triplet loss",
    module=__name__,
    kernel=kernel,
    forms=(_DISTANCES, _MINED),
    arguments=("anchor", "positive", "negative"),
    inputs=("anchor", "positive", "negative"),
    symbols={"a": "anchor", "p": "positive", "n": "negative"},
    parameters=PARAMETERS,
    convention_template="{reduction} over triplets; {distance}; {margin}",
    formula="max(0, norm(a - p) - norm(a - n) + margin)",
    gradient_formula={
        "anchor": "((a - p)/d - (a - n)/e)*1[d - e + margin > 0]" + LENGTHS,
        "positive": "(p - a)/d*1[d - e + margin > 0]" + LENGTHS,
        "negative": "(a - n)/e*1[d - e + margin > 0]" + LENGTHS,
    },
    estimand=Estimand(
        "an embedding in which classes are apart by the margin, at no fixed distance"
    ),
    kinks=(
        Kink("d(a, n) = d(a, p) + margin: any share of the pull is a subgradient"),
        Kink("two vectors coincide (plain distances): any pull of length 1 at most"),
    ),
    limits=(
        "0 from d(a, n) = d(a, p) + margin on",
        "collapsed embedding: the margin",
    ),
    variants=(
        Variant(
            "squared distances",
            "FaceNet, with unit vectors and margin 0.2",
            SQUARED,
            "max(0, norm(a - p)^2 - norm(a - n)^2 + margin)",
            {
                "anchor": "2*(n - p)*1[d^2 - e^2 + margin > 0]" + LENGTHS,
                "positive": "2*(p - a)*1[d^2 - e^2 + margin > 0]" + LENGTHS,
                "negative": "2*(a - n)*1[d^2 - e^2 + margin > 0]" + LENGTHS,
            },
        ),
        Variant("averaged over non-zero triplets", "pytorch-metric-learning, margin 0.05"),
        Variant("1e-6 added to each difference", "PyTorch's distance; optax: inside the root"),
    ),
    slips=(
        slip("squared", "triplet(anchor, positive, negative, distance=squared)", "squared"),
        slip("plain", "triplet(anchor, positive, negative, distance=euclidean)", "plain distances"),
        slip("exchanged", "triplet(anchor, negative, positive)", "positive, negative exchanged"),
        slip("no-margin", "triplet(anchor, positive, negative, margin=0)", "the margin forgotten"),
    ),
    references=("Schroff, Kalenichenko and Philbin, CVPR 2015",),
    sample=lambda rng, n: vectors(rng, n, "anchor", "positive", "negative"),
)
