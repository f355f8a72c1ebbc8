"""Every template, at several seeds: the right answer is right, each slip is named, inputs short."""

from __future__ import annotations

import pytest
from packs import built_in

from lossprep import losses, metrics
from lossprep.grading.engine import evaluate
from lossprep.grading.grade import grade
from lossprep.grading.variants import variant
from lossprep.model.content import Exercise

TEMPLATES = [e for e in built_in().exercises if e.template]
SEEDS = range(100, 104)


def each(test):
    return pytest.mark.parametrize("template", TEMPLATES, ids=lambda e: e.id.split("/")[-1])(test)


def variants(template: Exercise) -> list[Exercise]:
    return [variant(template, seed) for seed in SEEDS]


def numbers(value):
    if isinstance(value, tuple):
        for one in value:
            yield from numbers(one)
    else:
        yield value


@each
def test_what_is_asked_for_is_graded_right(template):
    for item in variants(template):
        assert grade(item, item.expected).kind == "right", item.given


@each
def test_each_slip_is_named(template):
    for item in variants(template):
        for slip in item.slips:
            value = evaluate(slip.expression, item.given)
            if abs(value) == float("inf") or value != value:
                continue
            verdict = grade(item, f"{value:.6g}")
            named = {verdict.slip.id if verdict.slip else None, *(s.id for s in verdict.also)}
            assert verdict.kind == "slip", (slip.id, item.given)
            assert slip.id in named, item.given


@each
def test_inputs_are_short_to_write(template):
    for item in variants(template):
        for name in template.template.draw:
            for number in numbers(item.given[name]):
                digits = f"{abs(number):.10g}".replace(".", "").strip("0")
                assert len(digits) <= 3, (name, number)
        assert sum(1 for name in template.template.draw for _ in numbers(item.given[name])) <= 16


@each
def test_no_blank_is_left(template):
    for item in variants(template):
        texts = (item.ask, item.solution, item.convention, *item.hints)
        texts += tuple(slip.message for slip in item.slips)
        for name in item.given:
            assert all(f"{{{name}}}" not in text for text in texts)
        assert all("{=" not in text for text in texts)


@each
def test_a_seed_gives_the_same_and_seeds_differ(template):
    assert variant(template, 7) == variant(template, 7)
    assert len({str(item.given) for item in variants(template)}) > 1


def test_a_variant_of_a_variant_is_one_of_the_template():
    for template in TEMPLATES:
        assert variant(variant(template, 3), 4) == variant(template, 4)


def test_an_exercise_without_a_template_is_its_own_variant():
    plain = next(e for e in built_in().exercises if not e.template)
    assert variant(plain, 1) is plain


def reached(name: str) -> set[str]:
    """The templates whose name begins with that of a loss or metric."""
    return {e.id.split("/")[-1] for e in TEMPLATES if e.id.split("/")[-1].startswith(f"{name}-")}


@pytest.mark.parametrize("name", [*losses.names(), *metrics.names()])
def test_every_loss_and_metric_has_a_question_on_its_value(name):
    assert any("value" in one or "probability" in one or "cost" in one
               for one in reached(name.replace("_", "-")))  # fmt: skip


@pytest.mark.parametrize("name", losses.names())
def test_every_loss_has_a_question_on_its_gradient(name):
    assert any("gradient" in one for one in reached(name.replace("_", "-")))


def test_there_are_questions_the_other_way_round():
    reverse = [e.id for e in TEMPLATES if "value" not in e.id and "gradient" not in e.id]
    assert len(TEMPLATES) >= 60
    assert len(reverse) >= 15
