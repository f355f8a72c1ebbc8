"""The index of the pack in the store: derived, and derived anew where it must be."""

from __future__ import annotations

from pathlib import Path

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
        (key,) = plans.catalog_keys().values()
        plans.save_catalog("loss-functions", key, '{"title": "", "checkpoints": [], "pool": []}')
    assert "First contact" in run("start", "--interview", "21", "--yes").stdout
