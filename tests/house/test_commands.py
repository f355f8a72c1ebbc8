"""Every command is found, is in a group of the help, says what it does, and is in the README."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path

import pytest

from lossprep.cli import commands
from lossprep.cli.app import GROUPS, Discovered

README = (Path(__file__).parents[2] / "README.md").read_text()
NAMES = sorted(found.name.replace("_", "-") for found in pkgutil.iter_modules(commands.__path__))


def helped(command, name):
    """Each command, subcommand, option and argument below ``command``, with its help text."""
    yield name, command.help
    for parameter in command.params:
        yield f"{name} {parameter.human_readable_name}", getattr(parameter, "help", None)
    for below, subcommand in getattr(command, "commands", {}).items():
        yield from helped(subcommand, f"{name} {below}")


def test_there_are_commands():
    assert {"today", "study", "grade", "pack"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_says_what_it_does_and_takes(name):
    silent = [place for place, text in helped(Discovered()[name], name) if not (text or "").strip()]
    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_one_line_of_the_readme(name):
    assert re.search(rf"\blossprep {name}\b", README), (
        f"the README does not mention lossprep {name}"
    )


def test_help_lists_each_command_once_in_its_group(run):
    done = run("--help")
    assert (done.code, done.stderr) == (0, "")
    assert not re.search(r"\w,? ?\.\.\.\n", done.stdout), "a sentence is cut short"
    groups = re.split(rf"^({'|'.join(GROUPS)}):$", done.stdout, flags=re.MULTILINE)
    listed = {
        group: re.findall(r"^  ([a-z][a-z-]*)  +\S", text, re.MULTILINE)
        for group, text in zip(groups[1::2], groups[2::2], strict=True)
    }
    assert sorted(name for names in listed.values() for name in names) == NAMES
    found = Discovered()
    assert {name: group for group, names in listed.items() for name in names} == {
        name: found.module(name).PLACE[0] for name in NAMES
    }


def test_no_two_commands_share_a_place():
    found = Discovered()
    places = [found.module(name).PLACE for name in NAMES]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_answers_help_without_a_plan(name, run):
    done = run(name, "-h")
    assert (done.code, done.stderr) == (0, "")
    assert f"lossprep {name}" in done.stdout
