"""Losses and metrics as objects: found by their files, documented there, called by name."""

from __future__ import annotations

import numpy as np
import pytest

from lossprep import losses, metrics
from lossprep.errors import LossprepError
from lossprep.formula import AUTHORED, parse, render
from lossprep.loss.registry import Registry

MEASURES = [
    *(losses.get(name) for name in losses.names()),
    *(metrics.get(name) for name in metrics.names()),
]
NAMES = (
    "mse mae huber smooth_l1 quantile power log_cosh gaussian_nll poisson tweedie bce bce_logits "
    "weighted_bce confident_bce cce softmax_cce label_smoothing multilabel_bce focal gce kl "
    "distillation dice hinge squared_hinge multiclass_hinge contrastive triplet info_nce nt_xent "
    "sampled_softmax pairwise_hinge ranknet lambdarank listnet listmle bpr bradley_terry dpo "
    "ordinal"
)
METRICS = (
    "ndcg dcg mrr average_precision precision recall f1 accuracy roc_auc brier ece log_loss rmse "
    "perplexity"
)


def test_all_of_them_are_there():
    assert set(losses.names()) == set(NAMES.split())
    assert set(metrics.names()) == set(METRICS.split())


def test_a_loss_shows_how_it_is_called():
    assert repr(losses.get("huber")) == "<huber(prediction, target, *, delta=1)>"
    assert repr(metrics.get("rmse")) == "<rmse(prediction, target)>"
    assert repr(losses.get("ordinal")) == "<ordinal(prediction, target, *, thresholds)>"


def test_every_loss_says_what_it_estimates():
    for name in losses.names():
        estimand = losses.get(name).estimand
        assert estimand is not None, name
        assert len(str(estimand)) > 3


def test_a_new_file_is_found_without_a_list(tmp_path, monkeypatch):
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "__init__.py").write_text("")
    (tmp_path / "planted" / "zero_one.py").write_text("LOSS = 'found'\n")
    monkeypatch.syspath_prepend(tmp_path)
    registry = Registry("planted", [str(tmp_path / "planted")], "LOSS")
    assert registry.names() == ("zero_one",)
    assert registry.get("zero_one") == "found"
    with pytest.raises(LossprepError, match="did you mean zero_one"):
        registry.get("zero_on")


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_its_file_is_its_documentation(measure):
    text = measure.documentation
    assert measure.module.endswith(f".{measure.name}")
    for heading in ("Parameters\n---", "References\n---", "Examples\n---", ">>> "):
        assert heading in text
    for name in (*measure.arguments, *measure.params):
        if name not in ("ties", "gain", "mask"):
            assert name in text, name
    summary = text.splitlines()[0]
    assert summary.endswith(".")
    assert len(summary) < 100


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_its_facts_are_complete(measure):
    assert measure.title
    assert measure.references
    assert measure.limits
    assert measure.slips or getattr(measure, "forms", ())
    assert measure.convention == measure.convention_with()
    assert "{" not in measure.convention
    assert set(measure.domain) == set(measure.arguments)
    for parameter in measure.parameters:
        assert parameter.source or repr(parameter.default) == "required"


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
@pytest.mark.parametrize("style", ["unicode", "tex"])
def test_its_formulas_can_be_shown(measure, style):
    texts = [measure.formula, *(v.formula for v in measure.variants if v.formula)]
    texts += getattr(measure, "gradient_formula", {}).values()
    for text in texts:
        assert render(parse(text, limits=AUTHORED), style)


@pytest.mark.parametrize("loss", losses.names())
def test_gradients_are_shaped_as_their_inputs(loss):
    found = losses.get(loss)
    fixed = {p.name: p.examples[0] for p in found.parameters if repr(p.default) == "required"}
    drawn = found.sample(np.random.default_rng(0), 4)
    gradients = found.gradient(**drawn, **fixed)
    if len(found.inputs) == 1:
        gradients = (gradients,)
    assert [g.shape for g in gradients] == [np.shape(drawn[name]) for name in found.inputs]
    given = dict(zip(drawn, map(np.copy, drawn.values()), strict=True))
    found.value_and_gradient(**drawn, **fixed)
    for name, values in given.items():
        np.testing.assert_array_equal(drawn[name], values)  # inputs are left as they were


def test_conventions_say_what_was_chosen():
    assert metrics.get("ndcg").convention == "mean; 2^rel-1; log2; ties averaged"
    said = metrics.get("ndcg").convention_with(gain="linear", k=10, ties="stable")
    assert said == "mean; rel; log2; ties in input order; top 10"
    assert losses.get("mse").convention_with(reduction="sum") == "sum"
    assert losses.get("huber").convention == "mean; half the square inside; delta 1"


def test_lists_of_several_dimensions_and_single_numbers_are_taken():
    mse = losses.get("mse")
    assert mse.value(3, 1) == 4
    assert mse.value([[1, 2, 3], [1, 2, 3]], [[2, 4, 6], [3, 4, 7]]) == pytest.approx(38 / 6)
    assert mse.value([1.0, 2.0], 0, reduction="none").tolist() == [1, 4]
    assert mse.gradient(0.0, [1.0, 2.0], reduction="sum") == -6  # one number against two
    rows = mse.value([[1.0, 2.0], [3.0, 4.0]], [[0.0, 0.0], [0.0, 0.0]], weights=[1, 0])
    assert rows == 2.5  # one weight a row


def test_class_targets_are_indices_or_distributions():
    softmax_cce = losses.get("softmax_cce")
    z = np.array([[2.0, 1.0, 0.1], [0.0, 3.0, 0.0]])
    by_index = softmax_cce.value(z, [0, 1])
    assert by_index == softmax_cce.value(z, [[1, 0, 0], [0, 1, 0]])
    assert softmax_cce.value(z[0], 0) == pytest.approx(0.41703, abs=1e-5)
    weights = [1, 2, 3]
    assert softmax_cce.value(z, [0, 1], class_weights=weights) == pytest.approx(
        softmax_cce.value(z, [[1, 0, 0], [0, 1, 0]], class_weights=weights)
    )


@pytest.mark.parametrize("name", losses.names())
def test_gradients_have_the_precision_of_their_inputs(name):
    """Also beside targets in double precision."""
    loss = losses.get(name)
    fixed = {p.name: p.examples[0] for p in loss.parameters if repr(p.default) == "required"}
    drawn = loss.sample(np.random.default_rng(0), 4)
    single = {k: v.astype(np.float32) if k in loss.inputs else v for k, v in drawn.items()}
    found = loss.gradient(**single, **fixed)
    for gradient in found if isinstance(found, tuple) else (found,):
        assert gradient.dtype == np.float32
