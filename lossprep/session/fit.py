"""Fitting the memory model to a learner's own attempts: with SciPy, an extra.

Few weights say most of how one person forgets, and a few hundred reviews cannot tell more: the
first stabilities, the growth on recall, what a lapse leaves, the decay. Each is fitted as a factor
of the published weight, which a normal prior on its logarithm holds near 1. What comes of it is
believed only if it foretells the last fifth of the reviews better, which it has not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from lossprep.errors import LossprepError
from lossprep.model.event import Attempt
from lossprep.model.prediction import Fit
from lossprep.schedule.parameters import HIGHEST, LOWEST, PUBLISHED, Parameters, own
from lossprep.session.predictions import Pair, foretold, log_loss

ENOUGH = 400  # foretold reviews from which a fit is worth its while
FITTED = (0, 1, 2, 3, 8, 10, 11, 13, 20)
SPREAD = 0.4  # standard deviation of a factor's logarithm
HELD_OUT = 0.2
TINY = 1e-3  # no factor is 0
DIGITS = 4  # of a weight, as they are published


def fit(attempts: Sequence[Attempt]) -> Fit:
    """Fit on the first four fifths, judge on the last, and if that is better fit on all.

    Raises LossprepError where SciPy is missing or there are too few reviews.
    """
    published = Parameters("", PUBLISHED)
    pairs = list(foretold(attempts, published))
    if len(pairs) < ENOUGH:
        raise LossprepError(f"a fit takes {ENOUGH} foretold reviews; there are {len(pairs)} so far")
    kept = len(pairs) - round(HELD_OUT * len(pairs))
    tried = fitted(attempts, kept)
    before, after = log_loss(pairs[kept:]), log_loss(list(foretold(attempts, tried))[kept:])
    best = fitted(attempts, len(pairs)) if after < before else tried
    return Fit(
        weights=tuple(round(one, DIGITS) for one in best.weights),
        reviews=len(pairs),
        held_out=len(pairs) - kept,
        before=before,
        after=after,
    )


def fitted(attempts: Sequence[Attempt], reviews: int) -> Parameters:
    """Fit to the first so many foretold reviews."""
    try:
        from scipy.optimize import minimize  # noqa: PLC0415  (an extra, and slow to import)
    except ImportError:
        raise LossprepError("--fit needs SciPy: pip install 'lossprep[fit]'") from None
    bounds = [
        (log(max(LOWEST[n], TINY) / PUBLISHED[n]), log(HIGHEST[n] / PUBLISHED[n])) for n in FITTED
    ]

    def cost(factors: Sequence[float]) -> float:
        pairs: list[Pair] = []
        for pair in foretold(attempts, scaled(factors)):
            pairs.append(pair)
            if len(pairs) == reviews:
                break
        return reviews * log_loss(pairs) + sum((f / SPREAD) ** 2 for f in factors) / 2

    found = minimize(cost, [0.0] * len(FITTED), method="L-BFGS-B", bounds=bounds)
    return scaled([float(one) for one in found.x])


def scaled(factors: Sequence[float]) -> Parameters:
    """Multiply the fitted weights by e to the power of each factor."""
    weights = list(PUBLISHED)
    for n, factor in zip(FITTED, factors, strict=True):
        weights[n] = min(max(PUBLISHED[n] * exp(factor), LOWEST[n]), HIGHEST[n])
    return own(weights)
