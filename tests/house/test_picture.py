"""The README's picture shows what the program prints today."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

SVG = Path(__file__).parents[2] / "docs" / "session.svg"


MOVING = re.compile(r"\d+(\.\d+)?(?=%|itemsin|points)|\d+min(?=today)")


def unspaced(text: str) -> str:
    """Without white space, nor the figures that each new item of the pack moves a little."""
    return MOVING.sub("", "".join(text.split()))


@pytest.fixture(scope="module")
def drawn() -> str:
    """All text of the picture, without white space."""
    return unspaced(
        html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", SVG.read_text(), flags=re.DOTALL))
    )


@pytest.mark.parametrize(
    "command",
    ["", "grade ranking/ndcg-3 0.670", "grade ranking/mse-3 2.22", "grade ranking/mse-3 0.74"],
)
def test_the_picture_is_of_this_program(run, drawn: str, command: str) -> None:
    run("start", "--interview", "2026-12-30")
    printed = run(*command.split()).stdout
    assert printed
    assert unspaced(f"$ lossprep {command}") + unspaced(printed) in drawn, "make docs draws it anew"
