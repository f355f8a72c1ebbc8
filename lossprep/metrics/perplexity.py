"""Perplexity: among how many equally likely tokens a model is choosing, on average.

Perplexity = e^(mean surprise of the tokens, in nats) = the geometric mean of 1/p.

Parameters
----------
    prediction: the probability of each token that came, (n,); or rows of probabilities
        (n, vocabulary).
    target: with rows, the index of each token that came; else left out.

Weights of 0 leave tokens out, such as padding or the prompt. It is 1 at best, the size of the
vocabulary for uniform predictions, and infinite once a token of probability 0 comes.

References
----------
    Jelinek, Mercer, Bahl and Baker, Perplexity: a measure of the difficulty of speech
    recognition tasks, 1977.

Examples
--------
>>> from lossprep import metrics
>>> perplexity = metrics.get("perplexity")
>>> round(perplexity.value([0.5, 0.25, 0.125]), 4)
4.0
>>> round(perplexity.value([[0.5, 0.5], [0.25, 0.75]], [0, 0]), 4)
2.8284
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.domain import UNIT, Floats
from lossprep.loss.facts import Variant, slip
from lossprep.loss.metric import SampleMetric, average, true_class


def kernel(prediction: Floats, *rest: Any) -> float:
    """E to the mean surprise; the last of ``rest`` are the weights, before it the target."""
    *target, weights = rest
    if prediction.ndim == 2 and not target:
        raise LossprepError("perplexity of rows needs target, the index of each token")
    given = true_class("perplexity", prediction, *target) if prediction.ndim == 2 else prediction
    return float(np.exp(average(0 - np.log(given), weights)))


def _sample(rng: Any, n: int) -> dict[str, Floats]:
    return {"prediction": rng.uniform(0.01, 1, n)}


METRIC = SampleMetric(
    name="perplexity",
    title="Perplexity",
    module=__name__,
    kernel=kernel,
    classes=True,
    optional={"target": None},
    symbols={"p": "prediction"},
    domains={"prediction": UNIT},
    convention_template="over all tokens; natural log",
    formula="exp(-mean(i: ln(p_i)))",
    limits=("uniform over V tokens: V", "certain and right: 1"),
    variants=(Variant("per word or per byte", "comparisons across tokenisers"),),
    slips=(
        slip("surprise", "-mean(ln(prediction))", "the mean surprise, not exponentiated"),
        slip("bits", "-mean(log2(prediction))", "bits a token: log to base 2, not exponentiated"),
        slip("base-2", "2^(-mean(ln(prediction)))", "natural logs raised on base 2"),
        slip("arithmetic", "mean(1/prediction)", "the arithmetic mean of 1/p"),
        slip("inverse-mean", "1/mean(prediction)", "1 over the mean probability"),
        slip("product", "1/exp(sum(ln(prediction)))", "not the n-th root: the sum of surprises"),
    ),
    references=("Jelinek et al., 1977",),
    sample=_sample,
)
