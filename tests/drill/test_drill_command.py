"""``lossprep drill`` through the installed program: seeded, graded, kept, gone on with."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing


def asked(output: str) -> list[str]:
    """The headings with their places."""
    return re.findall(r"^.*\b\d+ of \d+\b.*$", output, re.MULTILINE)


def kept(home) -> list[tuple[str, int, str]]:
    query = "select e.exercise, seed, verdict from attempt join event e on e.seq = attempt.event"
    with closing(sqlite3.connect(home / "data/lossprep/lossprep.db")) as file:
        return file.execute(query).fetchall()


def test_a_drill_is_graded_kept_and_summed_up(run, home):
    done = run("drill", "-n", "3", "--seed", "5", input="123456\n123456\n123456\n")
    assert (done.code, done.stderr) == (0, "")
    assert "seed 5" in done.stdout
    assert len(asked(done.stdout)) >= 3
    assert "0 of 3 right." in done.stdout.splitlines()[-1]
    found = kept(home)
    assert [verdict for _, _, verdict in found] == ["wrong"] * 3
    assert all(isinstance(seed, int) for _, seed, _ in found)


def test_a_seed_asks_the_same_again(run):
    first, again, other = (run("drill", "--seed", seed).stdout for seed in ("5", "5", "6"))
    assert first == again
    assert first != other


def test_a_drill_left_goes_on_and_starts_over_once_complete(run):
    begun = run("drill", "-n", "2", "--seed", "5", input="123456\n")
    assert "lossprep drill -n 2 --seed 5 goes on from here" in begun.stdout
    rest = run("drill", "-n", "2", "--seed", "5", input="123456\n")
    assert "1 of 2" not in rest.stdout
    assert "0 of 2 right." in rest.stdout
    over = run("drill", "-n", "2", "--seed", "5")
    assert "1 of 2" in over.stdout


def test_what_is_taken_back_is_asked_again(run, home):
    done = run("drill", "-n", "1", "--seed", "5", input="123456\n")
    assert done.code == 0
    two = run("drill", "-n", "2", "--seed", "8", input="123456\nu\n123456\n123456\n")
    assert "Taken back" in two.stdout
    assert "0 of 2 right." in two.stdout


def test_topics_are_measures_skills_and_words(run):
    for topic in ("mse", "focal-loss", "hinge loss", "BCE"):
        done = run("drill", topic, "-n", "1", "--seed", "1")
        assert (done.code, done.stderr) == (0, ""), topic


def test_an_unknown_topic_names_the_nearest(run):
    done = run("drill", "hubber")
    assert done.code == 1
    assert done.stderr == "lossprep: no drill is on 'hubber': did you mean huber?\n"


def test_skipped_ones_are_counted(run):
    done = run("drill", "-n", "2", "--seed", "5", input="s\n123456\n")
    assert "0 of 2 right, 1 skipped." in done.stdout
