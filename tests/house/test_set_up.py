"""What is installed, and what the repository may not name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN_TIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
GROUPS = {
    name: [Requirement(line) for line in lines]
    for name, lines in PROJECT["dependency-groups"].items()
}
PINS = [line.split("==") for line in (ROOT / "constraints.txt").read_text().splitlines()]
LOCK = {name.lower().replace("_", "-"): version for name, version in PINS}
TARGETS = "study test lint types imports bench soak wheel-test check clean"
# Each with a class of one character, so that this file does not name what it forbids.
FORBIDDEN = (
    r"[p]ypi\.org|[p]ythonhosted\.org|[d]ownload\.pytorch\.org|/simple[/]",
    r"-[-](extra-)?index-url|-[-]find-links|-[-]trusted-host|[P]IP_(INDEX|FIND|EXTRA)",
    r"(?<![\w.$~/])/(work|root|home|opt|mnt|srv|Users)[/]",
    r"[f]ile:///(work|root|home|opt|mnt|srv|tmp|Users)[/]|@ [f]ile:",
)


def files() -> list[Path]:
    """What is in the repository, or would be: all that .gitignore lets in."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().split()] + [".git"]
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not any(fnmatch(name, i) for i in ignored)]
        # In a second work tree .git is a file, with the path of the first in it.
        found += [Path(folder, name) for name in names if name != ".git"]
    return found


def named(text: str) -> list[str]:
    """The registry addresses, their options and the machine's paths that ``text`` names."""
    return [found[0] for pattern in FORBIDDEN for found in re.finditer(pattern, text)]


def test_no_file_names_a_registry_or_a_place_on_a_machine():
    texts = {file: file.read_bytes().decode("utf-8", "replace") for file in files()}
    assert {str(file): named(text) for file, text in texts.items() if named(text)} == {}
    assert ROOT / "pyproject.toml" in texts


@pytest.mark.parametrize(
    "text",
    [
        "https://" + "pypi" + ".org/simple",
        "-" + "-extra-index-url x",
        "-" + "-find-links x",
        "see /" + "home/ada/x",
        "'/" + "work/main'",
        "file" + ":///opt" + "/x",
        "numpy @ " + "file:x.whl",
    ],
)
def test_such_a_name_is_found(text):
    assert named(text)


def test_the_lock_is_plain_names_and_versions():
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.!]+", line)] == []
    assert len(LOCK) == len(lines)


@pytest.mark.parametrize("group", ["run time", *GROUPS])
def test_the_lock_is_within_the_ranges(group):
    for wanted in RUN_TIME if group == "run time" else GROUPS[group]:
        assert Version(LOCK[wanted.name.lower()]) in wanted.specifier


def test_torch_is_one_version_and_typer_is_before_pydantic():
    torch = next(wanted for wanted in GROUPS["oracles"] if wanted.name == "torch")
    assert (str(torch.specifier), LOCK["torch"]) == ("==2.13.0", "2.13.0")
    typer = next(wanted for wanted in RUN_TIME if wanted.name == "typer")
    assert Version("0.29.0") not in typer.specifier
    assert Version("0.28.0") in typer.specifier


def test_the_oracles_are_never_part_of_an_installation():
    oracles = {wanted.name for wanted in GROUPS["oracles"]}
    assert oracles >= {"fsrs", "scikit-learn", "torch"}
    assert not oracles & {wanted.name for wanted in (*RUN_TIME, *GROUPS["dev"])}


def test_each_dependency_has_its_reason():
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    wanted = [line for line in lines if re.match(r'  "[a-z-]+[>=<]', line)]
    assert len(wanted) == len(RUN_TIME) + sum(map(len, GROUPS.values()))
    assert [line for line in wanted if "  # " not in line and " # " not in line] == []


def test_users_ranges_stay_wide():
    assert [w.name for w in RUN_TIME if "==" in str(w.specifier)] == []


def test_an_editable_installation_has_no_copy_of_the_content():
    assert not Path(sysconfig.get_path("purelib"), "lossprep").exists()


def test_a_checkout_reads_its_own_content_whatever_lies_in_site_packages(tmp_path):
    stale = tmp_path / "lossprep" / "content" / "loss-functions"
    stale.mkdir(parents=True)
    (stale / "pack.yaml").write_text("stale\n")
    source = "from lossprep.library import builtin; print(*builtin(), sep='\\n')"
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    argv = [sys.executable, "-c", source]
    done = subprocess.run(argv, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [str(ROOT / "content" / "loss-functions")]


def make(*arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    """A make of its own, even inside of ``make test``."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("M")}
    env["PATH"] = path + env["PATH"]
    argv = ["make", *arguments]
    return subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def dry(target: str) -> str:
    """The commands that make would run, were nothing set up yet."""
    return make("--dry-run", "VENV=nowhere", target).stdout


def test_make_says_what_each_target_does():
    said = dict(re.findall(r"^make (\S+) +(\S.+)$", make().stdout, re.MULTILINE))
    assert set(TARGETS.split()) <= set(said)


def test_study_installs_the_run_time_alone():
    commands = dry("study")
    assert "nowhere/bin/lossprep study" in commands
    assert "--editable ." in commands
    assert "group" not in commands


def test_test_runs_all_that_is_held():
    commands = dry("test")
    held = ["ruff check", "ruff format --check", "mypy", "lint-imports", "wheel_test", "pytest"]
    assert [each for each in held if each not in commands] == []
    assert "--group dev --group oracles" in commands


def test_an_old_python_gets_one_line(tmp_path):
    for name in ("python3", *(f"python3.{minor}" for minor in (11, 12, 13, 14))):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    done = make(f"VENV={tmp_path}/venv", "study", path=f"{tmp_path}:")
    assert done.returncode == 2
    assert done.stderr.startswith("lossprep needs Python 3.11 or newer")
    assert not (tmp_path / "venv").exists()
