"""The calibration deck: whose marks are kinder, and how the agreement adds up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from small_pack import DAY, Learner, open_exercise

from lossprep.model.content import Band, ScoredAnswer
from lossprep.model.dialogue import Compared, Note
from lossprep.model.event import Attempt, CriterionTicked
from lossprep.session.calibrate import agreement, calibrate, deck
from lossprep.session.statistics import statistics
from lossprep.session.transcript import logged

OF = "small/exercises/asked"
FIRST, SECOND = (
    ScoredAnswer(
        id=f"small/answers/{name}",
        title=name,
        of=OF,
        text="An answer.",
        ticks=("cause", "figure", "trade"),
        why={"fix": "No fix is named."},
    )
    for name in ("first", "second")
)
# The red flag first, then cause, figure, fix; trade, check.
AS_THE_PACK = ["n", "y", "y", "n", "y", "n"]
KIND = ["n", "y", "y", "y", "y", "y"]
STRICT = ["y", "n", "y", "n", "n", "n"]


@pytest.fixture
def learner() -> Learner:
    one = Learner()
    one.pack = replace(
        one.pack,
        exercises=(*one.pack.exercises, open_exercise("exercises/asked")),
        answers=(FIRST, SECOND),
    )
    return one


def marked(learner: Learner, answers: list[str], *deck: ScoredAnswer, day=DAY):
    return learner.play(calibrate(learner.context(day), deck), answers, day)


def leanings(played) -> dict[str, str]:
    (block,) = [one for one in played.blocks if isinstance(one, Compared)]
    return {each.criterion.id: each.leaning for each in block.marking.marks}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (AS_THE_PACK, {}),
        (KIND, {"fix": "too kind", "check": "too kind"}),
        (STRICT, {"flag": "too strict", "cause": "too strict", "trade": "too strict"}),
    ],
)
def test_each_mark_leans_as_it_should(learner: Learner, answers, expected) -> None:
    found = leanings(marked(learner, answers, FIRST))
    assert {name: lean for name, lean in found.items() if lean != "alike"} == expected


def test_a_red_flag_overlooked_is_too_kind(learner: Learner) -> None:
    flagged = replace(FIRST, ticks=(*FIRST.ticks, "flag"))
    learner.pack = replace(learner.pack, answers=(flagged,))
    assert leanings(marked(learner, AS_THE_PACK, flagged))["flag"] == "too kind"


def test_marks_are_kept_one_by_one_and_gone_on_with(learner: Learner) -> None:
    assert len(marked(learner, ["n", "y", "what"], FIRST).of(CriterionTicked)) == 2
    played = marked(learner, AS_THE_PACK[2:], FIRST)
    (attempt,) = played.of(Attempt)
    assert attempt.ticks == {
        "flag": False,
        "cause": True,
        "figure": True,
        "fix": False,
        "trade": True,
        "check": False,
    }
    assert deck(learner.pack, learner.context().progress.finished) == (SECOND,)


def test_the_agreement_counts_each_answer_once_and_is_no_band_of_ones_own(learner: Learner) -> None:
    marked(learner, KIND, FIRST)
    later = DAY + timedelta(days=1)
    marked(learner, AS_THE_PACK, SECOND, day=later)
    again = marked(learner, AS_THE_PACK, FIRST, day=later)
    assert any("marked it before" in one.text for one in again.blocks if isinstance(one, Note))
    found = agreement(learner.pack, learner.events)
    assert (found.answers, found.criteria, found.alike, found.bands) == (2, 12, 10, 1)
    assert found.leanings == {"core": (6, 1, 0), "plus": (4, 1, 0), "red_flag": (2, 0, 0)}
    assert [(day.date, day.alike) for day in found.days] == [(DAY, 4), (later, 6)]
    sums = statistics(learner.pack, learner.events)
    assert sums.attempts == 0
    assert all(number == 0 for _, number in sums.bands)
    (row, *_) = logged(learner.pack, [(one, True) for one in again.of(Attempt)])
    assert (row.title, row.question) == ("first", "Why?")


def test_bands_follow_from_both_marks(learner: Learner) -> None:
    (block,) = [one for one in marked(learner, KIND, FIRST).blocks if isinstance(one, Compared)]
    assert (block.marking.yours, block.marking.packs) == (Band.STRONG_HIRE, Band.LEAN_HIRE)


def test_what_one_has_answered_oneself_comes_first(learner: Learner) -> None:
    learner.pack = replace(learner.pack, answers=(FIRST, replace(SECOND, of="small/exercises/why")))
    assert deck(learner.pack, {}) == learner.pack.answers
    assert deck(learner.pack, {"small/exercises/why": DAY}) == learner.pack.answers[::-1]
