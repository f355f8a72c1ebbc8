"""The README's examples do what they say.

In a fenced block of ``console``, a line with ``$`` is run and what follows it is what it must
print, on either stream; ``...`` stands for anything. The examples share one home and run in
their order, as a reader would. What sets up (``make``, ``git``, ``pip``, ``pipx``, ``cd``) is
not run.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from program import NOW, PROGRAM, environment

README = Path(__file__).parents[2] / "README.md"
SET_UP = ("make ", "git ", "pip ", "pipx ", "cd ")


@dataclass(frozen=True)
class Example:
    """A command, its line in the file, and what it must print."""

    command: str
    line: int
    expected: str


def examples(text: str) -> list[Example]:
    """The examples of a Markdown text, in their order."""
    found = []
    for block in re.finditer(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        first = text.count("\n", 0, block.start()) + 2
        assert block[1].startswith("$ "), f"line {first}: a console block begins with a command"
        for part in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE):
            line = first + block[1].count("\n", 0, part.start())
            found.append(Example(part[1], line, part[2]))
    return found


def tidy(text: str) -> str:
    """``text`` without spaces at the ends of lines and empty lines at its ends."""
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).strip("\n")


def matches(expected: str, printed: str) -> bool:
    """Whether ``printed`` is as ``expected``, in which ``...`` stands for anything."""
    pattern = ".*".join(map(re.escape, tidy(expected).split("...")))
    return re.fullmatch(pattern, tidy(printed), re.DOTALL) is not None


def printed(command: str, home: Path) -> str:
    """What the shell prints for ``command``, with this installation's programs first."""
    path = {"PATH": f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command,
        shell=True,
        cwd=home,
        env=environment(NOW, path),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.stdout


def wrong(text: str, home: Path) -> list[str]:
    """The examples that do not do what they say, each with what they print."""
    told = []
    for example in examples(text):
        if not example.command.startswith(SET_UP):
            output = printed(example.command, home)
            if not matches(example.expected, output):
                told.append(f"line {example.line}: $ {example.command}\n{output}")
    return told


def test_the_examples_do_what_they_say(home):
    text = README.read_text()
    assert [e for e in examples(text) if e.command.startswith("lossprep")], "it shows no example"
    told = wrong(text, home)
    assert not told, "\n".join(told)


def test_examples_are_found_with_their_lines():
    text = "a\n```console\n$ one\n1\n\n2\n$ two\n```\n```sh\n$ no\n```\n```console\n$ three\n```\n"
    assert examples(text) == [
        Example("one", 3, "1\n\n2\n"),
        Example("two", 7, ""),
        Example("three", 13, ""),
    ]


@pytest.mark.parametrize(
    ("expected", "output", "equal"),
    [
        ("a\nb\n", "a  \nb\n\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a...\nz", "ab\nc\nz", True),
        ("...z", "ab\nc", False),
        ("", "anything", False),
        ("a.c", "abc", False),
    ],
)
def test_dots_stand_for_anything_and_nothing_else_does(expected, output, equal):
    assert matches(expected, output) is equal


def test_a_wrong_example_is_told(home):
    text = "```console\n$ echo one\none\n$ lossprep --version\nlossprep 99\n$ make nothing\n```\n"
    (told,) = wrong(text, home)
    assert told.startswith("line 4: $ lossprep --version\nlossprep 0")


def test_examples_share_a_home(home):
    assert wrong("```console\n$ echo 1 > x\n```\n```console\n$ cat x\n1\n```\n", home) == []
