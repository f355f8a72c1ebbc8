"""A signal that ends a session: the terminal is as it was, and nothing is lost."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import NOW, PROGRAM, Terminal, environment

# A shell that does nothing for the terminal, unlike those that edit their own line.
SHELL = 'sh -c \'echo $$ > pid; exec "$@"\' sh "$@"; echo left $?; stty -a; exec sleep 60'
TYPED = {"echo", "icanon", "icrnl", "opost", "isig"}
PROMPTS = {
    "key": (["read", "regression-losses"], "q quit"),
    "line": (["problem", "outliers"], "q quit"),
    "date": (["start"], "When is your interview?"),
    "box": (["mock", "temperature", "--typed"], "of 01:30"),
}


@pytest.fixture
def child(home: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """The program in a shell, at a prompt."""
    command, prompt = PROMPTS[request.param]
    words = ["/bin/sh", "-c", SHELL, "sh", str(PROGRAM), *command]
    opened = Terminal(words, environment(NOW, None), home, (80, 24))
    opened.expect(prompt)
    opened.follow(int((home / "pid").read_text()))
    if request.param != "box":  # which a signal wakes at any moment
        opened.settle()
    yield opened
    opened.close()


def left(child: Terminal) -> tuple[str, set[str]]:
    """How the program left, and the terminal's settings after it."""
    child.expect("echoke")
    code, *settings = child.screen().rpartition("left ")[2].replace(";", " ").split()
    return code, set(settings)


@pytest.mark.parametrize(
    ("child", "number"),
    [
        *((prompt, signal.SIGTERM) for prompt in PROMPTS),
        ("key", signal.SIGHUP),
        ("box", signal.SIGHUP),
        ("line", signal.SIGQUIT),
    ],
    indirect=["child"],
)
def test_the_terminal_is_given_back(child: Terminal, number: int) -> None:
    child.signal(number)
    code, settings = left(child)
    assert (code, TYPED - settings) == (str(128 + number), set())


@pytest.mark.parametrize("child", ["box"], indirect=True)
def test_what_was_typed_is_offered_and_the_session_is_free(home, terminal, child) -> None:
    child.send("it divides the log")
    child.expect("it divides the log")
    child.signal(signal.SIGTERM)
    left(child)
    assert "Ctrl-D" not in child.screen(), "the keys that work no more are gone"
    again = terminal("mock", "temperature", "--typed")
    assert "it divides the log" in again.expect("goes on with it")


def test_what_is_stopped_gives_the_terminal_back_and_goes_on(home) -> None:
    shell = '"$@"; stty -a; echo again; fg > /dev/null'
    words = ["/bin/sh", "-mc", shell, "sh", str(PROGRAM), "problem", "outliers"]
    child = Terminal(words, environment(NOW, None), home, (80, 24))
    child.expect("q quit")
    child.send("1.5")
    child.expect("> 1.5")
    child.follow(os.tcgetpgrp(child.child.child_fd))
    child.settle()
    child.send("\x1a")
    settings = child.expect("again > 1.5")
    assert TYPED - set(settings.replace(";", " ").split()) == set()
    child.send("e9\r")
    child.expect("> 1.5e9 >")
    child.close()


def test_a_recording_ends_with_the_program(home, run, terminal) -> None:
    tape = home / "tape"
    recorder = home / "record"
    ends = f"trap 'echo ended > {tape}; exit' INT"
    recorder.write_text(f"#!/bin/sh\n{ends}\necho begun > {tape}\nwhile :; do sleep 0.1; done\n")
    recorder.chmod(0o755)
    run("config", "set", "record", recorder)
    speaking = terminal("mock", "temperature")
    speaking.expect("of 01:30")
    end = time.monotonic() + 15
    while not tape.exists() and time.monotonic() < end:
        time.sleep(0.02)
    speaking.signal(signal.SIGTERM)
    assert speaking.wait() == -signal.SIGTERM
    assert tape.read_text() == "ended\n"
