"""Answers of the calibration deck: read, and held to the rubric that they are marked by."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import built_in

from lossprep import library
from lossprep.grading.rubric import band
from lossprep.session.calibrate import items

ANSWER = """\
format: 1
title: Half of it
of: exercises/explain
text: |
  A constant model gets {99.5 = 100 - 0.5} % as well.
ticks: [baseline]
band: no_hire
why:
  baseline: "\\"As well\\" is enough."
"""


@pytest.fixture
def answer(small: Path) -> Path:
    (small / "answers").mkdir()
    path = small / "answers" / "half.yaml"
    path.write_text(ANSWER)
    return path


def test_an_answer_is_read(small: Path, answer: Path) -> None:
    assert library.check(small) == ()
    (one,) = library.load(small).answers
    assert (one.id, one.of) == ("small/answers/half", "small/exercises/explain")
    assert one.text.strip() == "A constant model gets 99.5 % as well."
    assert (one.ticks, one.why) == (("baseline",), {"baseline": '"As well" is enough.'})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("band: no_hire", "band: lean_hire", "7:7: band: these ticks compute to no_hire"),
        ("of: exercises/explain", "of: exercises/value", "3:5: of: 'exercises/value' has no rub"),
        ("of: exercises/explain", "of: exercises/explian", "3:5: there is no 'exercises/explian'"),
        ("of: exercises/explain", "of: readings/basics", "3:5: 'readings/basics' is none of ex"),
        ("[baseline]", "[basline]", "6:9: ticks: there is no criterion 'basline': write 'bas"),
        ("  baseline:", "  bottom:", "9:11: why: there is no criterion 'bottom'"),
        ("99.5 =", "99.6 =", "5:25: "),
    ],
)
def test_what_is_wrong_with_one_is_said_where_it_is(
    small: Path, answer: Path, old: str, new: str, expected: str
) -> None:
    answer.write_text(ANSWER.replace(old, new))
    (complaint,) = library.check(small)
    assert f"answers/half.yaml:{expected}" in complaint


def test_the_deck_that_ships_has_every_band_and_says_why() -> None:
    pack = built_in()
    known = items(pack)
    bands = [band(known[one.of].rubric, dict.fromkeys(one.ticks, True)) for one in pack.answers]
    assert len({one.of for one in pack.answers}) >= 8
    assert min(bands.count(each) for each in set(bands)) >= 3
    assert len(set(bands)) == 3
    disputed = [len(one.why) for one in pack.answers]
    assert min(disputed) >= 2
