"""Values against scikit-learn, statsmodels and trec_eval, with their conventions said."""

from __future__ import annotations

import numpy as np
import pytest
from later import Later

from lossprep import losses, metrics

sk, sk_loss = Later("sklearn.metrics"), Later("sklearn._loss.loss")


def labels(rng, n):
    found = rng.integers(0, 2, n)
    found[:2] = [0, 1]
    return found


def ndcg(rng, n, k):
    """Linear gain and averaged ties; exponential gain is linear gain of 2^rel - 1."""
    scores, grades = rng.integers(0, 4, (n, 6)) * 1.0, rng.integers(0, 4, (n, 6)) * 1.0
    for gain, worth in (("linear", grades), ("exponential", 2**grades - 1)):
        mine = metrics.get("ndcg").value(scores, grades, k=k, gain=gain)
        yield mine, sk.ndcg_score(worth, scores, k=k)
        yield (
            metrics.get("dcg").value(scores, grades, k=k, gain=gain),
            sk.dcg_score(worth, scores, k=k),
        )


def classification(rng, n):
    p, y, w = rng.uniform(0.01, 0.99, n).round(2), labels(rng, n), rng.uniform(0, 2, n)
    called = (p >= 0.5).astype(int)
    for name, peer, given in (
        ("precision", sk.precision_score, called),
        ("recall", sk.recall_score, called),
        ("f1", sk.f1_score, called),
    ):
        found = metrics.get(name).value(p, y, weights=w)
        yield found, peer(y, given, sample_weight=w, zero_division=0)
    for name, peer, given in (
        ("accuracy", sk.accuracy_score, called),
        ("roc_auc", sk.roc_auc_score, p),
        ("brier", sk.brier_score_loss, p),
        ("log_loss", sk.log_loss, p),
    ):
        yield metrics.get(name).value(p, y, weights=w), peer(y, given, sample_weight=w)
    f = rng.normal(0, 1, n)
    yield metrics.get("rmse").value(f, y), sk.root_mean_squared_error(y, f)
    # Ties apart, average precision is that of scikit-learn, which groups them.
    s = rng.permutation(n) * 1.0
    yield metrics.get("average_precision").value(s, y), sk.average_precision_score(y, s)


def regression(rng, n):
    f, y = rng.normal(0, 2, n), rng.normal(0, 2, n)
    yield losses.get("mse").value(f, y), sk.mean_squared_error(y, f)
    yield losses.get("mae").value(f, y), sk.mean_absolute_error(y, f)
    yield losses.get("quantile").value(f, y, tau=0.3), sk.mean_pinball_loss(y, f, alpha=0.3)
    sign = np.where(labels(rng, n) == 1, 1, -1)
    yield losses.get("hinge").value(f, sign), sk.hinge_loss(sign, f)
    grades, count = rng.integers(0, 4, n), rng.integers(0, 4, n) * 1.0
    scores = rng.normal(0, 1, (n, 4))
    crammer = sk.hinge_loss(grades, scores, labels=[0, 1, 2, 3])
    yield losses.get("multiclass_hinge").value(scores, grades), crammer
    for name, peer, target, params in (
        ("mse", sk_loss.HalfSquaredError(), y, {}),
        ("mae", sk_loss.AbsoluteError(), y, {}),
        ("quantile", sk_loss.PinballLoss(quantile=0.3), y, {"tau": 0.3}),
        ("huber", sk_loss.HuberLoss(quantile=0.5, delta=1.0), y, {}),
        ("poisson", sk_loss.HalfPoissonLoss(), count, {}),
        ("tweedie", sk_loss.HalfTweedieLoss(power=1.5), count, {}),
        ("bce_logits", sk_loss.HalfBinomialLoss(), (count > 1) * 1.0, {}),
    ):
        half = 2 if name == "mse" else 1
        theirs, slope = peer.loss_gradient(target, f)
        loss = losses.get(name)
        yield loss.value(f, target, **params), half * theirs.mean()
        gradient = loss.gradient(f, target, reduction="sum", **params)
        yield from zip(gradient, half * slope, strict=True)
    multinomial = sk_loss.HalfMultinomialLoss(n_classes=4)
    theirs, slope = multinomial.gradient_proba(grades * 1.0, scores)
    mine = losses.get("softmax_cce").gradient(scores, grades, reduction="sum")
    yield from zip(mine.ravel(), theirs.ravel(), strict=True)


def agree(pairs):
    for mine, theirs in pairs:
        assert mine == pytest.approx(theirs, rel=1e-8, abs=1e-10)


@pytest.mark.soak
def test_ndcg_is_that_of_scikit_learn(cases):
    rng = np.random.default_rng(21)
    for _ in cases:
        agree(ndcg(rng, int(rng.integers(1, 5)), rng.choice([None, 1, 3])))


@pytest.mark.soak
def test_metrics_are_those_of_scikit_learn(cases):
    rng = np.random.default_rng(22)
    for _ in cases:
        agree(classification(rng, int(rng.integers(2, 30))))


@pytest.mark.soak
def test_losses_are_those_of_scikit_learn(cases):
    rng = np.random.default_rng(23)
    for _ in cases:
        agree(regression(rng, int(rng.integers(4, 12))))


def test_scikit_learn_clips_log_loss_where_ours_is_infinite():
    assert metrics.get("log_loss").value([0.0, 1.0], [1, 1]) == np.inf
    clipped = sk.log_loss([1, 1], [0.0, 1.0], labels=[0, 1])
    assert clipped == pytest.approx(36.04 / 2, abs=0.01)


def test_torch_divides_weighted_bce_by_n_and_scikit_learn_by_the_weights():
    p, y = np.array([0.3, 0.3]), np.array([1.0, 0.0])
    ours = losses.get("weighted_bce").value(p, y, positive_weight=3)
    theirs = sk.log_loss(y, p, sample_weight=[3, 1])
    assert ours * 2 == pytest.approx(theirs * 4)
    assert losses.get("bce").value(p, y, weights=[3, 1]) == pytest.approx(theirs)


@pytest.mark.soak
def test_ranking_metrics_are_those_of_trec_eval(cases):
    """Linear gain, no ties; documents of relevance 0 are judged too."""
    trec = pytest.importorskip("pytrec_eval")
    rng = np.random.default_rng(24)
    names = {"ndcg_cut_3", "ndcg", "map", "recip_rank", "map_cut_3"}
    for _ in cases:
        n = int(rng.integers(1, 9))
        scores, grades = rng.permutation(n) * 1.0, rng.integers(0, 3, n)
        judged = {"q": {str(i): int(g) for i, g in enumerate(grades)}}
        run = {"q": {str(i): float(s) for i, s in enumerate(scores)}}
        theirs = trec.RelevanceEvaluator(judged, names).evaluate(run)["q"]
        mine = {
            "ndcg": metrics.get("ndcg").value(scores, grades, gain="linear"),
            "ndcg_cut_3": metrics.get("ndcg").value(scores, grades, gain="linear", k=3),
            "map": metrics.get("average_precision").value(scores, grades),
            "map_cut_3": metrics.get("average_precision").value(scores, grades, k=3),
            "recip_rank": metrics.get("mrr").value(scores, grades),
        }
        for name, value in mine.items():
            assert value == pytest.approx(theirs[name], abs=1e-9), name


@pytest.mark.soak
def test_ordinal_is_the_likelihood_of_statsmodels(cases):
    """Its thresholds are the first one and the logs of the steps."""
    ordered = pytest.importorskip("statsmodels.miscmodels.ordinal_model")
    rng = np.random.default_rng(25)
    for _ in cases:
        n = int(rng.integers(4, 30))
        x, grades = rng.normal(0, 2, (n, 1)), np.r_[0, 1, 2, rng.integers(0, 3, n - 3)]
        model = ordered.OrderedModel(grades, x, distr="logit")
        thresholds = np.sort(rng.normal(0, 2, 2))
        slope = float(rng.normal())
        parameters = np.r_[slope, thresholds[0], np.log(np.diff(thresholds))]
        mine = losses.get("ordinal").value(slope * x[:, 0], grades, thresholds=thresholds)
        assert mine * n == pytest.approx(-model.loglike(parameters), rel=1e-8)
