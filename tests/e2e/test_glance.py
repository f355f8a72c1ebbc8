"""The day at a glance: what to expect, in twelve lines at most."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from walker import database, pack

from lossprep.cli.drafts import Drafts
from lossprep.model.event import Attempt, Moment
from lossprep.store import open_store

MORE = r"(\d+) % of the \d+ items in your plan; (\d+) % with 10 more minutes a day"
COST = r"to skip today costs (\d+\.\d) points"


def expected(run, now: str | None = None) -> dict[str, float]:
    return json.loads(run("today", "--json", **({"now": now} if now else {})).stdout)[
        "predicted_recall"
    ]


def test_it_says_what_it_expects_as_the_json_does(run) -> None:
    run("start", "--interview", "2026-12-22")
    figures = expected(run)
    for command in ([], ["today"]):
        shown = " ".join(run(*command).stdout.split())
        usual, more = map(int, re.search(MORE, shown).groups())
        assert usual == round(100 * figures["interview"])
        assert more == round(100 * figures["with_10_more_minutes"])
        cost = 100 * (figures["interview"] - figures["if_today_skipped"])
        assert float(re.search(COST, shown)[1]) == pytest.approx(cost, abs=0.051)


def test_what_is_expected_follows_the_answers_the_days_and_the_choice(run) -> None:
    run("start", "--interview", "2026-12-22")
    first = expected(run)
    assert expected(run) == first
    assert run("drill", "mse", "-n", "1", "--seed", "3", input="1\n").code == 0
    answered = expected(run)
    assert answered["interview"] != first["interview"]
    assert expected(run, "2026-12-09T09:00")["interview"] < answered["interview"]
    run("config", "set", "schedule", "checkpoints")
    assert expected(run)["interview"] < answered["interview"] / 2
    assert "min more a day would" not in run("plan").stdout  # they would be no checkpoint's
    run("config", "set", "schedule", "deadline")
    run("undo")
    assert expected(run) == pytest.approx(first)


def test_a_clock_that_went_back_is_said(run) -> None:
    run("start", "--interview", "2026-12-22")
    run("drill", "mse", "-n", "1", "--seed", "3", input="1\n", now="2026-12-04T09:00")
    for command in (["today"], ["study"]):
        shown = run(*command, now="2026-12-03T09:00").stdout
        assert "The clock went back: your answers up to Fri 4 Dec count as yesterday's." in shown
        assert "studied on" not in shown
    assert "went back" not in run("today", now="2026-12-04T09:00").stdout


def test_with_the_clock_put_back_study_holds_what_today_promised(run, home) -> None:
    run("start", "--interview", "2026-12-22", "--minutes", "120")
    answers = [
        Attempt(
            id=f"{day}-{number}",
            moment=at(day),
            exercise=one.id,
            answer="1",
            rating=3,
            milliseconds=25_000 * day,
            pack_version="1",
        )
        for day in (4, 8)
        for number, one in enumerate(pack().exercises[:90])
    ]
    with open_store(database(home)) as store:
        store.append(answers)
    for day in (3, 6, 9):
        due = json.loads(run("today", "--json", now=f"2026-12-0{day}T09:00").stdout)["due"]
        agenda = run("study", now=f"2026-12-0{day}T09:00").stdout
        found = [re.search(rf"(\d+) {one}", agenda) for one in ("review", "new exercise")]
        assert [due["reviews"], due["new"]] == [int(one[1]) if one else 0 for one in found]
        assert due["reviews"] + due["new"]


def at(day: int) -> Moment:
    when = datetime(2026, 12, day, 9, tzinfo=UTC)
    return Moment(when, when.date())


def test_on_the_morning_no_recall_is_foretold(run) -> None:
    run("start", "--interview", "2026-12-22")
    for command in ([], ["today"]):
        assert "ecall on the day" in run(*command, now="2026-12-21T09:00").stdout
        assert "ecall on the day" not in run(*command, now="2026-12-22T08:00").stdout


def test_a_day_at_a_glance_takes_twelve_lines(run, terminal, home, monkeypatch) -> None:
    monkeypatch.setattr("sys.argv", ["lossprep", "mock", "temperature"])
    run("start", "--interview", "2026-12-22", "--minutes", "60")
    Drafts(database(home)).keep("loss-functions/mocks/temperature", "cut off", 3.0)
    for day in ("01", "04", "08", "16", "20", "21", "22"):
        child = terminal(now=f"2026-12-{day}T09:00")
        assert child.wait() == 0
        rows = child.transcript().splitlines()
        assert 3 < len(rows) <= 12
        assert ("An answer to temperature waits: " in child.transcript()) == (day != "22")
        assert rows[-1].startswith("lossprep ")


def test_after_missed_days_the_screen_says_what_moved(run) -> None:
    run("start", "--interview", "2026-12-31")
    words = "Missed Tue 1 Dec to Fri 4 Dec: "
    for command in ([], ["today"], ["study", "--no-input"]):
        shown = " ".join(run(*command, now="2026-12-05T09:00").stdout.split())
        assert words in shown
        assert "moved to today" in shown
        assert "Missed" not in run(*command).stdout


def test_the_day_before_a_task_longer_than_the_day_names_its_evening(run) -> None:
    run("start", "--interview", "2026-12-31")
    for command in ([], ["today"], ["study", "--no-input"]):
        shown = " ".join(run(*command, now="2026-12-21T09:00").stdout.split())
        assert re.search(r"Keep the evening of \w+ 2\d Dec: Mock: all four problems", shown)
        assert "Keep the evening" not in run(*command).stdout


def test_the_plan_shows_the_coming_days_and_what_will_not_make_it(run, terminal) -> None:
    run("start", "--interview", "2026-12-31", "--minutes", "15")
    report = json.loads(run("plan", "--json").stdout)
    today = json.loads(run("today", "--json").stdout)
    first = report["coming"][0]
    assert first["tasks"] + first["review_minutes"] + first["new_minutes"] == today["minutes"]
    assert len(report["coming"]) == 7
    missing = report["unreached"]
    child = terminal("plan", size=(80, 60))
    assert child.wait() == 0
    shown = " ".join(child.transcript().split())
    assert f"{len(missing)} of {today['predicted_recall']['items']} items" in shown
    assert "not begun: your minutes do not reach them" in shown
    assert "Coming days" in shown
    assert max(map(len, child.transcript().splitlines())) <= 80
    assert "Will not make it" not in run("plan", now="2026-12-31T09:00").stdout


def questions(run, now: str = "2026-12-01T09:00") -> tuple[str, str]:
    """The minutes of the first questions as ``today`` and as ``study`` say them."""
    shown, agenda = run("today", now=now).stdout, run("study", input="", now=now).stdout
    found = re.search(r"and (\d+) of first questions", shown)
    opened = re.search(r"where you stand \((\d+) min\)", agenda)
    return found[1] if found else "", opened[1] if opened else ""


def test_today_says_the_first_questions_that_study_opens_with(run) -> None:
    run("start", "--interview", "2026-12-22")
    assert questions(run) == ("15", "15")
    first = json.loads(run("plan", "--json").stdout)["coming"][0]
    assert (first["first"], json.loads(run("today", "--json").stdout)["first_minutes"]) == (15, 15)
    run("study", input="s\ns\n")
    assert questions(run) == ("8", "8")
    run("plan", "away", "2026-12-02", "2026-12-02")
    assert questions(run, "2026-12-02T09:00") == ("", "")


def test_with_the_fixed_days_alone_no_sentence_speaks_of_reviews(run) -> None:
    run("start", "--interview", "2026-12-22")
    run("config", "set", "schedule", "checkpoints")
    run("drill", "mse", "-n", "1", "--seed", "3", input="1\n")
    assert "of the 414 items of the pack, by the fixed days alone." in run("today").stdout
    for day in ("02", "06", "13", "20", "23"):
        for command in (["today"], ["plan"], ["study"]):
            shown = run(*command, now=f"2026-12-{day}T09:00").stdout
            assert not re.search("review|do not reach|Will not make it|Reviews|new exercise", shown)
    run("plan", "add", "2027-02-01", "Other", now="2026-12-23T09:00")
    assert "fixed days alone" in run("stats", now="2026-12-23T09:00").stdout
