"""Without a terminal: plain lines in and out, strict JSON, and input of any kind."""

from __future__ import annotations

import json
import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from program import NOW, PROGRAM, environment
from walker import database, pack, unspaced

from lossprep.model.event import AnswerLocked, Attempt, SelfRating
from lossprep.store import open_store

SMALL = Path(__file__).parents[1] / "library" / "small"
INTERVIEW = ("--interview", "2026-12-31", "--minutes", "60")
COLOURS = [
    {},
    {"GITHUB_ACTIONS": "1", "CI": "true", "TTY_COMPATIBLE": "1", "TTY_INTERACTIVE": "1"},
    {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
    {"NO_COLOR": "1", "TERM": "dumb"},
]


def strict(text: str) -> dict:
    """One JSON object, without the constants that JSON does not have."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    found = json.loads(text, parse_constant=refuse)
    assert isinstance(found, dict)
    assert isinstance(found["schema_version"], int)
    assert text.count("\n") == 1
    return found


def events(home: Path, kind: type) -> list:
    with open_store(database(home)) as store:
        return [event for event in store.events() if isinstance(event, kind)]


def is_plain(text: str) -> bool:
    """Whether a text moves no cursor and has no colour."""
    return not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("args", [["study"], ["study", "--no-input"], ["--no-input", "study"]])
def test_study_without_input_makes_the_plan_and_shows_the_day(run, args: list[str]) -> None:
    ran = run(*args)
    assert (ran.code, ran.stderr) == (0, "")
    tasks = [task.title for task in pack().checkpoints[0].tasks]
    places = [ran.stdout.find(text) for text in ("Day 0", *tasks, "99.5 %")]
    assert -1 not in places
    assert all(first < second for first, second in pairwise(places))
    report = json.loads(run("plan", "--json").stdout)["plan"]
    assert report["start"] == "2026-12-01"
    assert report["interview"] is None
    assert report["minutes"] == 25
    again = run(*args)
    assert "When is your interview?" not in again.stdout
    assert "99.5 %" in again.stdout


@pytest.mark.parametrize(
    ("typed", "interview", "minutes"),
    [("2026-12-20", "2026-12-20", 25), ("21\n40", "2026-12-22", 40), ("soon\n\n30", None, 30)],
)
def test_what_was_answered_before_the_input_ended_is_kept(
    run, typed: str, interview: str | None, minutes: int
) -> None:
    assert run("study", input=typed).code == 0
    report = json.loads(run("plan", "--json").stdout)["plan"]
    assert (report["interview"], report["minutes"]) == (interview, minutes)


def test_quitting_before_there_is_a_plan_makes_none(run, terminal) -> None:
    ran = run("study", input="q\n")
    assert (ran.code, ran.stderr) == (0, "")
    for command in ("study", "start"):
        child = terminal(command)
        child.expect("When is your interview?")
        child.enter("12")
        child.expect("How many minutes a day?")
        child.enter("q")
        assert child.wait() == 0
    assert json.loads(run("today", "--json").stdout)["plan"] is None


def test_a_key_of_the_session_is_no_fault_while_the_plan_is_made(run) -> None:
    ran = run("study", input="?\nu\nundo\n\n\nq\n")
    assert (ran.code, ran.stderr) == (0, "")
    assert json.loads(run("today", "--json").stdout)["plan"] is not None


def test_no_input_never_waits_even_in_a_terminal(terminal) -> None:
    child = terminal("study", "--no-input")
    child.expect("Day 0")
    assert child.wait() == 0


def test_a_line_is_an_answer_and_the_next_run_goes_on(run, home) -> None:
    run("start", *INTERVIEW)
    opening = pack().opening
    rubric = next(one for one in pack().exercises if one.id == opening).rubric
    first = run("study", input="my answer\n" + "y\n" * (len(rubric) - 1))
    assert first.code == 0
    assert [one.answer for one in events(home, AnswerLocked)] == ["my answer"]
    assert events(home, Attempt) == []
    second = run("study", input="n\n\n1.5\n14\nnan\n")
    assert second.code == 0
    assert f"{len(rubric)} of {len(rubric)}" in second.stdout
    assert [one.exercise for one in events(home, Attempt)] == [opening, *pack().pretest[:2]]
    third = run("study", input="4.61\nc\nb\n3\n4\n")
    assert [one.level for one in events(home, SelfRating)] == [3, 4]
    assert "3 of 5" in third.stdout
    assert "2 of 5" not in third.stdout


def test_a_last_line_without_its_end_is_an_answer(run, home) -> None:
    run("start", *INTERVIEW)
    run("study", input="cut off here")
    assert [one.answer for one in events(home, AnswerLocked)] == ["cut off here"]


@pytest.mark.parametrize("env", COLOURS)
def test_nothing_but_text_in_a_pipe(run, env: dict[str, str]) -> None:
    runs = [run("study", input="\n\nanswer\ny\nn\n", env=env)]
    runs += [run(name, env=env) for name in ("today", "stats", "--help", "nonsense")]
    runs += [run("grade", "mse-3", "2.22", env=env)]
    for ran in runs:
        assert is_plain(ran.stdout + ran.stderr), ran
    assert max(map(len, runs[0].stdout.splitlines())) > 200  # a paragraph is one line


@pytest.mark.parametrize("option", [["--plain"], []])
def test_a_dumb_or_plain_terminal_gets_no_escapes(terminal, run, option: list[str]) -> None:
    run("start", *INTERVIEW)
    child = terminal(*option, "study", env={} if option else {"TERM": "dumb"})
    raw: list[str] = []
    feed = child._stream.feed
    child._stream.feed = lambda data: (raw.append(data), feed(data))
    child.expect("Your answer · empty line ends it")
    child.enter("an answer")
    child.enter("in two rows")
    child.enter()
    assert "2 in two rows" in child.expect("1 of 8")
    child.enter("q")
    child.expect("Saved")
    assert child.wait() == 0
    assert "\x1b" not in "".join(raw)
    assert "\r" not in "".join(raw).replace("\r\n", "")


def test_reports_are_strict_json_on_standard_output_alone(run) -> None:
    reports = ["today", "plan", "stats"]
    for command in reports:
        ran = run(command, "--json")
        assert (ran.code, ran.stderr) == (0, "")
        strict(ran.stdout)
    assert strict(run("plan", "--json").stdout)["plan"] is None
    run("start", *INTERVIEW)
    run("study", input="answer\n" + "y\n" * 8 + "1.5\n14\n0.01\n")
    for args in (*([one] for one in reports), ["pack", "list"], ["pack", "check", SMALL]):
        ran = run(*args, "--json")
        assert (ran.code, ran.stderr) == (0, "")
        strict(ran.stdout)
    today = strict(run("today", "--json").stdout)
    assert {"date", "day", "plan", "due", "minutes", "next", "predicted_recall"} <= set(today)
    assert {"tasks", "reviews", "new"} <= set(today["due"])
    task = today["plan"]["checkpoints"][0]["tasks"][0]
    assert {"id", "kind", "title", "minutes", "done"} <= set(task)


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("0.74", "right"),
        ("-5", "wrong"),
        ("-ln(0.01)", "wrong"),
        ("-0.74", "wrong"),
        ("--0.74", "right"),
        ("-", "unreadable"),
        ("-inf", "unreadable"),
        ("1e999", "unreadable"),
        ("", "unreadable"),
        ("\x1b[2J", "unreadable"),
        ("\u202e0.74", "unreadable"),
        ("[bold]0.74[/bold]", "unreadable"),
        ("\udcff\udcfe", "unreadable"),
        ("0" * 10_000, "unreadable"),
    ],
)
def test_any_answer_gets_a_verdict(run, home, answer: str, verdict: str) -> None:
    argv = [PROGRAM, "grade", "ranking/mse-3", answer.encode(errors="surrogateescape")]
    env = environment(NOW, None)
    if verdict == "unreadable":
        plain = subprocess.run(argv, capture_output=True, env=env, check=False, cwd=home)
        assert (plain.returncode, plain.stderr) == (0, b"")
        assert is_plain(plain.stdout.decode())
    report = subprocess.run([*argv, "--json"], capture_output=True, env=env, check=False, cwd=home)
    assert (report.returncode, report.stderr) == (0, b"")
    assert strict(report.stdout.decode())["verdict"] == verdict


def test_a_command_answers_h_and_a_minus_is_an_answer(run) -> None:
    for args in (["-h"], ["grade", "-h"], ["grade", "mse-3", "--help"], ["plan", "move", "-h"]):
        ran = run(*args)
        assert (ran.code, ran.stderr) == (0, "")
        assert ran.stdout.startswith("Usage: lossprep")
        assert "completion" not in ran.stdout or args == ["-h"]


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["studdy"], "'study'"),
        (["todya"], "'today'"),
        (["plan", "mve", "2026-12-20"], "'move'"),
        (["today", "--jsn"], "--json"),
        (["quux"], "--help"),
        (["start", "--minutes", "many"], "--minutes"),
        (["grade", "mse-3"], "ANSWER"),
        (["grade", "mse-3", "1", "2"], "--help"),
        (["plan", "move"], "DATE"),
        (["\x1b[2J"], "--help"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(run, args: list[str], hint: str) -> None:
    ran = run(*args)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert hint in ran.stderr
    assert is_plain(ran.stderr)


@pytest.mark.parametrize("name", ["mse-3x", "ranking/mse_3", "\x1b[2J", "../../etc", "mse\udcff"])
def test_an_unknown_exercise_is_one_line(run, name: str) -> None:
    ran = run("grade", name.encode(errors="surrogateescape"), "1")
    assert (ran.code, ran.stdout) == (1, "")
    assert ran.stderr.count("\n") == 1
    assert is_plain(ran.stderr)


@pytest.mark.parametrize("command", ["today", "--help", "study"])
def test_a_reader_that_goes_away_is_no_fault(run, home, command: str) -> None:
    run("start", *INTERVIEW)
    line = f'"{PROGRAM}" {command} 2>errors | true; echo "${{PIPESTATUS[0]}}"'
    for _ in range(2):
        done = subprocess.run(
            ["bash", "-c", line],
            capture_output=True,
            text=True,
            env=environment(NOW, None),
            cwd=home,
            check=True,
        )
        assert done.stdout in ("0\n", "141\n")
        assert (home / "errors").read_text() == ""


def test_nothing_is_written_outside_the_folders_for_it(run, home, tmp_path) -> None:
    run("start", *INTERVIEW)
    run("study", input="answer\ny\n")
    for args in (["today"], ["stats"], ["pack", "check", SMALL], ["grade", "mse-3", "1"], ["undo"]):
        run(*args)
    tops = {path.relative_to(home).parts[:2] for path in home.rglob("*") if path.is_file()}
    assert tops <= {(top, "lossprep") for top in ("data", "config", "cache")}
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


HOSTILE = [
    "\x1b[2J\x1b[31mred\x07",
    "\u202eright to left\u2066",
    "[bold]not bold[/bold] :smile: [link=file:///etc]x[/link]",
    "{0.7 = mse([1], [2])} **strong** `code`",
    "%s %d {} {0} \\n \\x1b[0m $HOME `id`",
    "'; DROP TABLE event; --",
    "x" * 10_000,
    "\u0301" * 200 + "é 日本語 🙂",
    "tab\there\x0bvertical\x0cform\x85next\u2028line",
]


def test_hostile_answers_are_kept_as_they_are_and_echoed_harmlessly(run, home) -> None:
    rows = []
    for number, answer in enumerate(HOSTILE):
        path = home / "data" / f"{number}.db"
        ran = run("--db", path, "study", input=f"\n\n{answer}\ny\n")
        assert (ran.code, ran.stderr) == (0, "")
        assert is_plain(ran.stdout)
        with open_store(path) as store:
            rows += [one.answer for one in store.events() if isinstance(one, AnswerLocked)]
        assert rows[-1] == answer
        if is_plain(answer):
            assert answer in ran.stdout
    assert len(rows) == len(HOSTILE)


@pytest.mark.parametrize("locale", ["C.UTF-8", "C", "POSIX"])
def test_bytes_that_are_no_utf_8_are_an_answer_too(run, home, locale: str) -> None:
    run("start", *INTERVIEW)
    env = environment(NOW, {"LC_ALL": locale, "LANG": locale})
    typed = b"caf\xe9 \xff\xfe\ny\nn\n"
    argv = [PROGRAM, "study"]
    done = subprocess.run(argv, input=typed, capture_output=True, env=env, check=False, cwd=home)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "caf\ufffd" in done.stdout.decode()
    (answer,) = events(home, AnswerLocked)
    assert answer.answer.startswith("caf\ufffd")


def test_hostile_answers_in_a_terminal(terminal, run, home) -> None:
    run("start", *INTERVIEW)
    child = terminal("study")
    child.expect("Your answer")
    child.send("pasted\r\rwith a gap\r")
    for row in ("[bold]b[/bold] {0.7 = mse(1)}", "日本語 " * 60, "x" * 300, ""):
        child.enter(row)
    child.expect("1 of 8")
    child.enter("1")
    shown = child.expect("2 of 8")
    assert "[bold]" not in shown
    assert "[bold]b[/bold] {0.7 = mse(1)}" in child.transcript()
    child.enter("q")
    assert child.wait() == 0
    assert events(home, AnswerLocked)[0].answer.startswith("pasted\n\nwith a gap\n[bold]")


def test_numbers_that_are_not_read_are_asked_again(run, home) -> None:
    run("start", *INTERVIEW)
    opening = "answer\n" + "y\n" * 8
    typed = ["nan", "inf", "\x1b[2J", "1/0", "__import__('os')", "x" * 5000, "?", "", "h", "1.5"]
    ran = run("study", input=opening + "\n".join(typed) + "\n")
    assert (ran.code, ran.stderr) == (0, "")
    assert is_plain(ran.stdout)
    assert [one.answer for one in events(home, Attempt)][1:] == ["1.5"]
    assert unspaced("2 of 5") in unspaced(ran.stdout)


def test_the_program_reads_no_code_from_where_it_is_run(run, home) -> None:
    (home / "random.py").write_text("raise SystemExit('read from the folder')\n")
    (home / "content").mkdir()
    ran = run("today")
    assert (ran.code, ran.stderr) == (0, "")
    assert os.path.isdir(home / "content")


def test_an_output_that_is_no_utf_8_gets_what_it_can_show(run) -> None:
    for command in ([], ["show", "huber"], ["plot", "mse"]):
        shown = run(*command, env={"PYTHONIOENCODING": "ascii"})
        assert (shown.code, shown.stderr, bool(shown.stdout)) == (0, "", True)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_fault(home, closed: str) -> None:
    for command in ("today", "study"):
        shell = f'exec "$@" {closed}'
        argv = ["/bin/sh", "-c", shell, "sh", str(PROGRAM), command]
        env = environment(NOW, None)
        done = subprocess.run(argv, capture_output=True, text=True, env=env, check=False)
        assert (done.returncode, done.stderr) == (0, "")
