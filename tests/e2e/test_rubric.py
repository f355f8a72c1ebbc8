"""A rubric gone through by keys: lines named, a tick taken back, and all of it read again."""

from __future__ import annotations

import json

from walker import pack

ROWS = (
    "Accuracy is the base rate here: predicting the majority class scores 99.5 %.",
    "I would move the threshold by the cost of a miss and check recall and PR-AUC.",
    "",
)


def criteria(kind: str) -> list:
    opening = next(one for one in pack().exercises if one.id == pack().opening)
    return [one for one in opening.rubric if one.kind == kind]


def test_ticks_name_lines_and_only_go_down_beside_the_exemplars(run, terminal) -> None:
    run("start", "--interview", "2026-12-31")
    child = terminal("study")
    child.expect("Your answer")
    for row in ROWS:
        child.enter(row)
    first = child.expect("1 of 8")
    assert " 2 I would move the threshold" in first
    assert "red flag" in child.expect("? help")
    for _ in criteria("red_flag"):
        child.enter("n")
    asked = child.expect("In your answer?")
    assert "core, a must" in asked
    child.enter("9")
    child.expect("The number of a line, 0 or n, please.")
    child.expect("? help")
    left = len(criteria("core")) + len(criteria("plus"))
    for number in range(left - 1):
        child.enter("0" if number == 0 else "2")
        child.expect("In your answer?")
        child.expect("? help")
    child.enter("1")
    shown = " ".join(child.expect("Lower a tick?").split())
    assert "Strong Hire (spoken, unchecked)" in shown
    assert "Said aloud, in no line of your notes" in shown
    assert shown.index("is a No Hire") < shown.index("is a Strong Hire")
    child.enter(str(len(criteria("red_flag")) + 1))  # the first core criterion, a must
    child.expect("? help")
    child.enter()
    child.expect("No Hire")
    child.expect("Your number")
    child.enter("q")
    assert child.wait() == 0
    (one,) = json.loads(run("log", "--json").stdout)["attempts"]
    assert (one["band"], one["finished"], one["rating"]) == ("no_hire", True, 1)
    assert set(one["lines"].values()) == {1, 2}
    assert "(line 2)" in run("log", "show", one["id"]).stdout
