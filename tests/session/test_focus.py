"""study --topic and --cram: practice apart from the plan, recorded as any other."""

from __future__ import annotations

import json

from packs import built_in

PACK = built_in()


def asked(run):
    return [one["exercise"] for one in json.loads(run("log", "--json").stdout)["attempts"]]


def test_a_topic_asks_nothing_else(run, home):
    run("start", "--interview", "2026-12-20", "--minutes", "25")
    run("study", "--topic", "hinge-geometry", input="1\n2\n3\n4\n1\n2\n3\n4\n" * 3)
    skills = {one.id: one.skills for one in PACK.exercises}
    found = asked(run)
    assert found
    assert all("hinge-geometry" in skills[name] for name in found)


def test_cramming_takes_new_items_on_the_eve_and_keeps_each_answer(run, home):
    run("start", "--interview", "2026-12-02", "--minutes", "25")
    done = run("study", "--cram", "--minutes", "15", input="1\n" * 12)
    assert done.code == 0
    assert "new" in done.stdout
    assert asked(run)


def test_a_topic_of_none_is_one_line(run, home):
    run("start", "--minutes", "25")
    done = run("study", "--topic", "hinje")
    assert (done.code, len(done.stderr.splitlines())) == (1, 1)
    assert "did you mean hinge?" in done.stderr


def test_minutes_that_are_spent_are_said_and_how_to_go_on(run, home):
    run("start", "--interview", "2026-12-20", "--minutes", "5")
    run("study", "--cram", input="1\n2\n3\n4\n" * 12)
    spent = run("study", "--cram").stdout
    assert "Today's 5 minutes are spent: --minutes 10 goes on." in spent
    assert "Today's" not in run("study", "--cram", "--minutes", "10").stdout
