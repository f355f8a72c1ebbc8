"""Draws of arguments for the laws: what each kind of input looks like."""

from __future__ import annotations

from typing import Any

from lossprep.loss.domain import Floats


def reals(rng: Any, n: int) -> dict[str, Floats]:
    """Predictions and targets on the real line, a tenth of them equal (a kink, for many)."""
    target = rng.normal(0, 2, n)
    error = rng.normal(0, 2, n) * rng.choice([0.1, 1, 3], n)
    return {"prediction": target + error * (rng.random(n) > 0.1), "target": target}


def probabilities(rng: Any, n: int) -> dict[str, Floats]:
    """Probabilities from near 0 to near 1, and labels 0 and 1."""
    logit = rng.normal(0, 2, n)
    return {"prediction": 1 / (1 + pow(2.718281828459045, -logit)), "target": labels(rng, n)}


def logits(rng: Any, n: int) -> dict[str, Floats]:
    """Logits, and labels 0 and 1."""
    return {"prediction": rng.normal(0, 3, n), "target": labels(rng, n)}


def labels(rng: Any, n: int) -> Floats:
    """Labels 0 and 1."""
    drawn: Floats = rng.integers(0, 2, n).astype(float)
    return drawn


def graded_lists(rng: Any, n: int) -> dict[str, Floats]:
    """Scores with some ties, and relevances from 0 to 3, for n lists of one length."""
    shape = (n, int(rng.integers(1, 8)))
    scores = rng.choice([rng.normal(0, 1, shape).round(1), rng.normal(0, 1, shape)])
    return {"prediction": scores, "target": rng.integers(0, 4, shape).astype(float)}
