"""Values and gradients against PyTorch: its losses where it has them, its autograd always."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from later import Calls, Later

from lossprep import losses

torch, F = Later("torch"), Calls("torch.nn.functional")


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    torch.set_num_threads(1)


def t(values, grad=False):
    return torch.tensor(np.asarray(values, dtype=float), requires_grad=grad)


@dataclass
class Oracle:
    """A loss, how its arguments are drawn, and the same in PyTorch (one mean)."""

    name: str
    draw: Any
    peer: Any
    params: Any = field(default=lambda rng: {})


def pair(rng, n):
    return {"prediction": rng.normal(0, 3, n), "target": rng.normal(0, 3, n)}


def binary(rng, n):
    return {"prediction": rng.uniform(1e-4, 1 - 1e-4, n), "target": rng.integers(0, 2, n) * 1.0}


def logit(rng, n):
    return {"prediction": rng.normal(0, 5, n), "target": rng.integers(0, 2, n) * 1.0}


def sign(rng, n):
    return {"prediction": rng.normal(0, 2, n), "target": rng.choice([-1.0, 1.0], n)}


def rows(rng, n):
    return {"prediction": rng.normal(0, 3, (n, 5)), "target": rng.integers(0, 5, n) * 1.0}


def soft_rows(rng, n):
    return {"prediction": rng.normal(0, 3, (n, 5)), "target": rng.dirichlet(np.ones(5), n)}


def shares(rng, n):
    return {"prediction": rng.dirichlet(np.ones(5), n), "target": rng.dirichlet(np.ones(5), n)}


def pixels(rng, n):
    return {
        "prediction": rng.uniform(0.01, 0.99, (n, 6)),
        "target": rng.integers(0, 2, (n, 6)) * 1.0,
    }


def lists(rng, n):
    return {"prediction": rng.normal(0, 2, (n, 6)), "target": rng.integers(0, 4, (n, 6)) * 1.0}


def vectors(*names):
    return lambda rng, n: {name: rng.normal(0, 1, (n + 1, 4)) for name in names}


def scalars(*names):
    return lambda rng, n: {name: rng.normal(0, 3, n) for name in names}


def with_(draw, **more):
    return lambda rng, n: draw(rng, n) | {name: make(rng, n) for name, make in more.items()}


def bce_terms(p, y):
    return -(y * p.log()), -((1 - y) * (1 - p).log())


def weighted(p, y, positive_weight, negative_weight):
    up, down = bce_terms(p, y)
    return (positive_weight * up + negative_weight * down).mean()


def confident(p, y, entropy_weight, positive_weight):
    entropy = -(p * p.log()) - (1 - p) * (1 - p).log()
    up, down = bce_terms(p, y)
    return (positive_weight * up + down + entropy_weight * entropy).mean()


def focal(p, y, gamma, alpha):
    up, down = bce_terms(p, y)
    return (alpha * (1 - p) ** gamma * up + (1 - alpha) * p**gamma * down).mean()


def focal_logits(z, y, gamma, alpha):
    """As torchvision's sigmoid_focal_loss has it."""
    p = torch.sigmoid(z)
    cross = F.binary_cross_entropy_with_logits(z, y, reduction="none")
    true = p * y + (1 - p) * (1 - y)
    return ((alpha * y + (1 - alpha) * (1 - y)) * cross * (1 - true) ** gamma).mean()


def distillation(z, u, temperature):
    student, teacher = F.log_softmax(z / temperature, -1), F.log_softmax(u / temperature, -1)
    return temperature**2 * F.kl_div(student, teacher, log_target=True, reduction="batchmean")


def contrastive(a, b, same, margin):
    d = (a - b).norm(dim=-1)
    return (same * d**2 + (1 - same) * F.relu(margin - d) ** 2).mean()


def triplet_squared(a, p, n, margin, distance):
    return F.relu(((a - p) ** 2).sum(-1) - ((a - n) ** 2).sum(-1) + margin).mean()


def info_nce_batch(q, k, temperature, similarity):
    if similarity == "cosine":
        q, k = F.normalize(q, dim=-1), F.normalize(k, dim=-1)
    return F.cross_entropy(q @ k.T / temperature, torch.arange(len(q)))


def info_nce_negatives(q, k, negatives, temperature):
    q, k, negatives = (F.normalize(x, dim=-1) for x in (q, k, negatives))
    near = (q * k).sum(-1, keepdim=True)
    far = q @ negatives.T if negatives.ndim == 2 else torch.einsum("nd,nmd->nm", q, negatives)
    scaled = torch.cat([near, far], -1) / temperature
    return F.cross_entropy(scaled, torch.zeros(len(q), dtype=torch.long))


def nt_xent(a, b, temperature):
    z = F.normalize(torch.cat([a, b]), dim=-1)
    scaled = (z @ z.T / temperature).fill_diagonal_(-torch.inf)
    return F.cross_entropy(scaled, (torch.arange(len(z)) + len(a)) % len(z))


def sampled(s, n, q, r):
    scores = torch.cat([(s - q)[:, None], n - r], -1)
    return F.cross_entropy(scores, torch.zeros(len(s), dtype=torch.long))


def over_pairs(term):
    def peer(s, y, **params):
        """The mean over pairs with y_i > y_j of each list, and their mean over lists."""
        found = []
        for scores, grades in zip(s, y, strict=True):
            i, j = torch.nonzero(grades[:, None] > grades[None], as_tuple=True)
            found.append(term(scores[i] - scores[j], **params).mean() if len(i) else 0 * s.sum())
        return torch.stack(found).mean()

    return peer


def margin_ranking(lead, margin):
    return F.margin_ranking_loss(lead, 0 * lead, torch.ones_like(lead), margin, reduction="none")


def lambdarank(s, y, sigma):
    """Written from Burges 2010, pair by pair."""
    found = []
    for scores, grades in zip(s, y, strict=True):
        gain, rank = 2**grades - 1, scores.argsort(descending=True).argsort().double() + 1
        best = (gain.sort(descending=True).values / torch.log2(torch.arange(2, 8).double())).sum()
        total = 0 * s.sum()
        for i in range(6):
            for j in range(6):
                if grades[i] > grades[j]:
                    move = abs(1 / torch.log2(1.0 + rank[i]) - 1 / torch.log2(1.0 + rank[j]))
                    change = ((gain[i] - gain[j]) * move / best).detach()
                    total = total + change * F.softplus(-sigma * (scores[i] - scores[j]))
        found.append(total)
    return torch.stack(found).mean()


def listnet(s, y):
    return F.cross_entropy(s, F.softmax(y, -1))


def listmle(s, y):
    places = y.argsort(descending=True, stable=True, dim=-1)
    scores = s.gather(-1, places)
    left = scores.flip(-1).logcumsumexp(-1).flip(-1)
    return (left - scores).sum(-1).mean()


def dpo(a, b, c, d, beta):
    return -F.logsigmoid(beta * ((a - b) - (c - d))).mean()


def tweedie(f, y, power):
    return (
        -y * torch.exp((1 - power) * f) / (1 - power) + torch.exp((2 - power) * f) / (2 - power)
    ).mean()


def ordinal(f, y, thresholds):
    edges = torch.cat([t([-torch.inf]), t(thresholds), t([torch.inf])])
    upper, lower = torch.sigmoid(edges[y.long() + 1] - f), torch.sigmoid(edges[y.long()] - f)
    return -(upper - lower).log().mean()


def number(name, low, high):
    return lambda rng: {name: float(rng.uniform(low, high))}


def both(*makers):
    return lambda rng: {k: v for make in makers for k, v in make(rng).items()}


COUNTS = with_(scalars("prediction"), target=lambda rng, n: rng.poisson(2, n) * 1.0)
ORACLES = (
    Oracle("mse", pair, F.mse_loss),
    Oracle("mae", pair, F.l1_loss),
    Oracle("huber", pair, F.huber_loss, number("delta", 0.1, 4)),
    Oracle("smooth_l1", pair, F.smooth_l1_loss, number("beta", 0.1, 4)),
    Oracle(
        "quantile",
        pair,
        lambda f, y, tau: torch.maximum(tau * (y - f), (tau - 1) * (y - f)).mean(),
        number("tau", 0.05, 0.95),
    ),
    Oracle(
        "power",
        pair,
        lambda f, y, exponent: ((f - y).abs() ** exponent).mean(),
        number("exponent", 1.1, 3),
    ),
    Oracle("log_cosh", pair, lambda f, y: torch.log(torch.cosh(f - y)).mean()),
    Oracle(
        "gaussian_nll",
        with_(pair, variance=lambda rng, n: rng.uniform(0.1, 4, n)),
        lambda f, y, v, full: F.gaussian_nll_loss(f, y, v, full=full),
        lambda rng: {"full": bool(rng.integers(2))},
    ),
    Oracle("poisson", COUNTS, F.poisson_nll_loss),
    Oracle("tweedie", COUNTS, tweedie, number("power", 1.1, 1.9)),
    Oracle("bce", binary, F.binary_cross_entropy),
    Oracle("bce_logits", logit, F.binary_cross_entropy_with_logits),
    Oracle(
        "weighted_bce",
        binary,
        weighted,
        both(number("positive_weight", 0.1, 9), number("negative_weight", 0.1, 3)),
    ),
    Oracle(
        "confident_bce",
        binary,
        confident,
        both(number("positive_weight", 0.1, 9), number("entropy_weight", 0, 1)),
    ),
    Oracle("multilabel_bce", pixels, lambda p, y: F.multilabel_soft_margin_loss(torch.logit(p), y)),
    Oracle("cce", shares, lambda p, y: -(y * p.log()).sum(-1).mean()),
    Oracle("softmax_cce", rows, lambda z, y: F.cross_entropy(z, y.long())),
    Oracle("softmax_cce", soft_rows, F.cross_entropy),
    Oracle(
        "softmax_cce",
        rows,
        lambda z, y, class_weights: F.cross_entropy(z, y.long(), t(class_weights)),
        lambda rng: {"class_weights": rng.uniform(0.1, 3, 5)},
    ),
    Oracle(
        "label_smoothing",
        rows,
        lambda z, y, smoothing: F.cross_entropy(z, y.long(), label_smoothing=smoothing),
        number("smoothing", 0, 0.5),
    ),
    Oracle("focal", binary, focal, both(number("gamma", 0, 4), number("alpha", 0.1, 0.9))),
    Oracle(
        "focal",
        with_(
            lambda rng, n: {"logits": rng.normal(0, 5, n)},
            target=lambda rng, n: rng.integers(0, 2, n) * 1.0,
        ),
        focal_logits,
        both(number("gamma", 0, 4), number("alpha", 0.1, 0.9)),
    ),
    Oracle(
        "gce", shares, lambda p, y, q: (y * (1 - p**q) / q).sum(-1).mean(), number("q", 0.05, 1)
    ),
    Oracle("kl", shares, lambda q, p: F.kl_div(q.log(), p, reduction="batchmean")),
    Oracle(
        "distillation", vectors("prediction", "target"), distillation, number("temperature", 0.5, 8)
    ),
    Oracle(
        "dice",
        pixels,
        lambda p, y, smooth: (
            1 - (2 * (p * y).sum(-1) + smooth) / ((p + y).sum(-1) + smooth)
        ).mean(),
        number("smooth", 0, 2),
    ),
    Oracle("hinge", sign, lambda f, y: F.relu(1 - y * f).mean()),
    Oracle("squared_hinge", sign, lambda f, y: (F.relu(1 - y * f) ** 2).mean()),
    Oracle(
        "multiclass_hinge",
        rows,
        lambda s, y, margin: 5 * F.multi_margin_loss(s, y.long(), margin=margin),
        number("margin", 0.2, 2),
    ),
    Oracle(
        "contrastive",
        with_(vectors("first", "second"), same=lambda rng, n: rng.integers(0, 2, n + 1) * 1.0),
        contrastive,
        number("margin", 0.5, 4),
    ),
    Oracle(
        "triplet",
        vectors("anchor", "positive", "negative"),
        lambda a, p, n, margin: F.triplet_margin_with_distance_loss(
            a, p, n, distance_function=lambda x, y: (x - y).norm(dim=-1), margin=margin
        ),
        number("margin", 0.1, 3),
    ),
    Oracle(
        "triplet",
        vectors("anchor", "positive", "negative"),
        triplet_squared,
        lambda rng: {"margin": float(rng.uniform(0.1, 3)), "distance": "squared"},
    ),
    Oracle(
        "info_nce",
        vectors("query", "positive"),
        info_nce_batch,
        lambda rng: {
            "temperature": float(rng.uniform(0.05, 2)),
            "similarity": str(rng.choice(["cosine", "dot"])),
        },
    ),
    Oracle(
        "info_nce",
        with_(vectors("query", "positive"), negatives=lambda rng, n: rng.normal(0, 1, (7, 4))),
        info_nce_negatives,
        number("temperature", 0.05, 2),
    ),
    Oracle(
        "info_nce",
        with_(
            vectors("query", "positive"), negatives=lambda rng, n: rng.normal(0, 1, (n + 1, 3, 4))
        ),
        info_nce_negatives,
        number("temperature", 0.05, 2),
    ),
    Oracle("nt_xent", vectors("first", "second"), nt_xent, number("temperature", 0.05, 2)),
    Oracle(
        "sampled_softmax",
        lambda rng, n: {
            "positive": rng.normal(0, 2, n),
            "negatives": rng.normal(0, 2, (n, 3)),
            "positive_log_q": rng.normal(-4, 1, n),
            "negatives_log_q": rng.normal(-4, 1, (n, 3)),
        },
        sampled,
    ),
    Oracle("pairwise_hinge", lists, over_pairs(margin_ranking), number("margin", 0.2, 2)),
    Oracle(
        "ranknet",
        lists,
        over_pairs(lambda lead, sigma: F.softplus(-sigma * lead)),
        number("sigma", 0.2, 3),
    ),
    Oracle("lambdarank", lambda rng, n: lists(rng, 2), lambdarank, number("sigma", 0.2, 3)),
    Oracle("listnet", lists, listnet),
    Oracle("listmle", lists, listmle),
    Oracle("bpr", scalars("positive", "negative"), lambda a, b: -F.logsigmoid(a - b).mean()),
    Oracle(
        "bradley_terry",
        scalars("chosen", "rejected"),
        lambda a, b: F.binary_cross_entropy_with_logits(a - b, torch.ones_like(a)),
    ),
    Oracle(
        "dpo",
        scalars("policy_chosen", "policy_rejected", "reference_chosen", "reference_rejected"),
        dpo,
        number("beta", 0.05, 2),
    ),
    Oracle(
        "ordinal",
        lambda rng, n: {"prediction": rng.normal(0, 2, n), "target": rng.integers(0, 4, n) * 1.0},
        ordinal,
        lambda rng: {"thresholds": np.sort(rng.normal(0, 2, 3))},
    ),
)


@pytest.mark.soak
@pytest.mark.parametrize("oracle", ORACLES, ids=lambda o: f"{o.name}-{o.draw.__name__}")
def test_value_and_gradient_are_those_of_torch(oracle, cases):
    rng = np.random.default_rng(17)
    loss = losses.get(oracle.name)
    for _ in cases:
        drawn, params = oracle.draw(rng, int(rng.integers(1, 9))), oracle.params(rng)
        inputs = loss.form(drawn).inputs
        tensors = {name: t(values, name in inputs) for name, values in drawn.items()}
        extra = {k: v for k, v in params.items() if k != "over"}
        expected = oracle.peer(*tensors.values(), **extra)
        expected.backward()
        if oracle.name == "multiclass_hinge":
            params["over"] = "sum"
        value, gradient = loss.value_and_gradient(**drawn, **params)
        assert value == pytest.approx(expected.item(), rel=1e-9, abs=1e-11)
        found = gradient if isinstance(gradient, tuple) else (gradient,)
        for name, ours in zip(inputs, found, strict=False):
            theirs = tensors[name].grad.numpy()
            np.testing.assert_allclose(ours, theirs, rtol=1e-7, atol=1e-10)


def test_every_loss_is_asked():
    assert {oracle.name for oracle in ORACLES} == set(losses.names())
