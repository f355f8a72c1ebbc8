"""Losses and metrics beside their peers: value and gradient, one thread, float64.

Prints a table of medians over interleaved pairs of runs (ours, then theirs), so that a busy
machine slows both.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version

import numpy as np
import sklearn.metrics
import torch
from threadpoolctl import threadpool_limits

from lossprep import losses, metrics

F = torch.nn.functional
RNG = np.random.default_rng(0)
Run = Callable[[], object]


def seconds(run: Run, repeats: int) -> float:
    """The time of one call, over a few in a row."""
    start = time.perf_counter()
    for _ in range(repeats):
        run()
    return (time.perf_counter() - start) / repeats


def paired(ours: Run, theirs: Run, budget: float = 1.5) -> tuple[float, float, float]:
    """Medians of both, and of their ratio, over pairs taken in turn."""
    seconds(ours, 1), seconds(theirs, 1)
    once = max(seconds(theirs, 1), seconds(ours, 1))
    repeats = max(1, int(0.01 / once))
    pairs = []
    end = time.perf_counter() + budget
    while time.perf_counter() < end or len(pairs) < 5:
        pairs.append((seconds(ours, repeats), seconds(theirs, repeats)))
    middle = statistics.median
    return (
        middle(pair[0] for pair in pairs),
        middle(pair[1] for pair in pairs),
        middle(mine / other for mine, other in pairs),
    )


def with_autograd(peer: Callable[..., torch.Tensor], *arrays: np.ndarray, inputs: int = 1) -> Run:
    """The peer's value and its gradient, as a training step asks for them."""
    tensors = [torch.tensor(a) for a in arrays]
    for tensor in tensors[:inputs]:
        tensor.requires_grad_()

    def run() -> object:
        for tensor in tensors[:inputs]:
            tensor.grad = None
        value = peer(*tensors)
        value.backward()
        return value.item(), tensors[0].grad

    return run


def focal(z: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Focal loss of probabilities, without alpha."""
    true = torch.where(y == 1, z, 1 - z)
    return (-((1 - true) ** 2) * true.log()).mean()


def lambdarank_of_allrank(scores: torch.Tensor, grades: torch.Tensor) -> torch.Tensor:
    """AllRank's lambdaLoss with its NDCG weights, without padding and truncation."""
    ranked, places = scores.sort(descending=True, dim=-1)
    true = torch.gather(grades, 1, places)
    true_differences = true[:, :, None] - true[:, None, :]
    pairs = true_differences > 0
    discounts = torch.log2(1.0 + torch.arange(1, scores.shape[1] + 1, dtype=scores.dtype))[None]
    best = grades.sort(descending=True, dim=-1)[0]
    ideal = ((torch.pow(2, best) - 1) / discounts).sum(dim=-1).clamp(min=1e-10)
    gains = (torch.pow(2, true) - 1) / ideal[:, None]
    changes = torch.abs(torch.pow(discounts[:, :, None], -1) - torch.pow(discounts[:, None, :], -1))
    weights = changes * torch.abs(gains[:, :, None] - gains[:, None, :])
    differences = (ranked[:, :, None] - ranked[:, None, :]).clamp(min=-1e8, max=1e8)
    odds = torch.sigmoid(differences).clamp(min=1e-10) ** weights.detach()
    return -torch.sum(torch.log2(odds.clamp(min=1e-10))[pairs]) / len(scores)


def listmle(scores: torch.Tensor, grades: torch.Tensor) -> torch.Tensor:
    """The Plackett-Luce negative log-likelihood by a running log-sum-exp."""
    places = grades.argsort(descending=True, stable=True, dim=-1)
    ordered = scores.gather(-1, places)
    left = ordered.flip(-1).logcumsumexp(-1).flip(-1)
    return (left - ordered).sum(-1).mean()


def pointwise(size: int, marks: dict[str, float]) -> list[tuple[str, Run, Run, str, float]]:
    """mse, huber, bce_logits and focal at one size."""
    f, y = RNG.normal(0, 1, size), RNG.normal(0, 1, size)
    b, p = RNG.integers(0, 2, size).astype(float), RNG.uniform(0.01, 0.99, size)
    peers = {
        "mse": (F.mse_loss, f, y),
        "huber": (F.huber_loss, f, y),
        "bce_logits": (F.binary_cross_entropy_with_logits, f, b),
        "focal": (focal, p, b),
    }
    rows = []
    for name, (peer, prediction, target) in peers.items():
        ours = partial(losses.get(name).value_and_gradient, prediction, target)
        label = f"{name}: value and gradient, n = {size:.0e}"
        theirs = with_autograd(peer, prediction, target)
        rows.append((label, ours, theirs, "torch with autograd", marks[name]))
    return rows


def of_lists() -> list[tuple[str, Run, Run, str, float]]:
    """Ranking: metrics and losses over many lists of 100."""
    scores, grades = (
        RNG.normal(0, 1, (10_000, 100)),
        RNG.integers(0, 5, (10_000, 100)).astype(float),
    )
    worth = 2**grades - 1
    few, few_grades = scores[:1000], grades[:1000]
    ndcg, mle = metrics.get("ndcg"), losses.get("listmle")
    return [
        (
            "NDCG@10, 10,000 lists of 100, ties averaged",
            lambda: ndcg.value(scores, grades, k=10),
            lambda: sklearn.metrics.ndcg_score(worth, scores, k=10),
            "scikit-learn",
            0.04,
        ),
        (
            "LambdaRank gradients, 1,000 lists of 100",
            lambda: losses.get("lambdarank").gradient(few, few_grades),
            with_autograd(lambdarank_of_allrank, few, few_grades),
            "allRank's formula, torch with autograd",
            0.05,
        ),
        (
            "ListMLE: value and gradient, 1,000 x 100",
            lambda: mle.value_and_gradient(few, few_grades),
            with_autograd(listmle, few, few_grades),
            "torch with autograd",
            0.6,
        ),
    ]


def others() -> list[tuple[str, Run, Run, str, float]]:
    """log_loss, InfoNCE and the cost of a small public call."""
    p, b = RNG.uniform(0.01, 0.99, 1_000_000), RNG.integers(0, 2, 1_000_000)
    query, positive = RNG.normal(0, 1, (1024, 128)), RNG.normal(0, 1, (1024, 128))
    few, other = RNG.normal(0, 1, 10), RNG.normal(0, 1, 10)
    truth = torch.arange(1024)

    def info_nce(q: torch.Tensor, k: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(F.normalize(q, dim=-1) @ F.normalize(k, dim=-1).T / 0.1, truth)

    return [
        (
            "log_loss, n = 1e+06",
            lambda: metrics.get("log_loss").value(p, b),
            lambda: sklearn.metrics.log_loss(b, p),
            "scikit-learn",
            0.05,
        ),
        (
            "InfoNCE: value and gradients, 1024 x 128",
            lambda: losses.get("info_nce").value_and_gradient(query, positive),
            with_autograd(info_nce, query, positive, inputs=2),
            "torch with autograd",
            0.95,
        ),
        (
            "mae of 10 numbers through the public call",
            lambda: losses.get("mae").value(few, other),
            lambda: np.mean(np.abs(few - other)),
            "np.mean(np.abs(a - b))",
            9,
        ),
    ]


# What bounds a row whose mark is missed.
BOUNDS = {
    "n = 1e+03": "NumPy's fixed cost a call (12 for bce_logits); the arguments' checks take 4 us",
    "n = 1e+06": "the passes over blocks in cache that the formula has; fewer would hide it",
    "NDCG": "two sorts of each list of a hundred, and gathering ten: half of the time",
    "InfoNCE": "three products of matrices, which both leave to BLAS: most of the time",
    "log_loss": "the passes that check the domain: half of the time",
}


def bound(work: str) -> str:
    """What bounds this work, where it is known."""
    found = [why for part, why in BOUNDS.items() if part in work]
    return found[-1] if found else ""


def main() -> bool:
    """Print the table; whether every mark was reached."""
    torch.set_num_threads(1)
    with threadpool_limits(1):
        return table()


def table() -> bool:
    """Each row as it is measured."""
    peers = ", ".join(f"{name} {version(name)}" for name in ("numpy", "torch", "scikit-learn"))
    print(f"Python {sys.version.split()[0]}, {peers}; one thread, float64, median of pairs\n")
    rows = [
        *pointwise(1_000, dict.fromkeys(("mse", "huber", "bce_logits", "focal"), 0.33)),
        *pointwise(1_000_000, {"mse": 0.67, "huber": 0.85, "bce_logits": 1.0, "focal": 0.67}),
        *of_lists(),
        *others(),
    ]
    print(f"{'work':48} {'ours ms':>9} {'peer ms':>9} {'ratio':>7} {'mark':>6}  peer")
    reached = True
    for work, ours, theirs, peer, mark in rows:
        mine, other, ratio = paired(ours, theirs)
        reached = reached and ratio <= mark
        missed = "" if ratio <= mark else f"; missed: {bound(work)}"
        print(
            f"{work:48} {mine * 1e3:9.3f} {other * 1e3:9.3f} {ratio:7.3f} {mark:6.2f}"
            f"  {peer}{missed}",
            flush=True,
        )
    return reached


if __name__ == "__main__":
    sys.exit(not main())
