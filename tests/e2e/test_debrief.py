"""After the interview, with the installed program: the questions come again, none is lost."""

from __future__ import annotations

import json
from pathlib import Path

AFTER = "2026-12-17T10:00"
PACK = Path("data/lossprep/packs/my-interviews")
SAID = "Why logits?\nNo overflow.\n1\n\noffer\nmaintain\n"


def begin(run) -> None:
    run("start", "--interview", "2026-12-16")


def test_a_debrief_is_the_next_command_until_it_is_done(run) -> None:
    begin(run)
    early = run("debrief")
    assert (early.code, early.stdout) == (1, "")
    assert "your interview is on 2026-12-16" in early.stderr
    for _ in range(2):  # nobody answers: nothing is decided
        assert run("debrief", now=AFTER).code == 0
        assert run(now=AFTER).stdout.splitlines()[-1] == "lossprep debrief"
        assert json.loads(run("today", "--json", now=AFTER).stdout)["next"] == "lossprep debrief"
    done = run("debrief", input=SAID, now=AFTER)
    assert (done.code, done.stderr) == (0, "")
    report = json.loads(run("today", "--json", now=AFTER).stdout)
    assert report["plan"]["mode"] == "maintain"
    assert report["next"] != "lossprep debrief"
    checked = run("pack", "check")
    assert (checked.code, checked.stderr) == (0, "")
    assert checked.stdout == "✓ loss-functions, my-interviews: no complaints\n"


def test_study_asks_what_came_in_the_interview(run) -> None:
    begin(run)
    run("debrief", input=SAID + "\n", now=AFTER)
    run("debrief", input="And softmax?\n\n\n\n\n\n", now=AFTER)
    # The one that was rated comes when it is due, the other at once.
    shown = run("study", now="2026-12-19T10:00").stdout
    assert "1 review and 1 new exercise" in shown
    answered = run("study", input="z\n3\nmax\n3\n", now="2026-12-19T10:00").stdout
    assert "Why logits?" in answered
    assert "No overflow." in answered
    assert "And softmax?" in answered
    assert "my-interviews" in run("pack", "list").stdout
    assert "Why logits?" in run("search", "logits?").stdout


def test_what_was_entered_survives_ctrl_c(run, terminal, home) -> None:
    begin(run)
    child = terminal("debrief", now=AFTER)
    child.expect("Which question came?")
    child.enter("Why logits?")
    child.expect("A good answer?")
    child.interrupt("What you have entered is kept.")
    assert child.wait() == 130
    assert [one.stem for one in (home / PACK).rglob("why*.yaml")] == ["why-logits"]
    assert run("pack", "check", home / PACK).code == 0
    again = terminal("debrief", now=AFTER, env={"NO_COLOR": "1"})
    again.expect("1 question kept before.")
    again.enter()
    again.expect("Outcome?")
    again.enter("n")
    again.expect("What next?")
    again.enter()
    again.expect("When?")
    again.enter("20")
    again.expect("in 20 days")
    assert again.wait() == 0
    assert run(now=AFTER).stdout.splitlines()[-1] == "lossprep study"


def test_a_broken_pack_of_ones_own_keeps_nobody_from_studying(run, home) -> None:
    begin(run)
    run("debrief", input=SAID, now=AFTER)
    (file,) = (home / PACK).rglob("why*.yaml")
    file.write_text(file.read_text().replace("minutes: 2", "minutes: soon"))
    shown = run("study", now="2026-12-20T10:00")
    assert shown.code == 0
    assert "your own questions are left out" in shown.stderr
    assert "why-logits.yaml:5:10: minutes" in shown.stderr
    assert "Traceback" not in shown.stderr
    # A debrief goes on all the same, under a name that is free.
    run("debrief", input="Why logits?\n\n\n\n\n\n", now=AFTER)
    assert len(list((home / PACK).rglob("why-logits*.yaml"))) == 2


def test_a_question_whose_file_is_deleted_is_gone_and_no_other(run, home) -> None:
    begin(run)
    run("debrief", input="Why logits?\nNo overflow.\n1\n" + "And softmax?\nmax\n2\n\n", now=AFTER)
    folder = home / PACK / "exercises" / "2026-12-16"
    for name, left in (("why-logits", "And softmax?"), ("and-softmax", "")):
        (folder / f"{name}.yaml").unlink()
        checked = run("pack", "check", now=AFTER)
        assert (checked.code, checked.stderr) == (0, ""), checked.stdout
        listed = run("list", "softmax", now=AFTER)
        assert listed.stderr == ""
        assert ("And softmax?" in listed.stdout) == bool(left)
        for command in ("study", "stats", "today", "log"):
            ran = run(command, now="2026-12-19T10:00")
            assert (ran.code, ran.stderr) == (0, "")
    run("debrief", input="Why a margin?\nRoom.\n1\n\n", now=AFTER)
    assert "Why a margin?" in run("search", "margin?", now=AFTER).stdout
