"""Keys as people expect them: one press reveals, one grades, and a held one grades nothing."""

from __future__ import annotations

import json

import pytest

RECALL = ("study", "--topic", "temperatures")
RATINGS = "1 Again 2 Hard 3 Good 4 Easy"


@pytest.fixture(autouse=True)
def plan(run) -> None:
    run("start", "--interview", "2026-12-20")


def attempts(run) -> list[dict]:
    return json.loads(run("log", "--json").stdout)["attempts"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("key", [" ", "\r"])
def test_one_key_reveals_and_one_grades(run, terminal, size, key: str) -> None:
    child = terminal(*RECALL, size=size)
    shown = child.expect("? help").rstrip("> \n")
    assert "Space reveals" in shown.splitlines()[-1]
    child.send(key)
    shown = child.expect("? help")
    rows = shown.rstrip("> \n").splitlines()
    assert " ".join(rows[-1].split()) == f"{RATINGS} u undo · q quit · ? help"
    assert " ".join(rows[-2].split()) == "Wed 2 Dec Wed 2 Dec Thu 3 Dec Wed 9 Dec"
    assert rows[-1].index("3 Good") == rows[-2].index("Thu 3 Dec")
    child.press("3", "> 3 Good")
    child.expect("1 exercise practised")
    assert child.wait() == 0
    (one,) = attempts(run)
    assert (one["rating"], one["answer"], one["band"]) == (3, "", None)


def test_what_is_pressed_with_the_reveal_grades_nothing(run, terminal) -> None:
    child = terminal(*RECALL)
    child.expect("Space reveals")
    child.send(" 4" + "3" * 12)  # all at once, as fingers that slip and a key held down
    child.expect("How did it go?")
    child.settle()
    assert attempts(run) == []
    child.press("x5 2", "> 2 Hard")  # of these the last one is a grade
    assert child.wait() == 0
    assert [one["rating"] for one in attempts(run)] == [2]


def test_an_answer_may_be_typed_before_the_reveal(run, terminal) -> None:
    child = terminal(*RECALL)
    child.expect("Space reveals")
    child.send("divides the logits\r\r")
    child.expect("How did it go?")
    child.press("?", "right, with an effort or a hint")
    child.send("q")
    child.expect("Saved")
    assert child.wait() == 0
    again = terminal(*RECALL)  # the locked answer is there; only the grade is asked
    again.expect("How did it go?")
    again.press("1", "> 1 Again")
    assert again.wait() == 0
    assert [(one["rating"], one["answer"]) for one in attempts(run)] == [(1, "divides the logits")]


def test_in_a_pipe_an_empty_line_reveals(run) -> None:
    done = run(*RECALL, input="\n3\n")
    assert "How did it go? · 1 Again (Wed 2 Dec) · 2 Hard (Wed 2 Dec) · 3 Good" in done.stdout
    assert [one["rating"] for one in attempts(run)] == [3]


def test_a_reading_goes_on_with_one_key_and_is_left_with_one(terminal) -> None:
    child = terminal("read", "regression-losses")
    first = child.expect("? help")
    child.send(" ")
    second = child.expect("? help")
    assert first.split("Enter goes on")[0] != second.split("Enter goes on")[0]
    child.send("\x1b[A")  # an arrow is no key here
    child.send("q")
    child.expect("Saved")
    assert child.wait() == 0


EDITOR = """#!/bin/sh
echo "$1" >> {log}
if grep -q really "$2"; then echo 'bogus: 1' >> "$2"
else sed -i 's/logits?/logits, really?/' "$2"; fi
"""


def test_an_item_is_edited_where_it_stands_and_read_again(run, terminal, home) -> None:
    said = "Why logits?\nNo overflow.\n1\n\noffer\nmaintain\n"
    run("debrief", input=said, now="2026-12-21T10:00")
    (file,) = home.rglob("why-logits.yaml")
    script = home / "editor.sh"
    script.write_text(EDITOR.format(log=home / "lines"))
    script.chmod(0o755)
    child = terminal("study", now="2026-12-23T10:00", env={"EDITOR": str(script), "VISUAL": ""})
    assert "e edit" in child.expect("? help")
    child.enter("e")
    assert "Why logits, really?" in child.expect("? help")
    child.enter("e")
    shown = " ".join(child.expect("? help").split())
    assert "why-logits.yaml:" in shown
    assert "the session goes on with the item as it was" in shown
    assert "Why logits, really?" in shown
    child.send(" ")
    child.expect("No overflow.")
    child.press("3", "> 3 Good")
    child.wait()
    assert file.read_text().endswith("bogus: 1\n")
    line = int((home / "lines").read_text().split()[0].removeprefix("+"))
    assert file.read_text().splitlines()[line - 1] == "ask: |"


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("no-such-editor", "There is no no-such-editor here"),
        ("'no-end -w", "There is no 'no-end -w here"),
        ("./junk", "./junk cannot be run: Exec format error"),
    ],
)
def test_without_an_editor_the_question_stands(terminal, home, editor: str, told: str) -> None:
    (home / "junk").touch(0o755)
    (home / "junk").write_bytes(b"\x7f no program")
    child = terminal(*RECALL, env={"EDITOR": editor, "VISUAL": ""})
    child.expect("? help")
    child.enter("e")
    shown = child.expect("? help")
    assert told in shown
    assert "Four temperatures" in shown
    child.enter("q")
    assert child.wait() == 0
