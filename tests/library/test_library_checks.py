"""What must be true of a pack beyond the shape of its files, where one file cannot show it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Complaints = Callable[..., list[str]]

FINE = '  - {id: fine, kind: red_flag, text: "99.5 % is great, ship it."}\n'
MORE = "".join(f"  - {{id: more-{i}, kind: plus, text: More.}}\n" for i in range(3))


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "exercises/explain.yaml",
            FINE,
            FINE + MORE,
            "exercises/explain.yaml:9:3: rubric: its criteria are 9: write at most 8",
        ),
        (
            "exercises/explain.yaml",
            "rubric:",
            "limit: 2 min\nrubric:",
            "exercises/explain.yaml:10:3: rubric: its criteria are 6 for 120 s: write 2 to 4",
        ),
        (
            "mocks/pitch.yaml",
            "limit: 90 s",
            "limit: 121 s",
            "mocks/pitch.yaml:9:3: rubric: has 1 of kind core: write at least 3",
        ),
        (
            "exercises/explain.yaml",
            "id: metric",
            "id: baseline",
            "exercises/explain.yaml:10:10: id: two criteria are named 'baseline': rename one",
        ),
        (
            "exercises/explain.yaml",
            "kind: plus, text: Prop",
            "kind: plus, must: true, text: Prop",
            "exercises/explain.yaml:12:34: must: a plus criterion cannot be a must: make it core",
        ),
        (
            "exercises/explain.yaml",
            "ticks: [baseline, metric, cost, loss, threshold]",
            "ticks: [baseline, metric, cost, loss, threshold, fine]",
            "these ticks compute to no_hire, not strong_hire: tick others",
        ),
        (
            "exercises/derive.yaml",
            "value: f - y,",
            "value: '- ',",
            "exercises/derive.yaml:11:19: value: the formula breaks off",
        ),
        (
            "checkpoints.yaml",
            "        kind: assess\n",
            "        kind: read\n",
            "task 'rate' asks for nothing: write items, or assess: true",
        ),
        (
            "problems/ranking.yaml",
            "    kind: open\n",
            "    kind: recall\n    answer: It looks at values.\n",
            "parts: none is open: add one",
        ),
        (
            "exercises/value.yaml",
            "skills: [values]",
            "skills: [values, values]",
            "exercises/value.yaml:4:18: skills: 'values' stands twice: keep one",
        ),
        (
            "exercises/derive.yaml",
            "value: f - y",
            "value: f - z",
            "exercises/derive.yaml:11:21: value: z is not known here; given: f, y: write the "
            "numbers themselves",
        ),
        (
            "exercises/derive.yaml",
            "y: reals",
            "y: real",
            "exercises/derive.yaml:7:24: domains: real is no domain: write {0, 1}, (0, 1), "
            "(0, inf), reals or reals^3",
        ),
        (
            "exercises/derive.yaml",
            "value: 2*(f - y)",
            "value: 3*(f - y)",
            "exercises/derive.yaml:8:8: value: is the derivative of the loss for no variable: mend "
            "one of the two",
        ),
        (
            "exercises/derive.yaml",
            "value: f - y",
            "value: 2*f - 2*y",
            "exercises/derive.yaml:11:17: slip 'half' is the right formula, everywhere: mend or "
            "delete it",
        ),
        (
            "exercises/pick.yaml",
            "text: MAE",
            "text: MSE",
            "exercises/pick.yaml:10:5: options: 'MSE' stands twice: keep one",
        ),
        (
            "pack.yaml",
            "exercises/value, ",
            "exercises/valu, ",
            "pack.yaml:6:11: there is no 'exercises/valu': write 'exercises/value'",
        ),
        (
            "problems/ranking.yaml",
            "minutes:",
            "reserve: true\nminutes:",
            "checkpoints.yaml:24:17: 'problems/ranking' is in reserve: name it from day 14 on",
        ),
        (
            "problems/ranking.yaml",
            "minutes:",
            "reserve: true\nminutes:",
            "mocks/set.yaml:6:12: 'problems/ranking' is in reserve: name it from day 14 on",
        ),
        (
            "problems/ranking.yaml",
            "minutes:",
            "twin: exercises/value\nminutes:",
            "problems/ranking.yaml:5:7: twin: 'exercises/value' draws no numbers: name an exercise "
            "that has a 'draw'",
        ),
    ],
)
def test_what_is_wrong_is_said_where_it_is(
    complaints: Complaints, file: str, old: str, new: str, expected: str
) -> None:
    found = complaints(file, old, new)
    assert any(expected in line for line in found), found


def test_a_broken_value_is_complained_about_once(complaints: Complaints) -> None:
    """Neither the band nor the rubric's size is computed from a criterion of no known kind."""
    (line,) = complaints(
        "exercises/explain.yaml", "kind: core, text: Asks", "kind: cor, text: Asks"
    )
    assert line == "exercises/explain.yaml:11:22: kind: unknown word 'cor': write 'core'"


def test_an_item_that_cannot_be_read_is_still_there_to_be_named(complaints: Complaints) -> None:
    (line,) = complaints("exercises/explain.yaml", "format: 1", "format: 1:")
    assert line.startswith("exercises/explain.yaml:1:10: a second ': '")


def test_a_part_and_an_item_of_one_id(complaints: Complaints, small: Path) -> None:
    (small / "problems/ranking").mkdir()
    shutil.copyfile(small / "problems/ranking.yaml", small / "problems/ranking/mse-3.yaml")
    assert complaints("exercises/say.yaml") == [
        "problems/ranking.yaml:9:3: 'problems/ranking/mse-3' is the id of "
        "problems/ranking/mse-3.yaml, too: rename the part"
    ]


def test_everything_that_is_wrong_with_a_file_comes_in_one_run(complaints: Complaints) -> None:
    text = """format: 1
kind: numeric
titel: A title
skills: [value]
minutes: 010
ask: no
given: {p: [1, .5]}
value: mse(p, [0, 0])
expected: 0.74
convention: mean
slips:
  one:
    value: mse(p, [0, 0)
    say: It is {0.2 = 1/4}, or {0.4 = 1/4}.
  two: {value: 1 + 1, say: "p is {1.5 = mean(p)}."}
"""
    found = complaints("exercises/value.yaml", *_whole("exercises/value.yaml", text))
    assert [line.split(": ")[0].split(":", 1)[1] for line in found] == [
        "3:1",
        "4:10",
        "5:10",
        "6:6",
        "7:16",
        "9:11",
        "13:24",
        "14:32",
    ]


def test_whether_a_slip_shows_depends_on_the_digits_asked_for(complaints: Complaints) -> None:
    slip = ("value: sqrt(mse(prediction, target))", "value: 0.744 + 0")
    assert complaints("exercises/value.yaml", *slip) == []
    found = complaints("exercises/value.yaml", 'expected: "0.740"', 'expected: "0.74"')
    assert found == [
        "exercises/value.yaml:21:12: slip 'root' gives the right answer, 0.74, at these digits: "
        "ask for more, delete it, or write 'coincide: [root]'"
    ]
    allowed = 'expected: "0.74"\ncoincide: [root]'
    assert complaints("exercises/value.yaml", 'expected: "0.74"', allowed) == []


def _whole(file: str, text: str) -> tuple[str, str]:
    return (Path(__file__).parent / "small" / file).read_text(encoding="utf-8"), text
