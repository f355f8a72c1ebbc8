"""The eve and the morning: what they show, what they keep, and that they end in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from small_pack import DAY, Learner, open_exercise, small_pack

from lossprep.model.cheatsheet import CheatRow, Cheatsheet
from lossprep.model.content import Band
from lossprep.model.dialogue import Heading, Note
from lossprep.model.event import Attempt, Moment, ReadingDone
from lossprep.model.plan import Interview, Plan
from lossprep.model.recap import CheatsheetShown, SlipShown
from lossprep.session.last_days import varied
from lossprep.session.study import study

INTERVIEW = DAY + timedelta(days=21)
EVE = INTERVIEW - timedelta(days=1)
PLAN = Plan(start=DAY, minutes=60, interviews=(Interview(date=INTERVIEW),))


def cheats() -> Cheatsheet:
    names = ("mse", "mae", "huber", "bce", "hinge")
    rows = tuple(CheatRow(loss=name, best="b", key="k", red_flag="r") for name in names)
    return Cheatsheet(rows=rows, takeaways=("Look at the gradient.",))


@pytest.fixture
def learner() -> Learner:
    pack = small_pack()
    short = tuple(replace(one, minutes=min(one.minutes, 3)) for one in pack.exercises)
    return Learner(pack=replace(pack, exercises=short, cheatsheet=cheats()))


def attempt(learner: Learner, name: str, **more: object) -> None:
    fields: dict[str, object] = {"answer": "said", **more}
    learner.events.append(
        Attempt(
            id=f"a{len(learner.events)}",
            moment=Moment(learner.at, DAY),
            exercise=f"small/{name}",
            **fields,  # type: ignore[arg-type]
        )
    )


def studied(learner: Learner) -> Learner:
    attempt(learner, "exercises/mse", answer="2.22", verdict="slip", slip="sum", rating=1)
    attempt(learner, "exercises/recall", rating=3)
    attempt(learner, "exercises/why", rating=2, ticks={"flag": True}, band=Band.LEAN_HIRE)
    attempt(learner, "problems/order", rating=3, band=Band.STRONG_HIRE)
    return learner


PAGES, SLIPS, ALOUD = [""] * 3, [""] * 2, ["", "3", "", "3"]
PROBLEM = ["0.740", "The order.", *"nyyyyy"]


def test_the_eve_shows_what_one_knows_and_nothing_new(learner: Learner) -> None:
    flow = study(studied(learner).context(EVE), PLAN)
    played = learner.play(flow, [*PAGES, *SLIPS, *ALOUD, *PROBLEM], EVE)
    assert played.ended
    titles = [one.title for one in played.of(Heading)]
    assert {"recall", "exercises/why", "Order"} <= {*titles}
    sheets = played.of(CheatsheetShown)
    assert [len(one.sheet.rows) for one in sheets] == [4, 1, 0]
    assert sheets[0].formulas["mse"]
    slip, flag = played.of(SlipShown)
    assert (slip.given, slip.right) == ("2.22", "0.740")
    assert "that is the sum" in slip.message
    assert flag.given == "“Just remove them.”"
    answered = {one.exercise for one in played.of(Attempt)}
    assert {"small/exercises/recall", "small/exercises/why", "small/problems/order"} <= answered
    assert not {"small/mocks/set", "small/exercises/opening", "small/exercises/pick"} & answered
    # Done is done: later in the evening there is nothing more.
    again = learner.play(study(learner.context(EVE), PLAN), [], EVE)
    assert again.ended


def test_an_eve_without_anything_to_show_says_so(learner: Learner) -> None:
    played = learner.play(study(learner.context(EVE), PLAN), PAGES, EVE)
    said = " ".join(note.text for note in played.of(Note))
    assert played.ended
    for words in ("no slip", "No question that you have met", "passed no problem"):
        assert words in said
    assert not played.of(Attempt)


def test_an_eve_that_is_left_goes_on_where_it_was(learner: Learner) -> None:
    studied(learner)
    learner.play(study(learner.context(EVE), PLAN), [*PAGES, *SLIPS, "", "3"], EVE)
    played = learner.play(study(learner.context(EVE), PLAN), ["", "3"], EVE)
    notes = [one.note for one in played.of(Heading)]
    assert not played.of(CheatsheetShown)
    assert not played.of(SlipShown)
    assert notes[1].startswith("1 of 1")


def test_the_minutes_of_an_eve_are_kept_by_the_clock(learner: Learner) -> None:
    flow = study(studied(learner).context(EVE), PLAN)
    effects = iter([*PAGES, *SLIPS])
    played = learner.play(slow(learner, flow), effects, EVE)
    titles = [one.title for one in played.of(Heading)]
    assert played.ended
    assert "Order" not in titles
    assert any("25 minutes" in note.text for note in played.of(Note))


def slow(learner: Learner, flow):
    """The same flow, in which each answer takes six minutes."""
    sent = None
    try:
        while True:
            effect = flow.send(sent)
            sent = yield effect
            if sent is not None:
                learner.at += timedelta(minutes=6)
    except StopIteration:
        return


def test_the_morning_grades_nothing_and_leaves_every_memory(learner: Learner) -> None:
    studied(learner)
    before = learner.context(INTERVIEW).progress.memories
    flow = study(learner.context(INTERVIEW), PLAN)
    played = learner.play(flow, [*PAGES, ""], INTERVIEW)
    assert played.ended
    assert {type(one) for one in played.events} == {ReadingDone}
    assert learner.context(INTERVIEW).progress.memories == before
    titles = [one.title for one in played.of(Heading)]
    assert "recall" in titles
    assert "exercises/why" not in titles  # known, but not well


def test_slips_that_were_mended_come_last(learner: Learner) -> None:
    learner.pack = replace(
        learner.pack, exercises=(*learner.pack.exercises, open_exercise("exercises/second"))
    )
    attempt(learner, "exercises/mse", answer="2.22", verdict="slip", slip="sum", rating=1)
    attempt(learner, "exercises/mse", answer="0.740", verdict="right", rating=3)
    attempt(learner, "exercises/second", rating=1, ticks={"flag": True})
    played = learner.play(study(learner.context(EVE), PLAN), [*PAGES, "", ""], EVE)
    assert [one.title for one in played.of(SlipShown)] == ["exercises/second", "exercises/mse"]


def test_one_of_each_skill_comes_before_a_second_of_any() -> None:
    skills = {"a": "x", "b": "x", "c": "y", "d": "z"}
    said = [replace(open_exercise(name), skills=(skill,)) for name, skill in skills.items()]
    assert [one.title for one in varied(said, 3)] == ["a", "c", "d"]
