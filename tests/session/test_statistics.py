"""Sums over the attempts: which slips are a learner's own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_pack import DAY, Learner, numeric, small_pack

from lossprep.grading.variants import variant
from lossprep.model.content import Drawn, Slip, Template
from lossprep.model.event import Attempt, Moment
from lossprep.session.statistics import frequent_slips

SUM = Slip(id="sum", expression="2*n", message="{n} is the sum")
DRAWN = numeric(
    "drawn",
    value="n",
    template=Template(
        draw={"n": Drawn(choose=(21.0, 34.0, 55.0))},
        digits=2,
        ask="{n}?",
        convention="",
        slips=(SUM,),
    ),
)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_slip_of_several_exercises_is_counted_once_and_said_as_it_was_last(seed: int) -> None:
    learner = Learner(pack=replace(small_pack(), exercises=(numeric("mse"), DRAWN)))
    n = variant(DRAWN, seed).given["n"]

    def wrong(name: str, answer: str, seed: int | None = None) -> Attempt:
        return Attempt(
            id=f"{name}-{answer}",
            moment=Moment(learner.at, DAY),
            exercise=f"small/{name}",
            answer=answer,
            verdict="slip",
            slip="sum",
            seed=seed,
        )

    attempts = [wrong("mse", "2.22"), wrong("drawn", f"{2 * n:g}", seed=seed)]
    (slip,) = frequent_slips(learner.pack, attempts)
    assert (slip.count, slip.words) == (2, f"{n:g} is the sum (drawn)")
    (slip,) = frequent_slips(learner.pack, attempts[::-1])
    assert (slip.count, slip.words) == (2, "that is the sum (mse)")


def test_a_slip_in_fresh_numbers_is_named_by_what_was_drawn() -> None:
    pack = small_pack()
    whole = replace(pack.problems[0], twin=DRAWN.id)
    learner = Learner(pack=replace(pack, exercises=(DRAWN,), problems=(whole,)))
    n = variant(DRAWN, 1).given["n"]
    tried = Attempt(
        id="x",
        moment=Moment(learner.at, DAY),
        exercise=f"{whole.id}/twin-1",
        answer=f"{2 * n:g}",
        verdict="slip",
        slip="sum",
        seed=1,
    )
    (slip,) = frequent_slips(learner.pack, [tried])
    assert slip.words == f"{n:g} is the sum (drawn)"
