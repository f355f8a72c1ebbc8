"""A learner's 22 days, driven through the installed program in a terminal."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from walker import pack, unspaced, walker

from lossprep.grading.engine import evaluate

START = date(2026, 12, 1)
INTERVIEW = START + timedelta(days=29)
CHECKPOINTS = (0, 3, 7, 14, 21)
STUDIED = (*CHECKPOINTS, 1, 10)  # on the other days nothing is due but practice


def at(day: int, clock: str = "09:00") -> str:
    return f"{START + timedelta(days=day)}T{clock}"


def today(run, day: int) -> dict:
    return json.loads(run("today", "--json", now=at(day)).stdout)


def counted(shown: str) -> int:
    """How many exercises a session says were practised."""
    found = re.search(r"(\d+) exercises? practised", shown)
    return int(found[1]) if found else 0


def statuses(report: dict) -> list[str]:
    return [one["status"] for one in report["plan"]["checkpoints"]]


def test_every_task_turns_up_on_its_day_and_is_done_after_it(run, terminal) -> None:
    content = pack()
    slipped = {one.id: slip for one in pretest(content) for slip in one.slips[:1]}
    learner = walker(content, **{name.split("/", 1)[1]: typed(content, name) for name in slipped})
    made = run("start", "--interview", str(INTERVIEW), "--minutes", "40", now=at(0))
    assert made.code == 0, made.stderr
    for day in range(22):
        report = today(run, day)
        done = sum(one <= day - 1 for one in CHECKPOINTS)
        due = ["due"] if day in CHECKPOINTS else []
        assert statuses(report) == ["done"] * done + due + ["upcoming"] * (5 - done - len(due))
        assert report["day"] == day
        assert report["due"]["tasks"] == (3 if due else 0)
        if day not in STUDIED:
            continue
        shown = learner.finish(terminal("study", now=at(day)))
        if due:
            for task in report["plan"]["checkpoints"][done]["tasks"]:
                assert unspaced(f"Done: {task['title']}") in unspaced(shown)
        else:
            assert "No task is due today" in shown
        practised = report["due"]["reviews"] + report["due"]["new"]
        assert counted(shown) == practised
        after = today(run, day)
        recall = round(100 * after["predicted_recall"]["interview"])
        assert unspaced(f"Recall on the day: {recall} % of the") in unspaced(shown)
        assert statuses(after)[done : done + len(due)] == ["done"] * len(due)
        assert after["due"] == {"tasks": 0, "reviews": 0, "new": 0} or day == 0
    assert statuses(today(run, 22)) == ["done"] * 5
    foretold = json.loads(run("stats", "--json", now=at(22)).stdout)["predictions"]
    assert foretold["answers"] > 10
    assert unspaced(f"{foretold['answers']} reviews foretold") in unspaced(
        run("stats", now=at(22)).stdout
    )
    told = unspaced("".join(learner.seen))
    assert len(slipped) >= 2
    for slip in slipped.values():
        assert unspaced(f"Not yet. {slip.message}") in told


def test_a_learner_who_misses_days_takes_back_and_sits_a_mock_gets_there_too(run, terminal) -> None:
    """Day 3 is late when Day 7 comes; an answer is taken back, and a mock, which is sat again."""
    learner = walker(pack())
    run("start", "--interview", str(INTERVIEW), "--minutes", "40", now=at(0))
    studied = (0, 7, 8, 16, 21)
    found = {}
    for day in studied:
        found[day] = statuses(today(run, day))
        child = terminal("study", now=at(day))
        if day == 7:
            take_back_the_second(learner, child)
        learner.finish(child)
    assert found[7] == ["done", "late", "due", "upcoming", "upcoming"]
    assert found[16] == ["done", "done", "done", "due", "upcoming"]
    assert statuses(today(run, 21)) == ["done"] * 5
    for again in (False, True):
        assert "Strong Hire" in learner.finish(terminal("mock", "l1-or-l2", now=at(21, "12:00")))
        if not again:
            assert terminal("undo", now=at(21, "13:00")).wait() == 0
    attempts = json.loads(run("log", "--number", "999", "--json", now=at(21)).stdout)["attempts"]
    assert [one["live"] for one in attempts[-2:]] == [False, True]
    assert {(one["title"], one["band"]) for one in attempts[-2:]} == {("L1 or L2", "strong_hire")}
    report = json.loads(run("stats", "--json", now=at(21)).stdout)
    assert [one["date"] for one in report["history"]] == [at(day)[:10] for day in studied]
    assert report["days"] == len(studied)


def take_back_the_second(learner, child) -> None:
    """Answer twice, take the second answer back, and be asked for it again."""
    for _ in range(2):
        learner.reply(child, learner.wait_for_prompt(child))
    learner.wait_for_prompt(child)
    child.enter("u")
    assert "Taken back" in learner.wait_for_prompt(child)


def pretest(content) -> list:
    """The exercises asked before the first reading that have a number for an answer."""
    return [one for one in content.exercises if one.id in content.pretest and one.slips]


def typed(content, name: str) -> str:
    """The wrong number that the first slip of an exercise gives, as one would type it."""
    exercise = next(one for one in content.exercises if one.id == name)
    return f"{float(evaluate(exercise.slips[0].expression, exercise.given)):.4g}"


def test_a_first_session_begins_with_the_opening_question(run, terminal) -> None:
    content = pack()
    child = terminal("study", now=at(0))
    child.expect("When is your interview?")
    child.enter(str(INTERVIEW))
    child.expect("How many minutes a day?")
    child.enter("")
    child.expect("99.5 %")
    screen = child.recent()
    assert "Day 0" in screen
    for task in content.checkpoints[0].tasks:
        assert unspaced(task.title) in unspaced(screen)
    child.enter("q")
    child.expect("Saved")
    assert child.wait() == 0
    assert today(run, 0)["plan"]["interview"] == str(INTERVIEW)


def test_a_wrong_answer_is_named_on_the_next_screen(terminal, run) -> None:
    run("start", "--interview", str(INTERVIEW), now=at(0))
    child = terminal("problem", "ranking", now=at(0))
    learner = walker(pack(), **{"mse-3": "2.22", "ndcg-3": "0.670", "mse-1": "0.222"})
    learner.finish(child)
    pages = [unspaced(page) for page in learner.seen]
    assert any("Notyet.2.22isthesumofthesquares" in page for page in pages)
    assert any("Notyet.0.670isrightforthelineargain" in page for page in pages)
    assert any("Notyet." in page and "0.1267" in page for page in pages)
    report = json.loads(run("stats", "--json", now=at(0)).stdout)
    slips = {one["id"]: one for one in report["slips"]}
    assert {"sum", "linear-gain"} <= set(slips)
    assert "the sum of the squares" in slips["sum"]["message"]


def test_leaving_in_the_middle_comes_back_there(terminal, run) -> None:
    run("start", "--interview", str(INTERVIEW), "--minutes", "60", now=at(0))
    learner = walker(pack())
    asked = []
    for _ in range(12):  # one answer a sitting
        child = terminal("study", now=at(0))
        screen = learner.wait_for_prompt(child)
        asked.append(unspaced(screen)[-200:])
        learner.reply(child, screen)
        learner.wait_for_prompt(child)
        child.interrupt("Saved")
        assert child.wait() == 130
    assert len(set(asked)) == 12  # never the same question twice


def test_what_is_left_of_a_day_is_what_it_was_without_what_is_done(terminal, run) -> None:
    run("start", "--interview", str(INTERVIEW), "--minutes", "40", now=at(0))
    learner = walker(pack())
    learner.finish(terminal("study", now=at(0)))
    left = [due(today(run, 1))]
    for _ in range(4):  # one exercise a sitting
        child = terminal("study", now=at(1))
        before, screen = exercises(run), learner.wait_for_prompt(child)
        while exercises(run) == before:
            learner.reply(child, screen)
            screen = learner.wait_for_prompt(child)
        child.interrupt("Saved")
        assert child.wait() == 130
        left.append(due(today(run, 1)))
    assert left[0] > 20
    assert left == list(range(left[0], left[0] - 5, -1))
    assert counted(learner.finish(terminal("study", now=at(1)))) == left[-1]


def due(report: dict) -> int:
    return report["due"]["reviews"] + report["due"]["new"]


def exercises(run) -> int:
    """How many exercises were done on day 1, without the steps and parts of any."""
    rows = json.loads(run("log", "--number", "999", "--json", now=at(1)).stdout)["attempts"]
    names = {one["exercise"] for one in rows if one["day"] == at(1)[:10] and one["rating"]}
    return len(names & {one.id for one in (*pack().exercises, *pack().problems)})


def test_undo_in_a_session_asks_again(terminal, run) -> None:
    run("start", "--interview", str(INTERVIEW), "--minutes", "60", now=at(0))
    learner = walker(pack())
    child = terminal("assess", now=at(0))
    first = learner.wait_for_prompt(child)
    child.enter("4")
    child.expect("2 of 8")
    child.enter("u")
    child.expect("Taken back")
    assert "1 of 8" in learner.wait_for_prompt(child)
    assert "1 of 8" in first
    child.enter("q")
    assert child.wait() == 0


@pytest.mark.parametrize("clock", ["23:59", "03:59"])
def test_a_late_session_belongs_to_the_evening(run, clock: str) -> None:
    run("start", "--interview", str(INTERVIEW), now=at(0))
    day = 0 if clock == "23:59" else 1
    assert json.loads(run("today", "--json", now=at(day, clock)).stdout)["day"] == 0
    assert json.loads(run("today", "--json", now=at(1, "04:00")).stdout)["day"] == 1
