"""InfoNCE: find the one positive among the candidates, by softmax over similarities.

L = -ln(e^(s₊/τ) / Σ over all candidates of e^(s/τ)), the positive among them; averaged over
queries.

Parameters
----------
    query, positive: vectors, (n, d) each, or (d,) for one query.
    negatives: vectors (m, d) shared by all queries, or (n, m, d) for each its own. None: each
        query's negatives are the other queries' positives.
    temperature: τ; small values let the hardest negatives decide.
    similarity: "cosine", or "dot" product.
    similarities: instead of the vectors, similarities (n, 1 + m), the positive first.

At chance over K candidates it is ln K, and ln K less the loss bounds the mutual information
from below. The derivative for s₊ is (p₊ - 1)/τ and for a negative p/τ.

References
----------
    van den Oord, Li and Vinyals, Representation learning with contrastive predictive coding,
    2018.

Examples
--------
>>> from lossprep import losses
>>> info_nce = losses.get("info_nce")
>>> round(info_nce.value(similarities=[0.8, 0.1, -0.3], temperature=0.5), 6)
0.305571
>>> round(info_nce.value([1.0, 0.0], [1.0, 0.0], [[0.0, 1.0]], temperature=1), 4)
0.3133
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.rows import Rows
from lossprep.loss.stable import cross_entropy_of_first
from lossprep.loss.vectors import SIMILARITY, Candidates, compared

TEMPERATURE = Parameter(
    "temperature", 0.1, "info-nce-pytorch", POSITIVE, examples=(0.5, 1.0), phrase="τ {}"
)
Derivatives = Callable[[Floats], tuple[Floats, ...]]


def similarity_kernel(
    similarities: Floats, temperature: float
) -> tuple[Floats, Callable[[], Floats]]:
    """Softmax cross-entropy of the scaled similarities, the first being the true one."""
    loss, slope = cross_entropy_of_first(similarities / temperature)
    return loss, lambda: slope() / temperature


def kernel(
    query: Floats, positive: Floats, negatives: Floats | None, temperature: float, similarity: str
) -> tuple[Floats, Derivatives]:
    """Similarities, their softmax, and the way back to the vectors."""
    queries, to_query = compared("info_nce", "query", query, similarity)
    positives, to_positive = compared("info_nce", "positive", positive, similarity)
    if negatives is None:
        return _in_batch(queries, positives, temperature, to_query, to_positive)
    others, to_negatives = compared("info_nce", "negatives", negatives, similarity)
    own = "nmd" if others.ndim == 3 else "md"
    true = np.einsum("nd,nd->n", queries, positives)
    rest = np.einsum(f"nd,{own}->nm", queries, others)
    loss, slopes = similarity_kernel(np.column_stack([true, rest]), temperature)

    def derivatives(factor: Floats) -> tuple[Floats, ...]:
        slope = slopes() * factor[:, None]
        first, others_slope = slope[:, :1], slope[:, 1:]
        toward = first * positives + np.einsum(f"nm,{own}->nd", others_slope, others)
        away = np.einsum(f"nm,nd->{own}", others_slope, queries)
        return to_query(toward), to_positive(first * queries), to_negatives(away)

    return loss, derivatives


def _in_batch(
    queries: Floats,
    positives: Floats,
    temperature: float,
    to_query: Callable[[Floats], Floats],
    to_positive: Callable[[Floats], Floats],
) -> tuple[Floats, Derivatives]:
    """Row i's positive is candidate i. One matrix is reused from similarities to slopes."""
    scaled = (queries / temperature) @ positives.T
    true = scaled.diagonal().copy()
    top = scaled.max(axis=1, keepdims=True)
    scaled -= top
    odds = np.exp(scaled, out=scaled)
    total = odds.sum(axis=1)

    def derivatives(factor: Floats) -> tuple[Floats, ...]:
        per_row = (factor / temperature).astype(odds.dtype)
        slopes = odds * (per_row / total)[:, None]
        slopes[np.diag_indices_from(slopes)] -= per_row
        return to_query(slopes @ positives), to_positive(slopes.T @ queries)

    return np.log(total) + top[:, 0] - true, derivatives


def _sample(rng: Any, n: int) -> dict[str, Floats]:
    return {
        "query": rng.normal(0, 1, (n, 3)),
        "positive": rng.normal(0, 1, (n, 3)),
        "negatives": rng.normal(0, 1, (n, 4, 3)),
    }


_SIMILARITIES = Rows(
    name="info_nce",
    title="InfoNCE of similarities",
    kernel=similarity_kernel,
    arguments=("similarities",),
    inputs=("similarities",),
    symbols={"s": "similarities"},
    parameters=(TEMPERATURE,),
    formula="-ln(exp(s[0]/temperature)/sum(j: exp(s_j/temperature)))",
    gradient_formula={
        "similarities": "(softmax(s/temperature) - [j in s: 1[j = 0]])/temperature",
    },
    slips=(
        slip(
            "no-positive-below",
            "ln(sum(exp(s/t)) - exp(s[0]/t)) - s[0]/t where s = similarities, t = temperature",
            "the positive is left out of the denominator",
        ),
        slip(
            "multiplied",
            "info_nce(similarities=similarities, temperature=1/temperature)",
            "multiplied by τ instead of divided",
        ),
        slip("no-t", "info_nce(similarities=similarities, temperature=1)", "τ is not used"),
        slip(
            "t-below-only",
            "ln(sum(exp(s/temperature))) - s[0] where s = similarities",
            "τ only below: it is missing on the positive above",
        ),
        slip(
            "t-negatives-only",
            "ln(sum(exp(s/t)) - exp(s[0]/t) + exp(s[0])) - s[0]"
            " where s = similarities, t = temperature",
            "τ is missing on the positive, above and below",
        ),
        slip(
            "self",
            "ln(sum(exp(s/t)) + exp(1/t)) - s[0]/t where s = similarities, t = temperature",
            "the query's similarity to itself is left in the denominator",
        ),
        slip(
            "no-exp", "-ln(s[0]/sum(s)) where s = similarities", "without exp: the raw similarities"
        ),
        slip("log2", "info_nce(similarities=similarities)/ln(2)", "log to base 2"),
        slip("log10", "info_nce(similarities=similarities)/ln(10)", "log to base 10"),
        slip("minus", "-info_nce(similarities=similarities)", "the minus in front is missing"),
    ),
    gradient_slips=(
        slip(
            "no-t",
            "info_nce_gradient(similarities=similarities)*temperature",
            "not divided by τ",
        ),
        slip("sign", "-info_nce_gradient(similarities=similarities)", "the sign: p - 1"),
    ),
    sample=lambda rng, n: {"similarities": rng.uniform(-1, 1, (n, 5))},
)

SIMILARITIES_OF = (
    "ln(exp(s) + sum(j: exp(c_j))) - s where s = {0}(query, positive)/temperature,"
    " c = [j: {0}(query, negatives[j])/temperature]"
)
# Softmax of the dot products, with the positive's share p and the negatives' shares m.
SHARES = (
    " a = exp(dot(u, v)/temperature), b = [j: exp(dot(u, w[j])/temperature)],"
    " p = a/(a + sum(b)), m = b/(a + sum(b))"
)
DOT = " where u = query, v = positive, w = negatives," + SHARES
COSINE = (
    " where u = query/norm(query), v = positive/norm(positive),"
    " w = [j: negatives[j]/norm(negatives[j])]," + SHARES
)
ALONG = ", g = ((p - 1)*v + sum(j: m_j*w[j]))/temperature"

LOSS = Candidates(
    name="info_nce",
    title="InfoNCE",
    module=__name__,
    kernel=kernel,
    forms=(_SIMILARITIES,),
    arguments=("query", "positive", "negatives"),
    optional={"negatives": None},
    inputs=("query", "positive", "negatives"),
    symbols={"query": "query", "positive": "positive", "negatives": "negatives"},
    parameters=(TEMPERATURE, SIMILARITY),
    convention_template="{reduction} over queries; {similarity}; {temperature}; positive below too",
    formula=SIMILARITIES_OF.format("cosine"),
    gradient_formula={
        "query": "(g - dot(g, u)*u)/norm(query)" + COSINE + ALONG,
        "positive": "(p - 1)*(u - dot(u, v)*v)/norm(positive)/temperature" + COSINE,
        "negatives": "[j: m_j*(u - dot(u, w[j])*w[j])/norm(negatives[j])/temperature]" + COSINE,
    },
    estimand=Estimand(
        "similarities that are pointwise mutual information times τ, up to a constant"
    ),
    limits=(
        "one negative: the logistic loss of the difference over τ",
        "at chance over K candidates: ln K",
        "τ to 0: τ times it is the hinge of the hardest negative, without margin",
    ),
    variants=(
        Variant(
            "dot products",
            "van den Oord et al. 2018: z'Wc, without temperature",
            {"similarity": "dot"},
            SIMILARITIES_OF.format("dot"),
            {
                "query": "g" + DOT + ALONG,
                "positive": "(p - 1)*u/temperature" + DOT,
                "negatives": "[j: m_j*u/temperature]" + DOT,
            },
        ),
        Variant("both directions averaged", "CLIP, with in-batch negatives"),
        Variant("2N views", "SimCLR: nt_xent"),
    ),
    references=("van den Oord, Li and Vinyals, 2018",),
    sample=_sample,
)
