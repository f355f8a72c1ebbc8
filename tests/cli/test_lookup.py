"""list, search, compare and log: what there is, and what was."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import numpy as np
import pytest
from packs import built_in

from lossprep import losses
from lossprep.loss.properties import properties
from lossprep.model.content import Band
from lossprep.model.event import AnswerLocked, Attempt, CriterionTicked, Event, Moment
from lossprep.session.catalogue import entries, matching, on_topic
from lossprep.store import open_store

PACK = built_in()
ALL = entries(PACK)


@pytest.mark.parametrize("skill", [skill.id for skill in PACK.skills])
def test_a_skill_lists_what_trains_it(skill):
    assert on_topic(ALL, skill)
    assert all(skill in one.skills for one in on_topic(ALL, skill))


def test_each_item_is_listed_once(run, home):
    run("start", "--on", "2026-11-01")  # with all that is in reserve
    report = json.loads(run("list", "--json").stdout)
    ids = [one["id"] for one in report["items"]]
    assert len(ids) == len(set(ids)) == len(ALL)


def test_search_finds_titles_first_and_wants_every_word():
    found = matching(ALL, "hinge loss")
    assert found
    assert "hinge" in found[0].title.lower()
    assert all("loss" in f"{one.title} {one.id} {one.text}".lower() for one in found)


def test_answers_are_not_given_away_by_a_search():
    solution = next(e for e in PACK.exercises if e.kind == "recall").answer
    words = " ".join(solution.split()[:8])
    assert not matching(ALL, words)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["list", "hinje"], "did you mean hinge?"),
        (["search", "qwertz"], "nothing has the words"),
        (["compare", "mse", "mea"], "did you mean"),
        (["log", "show", "zz"], "no attempt begins with"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(words, complaint, run, home):
    done = run(*words)
    assert done.code == 1
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", losses.names())
def test_every_loss_has_its_properties(name):
    with np.errstate(all="ignore"):
        found = properties(losses.get(name))
    assert all(found.values())
    assert found["convex"].startswith(("yes", "no"))


def test_properties_are_those_that_the_books_give():
    with np.errstate(all="ignore"):
        found = {name: properties(losses.get(name)) for name in losses.names()}
    bounded = {n for n in found if found[n]["bounded gradient"].startswith("yes")}
    assert {"mae", "huber", "log_cosh", "hinge", "bce_logits", "ranknet"} <= bounded
    assert not {"mse", "squared_hinge", "bce", "focal"} & bounded
    assert found["gce"]["proper"].startswith("no")
    assert found["mse"]["robust to outliers"].startswith("no")
    assert found["mae"]["smooth"] == "no: a kink at 0"
    assert found["focal"]["hyperparameters"] == "gamma 2, alpha None"


def test_a_comparison_is_whole_in_a_pipe(run, home):
    done = run("compare", "mse", "huber", "focal")
    assert done.code == 0
    assert "…" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    report = json.loads(run("compare", "mse", "huber", "--json").stdout)
    (shown,) = json.loads(run("show", "huber", "--json").stdout)["sheets"]
    assert report["sheets"]["huber"] == shown
    assert set(report["losses"]) == {"mse", "huber"}


def test_an_attempt_is_read_again_and_one_taken_back_stays_visible(run, home):
    run("drill", "mse", "-n", "1", "--seed", "3", input="12345\n")
    (listed,) = json.loads(run("log", "--json").stdout)["attempts"]
    assert (listed["answer"], listed["live"]) == ("12345", True)
    shown = run("log", "show", listed["id"][:6]).stdout
    assert "12345" in shown
    assert "{" not in shown
    assert run("log", "show", listed["id"][:6], "--md").stdout.startswith("# ")
    run("undo")
    assert "taken back" in run("log").stdout


MOCK = "loss-functions/mocks/temperature"
TICKS = {"changes-accuracy": None, "mechanism": 2, "two-places": 1, "limit-of-it": None}


def answered(name: str, *, finished: bool = True, **lines: int | None) -> list[Event]:
    """The events of a mock's answer, with the lines named."""
    given = TICKS | {key.replace("_", "-"): line for key, line in lines.items()}
    now = datetime(2026, 12, 1, 8, tzinfo=UTC)
    own = {"moment": Moment(now, now.date()), "exercise": MOCK}
    rows = "Logits over T.\nLow T sharpens."
    ticks = [
        CriterionTicked(
            id=f"{name}-{key}", attempt=name, criterion=key, met=line is not None, line=line, **own
        )
        for key, line in given.items()
    ]
    lock = AnswerLocked(id=f"{name}-lock", attempt=name, answer=rows, milliseconds=64_000, **own)
    met = {one.criterion: one.met for one in ticks}
    whole = Attempt(
        id=name, answer=rows, ticks=met, band=Band.LEAN_HIRE, milliseconds=64_000, **own
    )
    return [lock, *ticks[: None if finished else 2], *[whole] * finished]


def test_a_transcript_names_the_lines_and_the_time_before(run, home) -> None:
    with open_store(home / "data" / "lossprep" / "lossprep.db") as store:
        store.append([*answered("first"), *answered("again", two_places=0)])
        store.append(answered("left", finished=False))
    first, again = run("log", "show", "first").stdout, run("log", "show", "again").stdout
    assert "Lean Hire · unseen · 1:04" in first
    assert " 1 Logits over T." in first
    assert "(line 2)" in first
    assert "Lean Hire (spoken, unchecked) · seen once" in " ".join(again.split())
    assert "the time before, 01 Dec: Lean Hire in 1:04" in " ".join(again.split())
    assert "(said aloud, not noted)" in again
    assert "     1  Logits over T.\n" in run("log", "show", "again", "--md").stdout
    assert "unfinished" in run("log").stdout.splitlines()[0]
    assert run("log", "show", "left").stdout.count("[") == 2
    run("undo", "3")
    assert [row for row in run("log").stdout.splitlines() if "unfinished" in row and "taken" in row]


def test_several_answers_are_taken_back_at_once(run, home):
    for answer in ("12341", "12342", "12343"):
        run("drill", "mse", "-n", "1", "--seed", "3", input=f"{answer}\n")
    assert run("undo", "2").stdout.count("Taken back") == 2
    live = [
        one["answer"] for one in json.loads(run("log", "--json").stdout)["attempts"] if one["live"]
    ]
    assert live == ["12341"]
    assert run("undo", "9").stdout.splitlines()[-1] == "There is nothing to take back."
    refused = run("undo", "0")
    assert (refused.code, refused.stdout) == (2, "")


def test_the_cheat_sheet_is_ten_losses_on_two_pages(run, home):
    report = json.loads(run("cheatsheet", "--json").stdout)
    assert len(report["rows"]) == 10
    assert len(report["takeaways"]) == 4
    assert len(run("cheatsheet").stdout.splitlines()) <= 110
    printed = run("cheatsheet", "--md").stdout
    rows = [row for row in printed.splitlines() if row.startswith("| ")]
    assert len(rows) == 12
    assert "(y - f)" not in printed  # the engine's letters, not another's
    assert "\\|f - y\\|" in printed


def test_the_cheat_sheet_ends_in_ones_own_slips(run, home):
    run("drill", "cost-threshold", "-n", "1", "--seed", "2", input="0.5\n")
    assert "0.5 is right only when both errors cost the same" in run("cheatsheet").stdout
