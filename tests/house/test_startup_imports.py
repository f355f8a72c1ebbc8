"""What a short command may not import: each of these costs more than the command itself."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from program import NOW, environment

DENIED = {
    "numpy", "scipy", "yaml", "msgspec", "prompt_toolkit", "importlib.metadata",
    "pydantic", "asyncio", "lossprep.losses", "lossprep.grading.engine", "lossprep.formula",
}  # fmt: skip
MAKERS = {"dataclasses", "inspect"}  # of classes: a day's values are named tuples
PROGRAM = """
import json, sys
from lossprep.__main__ import main
code = main()
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.fixture
def imported(run, home):
    """The modules that a run of lossprep imports, on the plan's first day."""
    run("start", "--interview", "2026-12-25", "--minutes", "25")

    def modules(*args):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *args],
            env=environment(NOW, None),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        code, names = json.loads(done.stderr.splitlines()[-1])
        assert code == 0
        return set(names)

    return modules


@pytest.mark.parametrize("args", [["--version"], ["--help"], [], ["today"], ["today", "--json"]])
def test_a_short_command_imports_nothing_heavy(args, imported):
    assert imported(*args) & DENIED == set()


@pytest.mark.parametrize("args", [[], ["today"]])
def test_the_day_makes_no_classes_that_cost(args, imported):
    assert imported(*args) & MAKERS == set()


def test_version_is_answered_before_the_command_line_is_imported(imported):
    assert {"typer", "lossprep.cli.app", "sqlite3"} & imported("--version") == set()


def test_help_makes_no_class_of_what_commands_work_on(imported):
    assert {"lossprep.model.event", "lossprep.model.content"} & imported("--help") == set()


@pytest.mark.parametrize("args", [[], ["today"]])
def test_the_day_is_shown_without_the_command_line(args, imported):
    assert {"typer", "lossprep.cli.app"} & imported(*args) == set()


@pytest.mark.parametrize("args", [["study"], ["mock", "mocks/l1-or-l2"]])
def test_the_first_question_waits_for_no_number(args, imported):
    assert {"numpy", "yaml", "lossprep.grading.engine"} & imported(*args) == set()


def test_what_is_imported_is_seen(imported):
    """Grading reads a pack and computes, so it must show up here, or nothing would."""
    grade = imported("grade", "loss-functions/problems/ranking/mse-3", "0.74")
    assert {"numpy", "lossprep.grading.engine"} <= grade
