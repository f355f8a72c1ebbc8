"""Draws of arguments for the laws: what each kind of input looks like."""

from __future__ import annotations

from typing import Any

import numpy as np

from lossprep.loss.domain import Floats


def reals(rng: Any, n: int) -> dict[str, Floats]:
    """Predictions and targets on the real line, a few of them equal (a kink, for many)."""
    target = rng.normal(0, 2, n)
    error = rng.normal(0, 2, n) * rng.choice([0.1, 1, 3], n)
    error[:: max(1, n // 2)] = 0
    return {"prediction": target + error, "target": target}


def probabilities(rng: Any, n: int) -> dict[str, Floats]:
    """Probabilities from near 0 to near 1, and labels 0 and 1."""
    logit = rng.normal(0, 2, n)
    return {"prediction": 1 / (1 + np.exp(-logit)), "target": labels(rng, n)}


def rounded_probabilities(rng: Any, n: int) -> dict[str, Floats]:
    """Probabilities to one decimal, many of them equal, and labels 0 and 1."""
    drawn = probabilities(rng, n)
    return drawn | {"prediction": drawn["prediction"].round(1)}


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


def class_logits(rng: Any, n: int) -> dict[str, Floats]:
    """Logits of four classes, and distributions over them: sharp, soft and one-hot."""
    target = rng.dirichlet(np.full(4, 0.5), n)
    sharp = rng.random(n) < 0.5
    target[sharp] = np.eye(4)[rng.integers(0, 4, int(sharp.sum()))]
    return {"prediction": rng.normal(0, 2, (n, 4)), "target": target}


def class_probabilities(rng: Any, n: int) -> dict[str, Floats]:
    """Probabilities of four classes, and distributions over them."""
    drawn = class_logits(rng, n)
    odds = np.exp(drawn["prediction"])
    return {"prediction": odds / odds.sum(axis=-1, keepdims=True), "target": drawn["target"]}


def margins(rng: Any, n: int) -> dict[str, Floats]:
    """Scores, some exactly at the margin, and labels -1 and 1."""
    target = rng.choice([-1.0, 1.0], n)
    scores = rng.normal(0, 1.5, n)
    scores[:2] = target[:2]
    return {"prediction": scores, "target": target}


def label_rows(rng: Any, n: int) -> dict[str, Floats]:
    """Probabilities of five labels a row, and which of them are true."""
    target = rng.integers(0, 2, (n, 5)).astype(float)
    return {"prediction": rng.beta(1, 1, (n, 5)) * 0.98 + 0.01, "target": target}


def vectors(rng: Any, n: int, *names: str) -> dict[str, Floats]:
    """Vectors of three numbers, one a row, under each name."""
    return {name: rng.normal(0, 1, (n, 3)) for name in names}


def distinct_lists(rng: Any, n: int) -> dict[str, Floats]:
    """Scores without ties, and relevances from 0 to 3, for n lists of one length."""
    shape = (n, int(rng.integers(1, 7)))
    return {
        "prediction": rng.normal(0, 2, shape),
        "target": rng.integers(0, 4, shape).astype(float),
    }


def binary_lists(rng: Any, n: int) -> dict[str, Floats]:
    """Scores without ties, and relevances 0 and 1, for n lists of one length."""
    drawn = distinct_lists(rng, n)
    return {"prediction": drawn["prediction"], "target": (drawn["target"] > 1).astype(float)}


def class_scores(rng: Any, n: int) -> dict[str, Floats]:
    """Scores of four classes, and one-hot rows."""
    return {"prediction": rng.normal(0, 1.5, (n, 4)), "target": np.eye(4)[rng.integers(0, 4, n)]}


def scalars(rng: Any, n: int, *names: str) -> dict[str, Floats]:
    """Real numbers under each name."""
    return {name: rng.normal(0, 2, n) for name in names}
