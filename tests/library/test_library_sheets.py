"""The sheets of losses: of what there is, sayable in their time, and shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from packs import built_in

from lossprep import library, losses
from lossprep.cli.app import run

(FOLDER,) = library.builtin()
SMALL = Path(__file__).parent / "small"


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("mse", "aloud: |\n  ", "aloud: |\n  " + "well " * 138, "for 60 s: write at most 138"),
        ("hubert", "", "", "no loss is named 'hubert': write 'huber'"),
        ("mse", "{0.740 =", "{0.741 =", "not 0.741"),
        ("mse", "avoid:", "avoids:", "avoids"),
    ],
)
def test_a_fault_is_said_in_its_file(
    tmp_path: Path, name: str, old: str, new: str, complaint: str
) -> None:
    folder = tmp_path / SMALL.name
    shutil.copytree(SMALL, folder)
    text = (FOLDER / "losses" / "mse.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "losses").mkdir()
    (folder / "losses" / f"{name}.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [str(one) for one in library.check(folder)]
    assert any(f"losses/{name}.yaml:" in one and complaint in one for one in found), found


def test_each_loss_of_the_engine_has_a_sheet() -> None:
    assert sorted(sheet.loss for sheet in built_in().sheets) == sorted(losses.names())


def test_a_sheet_is_shown_with_its_loss(capsys: pytest.CaptureFixture[str]) -> None:
    (focal,) = (sheet for sheet in built_in().sheets if sheet.loss == "focal")
    assert run(["show", "focal"]) == 0
    page = "".join(capsys.readouterr().out.split())
    for text in (*dict(focal.facets).values(), *focal.red_flags, focal.aloud, focal.worked):
        assert "".join(text.split()) in page
    assert run(["show", "focal", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["sheets"]
    assert told["facets"]["use"] == focal.says("use")


def test_losses_are_compared_by_their_sheets(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "mse", "huber"]) == 0
    shown = "".join(capsys.readouterr().out.split())
    for sheet in built_in().sheets:
        said = "".join(sheet.says("avoid").split()) in shown
        assert said == (sheet.loss in ("mse", "huber"))


def test_a_sheet_with_skills_is_asked_facet_by_facet() -> None:
    cards = {one.id: one for one in built_in().exercises if "/losses/" in one.id}
    assert len(cards) == 3 * len(built_in().cheatsheet.rows)
    pull = cards["loss-functions/losses/huber/gradient"]
    (sheet,) = (one for one in built_in().sheets if one.loss == "huber")
    assert pull.kind == "recall"
    assert "Huber loss" in pull.ask
    assert f"Near the optimum: {sheet.says('near_optimum')}" in pull.answer
    assert "mae-vs-mse" in pull.skills
