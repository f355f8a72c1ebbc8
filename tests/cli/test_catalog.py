"""The index of the pack in the store: derived, and derived anew where it must be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from packs import built_in

from lossprep.cli.catalog import dump
from lossprep.model.plan import DayPlan
from lossprep.schedule.choice import Choice
from lossprep.schedule.standing import Standing, candidates
from lossprep.session.practice import schedulables
from lossprep.store import open_plan

DATABASE = Path("data", "lossprep", "lossprep.db")


def test_what_another_lossprep_derived_is_derived_anew(run, home) -> None:
    run("start", "--interview", "21")
    expected = run("today").stdout
    with open_plan(home / DATABASE) as plans:
        plans.save_catalog("loss-functions", "0.0.1 1 1.0", '{"title": "Loss functions"}')
    assert run("today").stdout == expected


def test_a_plan_begun_anew_reads_the_pack_anew(run, home) -> None:
    run("start", "--interview", "21")
    with open_plan(home / DATABASE) as plans:
        key = plans.catalog_keys()["loss-functions"]
        plans.save_catalog("loss-functions", key, '{"title": "", "checkpoints": []}')
    assert "First contact" in run("start", "--interview", "21", "--yes").stdout


def test_today_weighs_what_the_session_weighs(run, home) -> None:
    run("start", "--interview", "21")
    items = schedulables(built_in())
    plan = DayPlan(
        date=date(2026, 12, 1), day=0, mode="normal", interview=None, checkpoints=(), fits=()
    )
    with open_plan(home / DATABASE) as plans:
        stored = plans.pool(Choice(), plan).every()
    assert stored == candidates(items, Standing(memories={}), plan)


def test_what_is_kept_changes_with_the_items() -> None:
    items = schedulables(built_in())
    assert dump(built_in(), items) == dump(built_in(), list(items))
    other = [items[0]._replace(family="other"), *items[1:]]
    assert dump(built_in(), items) != dump(built_in(), other)


def test_the_siblings_of_a_loss_are_one_family() -> None:
    found = {one.id.split("/", 2)[2]: one.family for one in schedulables(built_in())}
    assert {found[f"{folder}/bce-gradient"] for folder in ("drill", "formula")} == {"bce"}
    assert found["formula/bce-logits-gradient"] == "bce_logits"
    assert not found["derivations/mae-from-laplace"].startswith("mse")
    assert not [name for name in found if "problems/" in name and found[name]]


def test_a_day_looked_at_again_is_kept_until_something_changes(run, home) -> None:
    run("start", "--interview", "21")
    shown = run("today").stdout
    with open_plan(home / DATABASE) as plans:
        key = plans.catalog_keys()["glimpse"]
        kept = plans.derived("glimpse", key)
        plans.save_catalog("glimpse", key, kept.replace("Loss functions", "Kept"))
    assert run("today").stdout == shown.replace("Loss functions", "Kept")
    for change in (["config", "set", "retention", "0.8"], ["plan", "add", "2027-05-01", "Other"]):
        assert run(*change).code == 0
        assert run("today").stdout.startswith("Loss functions")
    assert run("today", now="2026-12-02T09:00").stdout.startswith("Loss functions")
