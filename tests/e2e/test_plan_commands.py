"""The plan as a learner sees it: with any number of days, changed, and in any time zone."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from walker import database, pack, unspaced, walker

from lossprep.model.event import PlanChange
from lossprep.store import open_store

START = date(2026, 12, 1)
TASKS = {task.id: task for checkpoint in pack().checkpoints for task in checkpoint.tasks}


def at(day: int, clock: str = "09:00") -> str:
    return f"{START + timedelta(days=day)}T{clock}"


def begin(run, days: int | None, *more: str, minutes: int = 25) -> None:
    """Make a plan with so many days to the interview."""
    interview = [] if days is None else ["--interview", str(START + timedelta(days=days))]
    made = run("start", *interview, "--minutes", str(minutes), *more)
    assert (made.code, made.stderr) == (0, "")


def plan(run, day: int = 0) -> dict:
    return json.loads(run("plan", "--json", now=at(day)).stdout)["plan"]


def offsets(report: dict) -> list[int]:
    return [(date.fromisoformat(one["date"]) - START).days for one in report["checkpoints"]]


def statuses(report: dict) -> set[str]:
    return {one["status"] for one in report["checkpoints"]}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (None, [0, 3, 7, 14, 21]),
        (40, [0, 3, 7, 14, 21]),
        (22, [0, 3, 7, 13, 20]),
        (21, [0, 3, 6, 13, 19]),
        (10, [0, 1, 3, 5, 8]),
        (5, [0, 1, 2, 3, 4]),
    ],
)
def test_checkpoints_fall_on_these_days(run, days: int | None, expected: list[int]) -> None:
    begin(run, days)
    report = plan(run)
    assert offsets(report) == expected
    assert [one["day"] for one in report["checkpoints"]] == [0, 3, 7, 14, 21]
    assert report["mode"] == "normal"
    assert report["dropped"] == []
    shown = run("plan").stdout
    for name, day in zip((0, 3, 7, 14, 21), expected, strict=True):
        when = START + timedelta(days=day)
        assert f"day {name} · {when:%a} {when.day} {when:%b} · " in shown


@pytest.mark.parametrize("days", [2, 1])
def test_triage_orders_by_value_a_minute_and_lists_what_it_drops(run, days: int) -> None:
    begin(run, days, minutes=30)
    report = json.loads(run("today", "--json").stdout)["plan"]
    assert report["mode"] == "triage"
    assert statuses(report) == {"due"}
    dropped = {task["title"] for task in report["dropped"]}
    assert dropped
    shown, whole = run("today").stdout, unspaced(run("plan").stdout)
    assert "overdue" not in shown
    assert "late" not in shown.split()
    for title in dropped:
        assert unspaced(title) in unspaced(shown.split("left out, no time for it:")[1])
        assert unspaced(title) in whole.split(unspaced("left out, no time for it:"))[1]
    worths = [worth(row, report) for row in shown.splitlines() if row.startswith("  · ")]
    assert len(worths) > 2
    assert all(first >= second for first, second in pairwise(worths))


def worth(row: str, report: dict) -> float:
    """The value a minute of the task on a line of the screen."""
    tasks = [task for one in report["checkpoints"] for task in one["tasks"]]
    task = next(task for task in tasks if f"· {task['title']} (" in row)
    return TASKS[task["id"]].value / task["minutes"]


def test_triage_reads_the_short_sheet(run) -> None:
    begin(run, 2, minutes=120)
    report = plan(run)
    (reading,) = [t for one in report["checkpoints"] for t in one["tasks"] if t["kind"] == "read"]
    assert reading["minutes"] == 5 < TASKS[reading["id"]].minutes
    begin(run, 10, "--yes", minutes=120)
    assert plan(run)["checkpoints"][0]["tasks"][0]["minutes"] == TASKS[reading["id"]].minutes


def test_triage_begins_with_its_best_task_at_once(run, terminal) -> None:
    begin(run, 1, minutes=30)
    best = next(row for row in run("today").stdout.splitlines() if row.startswith("  · "))
    screen = walker(pack()).wait_for_prompt(terminal("study"))
    heading = best.removeprefix("  · ").rsplit(" (", 1)[0]
    assert unspaced(screen).count(unspaced(heading)) == 2  # on the agenda, then as a title
    assert "The opening question" not in screen


def test_nothing_is_late_on_any_day_of_a_triage(run) -> None:
    begin(run, 2)
    for day in (0, 1, 2):
        assert statuses(plan(run, day)) == {"due"}


@pytest.mark.parametrize("days", [0, 2])
def test_the_day_itself_gets_a_warm_up_of_ten_minutes(run, terminal, days: int) -> None:
    begin(run, days)
    report = json.loads(run("today", "--json", now=at(days)).stdout)
    assert report["plan"]["mode"] == "warmup"
    assert report["due"]["tasks"] > 0
    shown = run("today", now=at(days)).stdout
    assert "Ten minutes to warm up" in shown
    assert "today" in shown.splitlines()[0]
    assert report["minutes"] == 10
    assert report["predicted_recall"] is None
    # Ungraded: what is shown is kept as read, and no attempt and no memory comes of it.
    done = run("study", input="\n" * 20, now=at(days))
    assert done.code == 0
    assert "You are warmed up." in done.stdout
    assert json.loads(run("log", "--json", now=at(days)).stdout)["attempts"] == []
    assert run(now=at(days)).stdout.endswith(
        "You are warmed up. Good luck.\n\nlossprep cheatsheet\n"
    )


def test_an_interview_in_the_past_is_refused(run, terminal) -> None:
    for past in ("-1", "2026-11-30", "1999-01-01"):
        ran = run("start", "--interview", past)
        assert (ran.code, ran.stdout) == (1, "")
        assert "is in the past" in ran.stderr
    assert json.loads(run("today", "--json").stdout)["plan"] is None
    child = terminal("start")
    child.expect("When is your interview?")
    child.enter("-1")
    child.expect("is in the past")
    child.expect("When is your interview?")
    child.enter("5")
    child.expect("How many minutes a day?")
    child.enter("0")
    child.expect("from 5 to 600")
    child.enter("40")
    child.expect("in 5 days")
    assert child.wait() == 0
    assert plan(run)["minutes"] == 40


NO_PLAN = [
    ["start", "--interview", "soon"],
    ["start", "--interview", "2026-02-30"],
    ["start", "--interview", "9" * 40],
    ["start", "--interview", "9999-12-31"],
    ["start", "--on", "9999-12-31"],
    ["start", "--on", "0001-01-01"],
    ["start", "--on", "2026-12-20", "--interview", "2026-12-10"],
    ["plan", "move", "2026-12-24"],
    ["plan", "away", "2026-12-24", "2026-12-26"],
    ["plan", "add", "2026-12-24", "Acme"],
]


def test_what_makes_no_plan_is_one_line_and_leaves_none(run) -> None:
    for args in NO_PLAN:
        ran = run(*args)
        assert (ran.code, ran.stdout) == (1, "")
        assert ran.stderr.count("\n") == 1
        assert "a fault of its own" not in ran.stderr
    assert json.loads(run("today", "--json").stdout)["plan"] is None


@pytest.mark.parametrize("minutes", ["4", "601", "many"])
def test_minutes_out_of_bounds_are_a_usage_error(run, minutes: str) -> None:
    ran = run("start", "--minutes", minutes)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1


@pytest.fixture
def done_first_day(run, terminal) -> dict:
    """A plan of 22 days whose first checkpoint is done; how it was then."""
    begin(run, 22, minutes=60)
    walker(pack()).finish(terminal("study"))
    report = plan(run)
    assert report["checkpoints"][0]["status"] == "done"
    return report


def test_a_plan_changes_and_what_is_done_stays(run, terminal, home, done_first_day) -> None:
    moved = run("plan", "move", str(START + timedelta(days=12)), now=at(1))
    assert (moved.code, moved.stderr) == (0, "")
    report = plan(run, 1)
    assert report["interview"] == str(START + timedelta(days=12))
    assert report["checkpoints"][0] == done_first_day["checkpoints"][0]
    assert offsets(report)[0] == 0
    assert offsets(report)[-1] == 10
    with open_store(database(home)) as store:
        attempts = store.attempts()
    refused_then_agreed(run, terminal)
    with open_store(database(home)) as store:
        assert store.attempts() == attempts
        kinds = [one.kind for one in store.events() if isinstance(one, PlanChange)]
    assert kinds == ["start", "move", "start"]


def refused_then_agreed(run, terminal) -> None:
    """Start again on the fifth day: once told no, then yes."""
    before = plan(run, 5)
    blunt = run("start", "--interview", "30", now=at(5))
    assert blunt.code == 1
    assert "--yes" in blunt.stderr
    child = terminal("start", "--interview", "30", now=at(5))
    child.expect("Replace your plan? Your attempts stay.")
    child.enter("n")
    child.expect("The plan is as it was.")
    child.wait()
    assert plan(run, 5) == before
    child = terminal("start", "--interview", "30", now=at(5))
    child.expect("Replace your plan?")
    child.enter("u")  # there is nothing to undo here
    child.expect("The plan is as it was.")
    child.wait()
    child = terminal("start", "--interview", "30", now=at(5))
    child.expect("Replace your plan?")
    child.enter("y")
    child.expect("in 30 days")
    assert child.wait() == 0
    assert plan(run, 5)["start"] == str(START + timedelta(days=5))


def test_a_plan_begun_anew_asks_its_tasks_anew(run, terminal, done_first_day) -> None:
    run("start", "--yes", "--interview", "30", "--minutes", "60", now=at(5))
    assert plan(run, 5)["checkpoints"][0]["status"] == "due"
    walker(pack()).finish(terminal("study", now=at(5)))
    assert plan(run, 5)["checkpoints"][0]["status"] == "done"


def test_days_away_hold_no_checkpoint(run) -> None:
    begin(run, 40)
    first, last = START + timedelta(days=2), START + timedelta(days=8)
    changed = run("plan", "away", str(first), str(last))
    assert (changed.code, changed.stderr) == (0, "")
    days = offsets(plan(run))
    assert not set(days) & set(range(2, 9))
    assert sorted(days) == days
    assert len(set(days)) == 5
    assert json.loads(run("today", "--json", now=at(5)).stdout)["due"]["tasks"] == 0


def test_the_nearest_interview_drives_then_the_next(run) -> None:
    begin(run, 30)
    near = START + timedelta(days=10)
    run("plan", "add", str(near), "Acme")
    assert "(Acme), in 10 days" in run("today").stdout
    report = plan(run)
    assert report["interview"] == str(near)
    assert offsets(report) == [0, 1, 3, 5, 8]
    after = plan(run, 11)
    assert after["interview"] == str(START + timedelta(days=30))
    assert all(day >= 11 for day in offsets(after))
    assert offsets(after)[-1] <= 28


def test_a_name_may_hold_anything_and_is_shown_harmlessly(run) -> None:
    begin(run, 30)
    shown = run("plan", "add", str(START + timedelta(days=10)), "A\x1b[2J\u202e [bold]\udcff")
    assert shown.code == 0
    assert "(A·[2J· [bold]\ufffd)" in shown.stdout
    assert "\x1b" not in run("today").stdout


@pytest.mark.parametrize(
    ("zone", "now", "day"),
    [
        ("UTC", "2026-03-08T01:30", "2026-03-07"),
        ("UTC", "2026-03-08T03:59:59", "2026-03-07"),
        ("UTC", "2026-03-08T04:00", "2026-03-08"),
        # The clocks go forward: 02:30 is a time that this night does not have.
        ("America/New_York", "2026-03-08T01:30", "2026-03-07"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-07"),
        ("America/New_York", "2026-03-08T03:59", "2026-03-07"),
        ("America/New_York", "2026-03-08T04:00", "2026-03-08"),
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-28"),
        ("Europe/Berlin", "2026-03-29T04:00", "2026-03-29"),
        # They go back: 01:30 (02:30) comes twice.
        ("America/New_York", "2026-11-01T01:30-04:00", "2026-10-31"),
        ("America/New_York", "2026-11-01T01:30-05:00", "2026-10-31"),
        ("America/New_York", "2026-11-01T04:00", "2026-11-01"),
        ("Europe/Berlin", "2026-10-25T02:30+02:00", "2026-10-24"),
        ("Europe/Berlin", "2026-10-25T02:30+01:00", "2026-10-24"),
        ("Europe/Berlin", "2026-10-25T04:00", "2026-10-25"),
        # One instant, two places.
        ("Pacific/Auckland", "2026-12-01T12:00Z", "2026-12-01"),
        ("Pacific/Auckland", "2026-12-01T16:00Z", "2026-12-02"),
        ("Pacific/Honolulu", "2026-12-01T12:00Z", "2026-11-30"),
    ],
)
def test_a_day_begins_at_four_on_the_wall(run, zone: str, now: str, day: str) -> None:
    report = json.loads(run("today", "--json", now=now, env={"TZ": zone}).stdout)
    assert report["date"] == day


@pytest.mark.parametrize(("zone", "night"), [("Europe/Berlin", 29), ("America/New_York", 8)])
def test_a_late_session_is_the_evenings(run, terminal, home, zone: str, night: int) -> None:
    env = {"TZ": zone}
    start = run("start", "--minutes", "60", now=f"2026-03-{night - 1:02}T20:00", env=env)
    assert start.code == 0
    late = f"2026-03-{night:02}T01:30"
    walker(pack()).finish(terminal("study", now=late, env=env))
    morning = f"2026-03-{night:02}T09:00"
    report = json.loads(run("today", "--json", now=morning, env=env).stdout)
    assert report["day"] == 1
    assert report["plan"]["checkpoints"][0]["status"] == "done"
    with open_store(database(home)) as store:
        assert {event.moment.day for event in store.events()} == {date(2026, 3, night - 1)}


def test_a_plan_may_begin_later(run, terminal) -> None:
    begin(run, 30, "--on", str(START + timedelta(days=4)))
    assert offsets(plan(run)) == [4, 7, 11, 18, 25]
    before = json.loads(run("today", "--json").stdout)
    assert before["due"]["tasks"] == 0
    assert before["day"] == -4
    on_the_day = json.loads(run("today", "--json", now=at(4)).stdout)
    assert on_the_day["day"] == 0
    assert on_the_day["due"]["tasks"] > 0


def test_a_timed_task_that_does_not_fit_waits_and_comes_first_then(run, terminal) -> None:
    begin(run, 40, minutes=25)
    titles = [task.title for task in pack().checkpoints[-1].tasks]
    shown = unspaced(run("today", now=at(21)).stdout)
    assert unspaced(f"· {titles[0]}") in shown
    assert unspaced(f"· {titles[1]}") in shown
    assert unspaced(titles[2]) in shown.split("waitsforanotherday:")[1]


def test_a_second_interview_and_days_away_stand_on_the_plan(run) -> None:
    begin(run, 20)
    assert "\nthen: Sun 10 Jan (Globex)\n" in run("plan", "add", "2027-01-10", "Globex").stdout
    shown = run("plan", "away", "2026-12-03", "2026-12-04").stdout
    assert "\nkept free: Thu 3 Dec to Fri 4 Dec\n" in shown
    assert re.search(r"Thu 3 Dec +0 min +kept free", shown)
    assert [one["name"] for one in plan(run)["interviews"]] == ["", "Globex"]
    assert "kept free" not in run("plan", now=at(5)).stdout


def test_what_a_missed_day_of_a_triage_moves_is_what_today_shows(run) -> None:
    begin(run, 3)
    shown = json.loads(run("plan", "--json", now=at(1)).stdout)["plan"]
    here = json.loads(run("today", "--json", now=at(1)).stdout)["due"]["tasks"]
    told = re.search(r"(\d+) tasks moved to today.* (\d+) left out", run("today", now=at(1)).stdout)
    assert [int(one) for one in told.groups()] == [here, len(shown["dropped"])]
