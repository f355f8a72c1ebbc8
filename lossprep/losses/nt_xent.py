"""NT-Xent: each of 2N views must find its twin among all the others.

L = -ln(e^(cos(z_i, z_j)/τ) / Σ over k ≠ i of e^(cos(z_i, z_k)/τ)) for a view i and its twin j;
averaged over the 2N views of N pairs.

Parameters
----------
    first, second: the two views of each example, vectors (n, d) each.
    temperature: τ.
    similarities: instead of the vectors, one view's similarities to the other 2N - 1 views,
        (n, 2N - 1), the twin's first.

A view has 2(N - 1) negatives and 2N - 1 terms in the denominator: with 256 examples chance is
ln 511 = 6.236. A pair's loss is the mean of its two views' losses.

References
----------
    Chen, Kornblith, Norouzi and Hinton, A simple framework for contrastive learning of visual
    representations, ICML 2020.

Examples
--------
>>> from lossprep import losses
>>> nt_xent = losses.get("nt_xent")
>>> round(nt_xent.value([[1.0, 0.0], [0.0, 1.0]], [[1.0, 0.0], [0.0, 1.0]], temperature=1), 4)
0.5514
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.rows import Rows
from lossprep.loss.samples import vectors
from lossprep.loss.stable import cross_entropy_of_first, log_sum_exp, softmax
from lossprep.loss.vectors import Vectors, compared

TEMPERATURE = Parameter(
    "temperature", 0.5, "SimCLR on CIFAR-10", POSITIVE, examples=(0.1, 1.0), phrase="τ {}"
)


def similarity_kernel(
    similarities: Floats, temperature: float
) -> tuple[Floats, Callable[[], Floats]]:
    """Softmax cross-entropy of one view's scaled similarities, the twin's first."""
    loss, slope = cross_entropy_of_first(similarities / temperature)
    return loss, lambda: slope() / temperature


def kernel(
    first: Floats, second: Floats, temperature: float
) -> tuple[Floats, Callable[[Floats], tuple[Floats, Floats]]]:
    """Over the matrix of all views' similarities, without its diagonal."""
    count = len(first)
    units, back = compared("nt_xent", "first and second", np.vstack([first, second]), "cosine")
    scaled = (units / temperature) @ units.T
    np.fill_diagonal(scaled, -np.inf)
    views = np.arange(2 * count)
    twins = (views + count) % (2 * count)
    losses = log_sum_exp(scaled) - scaled[views, twins] if count > 1 else np.zeros(2 * count)

    def derivatives(factor: Floats) -> tuple[Floats, Floats]:
        if not count:
            return first, second
        slopes = softmax(scaled)
        slopes[views, twins] -= 1
        slopes *= (np.tile(factor, 2) / (2 * temperature))[:, None]
        gradient = back(((slopes + slopes.T) @ units).astype(units.dtype))
        return gradient[:count], gradient[count:]

    return (losses[:count] + losses[count:]) / 2, derivatives


_SIMILARITIES = Rows(
    name="nt_xent",
    title="NT-Xent of one view's similarities",
    kernel=similarity_kernel,
    arguments=("similarities",),
    inputs=("similarities",),
    symbols={"s": "similarities"},
    parameters=(TEMPERATURE,),
    formula="ln(sum(j: exp(s_j/temperature))) - s[0]/temperature",
    gradient_formula={
        "similarities": "(softmax(s/temperature) - [j in s: 1[j = 0]])/temperature",
    },
    slips=(
        slip(
            "no-twin-below",
            "ln(sum(exp(s/t)) - exp(s[0]/t)) - s[0]/t where s = similarities, t = temperature",
            "the twin is left out of the denominator",
        ),
        slip(
            "self",
            "ln(sum(exp(s/t)) + exp(1/t)) - s[0]/t where s = similarities, t = temperature",
            "the view's similarity to itself is left in the denominator",
        ),
        slip("no-t", "nt_xent(similarities=similarities, temperature=1)", "τ is not used"),
        slip(
            "multiplied",
            "nt_xent(similarities=similarities, temperature=1/temperature)",
            "multiplied by τ instead of divided",
        ),
        slip("log2", "nt_xent(similarities=similarities)/ln(2)", "log to base 2"),
    ),
    sample=lambda rng, n: {"similarities": rng.uniform(-1, 1, (n, 7))},
)

# Exponentials of the scaled cosines: within the first views, within the second, and across.
EXPONENTIALS = (
    " where a = [i, j: exp(cosine(x[i], x[j])/temperature)],"
    " b = [i, j: exp(cosine(z[i], z[j])/temperature)],"
    " c = [i, j: exp(cosine(x[i], z[j])/temperature)]"
)


def _gradient(views: str, twins: str) -> str:
    """For the views of one side: each unit vector's pull, less its part along the vector."""
    return (
        f"[i: (g[i] - dot(g[i], u[i])*u[i])/norm({views}[i])]"
        f" where u = [i: {views}[i]/norm({views}[i])], v = [i: {twins}[i]/norm({twins}[i])],"
        " a = [i, j: exp(dot(u[i], u[j])/temperature)*1[i != j]],"
        " b = [i, j: exp(dot(v[i], v[j])/temperature)*1[i != j]],"
        " c = [i, j: exp(dot(u[i], v[j])/temperature)],"
        " p = [i: sum(a[i]) + sum(c[i])], q = [i: sum(b[i]) + sum(j: c[j, i])],"
        " g = [i: (sum(j: (a[i, j]/p_i + a[i, j]/p_j)*u[j] + (c[i, j]/p_i + c[i, j]/q_j)*v[j])"
        " - 2*v[i])/(2*temperature*sum(j in p: 1))]"
    )


LOSS = Vectors(
    name="nt_xent",
    title="NT-Xent",
    module=__name__,
    kernel=kernel,
    coupled=True,
    forms=(_SIMILARITIES,),
    arguments=("first", "second"),
    inputs=("first", "second"),
    symbols={"x": "first", "z": "second"},
    parameters=(TEMPERATURE,),
    convention_template="{reduction} over 2N views; cosine; {temperature}; 2N - 1 terms below",
    formula="mean(i: (ln(sum(j: c[i, j]) + sum(j if j != i: a[i, j]))"
    " + ln(sum(j: c[j, i]) + sum(j if j != i: b[i, j])))/2 - ln(c[i, i]))" + EXPONENTIALS,
    gradient_formula={"first": _gradient("x", "z"), "second": _gradient("z", "x")},
    estimand=Estimand("similarities that tell a view's twin from all other views"),
    limits=(
        "one pair: 0, as there is no negative",
        "at chance over N pairs: ln(2N - 1)",
    ),
    variants=(
        Variant("N terms below, both directions", "CLIP: only the other view's candidates"),
        Variant("several positives: each beside negatives alone", "pytorch-metric-learning NTXent"),
        Variant("several positives: all kept below", "SupCon"),
    ),
    slips=(
        slip(
            "n-terms",
            "(info_nce(first, second) + info_nce(second, first))/2",
            "N terms below, as in CLIP: the views of the same side are missing",
        ),
        slip("sum", "nt_xent(first, second, reduction=sum)", "the sum over pairs, not the mean"),
        slip("no-t", "nt_xent(first, second, temperature=1)", "τ is not used"),
    ),
    references=("Chen et al., ICML 2020",),
    sample=lambda rng, n: vectors(rng, n, "first", "second"),
)
