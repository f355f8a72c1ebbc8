"""The eve and the morning of an interview, driven by keys as a learner would."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from signal import SIGKILL

import pytest

from lossprep.model.content import Band
from lossprep.model.event import Attempt, Moment, ReadingDone
from lossprep.store import open_store

START, INTERVIEW = "2026-12-01", "2026-12-12"
EVE, MORNING = "2026-12-11T20:00", "2026-12-12T07:00"
STUDIED = (
    ("problems/ranking/mse-3", {"answer": "2.22", "verdict": "slip", "slip": "sum", "rating": 1}),
    ("exercises/recall/why-p-minus-y", {"answer": "It cancels.", "rating": 3}),
    ("exercises/recall/mining", {"answer": "Semi-hard.", "rating": 3}),
    ("exercises/spot/the-default-answer", {"answer": "Which mean?", "rating": 4}),
    ("problems/outliers", {"answer": "Huber.", "rating": 3, "band": Band.STRONG_HIRE}),
)
POINTS = ["point 1", "point 2", "point 3"]


@pytest.fixture
def studied(run, home: Path) -> Path:
    """A learner who has studied, five days before the interview."""
    run("start", "--interview", INTERVIEW, now=f"{START}T09:00")
    moment = Moment(datetime(2026, 12, 7, 9, tzinfo=UTC), date(2026, 12, 7))
    path = home / "data/lossprep/lossprep.db"
    with open_store(path) as store:
        for number, (name, fields) in enumerate(STUDIED):
            item = f"loss-functions/{name}"
            store.append([Attempt(id=f"e{number}", moment=moment, exercise=item, **fields)])
    return path


def attempts(path: Path) -> tuple[Attempt, ...]:
    with open_store(path) as store:
        return store.attempts()


def to_the_answers(child) -> None:
    """Go through the cheat sheet and the slips, up to the first answer aloud."""
    for shown in ("bce", "contrastive", "info_nce", "Take away", "0.740"):
        child.expect(shown)
        child.enter()
    child.expect("1 of 3 · aloud")


def test_an_eve_by_keys_ends_with_a_passed_problem_and_nothing_new(run, terminal, studied) -> None:
    report = json.loads(run("today", "--json", now=EVE).stdout)
    assert (report["plan"]["mode"], report["minutes"]) == ("eve", 25)
    assert (report["due"]["new"], report["next"]) == (0, "lossprep study")
    child = terminal("study", "--minutes", "90", now=EVE)
    child.expect("nothing new, no mock")
    to_the_answers(child)
    assert "the 1/n is missing" in child.transcript()
    for number in (1, 2, 3):
        child.expect(f"{number} of 3 · aloud")
        child.see("of 01:00 · say it aloud, note it in a few words")
        child.send(f"point {number}\x04")
        child.expect("It took 0:0")
        child.expect("1 Again")
        child.press("3", "> 3 Good")
    child.expect("Fifty houses against ten thousand")
    child.enter("q")
    assert child.wait() == 0
    assert [one.answer for one in attempts(studied)[len(STUDIED) :]] == POINTS
    shown = run(now=EVE).stdout
    assert "A problem that you have passed" in shown
    assert "cheat sheet" not in shown


def test_an_answer_of_the_eve_runs_over_and_survives_a_kill(run, terminal, studied) -> None:
    child = terminal("study", now=EVE, env={"LOSSPREP_PACE": "40"})
    to_the_answers(child)
    child.send("cut o")
    child.see("!! +")
    child.send("ff")
    child.expect("cut off")
    child.signal(SIGKILL)
    child.wait()
    assert "lossprep study goes on with it" in run(now=EVE).stdout
    assert "goes on with it" not in run(now=MORNING).stdout
    again = terminal("--plain", "study", now=EVE)
    again.expect("goes on with it")
    again.enter()
    again.expect("Time is up; what runs over is logged.")
    again.enter("and said again")
    again.enter()
    again.expect("It took")
    again.expect("3 Good")
    again.enter("3")
    again.expect("2 of 3 · aloud")
    again.enter("q")
    again.wait()
    (one,) = attempts(studied)[len(STUDIED) :]
    assert one.answer == "cut off\nand said again"
    assert (one.milliseconds or 0) > 60_000
    assert "goes on with it" not in run(now=EVE).stdout


def test_a_morning_by_keys_keeps_no_attempt_and_foretells_nothing(run, terminal, studied) -> None:
    glance = run(now=MORNING).stdout
    assert "Ten minutes to warm up" in glance
    assert "%" not in glance
    child = terminal("study", now=MORNING, size=(120, 40))
    for shown in ("bce", "contrastive", "info_nce", "Take away", "1 of 3", "2 of 3", "3 of 3"):
        child.expect(shown)
        child.enter()
    child.expect("You are warmed up.")
    assert child.wait() == 0
    assert len(attempts(studied)) == len(STUDIED)
    assert run(now=MORNING).stdout.endswith("lossprep cheatsheet\n")


def test_a_short_sheet_read_is_not_called_nine_chapters(run, home) -> None:
    run("start", "--interview", "2026-12-02", "--minutes", "25")
    opened = run("study", input="s\n" * 3).stdout
    assert "in place of: Read nine chapters" in opened
    assert "about 5 min" in opened
    assert "about 53 min" not in opened
    run("start", "--interview", "2026-12-04", "--minutes", "10", "--yes")
    moment = Moment(datetime(2026, 12, 1, 8, tzinfo=UTC), date(2026, 12, 1))
    sheet = "loss-functions/readings/short-sheet"
    task = "loss-functions/checkpoints/day-0/read-and-assess"
    with open_store(home / "data/lossprep/lossprep.db") as store:
        store.append([ReadingDone(id="r", moment=moment, reading=sheet, task=task)])
    shown = run("study", "--minutes", "1").stdout
    assert "✓ The short sheet, in place of: Read nine chapters" in shown
    assert "You can now" not in shown
