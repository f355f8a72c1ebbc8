"""The settings: the environment, then the file, then the default; a wrong one is one line."""

from __future__ import annotations

import json

import pytest


def test_what_is_set_is_kept_and_the_environment_comes_first(run) -> None:
    assert run("config", "get", "schedule").stdout == "deadline\n"
    assert run("config", "set", "schedule", "checkpoints").code == 0
    assert run("config", "get", "schedule").stdout == "checkpoints\n"
    env = {"LOSSPREP_SCHEDULE": "fsrs"}
    assert run("config", "get", "schedule", env=env).stdout == "fsrs\n"
    settings = json.loads(run("config", "--json").stdout)["settings"]
    assert (settings["parameters"], settings["role"]) == ("published", "any")
    assert (settings["schedule"], settings["retention"]) == ("checkpoints", 0.9)
    assert (settings["answers"], settings["record"], settings["play"]) == ("spoken", "", "")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("set", "schedul", "fsrs"), "write 'schedule'"),
        (("set", "schedule", "frs"), "write 'fsrs'"),
        (("set", "retention", "2"), "0.7 to 0.99"),
        (("set", "parameters", "1,2,3"), "the 21 weights of FSRS-6"),
        (("set", "parameters", ",".join(["900"] * 21)), "the 21 weights of FSRS-6"),
        (("set", "role", "mle2"), "write 'mle'"),
        (("get", "retntion"), "write 'retention'"),
        (("set", "answers", "typd"), "write 'typed'"),
        (("set", "record", "arecord '"), "cannot be read as a command"),
    ],
)
def test_a_wrong_setting_is_one_line_with_the_nearest(words, says, run) -> None:
    failed = run("config", *words)
    assert (failed.code, failed.stdout, failed.stderr.count("\n")) == (2, "", 1)
    assert says in failed.stderr


def test_a_damaged_file_is_one_line(run, home) -> None:
    file = home / "config" / "lossprep" / "config.json"
    file.parent.mkdir(parents=True)
    for text in ("{", "[]", '{"schedule": "never"}'):
        file.write_text(text, encoding="utf-8")
        failed = run("config")
        assert (failed.code, failed.stdout, failed.stderr.count("\n")) == (1, "", 1)
        assert "config.json" in failed.stderr
    assert run("config", "set", "schedule", "fsrs").code == 0  # which mends the one that is wrong
    assert run("config", "get", "schedule").stdout == "fsrs\n"


def test_checkpoints_alone_have_no_practice(run) -> None:
    run("start", "--interview", "2026-12-22", "--minutes", "25")
    day = "2026-12-02T09:00"
    run("config", "set", "schedule", "checkpoints")
    report = json.loads(run("today", "--json", now=day).stdout)
    assert (report["due"]["reviews"], report["due"]["new"]) == (0, 0)
    run("config", "set", "schedule", "fsrs")
    report = json.loads(run("today", "--json", now=day).stdout)
    expected = report["predicted_recall"]
    assert expected["if_today_skipped"] < expected["interview"] < expected["with_10_more_minutes"]
