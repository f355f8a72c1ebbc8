"""A timed answer in a terminal: its clock, its end, and the text that no end may lose."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from program import Terminal, unspaced

from lossprep.cli.drafts import Drafts
from lossprep.cli.sound import Sound
from lossprep.model.dialogue import BandShown
from lossprep.model.event import AnswerLocked
from lossprep.store import open_store

MOCK = ("mock", "temperature")
OPEN = "of 01:30"
NEXT = "asks on · 1 of 3"
ESCAPES = re.compile(r"\x1b")


def locked(home) -> list[AnswerLocked]:
    """The answers that the database holds."""
    with open_store(home / "data" / "lossprep" / "lossprep.db") as store:
        return [event for event in store.events() if isinstance(event, AnswerLocked)]


def drafts(home) -> list[str]:
    return [path.name for path in (home / "data" / "lossprep").glob("*.draft-*")]


def raw(child: Terminal) -> list[str]:
    """What the program writes from here on, as it comes."""
    parts: list[str] = []
    feed = child._stream.feed
    child._stream.feed = lambda data: (parts.append(data), feed(data))
    return parts


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_notes_are_taken_below_the_question_and_kept(home, terminal, size) -> None:
    child = terminal(*MOCK, size=size)
    child.expect(OPEN)
    assert child.screen().endswith("s skip · u undo · q quit · ? help")
    child.enter("?")
    child.expect("Ctrl-D  ends the answer")
    child.expect(OPEN)
    child.send("logits over T\rsharper below 1")
    child.expect("• sharper below 1")
    assert child.screen().endswith("Ctrl-D done speaking · Ctrl-O editor · Ctrl-C save and quit")
    child.send("\x04")
    child.expect("of 01:00 · What you said, a line for each point")
    child.send("it divides them\x04")
    child.expect(NEXT)
    assert "• logits over T" in child.transcript()
    answers = ["logits over T\nsharper below 1", "it divides them"]
    assert [one.answer for one in locked(home)] == answers
    assert drafts(home) == []


def test_the_clock_is_given_so_that_minutes_pass_in_a_second(home, terminal) -> None:
    child = terminal("mock", "content-moderation", "--typed", env={"LOSSPREP_PACE": "60"})
    shown = raw(child)
    child.see("half time is past")
    child.send("begun\rand ")
    child.see("last fifth: make your point")
    child.see("!! +")
    child.send("ended\x04")
    child.expect("asks on")
    (one,) = locked(home)
    assert one.answer == "begun\nand ended"
    assert one.milliseconds > 300_000, "what ran over is logged"
    text = "".join(shown)
    assert re.search(r"\x1b\[[0-9;]*31;?[0-9;]*m! 0", text), "red, and with a mark"


def test_forty_five_minutes_pass_in_a_second(home, terminal) -> None:
    clock = {"LOSSPREP_PACE": "2700"}
    child = terminal("problem", "outliers", "--minutes", "45", "--typed", "--strict", env=clock)
    child.expect("Time is up")
    child.expect("It took 45:00 of 45:00.")
    assert [one.milliseconds for one in locked(home)] == [2_700_000]


def test_a_strict_end_takes_no_more_keys_and_hands_none_on(home, terminal) -> None:
    child = terminal(*MOCK, "--typed", "--strict", env={"LOSSPREP_PACE": "30"})
    child.expect(OPEN)
    child.send("kept")
    child.see("time is up")
    for key in "late\rq\ry\r":
        child.send(key)
    child.expect("Did you say this?")
    answers = [(one.answer, one.milliseconds) for one in locked(home)]
    assert answers == [("kept", 90_000), *[("", 45_000)] * 3]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP])
def test_a_killed_answer_is_offered_again(home, run, terminal, number) -> None:
    child = terminal(*MOCK, "--typed")
    child.expect(OPEN)
    child.send("first\rsecond li")
    child.expect("second li")
    child.resize(60, 12)
    child.send("ne")
    child.expect("second line")
    child.signal(number)
    child.wait()
    waits = "An answer waits: lossprep mock temperature --typed"
    assert waits in " ".join(run().stdout.split())
    again = terminal("mock", "--typed")
    assert "second line" in again.expect("goes on with it")
    again.enter()
    again.expect(OPEN)
    again.send(", the end\x04")
    again.expect("asks on")
    assert [one.answer for one in locked(home)] == ["first\nsecond line, the end"]
    assert drafts(home) == []
    assert "waits" not in run().stdout


@pytest.mark.parametrize("leave", ["\x03", "\x04", "q\r", signal.SIGTERM])
def test_to_leave_an_empty_box_gains_no_time(run, terminal, leave) -> None:
    child = terminal(*MOCK, "--typed", env={"LOSSPREP_PACE": "45"})
    child.see("half time is past")
    if isinstance(leave, int):
        child.signal(leave)
    else:
        child.send(leave)
    child.wait()
    assert "waits" not in run().stdout
    again = terminal("mock", "--typed")
    again.expect("This answer was begun, with nothing written")
    again.enter()
    assert not re.search("01:.. of 01:30", again.expect(OPEN)), "half of it was used"


LONG = (
    "It divides the logits before the softmax, and below one it sharpens what comes of them,\r"
    "which in contrastive learning weights the hardest negatives the more, the smaller it is."
)


def test_no_row_stays_behind_where_a_terminal_wraps_anew(home, terminal) -> None:
    child = terminal(*MOCK, "--typed", env={"VTE_VERSION": "7600"})
    child.expect(OPEN)
    child.send(LONG)
    child.see("smaller it is.")
    for columns in (60, 41, 100, 50):
        child.rewrap(columns)
        assert child._pump(15), "it draws nothing"
        shown = child.screen(quiet=0.3)
        kept = ["Where have you met it", *LONG.split("\r"), "01:30 · Your", "Ctrl-D done"]
        plain = unspaced(re.sub(r"(?m)^ [12] ", "", shown))
        assert [plain.count(unspaced(one)) for one in kept] == [1] * len(kept), shown
        assert "of01:30·Youranswer" in plain.partition("limit1:30")[2][:30], shown
    child.send("\x04")
    child.expect(NEXT)
    assert [one.answer for one in locked(home)] == [LONG.replace("\r", "\n")]


def test_the_editor_works_inside_and_a_refused_draft_is_gone(home, terminal) -> None:
    child = terminal(*MOCK, env={"EDITOR": "sed -i s/here/there/"})
    child.expect(OPEN)
    child.send("from here")
    child.expect("from here")
    child.send("\x0f")
    child.expect("from there")
    child.send("\x03")
    child.expect("Saved")
    assert child.wait() == 130
    again = terminal(*MOCK)
    again.expect("goes on with it")
    again.enter("n")
    assert re.search(r"01:(30|2\d) of 01:30", again.expect(OPEN))
    again.enter("s")
    assert again.wait() == 0
    assert (locked(home), drafts(home)) == ([], [])


def test_neither_bytes_nor_a_missing_editor_break_the_box(home, terminal) -> None:
    child = terminal(*MOCK, "--typed", env={"EDITOR": "'nowhere"})
    child.expect(OPEN)
    os.write(child.child.child_fd, b"caf\xe9 ")
    child.see("caf")
    child.send("\x0f")
    child.see("no editor: set EDITOR")
    child.send("au lait\x04")
    child.expect(NEXT)
    assert [one.answer for one in locked(home)] == ["caf\ufffd au lait"]


def test_a_strict_end_waits_for_the_editor(home, terminal) -> None:
    editor = script(home / "slow", "sleep 3; echo and edited >> $1")
    env = {"EDITOR": str(editor), "VISUAL": "", "LOSSPREP_PACE": "45"}
    child = terminal(*MOCK, "--typed", "--strict", env=env)
    child.expect(OPEN)
    child.send("begun\x0f")
    child.expect("Time is up", timeout=30)
    child.expect("Did you say this?")
    assert locked(home)[0].answer == "begun\nand edited"


def test_an_editor_that_leaves_no_file_leaves_the_text(home, terminal) -> None:
    child = terminal(*MOCK, "--typed", env={"EDITOR": "rm", "VISUAL": ""})
    child.expect(OPEN)
    child.send("still here")
    child.expect("still here")
    child.send("\x0f")
    child.see("the editor left nothing to read")
    child.send(", and more\x04")
    child.expect(NEXT)
    assert [one.answer for one in locked(home)] == ["still here, and more"]


def test_a_number_begun_in_a_box_is_given_whole_where_there_is_none(home, run, terminal) -> None:
    asked = ("problem", "preference-pairs", "--minutes", "10")
    child = terminal(*asked)
    child.see("Ctrl-O editor")
    child.send("0.3")
    child.see("> 0.3")
    child.signal(signal.SIGKILL)
    child.wait()
    again = terminal("--plain", *asked)
    again.expect("goes on with it")
    again.enter()
    again.expect("Your number")
    again.enter("0.31")
    again.expect("Part 2 of")
    (one,) = json.loads(run("log", "--json").stdout)["attempts"]
    assert one["answer"] == "0.31"


@pytest.mark.parametrize(("args", "env"), [(["--plain"], {}), ([], {"TERM": "dumb"})])
def test_without_cursor_movement_the_time_is_said_in_words(home, terminal, args, env) -> None:
    child = terminal(*args, *MOCK, "--strict", env={"LOSSPREP_PACE": "20", **env})
    shown = raw(child)
    child.expect("You have 1 minute 30 seconds")
    child.enter("one point")
    child.expect("Half the time is gone")
    child.expect("seconds left: make your point")
    child.send("not yet ended")
    child.expect("Time is up")
    child.expect("What you said")
    child.enter("it was said")
    child.enter()
    child.expect(NEXT)
    assert not ESCAPES.search("".join(shown))
    assert [one.answer for one in locked(home)] == ["one point\nnot yet ended", "it was said"]


def test_no_colour_leaves_the_mark(terminal) -> None:
    child = terminal(*MOCK, env={"NO_COLOR": "1", "LOSSPREP_PACE": "200"})
    shown = raw(child)
    child.see("!! +")
    assert not re.search(r"\x1b\[[0-9;]*[349][0-7]", "".join(shown))
    child.send("\x03")
    assert child.wait() == 130


def written_of(child: Terminal, number: int) -> None:
    """Wait until so many answers stand in the terminal's history."""
    for _ in range(50):
        if child.transcript().count("(nothing written)") >= number:
            return
        child._pump(0.2)
    raise AssertionError(child.transcript())


def until(holds: Callable[[], bool], seconds: float = 15) -> None:
    """Wait for what another program does in its own time, such as a player that writes a file."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not in {seconds} s"
        time.sleep(0.05)


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_what_is_said_is_recorded_and_played_while_it_is_judged(home, run, terminal) -> None:
    recorder = "trap 'echo ended >> \"$1\"; exit' INT; echo begun > $1; while :; do sleep 0.1; done"
    run("config", "set", "record", f"{script(home / 'record', recorder)} {{file}}")
    heard = home / "heard"
    player = script(home / "play", f"cat $1 > {home}/part; mv {home}/part {heard}; exec sleep 60")
    run("config", "set", "play", player)
    folder = home / "data" / "lossprep" / "recordings"
    child = terminal(*MOCK)
    child.expect(OPEN)
    for number in range(8):  # notes and what was said, of the answer and of three follow-ups
        child.see("Ctrl-O editor")
        if number == 0:
            until(lambda: any(file.read_text() for file in folder.glob("*")))
        child.send("\x04")
        written_of(child, number + 1)
    child.expect("p play")
    until(heard.exists)
    assert heard.read_text() == "begun\nended\n"
    child.enter("q")
    assert child.wait() == 0


def test_a_pipe_and_its_end_do_not_hang(home, run) -> None:
    done = run(*MOCK, input="")
    assert (done.code, done.stderr) == (0, "")
    run(*MOCK, input="it divides the logits\n")
    assert [one.answer for one in locked(home)] == ["it divides the logits"]
    with sqlite3.connect(home / "data" / "lossprep" / "lossprep.db") as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert os.listdir(home) != []


def test_the_last_draft_is_named_and_one_answered_otherwise_is_gone(home, run, monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["lossprep", "x"])  # which the drafts name
    run("start")
    kept = Drafts(home / "data" / "lossprep" / "lossprep.db")
    begun = ("problems/preference-pairs/bradley-terry", "mocks/l1-or-l2")
    for age, name in enumerate(f"loss-functions/{each}" for each in begun):
        kept.keep(name, "0.3", 30)
        then = time.time() - age
        os.utime(kept.path(name), (then, then))
    assert "An answer to preference-pairs/bradley-terry waits" in run().stdout
    run("problem", "preference-pairs", input="0.31\n")  # against no clock
    assert "An answer to l1-or-l2 waits" in run().stdout


def test_the_answer_itself_is_played_and_not_what_follows_it(home) -> None:
    sound = Sound("cp /dev/null {file}", "true", home)
    sound.start("the answer")
    sound.stop()
    first = sound.file
    sound.start("a follow-up")
    sound.stop()
    assert sound.file == first
    sound.heard(BandShown(band=None, hints=0, missing=()))
    assert sound.file is None
