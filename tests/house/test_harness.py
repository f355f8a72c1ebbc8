"""The harness itself: what a test asks of the installed program is what the program did."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from program import PROGRAM, Terminal, environment

import lossprep


@pytest.fixture
def python(home):
    """A Python program in a terminal, instead of lossprep."""
    opened = []

    def start(source, size=(40, 6)):
        argv = [sys.executable, "-c", source]
        opened.append(Terminal(argv, environment(None, None), home, size))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def test_run_gives_streams_and_code(run):
    done = run("--version")
    assert (done.stdout, done.stderr, done.code) == (f"lossprep {lossprep.__version__}\n", "", 0)


def test_the_program_is_the_one_beside_this_python():
    assert PROGRAM.parent == Path(sys.executable).parent
    assert PROGRAM.exists()


def test_terminal_shows_what_the_program_shows(terminal):
    child = terminal("--version")
    child.expect(f"lossprep {lossprep.__version__}")
    assert child.wait() == 0


def test_expect_waits_for_what_comes_after_the_last_key(python):
    child = python("for i in range(3): print('got', input('> '))\nprint('bye')")
    child.expect(">")
    child.enter("one")
    child.expect("got one >")
    child.enter("two")
    assert "got one" not in child.expect("got two >")
    with pytest.raises(AssertionError, match="no 'got one' in"):
        child.expect("got one", timeout=0.3)
    child.enter("three")
    child.expect("bye")
    assert child.wait() == 0
    with pytest.raises(AssertionError, match="no 'more' before its end"):
        child.expect("more")


def test_expect_takes_no_notice_of_wrapping_and_scrolling(python):
    child = python("print('a long sentence ' * 4)\nfor i in range(30): print('line', i)")
    child.expect("a long sentence a long sentence a long sentence")
    assert child.wait() == 0
    assert child.screen().splitlines()[-1] == "line 29"
    assert "line 3\n" in child.transcript()
    assert "line 3\n" not in child.screen()


def test_a_cleared_screen_is_looked_at_from_its_top(python):
    child = python("print(*'123', sep='\\n'); input(); print('\\x1b[2J\\x1b[Hnew page', end='')")
    child.expect("3")
    child.enter()
    child.expect("new page")
    assert child.wait() == 0
    assert child.screen() == "new page"


def test_the_program_learns_where_its_cursor_is(python):
    source = """
import re, sys, termios, tty
before = termios.tcgetattr(0); tty.setcbreak(0)
print("abc\\x1b[6n", end="", flush=True)
answer = ""
while not answer.endswith("R"): answer += sys.stdin.read(1)
termios.tcsetattr(0, termios.TCSANOW, before)
print(re.findall(r"[0-9]+", answer))
"""
    child = python(source)
    child.expect("['1', '4']")
    assert child.wait() == 0


def test_ctrl_c_reaches_the_program(python):
    source = "from signal import *\nsignal(SIGINT, SIG_DFL); print('ready'); pause()"
    child = python(source)
    child.expect("ready")
    child.send("\x03")
    assert child.wait() == -2


@pytest.mark.parametrize(("key", "told"), [("k", "got k"), ("\x03", "Interrupt")])
def test_a_key_is_pressed_once_the_program_waits_for_one(python, key, told):
    source = """
import os, select, tty
tty.setcbreak(0)
print("shown", flush=True)
while select.select([0], [], [], 0.2)[0]: os.read(0, 1)  # dropped
select.select([0], [], [])
print("got", os.read(0, 1).decode())
"""
    child = python(source)
    child.expect("shown")
    child.press(key, told)
    child.wait()


def test_a_ctrl_c_that_python_can_only_print_comes_again(python):
    source = """
import os, signal, sys, time
from lossprep.__main__ import pass_on_interrupts
sys.unraisablehook = pass_on_interrupts
class Closing:
    def __del__(self): os.kill(os.getpid(), signal.SIGINT)
try:
    Closing()
    time.sleep(10)
except KeyboardInterrupt:
    print("arrived")
"""
    child = python(source)
    child.expect("arrived")
    assert child.wait() == 0
    assert child.transcript().split() == ["arrived"]
