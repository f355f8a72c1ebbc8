"""Bands: computed from what was ticked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossprep.grading.rubric import band, missing
from lossprep.model.content import Band, Criterion

ORDER = [Band.NO_HIRE, Band.LEAN_HIRE, Band.STRONG_HIRE]


def rubric(core, plus, red, musts=0):
    kinds = ["core"] * core + ["plus"] * plus + ["red_flag"] * red
    return [
        Criterion(id=f"{kind[0]}{n}", kind=kind, text="", must=n < musts)
        for n, kind in enumerate(kinds)
    ]


def ticked(criteria, *, but=(), said=()):
    return {
        entry.id: (entry.id in said if entry.kind == "red_flag" else entry.id not in but)
        for entry in criteria
    }


THREE = rubric(3, 2, 1, musts=1)  # c0 (must) c1 c2, p3 p4, r5
SIX = rubric(6, 1, 1)  # c0 to c5, p6, r7


@pytest.mark.parametrize(
    ("criteria", "but", "said", "reached", "lacking"),
    [
        (THREE, (), (), "strong_hire", ()),
        (THREE, ("p3",), (), "lean_hire", ("p3",)),
        (THREE, ("c2",), (), "lean_hire", ("c2",)),
        (THREE, ("c2", "p4"), (), "lean_hire", ("c2", "p4")),
        (THREE, ("c0",), (), "no_hire", ("c0",)),
        (THREE, ("c1", "c2"), (), "no_hire", ("c1", "c2")),
        (THREE, (), ("r5",), "no_hire", ("r5",)),
        (THREE, ("c1",), ("r5",), "no_hire", ("r5",)),
        (THREE, ("c0", "c1"), ("r5",), "no_hire", ("c0", "c1", "r5")),
        (SIX, ("c1", "c2"), (), "lean_hire", ("c1", "c2")),
        (SIX, ("c1", "c2", "c3"), (), "no_hire", ("c1", "c2", "c3")),
        (SIX, ("p6",), (), "lean_hire", ("p6",)),
        (rubric(5, 2, 1), ("c1", "c2"), (), "no_hire", ("c1", "c2")),
        (rubric(2, 0, 0), (), (), "strong_hire", ()),
        (rubric(3, 3, 1), ("p4",), (), "strong_hire", ()),
        (rubric(3, 3, 1), ("p3", "p4"), (), "lean_hire", ("p3", "p4")),
    ],
)
def test_bands_and_what_is_missing(criteria, but, said, reached, lacking):
    ticks = ticked(criteria, but=but, said=said)
    assert band(criteria, ticks) == reached
    assert tuple(entry.id for entry in missing(criteria, ticks)) == lacking


def test_numbers_that_failed_twice_cap_the_band():
    assert band(THREE, ticked(THREE), twin_failed=True) is Band.LEAN_HIRE
    assert band(THREE, ticked(THREE, but=["c0"]), twin_failed=True) is Band.NO_HIRE


def test_what_is_not_ticked_was_not_met():
    assert band(THREE, {}) is Band.NO_HIRE
    assert band(rubric(1, 0, 1), {"c0": True}) is Band.STRONG_HIRE


RUBRICS = st.builds(
    rubric, st.integers(1, 7), st.integers(0, 3), st.integers(0, 2), st.integers(0, 1)
)


@st.composite
def answers(draw):
    criteria = draw(RUBRICS)
    return criteria, {entry.id: draw(st.booleans()) for entry in criteria}


@given(answers(), st.booleans())
def test_meeting_more_never_lowers_and_a_red_flag_never_raises(answer, twin_failed):
    criteria, ticks = answer
    before = ORDER.index(band(criteria, ticks, twin_failed=twin_failed))
    for entry in criteria:
        after = ORDER.index(band(criteria, {**ticks, entry.id: True}, twin_failed=twin_failed))
        assert after <= before if entry.kind == "red_flag" else after >= before


@given(answers())
def test_mending_what_is_missing_reaches_the_next_band(answer):
    criteria, ticks = answer
    before = ORDER.index(band(criteria, ticks))
    mended = {entry.id: entry.kind != "red_flag" for entry in missing(criteria, ticks)}
    after = ORDER.index(band(criteria, {**ticks, **mended}))
    assert after > before or (after == before == 2 and not mended)
