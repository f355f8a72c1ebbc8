"""Blocks as lines."""

from __future__ import annotations

from lossprep.model.content import Band, Criterion
from lossprep.model.dialogue import BandShown, OwnAnswer
from lossprep.views.blocks import lines_of


def texts(block) -> list[str]:
    return [one.text for one in lines_of(block, "Loss functions")]


def test_a_red_flag_is_to_be_left_out_and_a_core_to_be_added() -> None:
    said = Criterion(id="said", kind="red_flag", text='"Push the MSE lower."')
    unsaid = Criterion(id="unsaid", kind="core", text="Names a loss on pairs.")
    shown = texts(BandShown(band=Band.NO_HIRE, hints=0, missing=(said, unsaid)))
    assert shown[-2:] == ['  - leave out: "Push the MSE lower."', "  - Names a loss on pairs."]


def test_code_in_an_answer_keeps_its_indent() -> None:
    assert texts(OwnAnswer(text="def f(x):\n\treturn x"))[-1] == "   2     return x"
