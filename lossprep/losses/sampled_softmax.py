"""Sampled softmax: softmax cross-entropy over the true item and a few sampled others.

L = -ln(e^c₊ / (e^c₊ + Σ_j e^c_j)) with c = s - ln q, the scores corrected by how often an item
is sampled; averaged over samples.

Parameters
----------
    positive: the true item's score, (n,), or one number.
    negatives: the sampled items' scores, (n, m), or (m,).
    positive_log_q, negatives_log_q: ln of each item's sampling probability (or expected
        count), in the same shapes; 0 where sampling is uniform.

Without the correction popular items, which are sampled often, are pushed down for being
popular. With it the gradient estimates that of the full softmax.

References
----------
    Bengio and Senécal, Adaptive importance sampling to accelerate training of a neural
    probabilistic language model, IEEE TNN 19, 2008. Yi et al., Sampling-bias-corrected neural
    modeling for large corpus item recommendations, RecSys 2019.

Examples
--------
>>> from lossprep import losses
>>> sampled = losses.get("sampled_softmax")
>>> round(sampled.value(2.0, [1.0, 0.0]), 4)
0.4076
>>> round(sampled.value(2.0, [1.0, 0.0], -4.6052, [-2.3026, -4.6052]), 4)
0.1588
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.batched import Batched, Shape
from lossprep.loss.domain import Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.stable import cross_entropy_of_first


def kernel(
    positive: Floats, negatives: Floats, positive_log_q: Floats, negatives_log_q: Floats
) -> tuple[Floats, Callable[[], tuple[Floats, Floats]]]:
    """Softmax cross-entropy of the corrected scores, the first being the true one."""
    scores = np.column_stack([positive - positive_log_q, negatives - negatives_log_q])

    loss, slope = cross_entropy_of_first(scores)

    def derivatives() -> tuple[Floats, Floats]:
        slopes = slope()
        return slopes[:, 0], slopes[:, 1:]

    return loss, derivatives


class Sampled(Batched):
    """A score and a row of scores a sample, and a correction for each."""

    def _batch(
        self, arrays: list[Floats], params: dict[str, Any], named: dict[str, Any]
    ) -> tuple[list[Any], Shape]:
        del params, named
        positive, negatives, positive_log_q, negatives_log_q = arrays
        if negatives.ndim not in (1, 2) or positive.shape != negatives.shape[:-1]:
            raise LossprepError(
                f"positive has shape {positive.shape} and negatives {negatives.shape}; "
                "sampled_softmax needs (n,) and (n, m), or a number and (m,)"
            )
        for name, log_q, scores in (
            ("positive_log_q", positive_log_q, positive),
            ("negatives_log_q", negatives_log_q, negatives),
        ):
            if log_q.shape not in ((), scores.shape):
                raise LossprepError(f"{name} has shape {log_q.shape}, not {scores.shape}")
        rows = np.atleast_2d(negatives)
        return [
            positive.reshape(-1),
            rows,
            np.broadcast_to(positive_log_q, positive.shape).reshape(-1),
            np.broadcast_to(negatives_log_q, negatives.shape).reshape(rows.shape),
        ], positive.shape


def _sample(rng: Any, n: int) -> dict[str, Floats]:
    return {
        "positive": rng.normal(0, 2, n),
        "negatives": rng.normal(0, 2, (n, 4)),
        "positive_log_q": np.log(rng.uniform(0.01, 0.2, n)),
        "negatives_log_q": np.log(rng.uniform(0.01, 0.2, (n, 4))),
    }


LOSS = Sampled(
    name="sampled_softmax",
    title="Sampled softmax",
    module=__name__,
    kernel=kernel,
    arguments=("positive", "negatives", "positive_log_q", "negatives_log_q"),
    optional={"positive_log_q": 0.0, "negatives_log_q": 0.0},
    inputs=("positive", "negatives"),
    symbols={
        "s": "positive",
        "n": "negatives",
        "q": "positive_log_q",
        "r": "negatives_log_q",
    },
    convention_template="{reduction}; natural log; scores less ln q, the true one's too",
    formula="ln(exp(s - q) + sum(j: exp(n_j - r_j))) - (s - q)",
    gradient_formula={
        "positive": "exp(s - q)/(exp(s - q) + sum(j: exp(n_j - r_j))) - 1",
        "negatives": "exp(n - r)/(exp(s - q) + sum(j: exp(n_j - r_j)))",
    },
    estimand=Estimand("the log-probabilities of the full softmax, up to one constant a row"),
    limits=(
        "uniform sampling: plain softmax over the candidates",
        "all items sampled: the full softmax",
    ),
    variants=(
        Variant("true item uncorrected", "some two-tower code"),
        Variant("in-batch negatives", "Yi et al. 2019; info_nce without the correction"),
    ),
    slips=(
        slip("uncorrected", "sampled_softmax(positive, negatives)", "without the correction"),
        slip(
            "added",
            "sampled_softmax(positive, negatives, -positive_log_q, -negatives_log_q)",
            "ln q added instead of subtracted",
        ),
        slip(
            "true-uncorrected",
            "sampled_softmax(positive, negatives, 0*positive_log_q, negatives_log_q)",
            "the true item's score is not corrected",
        ),
        slip(
            "log2",
            "1/ln(2)*sampled_softmax(positive, negatives, positive_log_q, negatives_log_q)",
            "log to base 2",
        ),
    ),
    references=("Bengio and Senécal, IEEE TNN 19, 2008",),
    sample=_sample,
)
