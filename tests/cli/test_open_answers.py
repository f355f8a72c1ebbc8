"""Typing an answer of several lines in a terminal."""

from __future__ import annotations

OPENED = "Your answer"


def test_the_end_of_input_ends_an_answer_that_was_begun(run, terminal) -> None:
    run("start", "--interview", "21")
    child = terminal("study")
    child.expect(OPENED)
    child.enter("accuracy is the base rate")
    child.enter("so I move the threshold")
    child.settle()
    child.send("\x04")
    child.expect("1 of 8")
    child.enter("q")
    assert child.wait() == 0
    kept = terminal("study")
    assert "so I move the threshold" in kept.expect("1 of 8")


def test_the_end_of_input_in_place_of_an_answer_leaves(run, terminal) -> None:
    run("start", "--interview", "21")
    child = terminal("study")
    child.expect(OPENED)
    child.settle()  # an end of input before it is read from is an empty line
    child.send("\x04")
    child.expect("Saved")
    assert child.wait() == 0
