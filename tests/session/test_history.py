"""What stats says of the days behind, and of confidence against outcome."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from packs import built_in

from lossprep.model.content import Band
from lossprep.model.event import Attempt
from lossprep.model.history import Day
from lossprep.model.moment import Moment
from lossprep.session import transcript
from lossprep.session.confidence import ENOUGH, GUESS, SURE, calibration, marked
from lossprep.session.history import bands, days
from lossprep.views.history import calendar, shade
from lossprep.views.transcript import facts

START = date(2026, 12, 1)


def attempt(day: int, *, verdict="right", confidence=None, minutes=1.0) -> Attempt:
    on = START + timedelta(days=day)
    return Attempt(
        id=f"{day}-{verdict}-{confidence}",
        moment=Moment(datetime(on.year, on.month, on.day, 9, tzinfo=UTC), on),
        exercise="loss-functions/exercises/half-and-sum",
        answer="1",
        verdict=verdict,
        confidence=confidence,
        milliseconds=round(minutes * 60_000),
    )


@given(st.text("0123456789.-/eE ()", min_size=1).filter(str.strip), st.sampled_from("!?"))
def test_a_mark_is_taken_off_and_nothing_else(text, mark):
    rest, confidence = marked(text + mark)
    assert rest == text.rstrip()
    assert confidence == {"!": SURE, "?": GUESS}[mark]
    assert marked(text) == (text, None)


def test_brier_is_the_mean_squared_difference():
    said = [
        attempt(0, verdict="right", confidence=SURE),
        attempt(0, verdict="slip", confidence=GUESS),
    ]
    expected = ((SURE - 1) ** 2 + GUESS**2) / 2
    assert calibration(said).brier == pytest.approx(expected)
    assert calibration([attempt(0)]).brier is None


def test_a_share_is_shown_from_ten_answers_on():
    said = [attempt(0, verdict="wrong", confidence=SURE)] * (ENOUGH - 1)
    assert calibration(said).bins == ()
    (only,) = calibration([*said, attempt(0, confidence=SURE)]).bins
    assert (only.answers, only.right) == (ENOUGH, 0.1)


def test_minutes_are_summed_by_day():
    found = days([attempt(0, minutes=2), attempt(0, minutes=3.5), attempt(4)])
    assert [(one.date.day, one.answers, one.minutes) for one in found] == [(1, 2, 5.5), (5, 1, 1.0)]


@given(st.lists(st.integers(0, 120), min_size=1, max_size=30, unique=True))
def test_each_day_of_the_calendar_is_drawn_once(offsets):
    studied = [Day(date=START + timedelta(days=n), answers=3, minutes=1) for n in sorted(offsets)]
    today = studied[-1].date
    rows = [one.text for one in calendar(studied, today) if one.fixed]
    cells = "".join(row[6:] for row in rows)
    assert len(rows) == 7
    assert cells.count("█") == len(studied)


def test_the_darkest_shade_is_the_fullest_day():
    assert shade(0, 9) == "·"
    assert shade(9, 9) == "█"
    assert [shade(n, 4) for n in range(5)] == list("·░▒▓█")


def test_a_marked_answer_is_graded_and_counted(run, home):
    run("drill", "-n", "2", "--seed", "1", input="0.123!\n0.456?\n")
    report = json.loads(run("stats", "--json").stdout)
    assert report["confidence"]["answers"] >= 1
    assert 0 <= report["confidence"]["brier"] <= 1
    assert report["history"][0]["date"] == "2026-12-01"
    assert "Confidence" in run("stats").stdout


def test_a_band_says_how_often_its_item_was_seen():
    pack = built_in()
    banded = [replace(attempt(n, verdict=None), band=Band.LEAN_HIRE) for n in range(3)]
    assert [one.seen for one in bands(pack, banded)] == [0, 1, 2]
    (rows,) = [transcript.logged(pack, [(one, one is not banded[1]) for one in banded])]
    assert [facts(row)[2] for row in rows] == ["unseen", "seen once", "seen once"]
