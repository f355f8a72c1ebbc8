"""What people expect of any command-line program, each once."""

from __future__ import annotations

import subprocess
import sys

import pytest
from program import NOW, PROGRAM, environment

COMPLETIONS = {
    "bash": lambda words: {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))},
    "zsh": lambda words: {"_TYPER_COMPLETE_ARGS": words},
    "fish": lambda words: {
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    },
}


def completed(run, shell: str, words: str) -> str:
    env = COMPLETIONS[shell](words) | {"_LOSSPREP_COMPLETE": f"complete_{shell}"}
    done = run(env=env)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("shell", COMPLETIONS)
def test_a_shell_completes_the_ids_of_the_pack(run, shell: str) -> None:
    assert (
        f"_LOSSPREP_COMPLETE=complete_{shell}"
        in run(env={"_LOSSPREP_COMPLETE": f"source_{shell}"}).stdout
    )
    assert "l1-or-l2" in completed(run, shell, "lossprep mock l1")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("pl", ["plan", "plot"]),
        ("show brie", ["brier"]),
        ("plot mse qua", ["quantile"]),
        ("mock mocks/l1", ["mocks/l1-or-l2"]),
        ("mock is-it-cal", []),  # in reserve until Day 14
        ("grade ranking/mse-3", ["ranking/mse-3"]),
        ("problem rankin", ["ranking"]),
    ],
)
def test_what_is_completed(run, words: str, expected: list[str]) -> None:
    assert completed(run, "bash", f"lossprep {words}").split() == expected


def test_completion_is_silent_where_there_is_no_pack_to_read(run, home) -> None:
    home.joinpath("blocked").write_text("")
    env = {"XDG_DATA_HOME": str(home / "blocked"), "LOSSPREP_NOW": "no time"}
    env |= COMPLETIONS["bash"]("lossprep mock l1") | {"_LOSSPREP_COMPLETE": "complete_bash"}
    done = run(env=env)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_completion_is_silent_where_ones_own_pack_is_broken(run, home) -> None:
    own = home / "data" / "lossprep" / "packs" / "my-interviews"
    own.mkdir(parents=True)
    (own / "pack.yaml").write_text("format: 0\n")
    assert "are left out" in run("pack", "list").stderr
    assert "l1-or-l2" in completed(run, "bash", "lossprep mock l1")


def test_the_module_has_the_command_s_version(run, home) -> None:
    argv = [sys.executable, "-m", "lossprep", "--version"]
    done = subprocess.run(argv, capture_output=True, text=True, cwd=home, check=True)
    assert done.stdout == run("--version").stdout


@pytest.mark.parametrize(("command", "asked"), [("tree", "What is predicted?"), ("start", "When")])
def test_ctrl_c_at_a_prompt_is_130_and_leaves_its_row(terminal, command: str, asked: str) -> None:
    child = terminal(command)
    child.expect(asked)
    child.settle()
    child.send("\x03")
    assert child.wait() == 130
    assert child._screen.cursor.x == 0


def test_a_traceback_is_shown_under_debug_alone(run) -> None:
    told, debugged = run("grade", "nope", "1"), run("--debug", "grade", "nope", "1")
    assert told.stderr.count("\n") == 1
    assert "Traceback" in debugged.stderr


def test_an_unknown_command_names_the_near_one(run) -> None:
    done = run("plto")
    assert (done.stdout, done.code) == ("", 2)
    assert "Did you mean 'plot'?" in done.stderr


def test_a_long_message_breaks_between_words_in_a_terminal(run, terminal) -> None:
    child = terminal("calibrate", "nope")
    assert child.wait() == 1
    rows = child.transcript().splitlines()
    assert len(rows) > 2
    assert " ".join(child.transcript().split()) == run("calibrate", "nope").stderr.strip()


@pytest.mark.parametrize("command", ["mock", "drill", "calibrate", "tree", "read"])
def test_nothing_waits_for_an_answer_that_cannot_come(home, command: str) -> None:
    done = subprocess.run(
        [PROGRAM, command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(NOW, None),
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_option_goes_before_the_environment(run, home) -> None:
    run("start", env={"LOSSPREP_DB": str(home / "environment.db")})
    run("--db", str(home / "option.db"), "start", env={"LOSSPREP_DB": str(home / "other.db")})
    assert sorted(path.name for path in home.glob("*.db")) == ["environment.db", "option.db"]
