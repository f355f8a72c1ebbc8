"""The decision tree: what is wrong in it is said at its place, and every loss lies on it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from packs import built_in

from lossprep import library, losses
from lossprep.session.tree import outline

(FOLDER,) = library.builtin()
SMALL = Path(__file__).parent / "small"
PACK = built_in()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("to: mean}", "to: maen}", "there is no node"),
        ("losses: [mae, log_cosh]", "losses: [mae, log_cosch]", "write 'log_cosh'"),
        ("start: target", "start: targte", "there is no node"),
        ("to: poisson}", "to: number}", "leads back to itself"),
        ("to: dpo}", "to: reward}", "dpo: no branch leads here"),
        ("    ask: Are the labels certain?\n", "", "branches without a question"),
    ],
)
def test_a_fault_is_said_at_its_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    folder = tmp_path / SMALL.name
    shutil.copytree(SMALL, folder)
    tree = folder / "tree.yaml"
    text = (FOLDER / "tree.yaml").read_text(encoding="utf-8")
    assert old in text
    tree.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [str(one) for one in library.check(folder)]
    assert any("tree.yaml:" in one and complaint in one for one in found), found


def test_an_end_without_a_question_is_a_complaint(tmp_path: Path) -> None:
    folder = tmp_path / SMALL.name
    shutil.copytree(SMALL, folder)
    shutil.copy(FOLDER / "tree.yaml", folder)
    for file in sorted((FOLDER / "exercises/scenarios").glob("*.yaml")):
        asked = re.sub("skills: .*", "skills: [values]", file.read_text(encoding="utf-8"))
        (folder / "exercises" / file.name).write_text(asked, encoding="utf-8")
    ends = folder / "exercises" / "dose-map.yaml"
    assert "no question leads here" not in "".join(map(str, library.check(folder)))
    ends.unlink()
    (told,) = (str(one) for one in library.check(folder) if "tree.yaml" in str(one))
    assert "custom: no question leads here" in told


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("number, mean", "the tree starts at target, not 'number'"),
        ("target, number, poisson", "number leads to mean"),
        ("target, number, mean", "'mean' is a fork"),
        ("target, number, mean, mse, huber", "mse leads to nothing, not 'huber'"),
        ("target, number, mean, mse", ""),
    ],
)
def test_a_question_goes_the_way_that_it_says(tmp_path: Path, path: str, complaint: str) -> None:
    folder = tmp_path / SMALL.name
    shutil.copytree(SMALL, folder)
    shutil.copy(FOLDER / "tree.yaml", folder)
    asked = (FOLDER / "exercises/scenarios/sensor-spikes.yaml").read_text(encoding="utf-8")
    asked = re.sub("skills: .*", "skills: [values]", asked)
    asked = re.sub("path: .*", f"path: [{path}]", asked)
    (folder / "exercises" / "spikes.yaml").write_text(asked, encoding="utf-8")
    found = [str(one) for one in library.check(folder) if "spikes.yaml" in str(one)]
    assert [complaint in one for one in found] == ([True] if complaint else []), found


def test_a_path_needs_a_tree(tmp_path: Path) -> None:
    folder = tmp_path / SMALL.name
    shutil.copytree(SMALL, folder)
    pick = folder / "exercises" / "pick.yaml"
    pick.write_text(pick.read_text(encoding="utf-8") + "path: [target, number]\n", "utf-8")
    assert ["no tree.yaml" in str(one) for one in library.check(folder)] == [True]


def test_each_scenario_says_its_way():
    files = sorted((FOLDER / "exercises/scenarios").glob("*.yaml"))
    assert [f.stem for f in files if "\npath: [target, " not in f.read_text("utf-8")] == []
    assert len(files) >= 25


def test_nearly_every_loss_is_an_end_of_some_branch():
    named = {loss for node in PACK.tree for loss in node.losses}
    # Variants of others that no problem asks for by itself.
    beside = {"squared_hinge", "cce", "kl", "confident_bce"}
    assert named | beside == set(losses.names())


def test_the_outline_holds_every_node():
    rows = list(outline(PACK.tree))
    assert len({text for _, _, text in rows}) >= 40
    assert max(depth for depth, _, _ in rows) == 3


def test_the_tree_is_walked_with_letters_and_numbers_and_back(terminal, home):
    program = terminal("tree")
    program.expect("What is predicted?")
    program.enter("a")
    program.expect("what does an error cost?")
    program.enter("0")
    program.expect("What is predicted?")
    program.enter("z")
    program.expect("Type the letter of an answer")
    program.enter("2")
    program.expect("right at once?")
    program.enter("2")
    program.expect("certain?")
    program.enter("1")
    program.expect("softmax_cce")
    assert program.wait() == 0


def test_a_pipe_gets_the_whole_tree(run, home):
    done = run("tree")
    assert (done.code, done.stderr) == (0, "")
    assert "lambdarank" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
