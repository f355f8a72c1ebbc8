"""``problem``, ``mock`` and ``read`` find what is meant, and keep the place."""

from __future__ import annotations

import json
import re

import pytest
from walker import database

from lossprep.cli.drafts import Drafts


@pytest.mark.parametrize(
    ("command", "name", "shown"),
    [
        ("problem", "ranking", "Low error, wrong order"),
        ("problem", "ranking/mse-3", "Low error, wrong order"),
        ("mock", "content-moderation", "limit 5:00"),
        ("mock", "temperature", "limit 1:30"),
        ("read", "short-sheet", "Enter goes on"),
    ],
)
def test_a_name_finds_its_item(run, command: str, name: str, shown: str) -> None:
    done = run(command, name)
    assert (done.code, done.stderr) == (0, "")
    assert shown in done.stdout


@pytest.mark.parametrize("command", ["problem", "mock", "read"])
def test_without_a_name_there_is_a_next_one(run, command: str) -> None:
    assert run(command).code == 0


def test_a_set_whose_answer_was_cut_off_is_the_next_mock(run, home) -> None:
    run("start", "--interview", "2026-12-20")
    name = "loss-functions/problems/outliers/why"
    Drafts(database(home)).keep(name, "the squares", 3.0)
    assert "Four problems in thirty minutes" in run("mock").stdout


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        ("problem", "nan-at-step-400", "is no problem"),
        ("mock", "ranking", "is no mock"),
        ("read", "ranking", "is no reading"),
        ("mock", "temprature", "temperature"),
        ("mock", "temp", "mocks/temperature'"),
    ],
)
def test_another_thing_is_refused_in_one_line(run, command: str, name: str, said: str) -> None:
    done = run(command, name)
    assert (done.code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert said in done.stderr


@pytest.mark.parametrize(
    ("args", "taken"),
    [
        (["mock", "nope"], "loss-functions/mocks/"),
        (["mock", "hubber"], "loss-functions/mocks/"),
        (["read", "temperatur"], "loss-functions/readings/"),
        (["problem", "temperatur"], "loss-functions/problems/"),
        (["problem", "ranking/mse-4"], "loss-functions/problems/"),
        (["grade", "temperatur", "1"], "loss-functions/exercises/drill/temperature-share"),
    ],
)
def test_only_what_a_command_takes_is_suggested(run, args: list[str], taken: str) -> None:
    said = run(*args).stderr
    assert all(name.startswith(taken) for name in re.findall(r"loss-functions/[\w/-]+", said)), said


def test_no_metric_is_suggested_where_a_loss_is_wanted(run) -> None:
    for command in ("plot", "compare"):
        assert run(command, "ndcg").stderr.endswith("and no loss: lossprep show ndcg\n")
        said = run(command, "ndgc").stderr
        assert said == "lossprep: no loss is named 'ndgc': ndcg, which is near, is none\n"


def test_a_reading_goes_on_at_its_page(run) -> None:
    first = run("read", "regression-losses", input="\n")
    again = run("read", "regression-losses")
    assert "Enter goes on" in first.stdout
    pages = [text.split("Enter goes on")[0] for text in (first.stdout, again.stdout)]
    assert pages[0] != pages[1]


def test_what_is_in_reserve_is_unseen_until_day_14(run) -> None:
    def seen(now: str) -> tuple[bool, bool, int, bool]:
        rows, found = run("list", "problems", now=now), run("search", "front", "page", now=now)
        done = run("problem", "two-towers", now=now)
        return "towers" in rows.stdout, "towers" in found.stdout, done.code, "kept" in done.stderr

    assert seen("2026-12-02T09:00") == (False, False, 1, True)  # without a plan too
    run("start", "--on", "2026-11-18", "--interview", "2026-12-20")
    assert seen("2026-12-01T09:00") == (False, False, 1, True)
    assert seen("2026-12-02T09:00") == (True, True, 0, False)


def test_skills_that_are_measured_only_are_not_rated(run) -> None:
    assert "1 of 8" in run("assess", input="3\n").stdout
    measured = {
        one["title"]: one["rated"] for one in json.loads(run("stats", "--json").stdout)["skills"]
    }
    assert measured["Keep probabilities calibrated, or repair them"] is None
    assert len(measured) > 8
